"""Hosts that mix alphabets are unsafe; hosts in one alphabet are not."""

import pytest

from prcheck.model import LinkStatus
from prcheck.web.addresses import screen


@pytest.mark.parametrize(
    "host",
    ["аrxiv.org", "arхiv.org", "xn--rxiv-43d.org", "XN--RXIV-43D.org", "www.gοogle.com", "%D0%B0rxiv.org", "a.аb.org"],
)
def test_mixed_hosts_are_unsafe(host: str) -> None:
    state = screen(f"https://{host}/abs/2401.00001")
    assert state is not None
    assert state.state is LinkStatus.UNSAFE
    assert "among the Latin letters of its host" in state.reason


@pytest.mark.parametrize(
    "host",
    [
        "arxiv.org",
        "пример.рф",
        "пример.com",
        "münchen.de",
        "例え.jp",
        "xn--e1afmkfd.com",
        "xn--.org",
        "xn--99999999999.org",
        "ａrxiv.org",
    ],
)
def test_others_are_asked(host: str) -> None:
    assert screen(f"https://{host}/") is None
