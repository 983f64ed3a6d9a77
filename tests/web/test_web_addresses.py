"""Which addresses a link may reach."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.model import LinkStatus
from prcheck.web.addresses import canonical, plain, screen, split
from prcheck.web.numbers import literal, networks, refused

INWARD = (
    "127.0.0.1 127.9.9.9 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200"
    " 0.0.0.0 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 192.0.0.192"
    " 168.63.129.16 ::1 :: fe80::1 fc00::1 fd00:ec2::254 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1"
    " ::ffff:169.254.169.254 ::10.0.0.1 64:ff9b::a00:1 2002:a00:1:: 2002:7f00:1::1 2001:db8::1 100::1"
).split()
OUTWARD = (
    "8.8.8.8 1.1.1.1 172.32.0.1 192.169.0.1 2606:4700::1111 2001:4860:4860::8888 ::ffff:8.8.8.8 64:ff9b::808:808"
).split()


@pytest.mark.parametrize("number", INWARD)
def test_inward_addresses_are_refused(number: str) -> None:
    assert refused(ip_address(number))


@pytest.mark.parametrize("number", OUTWARD)
def test_public_addresses_are_not(number: str) -> None:
    assert not refused(ip_address(number))


def test_a_network_is_opened_on_purpose_and_no_other() -> None:
    opened = networks(["127.0.0.0/8", "fd00::/8"])
    assert not refused(ip_address("127.3.2.1"), opened)
    assert not refused(ip_address("::ffff:127.0.0.1"), opened)
    assert not refused(ip_address("fd00::1"), opened)
    assert refused(ip_address("10.0.0.1"), opened)


def test_a_block_that_is_none() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        networks(["nonsense"])


@pytest.mark.parametrize(
    ("host", "number"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0x7F.1", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("0177.0.0.01", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("127.0.1", "127.0.0.1"),
        ("10.0x10.0.1.", "10.16.0.1"),
        ("①②⑦.0.0.1", "127.0.0.1"),
        ("127。0。0。1", "127.0.0.1"),
        ("%31%30.0.0.1", "10.0.0.1"),
        ("0x", "0.0.0.0"),
        ("localhost", "127.0.0.1"),
        ("LOCALHOST.", "127.0.0.1"),
        ("a.localhost", "127.0.0.1"),
        ("::1", "::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("example.org", None),
        ("1.2.3.4.5", None),
        ("256.1.1.1", None),
        ("1.2.3.256", None),
        ("4294967296", None),
        ("08.1.1.1", None),
        ("1_0.0.0.1", None),
        ("1" * 50, None),
        ("::zz", None),
        ("", None),
    ],
)
def test_hosts_written_as_numbers(host: str, number: str | None) -> None:
    found = literal(host)
    assert (str(found) if found else None) == number


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/x",
        "https://[::1]:8443/",
        "http://[::ffff:192.168.0.1]/",
        "http://localhost:8000/",
        "//10.0.0.1/x",
        "http:\\\\10.0.0.1\\x",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "gopher://example.org/",
        "chrome://settings",
    ],
)
def test_unsafe_without_a_request(url: str) -> None:
    state = screen(url)
    assert state is not None
    assert state.state is LinkStatus.UNSAFE
    assert state.url == url
    assert state.reason


@pytest.mark.parametrize(
    "url",
    [
        "",
        "#top",
        "docs/more.md",
        "/root.md",
        "../x",
        "example.org:80/x",
        "localhost:8000",
        "mailto:a@example.org",
        "ftp://example.org/x",
        "tel:+1",
        "hhttps://example.org",
        "htps://example.org",
        "arxiv:2401.00001",
        "doi:10.1000/1",
        "https:/example.org",
        "https://",
        "https://[oops/",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://example.org/" + "x" * 9_000,
    ],
)
def test_no_web_address(url: str) -> None:
    state = screen(url)
    assert state is not None
    assert state.state is LinkStatus.UNCHECKED


@pytest.mark.parametrize(
    "url", ["https://example.org/@me", "http://8.8.8.8/", "//example.org/x", "HTTPS://Example.org"]
)
def test_what_a_request_must_tell(url: str) -> None:
    assert screen(url) is None


def test_an_opened_network_lets_its_literals_through() -> None:
    assert screen("http://127.0.0.1:8000/", networks(["127.0.0.0/8"])) is None
    assert screen("http://[::1]/", networks(["127.0.0.0/8"])) is not None


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:8443/a b", "https://example.org:8443/a%20b"),
        ("https://bücher.example/ü?ä=1#ö", "https://xn--bcher-kva.example/%C3%BC?%C3%A4=1#%C3%B6"),
        ("https://example.org/a%20(b)?q=<x>", "https://example.org/a%20(b)?q=%3Cx%3E"),
        ("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&b=2"),
        ("//example.org/x", "https://example.org/x"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
        ("https://[fe80::1%25eth0]/", "https://[fe80::1%25eth0]/"),
        ("https://[::1%\u00fc]/", None),
        ("https://[::1%`1]/", None),
        ("https://ex ample.org/", None),
        ("https://" + "a" * 300 + ".org/", None),
        ("https://" + "ü" * 70 + ".org/", None),
        ("https://[v1.x]/", None),
        ("nonsense", None),
    ],
)
def test_the_address_that_is_asked_for(url: str, asked: str | None) -> None:
    assert canonical(url) == asked


def test_plain_takes_what_a_browser_takes() -> None:
    assert plain(" ht\ntp://a/\x7f ") == "http://a/"


@given(st.text())
def test_any_text_is_judged_without_an_exception(text: str) -> None:
    for url in (text, f"http://{text}", f"https://{text}/{text}"):
        screen(url)
        asked = canonical(url)
        if asked is not None:
            assert canonical(asked) == asked
            assert asked.isascii()
            assert split(asked) is not None


@given(st.ip_addresses(v=4))
def test_every_way_to_write_a_number_is_seen(address: object) -> None:
    number = ip_address(str(address))
    for text in (str(int(number)), hex(int(number)), f"0{int(number):o}" if int(number) else "0"):
        assert literal(text) == number
    assert refused(number) == refused(ip_address(f"::ffff:{number}"))
