"""Heads that are odd but can be read, and some that cannot."""

from email.utils import formatdate
from time import time

from bench.ways.ask import PAGE, Ask, way


async def page(ask: Ask, first: str = "HTTP/1.1 200 OK", headers: str = "", body: bytes = PAGE) -> None:
    """Send a head as it is written here, and close the connection."""
    await ask.raw(f"{first}\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body)
    ask.writer.close()


@way("alive")
async def http_10(ask: Ask) -> None:
    await page(ask, "HTTP/1.0 200 OK")


@way("dead")
async def http_10_404(ask: Ask) -> None:
    await page(ask, "HTTP/1.0 404 Not Found")


@way("alive")
async def no_reason(ask: Ask) -> None:
    await page(ask, "HTTP/1.1 200")


@way("unknown")
async def http_09(ask: Ask) -> None:
    await ask.raw(PAGE)
    ask.writer.close()


@way("unknown")
async def http_2(ask: Ask) -> None:
    await ask.raw(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x64")
    ask.writer.close()


@way("unknown")
async def no_such_status(ask: Ask) -> None:
    await page(ask, "HTTP/1.1 20x OK")


@way("alive", "/100-then-200")
async def continue_then_200(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 100 Continue\r\n\r\n")
    await ask.send(200)


@way("alive", "/103-then-200")
async def hints_then_200(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n" * 3)
    await ask.send(200)


@way("dead", "/103-then-404")
async def hints_then_404(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 103 Early Hints\r\n\r\n")
    await ask.send(404)


@way("unknown", "/101")
async def switching(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")
    ask.writer.close()


@way("unknown", "/endless-103")
async def endless_hints(ask: Ask) -> None:
    while True:
        await ask.raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100)


@way("alive")
async def bare_line_ends(ask: Ask) -> None:
    await ask.raw(b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 2\n\nhi")
    ask.writer.close()


@way("alive")
async def long_header(ask: Ask) -> None:
    await page(ask, headers=f"X-Long: {'y' * 30_000}\r\n")


@way("unknown")
async def header_flood(ask: Ask) -> None:
    await page(ask, headers="".join(f"X-{number}: 1\r\n" for number in range(20_000)))


@way("alive")
async def odd_headers(ask: Ask) -> None:
    await page(ask, headers="X-Empty:\r\n : nameless\r\nX-Odd: \xe9\x00\x1b\r\nX-Twice: 1\r\nX-Twice: 2\r\n")


@way("alive")
async def length_no_number(ask: Ask) -> None:
    await page(ask, headers="Content-Length: many\r\n")


@way("alive")
async def length_negative(ask: Ask) -> None:
    await page(ask, headers="Content-Length: -5\r\n")


@way("alive")
async def length_huge(ask: Ask) -> None:
    await page(ask, headers=f"Content-Length: {'9' * 300}\r\n")


@way("alive")
async def lengths_two(ask: Ask) -> None:
    await page(ask, headers="Content-Length: 3\r\nContent-Length: 9\r\n")


@way("alive")
async def length_too_short(ask: Ask) -> None:
    await page(ask, headers="Content-Length: 3\r\n")


@way("alive")
async def length_and_chunks(ask: Ask) -> None:
    await page(ask, headers="Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", body=b"2\r\nhi\r\n0\r\n\r\n")


@way("alive")
async def closes_each_time(ask: Ask) -> None:
    await ask.send(200)
    ask.writer.close()


@way("alive", "/429-date-soon")
async def date_soon_429(ask: Ask) -> None:
    date = formatdate(time() + 1.0, usegmt=True)
    await ask.send(429 if ask.count == 1 else 200, f"Retry-After: {date}\r\n")


@way("unknown", "/429-date-late")
async def date_late_429(ask: Ask) -> None:
    await ask.send(429, f"Retry-After: {formatdate(time() + 3_600, usegmt=True)}\r\n")


@way("alive", "/503-date-past")
async def date_past_503(ask: Ask) -> None:
    await ask.send(503 if ask.count == 1 else 200, "Retry-After: Mon, 01 Jan 2024 00:00:00 GMT\r\n")


@way("alive", "/503-nonsense")
async def nonsense_503(ask: Ask) -> None:
    await ask.send(503 if ask.count == 1 else 200, "Retry-After: soon\r\n")


@way("unknown", "/429-ages")
async def ages_429(ask: Ask) -> None:
    await ask.send(429, f"Retry-After: {'9' * 400}\r\n")


@way("unknown", "/503-thrice")
async def thrice_503(ask: Ask) -> None:
    await ask.send(503 if ask.count <= 3 else 200)
