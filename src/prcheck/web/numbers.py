"""Addresses as numbers: which are the public internet's, and which number the name of a host stands for."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from urllib.parse import unquote

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

MEMORY = 1 << 12  # hosts remembered
# What Python's tables of 3.11 leave out of IANA's special-purpose registries, and Azure's wire server.
_EXTRA: tuple[Network, ...] = (
    IPv4Network("192.0.0.0/24"),
    IPv4Network("168.63.129.16/32"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("2001::/23"),
    IPv6Network("3fff::/20"),
    IPv6Network("5f00::/16"),
)
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_NUMBER = re.compile(r"0x(?P<hex>[0-9a-f]*)|(?P<oct>0[0-7]+)|(?:0|[1-9][0-9]*)")


def networks(blocks: Iterable[str]) -> tuple[Network, ...]:
    """The CIDR blocks as networks; raises `ValueError` for one that is none."""
    return tuple(ip_network(block, strict=False) for block in blocks)


def refused(address: Address, allowed: Iterable[Network] = ()) -> bool:
    """Whether no socket may be opened to this address: it is not one of the public internet's."""
    if any(form in block for form in _forms(address) for block in allowed):
        return False
    return any(_inward(form) for form in _forms(address))


def _forms(address: Address) -> tuple[Address, ...]:
    """The addresses that packets would go to: those carried inside an IPv6 form, else the address itself."""
    if isinstance(address, IPv4Address):
        return (address,)
    inner = address.ipv4_mapped or address.sixtofour
    if address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    return (inner,) if inner else (address,)


def _inward(address: Address) -> bool:
    local = isinstance(address, IPv6Address) and address.is_site_local
    extra = any(address in block for block in _EXTRA)
    return local or extra or address.is_multicast or address.is_reserved or not address.is_global


@lru_cache(MEMORY)
def literal(host: str) -> Address | None:
    """The address that a host written as a number stands for, in any form a browser takes (WHATWG URL, 3.5)."""
    host = unicodedata.normalize("NFKC", unquote(host)).replace("。", ".").rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):  # RFC 6761, 6.3
        return IPv4Address("127.0.0.1")
    if ":" in host:
        return ipv6(host)
    parts = host.split(".")
    if not 1 <= len(parts) <= 4:
        return None
    numbers = [_number(part) for part in parts]
    return _v4([number for number in numbers if number is not None]) if None not in numbers else None


def ipv6(host: str) -> IPv6Address | None:
    """The address that a host of colons stands for, without its zone; None where it is none."""
    try:
        return IPv6Address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None


def _number(part: str) -> int | None:
    """A number in decimal, octal (leading 0) or hexadecimal (leading 0x)."""
    found = _NUMBER.fullmatch(part)
    if not found or len(part) > 40:
        return None
    if found["hex"] is not None:
        return int(found["hex"] or "0", 16)
    return int(part, 8) if found["oct"] is not None else int(part)


def _v4(numbers: list[int]) -> Address | None:
    *leading, last = numbers
    room = 256 ** (4 - len(leading))
    if any(not 0 <= number < 256 for number in leading) or not 0 <= last < room:
        return None
    value = sum(number << (24 - 8 * place) for place, number in enumerate(leading))
    return IPv4Address(value + last)
