"""The builder that asks a language model, and keeps what the model can quote."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, ClassVar

from ..records import Cost
from .asking import Asking
from .options import OPTIONS, read_options
from .prompt import digest, prompt_version, request_tokens
from .rows import rows_of
from .words import Knowledge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ...reports import Report
    from ..records import Rows, Settings

VERSION = "1"


class LlmBuilder:
    """Reads reports by a model behind an OpenAI-compatible server; docs/llm.md describes it.

    Its version names the model and the prompt as well, so that the rule of every cell does. Raises InputError for
    options that are wrong.
    """

    name = "llm"
    version = VERSION
    options: ClassVar[Mapping[str, str]] = OPTIONS

    def __init__(self, settings: Settings) -> None:
        options = read_options(settings)
        self.version = f"{VERSION}/{options.model}/{prompt_version()}"
        self.asking = Asking(options)
        self.known = Knowledge.load(settings)

    def build(self, batch: Sequence[Report]) -> list[Rows]:
        """Ask for every report of the batch, also behind one that fails; then raise the first failure."""
        pool = ThreadPoolExecutor(self.asking.options.parallel)
        try:
            waiting = [pool.submit(self.asking.answer, report) for report in batch]
            wait(waiting)
        finally:
            pool.shutdown(cancel_futures=True)  # nothing more is sent after an interruption
        return [rows_of(report, answer.result(), self.known) for report, answer in zip(batch, waiting, strict=True)]

    def cost(self, batch: Sequence[Report]) -> Cost:
        """Estimate what asking for the batch costs; sends nothing."""
        return sum(map(self._cost, batch), Cost())

    def _cost(self, report: Report) -> Cost:
        body = self.asking.body(report)
        if self.asking.stored(digest(body)) is not None:
            return Cost(stored=1)
        if self.asking.options.offline or self.asking.is_too_long(report):
            return Cost(refused=1)
        return Cost(requests=1, tokens_in=request_tokens(body), tokens_out=self.asking.options.answer_tokens)
