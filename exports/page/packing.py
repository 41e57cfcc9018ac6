"""What the page shows, as blocks that no browser takes for code: JSON, compressed, in base64."""

from __future__ import annotations

import base64
import zlib

import msgspec

LEVEL = 6
"""Of compression; 9 takes twice the time for a page that is a hundredth smaller."""


class Packed(bytes):
    """A block's content, packed already."""


def pack(content: object) -> Packed:
    """JSON (dates as ISO, no NaN), compressed as DecompressionStream's `deflate` reads it, in base64."""
    return Packed(base64.b64encode(zlib.compress(msgspec.json.encode(content), LEVEL)))


def block(name: str, content: object) -> bytes:
    """An element that holds the content and that the script finds by its name."""
    packed = content if isinstance(content, Packed) else pack(content)
    return b'<script type="text/plain" id="block-%b">%b</script>\n' % (name.encode("ascii"), packed)
