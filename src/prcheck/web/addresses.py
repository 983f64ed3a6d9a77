"""Which addresses a link may reach, judged on the text alone; what a socket connects to is judged by its number."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urlsplit

from prcheck.model import LinkState, LinkStatus
from prcheck.web.hosts import disguise
from prcheck.web.numbers import MEMORY, Network, ipv6, literal, refused
from prcheck.web.ordinary import is_ordinary

DEFAULT_PORTS = {"http": 80, "https": 443}
FEW = 1 << 8  # addresses remembered: each is taken apart several times, one time after the other
MAX_URL = 8_000  # characters; what servers commonly take (RFC 9110, 4.1)
NO_ADDRESS = "not a valid address"
TOO_LONG = f"longer than {MAX_URL} characters"
HARMLESS = frozenset({"mailto", "ftp", "ftps", "tel", "sms", "geo", "irc", "ircs", "xmpp", "magnet"})
IDENTIFIERS = frozenset({"arxiv", "doi", "hdl", "info", "isbn", "urn"})
# Names that exist for certain: where one of them is said not to, the name service is not to be trusted.
WELL_KNOWN = frozenset(
    "api.github.com archive.org arxiv.org doi.org github.com huggingface.co openreview.net www.youtube.com".split()
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|#38|#x26);", re.IGNORECASE)
_HALF = re.compile("[\ud800-\udfff]")
_NEARLY_HTTP = re.compile(r"h*t*p*s*h*t*p+s*", re.IGNORECASE)


def plain(url: str) -> str:
    """The address as a browser takes it from the page: no white space or control character around or inside."""
    if "&" not in url and url.isprintable():
        return url.strip()
    text = _ENTITY.sub("&", url)
    return "".join(c for c in text if c >= " " and c != "\x7f").strip()


def screen(url: str, allowed: Iterable[Network] = ()) -> LinkState | None:
    """The verdict that needs no network: unsafe, or not a web address at all; None where a request must tell."""
    if is_ordinary(url):
        return None
    text = plain(url)
    scheme = _scheme(text)
    if not text or text.startswith("#") or (not scheme and not text.startswith("//")):
        return LinkState(url, LinkStatus.UNCHECKED, "a place inside the repository")
    if scheme in ("", "http", "https"):
        return _screen_web(url, text, allowed)
    if scheme in HARMLESS or scheme in IDENTIFIERS or _NEARLY_HTTP.fullmatch(scheme[:9]):
        return LinkState(url, LinkStatus.UNCHECKED, f'scheme "{scheme[:20]}"')
    return LinkState(url, LinkStatus.UNSAFE, f'scheme "{scheme[:20]}"')


def _scheme(text: str) -> str:
    """The scheme in lower case, "" without one; "example.org:80" has none."""
    found = _SCHEME.match(text)
    if not found or "." in found[1] or text[found.end() : found.end() + 1].isdigit():
        return ""
    return found[1].lower()


def _screen_web(url: str, text: str, allowed: Iterable[Network]) -> LinkState | None:
    parts = split(text)
    if parts is None:
        return LinkState(url, LinkStatus.UNCHECKED, NO_ADDRESS if len(text) <= MAX_URL else TOO_LONG)
    if "@" in parts.netloc:
        return LinkState(url, LinkStatus.UNSAFE, "user name or password in the address")
    address = literal(parts.hostname or "")
    if address is not None and refused(address, allowed):
        return LinkState(url, LinkStatus.UNSAFE, f"private address {address}")
    if letter := disguise(parts.hostname or ""):
        return LinkState(url, LinkStatus.UNSAFE, f"{letter} among the Latin letters of its host")
    return None


@lru_cache(FEW)
def split(url: str) -> SplitResult | None:
    """The parts of a web address; None where it has no host, a port that is none, or is too long."""
    text = url.replace("\\", "/") if "\\" in url.partition("?")[0] else url
    try:
        parts = urlsplit(text if "://" in text[:8] else f"https:{text}" if text.startswith("//") else text)
        port = parts.port
    except ValueError:
        return None
    numbered = "[" not in parts.netloc or ":" in (parts.hostname or "")
    good = parts.scheme in DEFAULT_PORTS and parts.hostname and numbered and port != 0 and len(url) <= MAX_URL
    return parts if good else None


def canonical(url: str) -> str | None:
    """The address as it is asked for: host in ASCII and lower case, a path, every odd character quoted."""
    if is_ordinary(url):
        return url
    parts = split(plain(url))
    if parts is None:
        return None
    host = ascii_host(parts.hostname or "")
    if host is None:
        return None
    port = f":{parts.port}" if parts.port and parts.port != DEFAULT_PORTS[parts.scheme] else ""
    query = f"?{_quoted(parts.query)}" if parts.query else ""
    fragment = f"#{_quoted(parts.fragment)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{port}{_quoted(parts.path or '/')}{query}{fragment}"


def _quoted(text: str) -> str:
    """The text with every odd character quoted; half of a surrogate pair, as JSON may hold it, is none of them."""
    return quote(text if text.isascii() else _HALF.sub("\ufffd", text), safe=_SAFE)


_SAFE = "%/:?@!$&'()*+,;=~-._[]"  # RFC 3986, 2.2 and 2.3


@lru_cache(MEMORY)
def ascii_host(host: str) -> str | None:
    """The host in ASCII (RFC 3490), an IPv6 number in its brackets; None where it cannot be one."""
    if ":" in host:
        return f"[{host}]" if ipv6(host) and _NUMBERED.fullmatch(host) else None
    name = unquote(host)[:254]
    try:
        name = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return name.lower() if 0 < len(name) <= 253 and _HOST.fullmatch(name) else None


_HOST = re.compile(r"[A-Za-z0-9._-]+")
_NUMBERED = re.compile(r"[A-Za-z0-9:._~%-]+")  # with its zone (RFC 6874, 2)
