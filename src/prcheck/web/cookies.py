"""The cookies of one chain of redirects; they never leave it (RFC 6265, cut to what a chain needs)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MAX_COOKIES = 50


@dataclass(frozen=True, slots=True)
class Cookie:
    """A name with its value, for one host or, where `wide`, for a domain and the hosts below it, under `path`."""

    name: str
    value: str
    domain: str
    wide: bool = False
    secure: bool = False
    path: str = "/"


def learn(known: tuple[Cookie, ...], headers: Iterable[str], host: str, path: str = "/") -> tuple[Cookie, ...]:
    """The cookies after these `Set-Cookie` headers of an answer from `host` for `path`."""
    jar = {(c.name, c.domain, c.path): c for c in known}
    for header in headers:
        cookie, gone = _read(header, host, path)
        key = (cookie.name, cookie.domain, cookie.path)
        jar.pop(key, None)
        if cookie.name and not gone and len(jar) < MAX_COOKIES:
            jar[key] = cookie
    return tuple(jar.values())


def _read(header: str, host: str, path: str) -> tuple[Cookie, bool]:
    """The cookie of a header, and whether it is not to be kept: taken back, or for a foreign domain (RFC 6265, 5.3)."""
    pair, *attributes = header.split(";")
    name, _, value = (part.strip() for part in pair.partition("="))
    known = {key.strip().lower(): val.strip() for key, _, val in (a.partition("=") for a in attributes)}
    domain = known.get("domain", "").lstrip(".").lower()
    foreign = domain not in ("", host) and not host.endswith("." + domain)
    wide = "." in domain and not foreign
    given = known.get("path", "")
    below = given if given.startswith("/") else path.rpartition("/")[0] or "/"  # RFC 6265, 5.1.4
    cookie = Cookie(name, value, domain if wide else host, wide, "secure" in known, below)
    ended = known.get("max-age", "").startswith(("0", "-")) or _PAST.search(known.get("expires", ""))
    return cookie, foreign or bool(ended)


_PAST = re.compile(r"\b19[0-9]{2}\b")
"""A year of the last century: how a cookie is taken back without `Max-Age`."""


def header(known: tuple[Cookie, ...], scheme: str, host: str, path: str = "/") -> str:
    """The `Cookie` header for a request to `host` for `path`, "" where it has none."""
    return "; ".join(f"{c.name}={c.value}" for c in known if _fits(c, scheme, host, path))


def _fits(cookie: Cookie, scheme: str, host: str, path: str) -> bool:
    at = host == cookie.domain or (cookie.wide and host.endswith("." + cookie.domain))
    below = path == cookie.path or path.startswith(cookie.path.rstrip("/") + "/")
    return at and below and (scheme == "https" or not cookie.secure)
