"""The body of an answer: as much as is wanted, unpacked up to a cap."""

import http.client
import zlib
from contextlib import suppress

from prcheck.edge.sockets import ExchangeError


def read(response: http.client.HTTPResponse, cap: int) -> tuple[bytes, bool]:
    """Up to `cap` bytes of the body, and whether it ended; a body that breaks off was at least begun."""
    raw = bytearray()
    with suppress(OSError, http.client.HTTPException, ExchangeError, ValueError):
        while len(raw) < cap and not ended(response) and not response.isclosed():
            raw += response.read1(cap - len(raw))
        return bytes(raw), ended(response)
    return bytes(raw), False


def ended(response: http.client.HTTPResponse) -> bool:
    """Whether the body was read to its end; `read1` leaves a body of known length open there."""
    return response.length == 0 or (response.length is None and response.isclosed())


def unpacked(raw: bytes, encoding: str, cap: int, whole: bool) -> tuple[bytes, bool]:
    """The body without its gzip or zlib packing, and whether it is all there."""
    if not encoding or encoding.lower() == "identity":
        return raw, whole
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, by its first bytes
    try:
        body = unpacker.decompress(raw, cap)
    except zlib.error:
        return b"", False
    return body, whole and unpacker.eof
