"""Addresses that need no second look are judged as they would be with one."""

import pytest

from prcheck.web import addresses
from prcheck.web.addresses import canonical, screen
from prcheck.web.ordinary import is_ordinary

ORDINARY = (
    "https://arxiv.org/abs/2401.00001",
    "http://weaving.example.org/~ada/looms_2/index.html",
    "https://openreview.net/forum?id=abc-DEF_1",
    "https://0x7f.example/a//b/../c",
    "https://example.co.uk/",
)
OTHERS = (
    "https://example.org",
    "https://Example.org/",
    "https://example.org:80/",
    "https://ada@example.org/",
    "https://looms.localhost/",
    "https://localhost/",
    "https://127.0.0.1/",
    "https://xn--pple-43d.example/",
    "https://0x7f.0.0.0x1/",
    "https://example.org/a b",
    "https://example.org/a#b",
    "https://example.org/?a&b",
    "https://example.org/a?",
    "https://example.org/%41",
    "https://example.org/\n",
    "ftp://example.org/",
    "//example.org/",
    f"https://example.org/{'a' * 250}",
)


@pytest.mark.parametrize("url", ORDINARY)
def test_ordinary_addresses_are_judged_as_with_a_second_look(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_ordinary(url)
    quick = screen(url), canonical(url)
    monkeypatch.setattr(addresses, "is_ordinary", lambda _: False)
    assert (screen(url), canonical(url)) == quick == (None, url)


@pytest.mark.parametrize("url", OTHERS)
def test_other_addresses_get_a_second_look(url: str) -> None:
    assert not is_ordinary(url)
