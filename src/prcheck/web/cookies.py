"""The cookies of one chain of redirects; they never leave it (RFC 6265, cut to what a chain needs)."""

from collections.abc import Iterable
from dataclasses import dataclass

MAX_COOKIES = 50


@dataclass(frozen=True, slots=True)
class Cookie:
    """A name with its value, for one host or, where `wide`, for a domain and the hosts below it."""

    name: str
    value: str
    domain: str
    wide: bool = False
    secure: bool = False


def learn(known: tuple[Cookie, ...], headers: Iterable[str], host: str) -> tuple[Cookie, ...]:
    """The cookies after these `Set-Cookie` headers of `host`."""
    jar = {(c.name, c.domain): c for c in known}
    for header in headers:
        cookie, gone = _read(header, host)
        key = (cookie.name, cookie.domain)
        jar.pop(key, None)
        if cookie.name and not gone and len(jar) < MAX_COOKIES:
            jar[key] = cookie
    return tuple(jar.values())


def _read(header: str, host: str) -> tuple[Cookie, bool]:
    pair, *attributes = header.split(";")
    name, _, value = (part.strip() for part in pair.partition("="))
    known = {key.strip().lower(): val.strip() for key, _, val in (a.partition("=") for a in attributes)}
    domain = known.get("domain", "").lstrip(".").lower()
    wide = "." in domain and (host == domain or host.endswith("." + domain))
    cookie = Cookie(name, value, domain if wide else host, wide, "secure" in known)
    return cookie, known.get("max-age", "").startswith(("0", "-"))


def header(known: tuple[Cookie, ...], scheme: str, host: str) -> str:
    """The `Cookie` header for a request to `host`, "" where it has none."""
    return "; ".join(f"{c.name}={c.value}" for c in known if _fits(c, scheme, host))


def _fits(cookie: Cookie, scheme: str, host: str) -> bool:
    at = host == cookie.domain or (cookie.wide and host.endswith("." + cookie.domain))
    return at and (scheme == "https" or not cookie.secure)
