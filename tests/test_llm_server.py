"""The llm builder and servers that misbehave: what is asked again, what is given up, what is never spent twice."""

from __future__ import annotations

import json
import socket
import struct
from email.utils import formatdate
from typing import TYPE_CHECKING

import pytest
from sourcebook.builders.llm.endpoint import AskingError, ClosedError
from sourcebook.errors import InputError

from .llm_support import Waits, answer, builder, completion, figure, incident, quoted, report, says, serving, status

if TYPE_CHECKING:
    from pathlib import Path

    from .llm_support import Handler

TEXT = "Gunmen killed 21 soldiers near Al-Koum on 8 November."
FOUND = answer(
    incident("Gunmen killed", event_type=quoted("attack", "killed"), figures=[figure("killed 21 soldiers", 21, 21)])
)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name in ("SOURCEBOOK_LLM_URL", "SOURCEBOOK_LLM_MODEL", "SOURCEBOOK_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)


def resets(handler: Handler) -> None:
    """Close the connection in the middle of the answer, with a reset."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.wfile.flush()
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def hangs(handler: Handler) -> None:
    handler.server.done.wait(30)


def cuts(handler: Handler) -> None:
    """Send the first half of the server's JSON as if it were all."""
    whole = completion(FOUND)
    handler.reply(whole[: len(whole) // 2])


def floods(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.done.is_set():
        handler.wfile.write(b" " * 100_000)


def trickles(waits: Waits):
    """Send a byte at a time for ever, while the clock runs."""

    def act(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not handler.server.done.is_set():
            waits.time += 60
            handler.wfile.write(b" ")
            handler.wfile.flush()
            handler.server.done.wait(0.001)

    return act


def killed(rows) -> list[int | None]:
    return [figure.low for row in rows for incident in row.incidents for figure in incident.figures]


@pytest.mark.parametrize(
    "trouble",
    [
        status(500),
        status(503, {"error": {"message": "loading the model"}}),
        status(429),
        resets,
        cuts,
        says("I am afraid there is"),
    ],
    ids=["500", "503", "429", "reset", "cut", "no JSON"],
)
def test_what_may_pass_is_asked_again(tmp_path: Path, trouble) -> None:
    with serving(trouble, says(FOUND)) as server:
        assert killed(builder(tmp_path, server.url).build([report(TEXT)])) == [21]
        assert len(server.asked) == 2


def test_waits_grow_and_end(tmp_path: Path) -> None:
    waits = Waits()
    with serving(status(500)) as server, pytest.raises(AskingError, match="status 500"):
        builder(tmp_path, server.url, waits).build([report(TEXT)])
    assert waits.slept == [1, 2, 4, 8]


def test_a_slow_server_is_given_up_and_asked_again(tmp_path: Path) -> None:
    with serving(hangs, says(FOUND)) as server:
        assert killed(builder(tmp_path, server.url, timeout=0.3).build([report(TEXT)])) == [21]


def test_a_server_that_is_not_there_is_one_clear_reason(tmp_path: Path) -> None:
    with serving() as server:
        url = server.url
    with pytest.raises(AskingError, match=r"the connection to 127\.0\.0\.1:\d+ failed"):
        builder(tmp_path, url).build([report(TEXT)])


def test_retry_after_is_honoured_in_both_forms(tmp_path: Path) -> None:
    waits = Waits()
    date = formatdate(waits.time + 7 + 30, usegmt=True)
    script = status(429, Retry_After="7"), status(429, Retry_After=date), says(FOUND)
    with serving(*script) as server:
        builder(tmp_path, server.url, waits).build([report(TEXT)])
    assert waits.slept == [7, 30]


@pytest.mark.parametrize("written", ["soon", "-5", "", "Wed, 99 Foo 2023"])
def test_a_retry_after_that_is_none_is_passed_over(tmp_path: Path, written: str) -> None:
    waits = Waits()
    with serving(status(429, Retry_After=written), says(FOUND)) as server:
        builder(tmp_path, server.url, waits).build([report(TEXT)])
    assert waits.slept == [1]


def test_a_server_that_asks_for_hours_is_not_waited_for(tmp_path: Path) -> None:
    waits = Waits()
    with serving(status(429, Retry_After="7200")) as server:
        with pytest.raises(AskingError, match="7200 seconds of patience"):
            builder(tmp_path, server.url, waits).build([report(TEXT)])
        assert (len(server.asked), waits.slept) == (1, [])


def test_an_endless_answer_ends(tmp_path: Path) -> None:
    with serving(floods) as server, pytest.raises(AskingError, match="has no end"):
        builder(tmp_path, server.url).build([report(TEXT)])


def test_an_answer_that_trickles_ends(tmp_path: Path) -> None:
    waits = Waits()
    with serving(trickles(waits)) as server, pytest.raises(AskingError, match="did not end its answer"):
        builder(tmp_path, server.url, waits, attempts=1).build([report(TEXT)])


def test_an_answer_cut_by_its_limit_is_not_asked_again(tmp_path: Path) -> None:
    with serving(says(json.dumps(FOUND)[:80], finish="length")) as server:
        with pytest.raises(AskingError, match="answer_tokens"):
            builder(tmp_path, server.url).build([report(TEXT)])
        assert len(server.asked) == 1


def test_an_answer_without_json_is_given_up_after_the_second(tmp_path: Path) -> None:
    with serving(says("no")) as server:
        with pytest.raises(AskingError, match="no JSON of the shape"):
            builder(tmp_path, server.url).build([report(TEXT)])
        assert len(server.asked) == 2


@pytest.mark.parametrize("body", [b"null", b"[]", b'{"choices": []}', b'{"choices": [{"message": 3}]}', b"[" * 100_000])
def test_a_response_of_any_shape_is_an_error_of_its_report(tmp_path: Path, body: bytes) -> None:
    with serving(lambda handler: handler.reply(body)) as server, pytest.raises(AskingError):
        builder(tmp_path, server.url).build([report(TEXT)])


@pytest.mark.parametrize("code", [401, 403, 404, 302])
def test_what_every_request_would_meet_is_met_once(tmp_path: Path, code: int) -> None:
    with serving(status(code, {"error": "no such model"}, Location="http://127.0.0.1:9/")) as server:
        made = builder(tmp_path, server.url)
        for text in (TEXT, "Another text.", TEXT):
            with pytest.raises(ClosedError, match=f"status {code}: no such model"):
                made.build([report(text)])
        assert len(server.asked) == 1


def test_a_request_at_fault_is_not_the_end(tmp_path: Path) -> None:
    with serving(status(400, {"error": {"message": "context length"}}), says(FOUND)) as server:
        made = builder(tmp_path, server.url)
        with pytest.raises(AskingError, match="context length"):
            made.build([report("Another text.")])
        assert killed(made.build([report(TEXT)])) == [21]


def test_a_server_that_is_down_is_not_asked_for_every_report(tmp_path: Path) -> None:
    with serving(status(500)) as server:
        made = builder(tmp_path, server.url, attempts=2)
        for number in range(10):
            with pytest.raises(AskingError):
                made.build([report(f"Text {number}.")])
        assert len(server.asked) == 3 * 2


def test_a_failed_report_is_not_sent_twice_in_one_build(tmp_path: Path) -> None:
    with serving(status(400)) as server:
        made = builder(tmp_path, server.url)
        for _ in range(2):
            with pytest.raises(AskingError):
                made.build([report(TEXT)])
        assert len(server.asked) == 1


def test_one_failure_does_not_keep_the_others_of_its_batch_from_being_asked(tmp_path: Path) -> None:
    with serving(status(400), says(answer())) as server:
        made = builder(tmp_path, server.url)
        with pytest.raises(AskingError):
            made.build([report(TEXT), report("Second."), report("Third.")])
        assert len(made.build([report("Second."), report("Third.")])) == 2
        assert len(server.asked) == 3


def test_answers_are_stored_and_rows_are_the_same(tmp_path: Path) -> None:
    with serving(says(FOUND)) as server:
        first = builder(tmp_path, server.url).build([report(TEXT)])
        again = builder(tmp_path, server.url).build([report(TEXT)])
        assert first == again
        assert len(server.asked) == 1
    assert builder(tmp_path, None, offline=True).build([report(TEXT)]) == first


def test_a_stored_answer_is_for_this_model_text_and_facts(tmp_path: Path) -> None:
    with serving(says(FOUND)) as server:
        builder(tmp_path, server.url).build([report(TEXT)])
        builder(tmp_path, server.url, model="other").build([report(TEXT)])
        builder(tmp_path, server.url).build([report(TEXT + " ")])
        builder(tmp_path, server.url).build([report(TEXT, publisher="Al-Mayadeen")])
        assert len(server.asked) == 4
        builder(tmp_path, server.url).build([report(TEXT, report_id="r-2", path="elsewhere.txt")])
        builder(tmp_path, server.url, answer_tokens=9000, timeout=9, parallel=2).build([report(TEXT)])
        assert len(server.asked) == 4, "where the file lies makes no difference, nor do limits"


def test_a_damaged_store_is_asked_anew(tmp_path: Path) -> None:
    with serving(says(FOUND)) as server:
        builder(tmp_path, server.url).build([report(TEXT)])
        (stored,) = (tmp_path / "answers").rglob("*.json")
        for damage in (b"", b"{", b"\xff\xfe", stored.read_bytes().replace(b"incidents", b"accidents")):
            whole = stored.read_bytes()
            stored.write_bytes(damage)
            assert killed(builder(tmp_path, server.url).build([report(TEXT)])) == [21]
            assert stored.read_bytes() == whole
        assert len(server.asked) == 5


def test_offline_sends_nothing(tmp_path: Path) -> None:
    with serving(says(FOUND)) as server:
        with pytest.raises(AskingError, match="nothing is sent while offline"):
            builder(tmp_path, server.url, offline=True).build([report(TEXT)])
        assert not server.asked


def test_limits_stop_before_they_are_passed_and_the_next_build_goes_on(tmp_path: Path) -> None:
    texts = [f"Text {number}." for number in range(5)]
    with serving(says(answer())) as server:
        made = builder(tmp_path, server.url, max_requests=3)
        with pytest.raises(AskingError, match="limit of 3 requests"):
            made.build([report(text) for text in texts])
        assert len(server.asked) == 3
        assert len(builder(tmp_path, server.url, max_requests=3).build([report(text) for text in texts])) == 5
        assert len(server.asked) == 5


def test_retries_count_as_requests(tmp_path: Path) -> None:
    with serving(status(500)) as server:
        with pytest.raises(AskingError, match="limit of 2 requests"):
            builder(tmp_path, server.url, max_requests=2).build([report(TEXT)])
        assert len(server.asked) == 2


def test_tokens_are_counted_as_the_server_counts_them(tmp_path: Path) -> None:
    with serving(says(answer(), total=40_000)) as server:
        made = builder(tmp_path, server.url, max_tokens=90_000)
        with pytest.raises(AskingError, match="limit of 90,000 tokens"):
            made.build([report(f"Text {number}.") for number in range(5)])
        assert (len(server.asked), made.asking.budget.tokens) == (3, 120_000)


def test_tokens_are_estimated_where_the_server_does_not_count(tmp_path: Path) -> None:
    with serving(says(answer(), total=None)) as server:
        made = builder(tmp_path, server.url)
        cost = made.cost([report(TEXT)])
        made.build([report(TEXT)])
        assert cost.tokens_in < made.asking.budget.tokens < cost.tokens_in + 100


def test_several_are_asked_at_once_and_come_back_in_order(tmp_path: Path) -> None:
    texts = [f"Text {number}: gunmen killed {number} soldiers." for number in range(12)]

    def counts(handler: Handler) -> None:
        asked = handler.body["messages"][1]["content"]
        number = next(number for number in range(12) if f"Text {number}:" in asked)
        quote = f"killed {number} soldiers"
        handler.reply(completion(answer(incident(quote, figures=[figure(quote, number, number)]))))

    with serving(counts) as server:
        rows = builder(tmp_path, server.url, parallel=4).build([report(text) for text in texts])
    assert killed(rows) == list(range(12))


def test_limits_hold_for_several_at_once(tmp_path: Path) -> None:
    with serving(says(answer())) as server:
        with pytest.raises(AskingError, match="limit of 7 requests"):
            made = builder(tmp_path, server.url, parallel=8, max_requests=7)
            made.build([report(f"Text {number}.") for number in range(40)])
        assert len(server.asked) == 7


def test_the_request_is_what_every_server_takes(tmp_path: Path) -> None:
    with serving(says(answer())) as server:
        builder(tmp_path, f"{server.url}/chat/completions/").build([report(TEXT, title="Attack")])
        (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert (asked.body["temperature"], asked.body["stream"]) == (0, False)
    assert asked.body["response_format"]["type"] == "json_schema"
    assert "Authorization" not in asked.headers
    assert TEXT in asked.body["messages"][1]["content"] and "title: Attack" in asked.body["messages"][1]["content"]
    assert "r.txt" not in json.dumps(asked.body), "no path of the user's machine"


def test_the_key_comes_from_the_environment_and_stands_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCEBOOK_LLM_KEY", "sk-very-secret")
    echo = status(401, {"error": {"message": "no such key: sk-very-secret"}})
    with serving(says(FOUND), echo) as server:
        made = builder(tmp_path, server.url)
        rows = made.build([report(TEXT)])
        assert server.asked[0].headers["Authorization"] == "Bearer sk-very-secret"
        with pytest.raises(ClosedError) as caught:
            made.build([report("Another text.")])
    assert "no such key: …" in str(caught.value)
    stored = b"".join(path.read_bytes() for path in (tmp_path / "answers").rglob("*.json"))
    assert b"secret" not in stored and "secret" not in repr(rows) and "secret" not in made.version


def test_terminal_codes_of_a_server_are_not_passed_on(tmp_path: Path) -> None:
    answered = status(400, {"error": {"message": "bad\x1b[31m\nthing" + "x" * 5000}})
    with serving(answered) as server, pytest.raises(AskingError) as caught:
        builder(tmp_path, server.url).build([report(TEXT)])
    told = str(caught.value)
    assert "\x1b" not in told and "\n" not in told and len(told) < 300


def test_a_report_that_is_too_long_is_not_sent(tmp_path: Path) -> None:
    with serving(says(answer())) as server:
        made = builder(tmp_path, server.url, report_tokens=100)
        with pytest.raises(AskingError, match="split the report"):
            made.build([report("word " * 1000)])
        assert (made.cost([report("word " * 1000)]).refused, server.asked) == (1, [])


def test_the_cost_is_known_beforehand_and_nothing_is_sent(tmp_path: Path) -> None:
    with serving(says(FOUND)) as server:
        made = builder(tmp_path, server.url)
        cost = made.cost([report(TEXT), report("Another text.")])
        assert (cost.requests, cost.stored, cost.tokens_out) == (2, 0, 2 * 4096)
        assert cost.tokens_in > 2 * len(TEXT) / 4
        assert not server.asked and not (tmp_path / "answers").exists()
        made.build([report(TEXT)])
        after = made.cost([report(TEXT), report("Another text.")])
        assert (after.requests, after.stored) == (1, 1)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"model": " "}, "needs a model"),
        ({"url": "localhost:11434"}, "no address of a server"),
        ({"url": "file:///etc/passwd"}, "no address of a server"),
        ({"url": "http://[::1"}, "no address of a server"),
        ({"url": "http://user:secret@127.0.0.1/v1"}, "put a key into SOURCEBOOK_LLM_KEY"),
        ({"url": "https://127.0.0.1/v1?key=secret"}, "put a key into SOURCEBOOK_LLM_KEY"),
        ({"parallel": "many"}, "parallel is 'many'"),
        ({"parallel": 0}, "parallel is '0'"),
        ({"offline": "perhaps"}, "offline is 'perhaps'"),
    ],
)
def test_options_that_are_wrong_are_one_line(tmp_path: Path, options: dict[str, object], said: str) -> None:
    with pytest.raises(InputError) as caught:
        builder(tmp_path, **({"url": None} | options))
    assert said in str(caught.value) and "secret" not in str(caught.value)


def test_options_come_from_the_environment_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says(FOUND)) as server:
        monkeypatch.setenv("SOURCEBOOK_LLM_URL", server.url)
        monkeypatch.setenv("SOURCEBOOK_LLM_MODEL", "from-outside")
        made = builder(tmp_path, None, model="")
        assert killed(made.build([report(TEXT)])) == [21]
        assert server.asked[0].body["model"] == "from-outside"
    assert "/from-outside/prompt-" in made.version


def test_no_server_named_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="SOURCEBOOK_LLM_URL"):
        builder(tmp_path, None).build([report(TEXT)])


def test_a_cache_that_cannot_be_written_is_told_before_anything_is_sent(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with serving(says(FOUND)) as server:
        with pytest.raises(InputError, match="--set cache=DIR"):
            builder(tmp_path, server.url, cache=tmp_path / "file").build([report(TEXT)])
        assert not server.asked
