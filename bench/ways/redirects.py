"""Redirects: good ones, endless ones, and ones to where nobody may go."""

from bench.ways.ask import BAIT, WAYS, Ask, way


@way("alive", "/hops")
async def hops(ask: Ask) -> None:
    number = int(ask.path.partition("?")[2] or 20)
    await (ask.to(f"/hops?{number - 1}") if number else ask.send(200))


@way("unknown", "/endless")
async def endless(ask: Ask) -> None:
    await ask.to(f"/endless?{ask.count}")


@way("dead", "/circle")
async def circle(ask: Ask) -> None:
    await ask.to("/circle-2")


@way("", "/circle-2")
async def circle_2(ask: Ask) -> None:
    await ask.to("/circle")


@way("dead")
async def circle_self(ask: Ask) -> None:
    await ask.to("/circle-self")


@way("dead")
async def circle_cookie(ask: Ask) -> None:
    await ask.to("/circle-cookie", headers=f"Set-Cookie: turn={ask.count}\r\n")


@way("alive")
async def cookie(ask: Ask) -> None:
    if "seen=yes" in ask.header("cookie"):
        await ask.send(200)
    else:
        await ask.to("/cookie", headers="Set-Cookie: seen=yes; Path=/\r\n")


@way("moved")
async def moved_301(ask: Ask) -> None:
    await ask.to("/ok?301", 301)


@way("moved")
async def moved_308(ask: Ask) -> None:
    await ask.to(f"{ask.other}/ok?308", 308)


@way("moved")
async def moved_then_302(ask: Ask) -> None:
    await ask.to("/found-302", 301)


@way("alive")
async def found_302(ask: Ask) -> None:
    await ask.to("/ok?302", 302)


@way("alive")
async def found_303(ask: Ask) -> None:
    await ask.to("/ok?303", 303)


@way("alive")
async def found_307(ask: Ask) -> None:
    await ask.to("ok?307", 307)


@way("dead")
async def moved_to_404(ask: Ask) -> None:
    await ask.to("/404?moved", 301)


@way("unknown")
async def moved_to_403(ask: Ask) -> None:
    await ask.to("/403?moved", 301)


@way("unknown")
async def to_login(ask: Ask) -> None:
    await ask.to("/accounts/login?next=/to-login")


@way("alive", "/accounts/login")
async def login(ask: Ask) -> None:
    await ask.send(200)


def to(verdict: str, path: str, location: str, status: int = 302) -> None:
    async def answer(ask: Ask) -> None:
        await ask.to(location, status)

    WAYS[path] = (verdict, answer)


to("unsafe", "/to-private", f"http://{BAIT}/")
to("unsafe", "/to-private-301", "http://192.168.7.7/", 301)
to("unsafe", "/to-metadata", "http://169.254.169.254/latest/meta-data/")
to("unsafe", "/to-decimal", "http://167772161/")
to("unsafe", "/to-mapped", "http://[::ffff:10.0.0.1]/")
to("unsafe", "/to-v6-loopback", "http://[::1]/")
to("unsafe", "/to-file", "file:///etc/passwd")
to("unsafe", "/to-javascript", "javascript:alert(1)")
to("unsafe", "/to-user", "http://user:word@example.org/")
to("dead", "/to-no-name", "http://gone.invalid/")
to("unknown", "/to-nonsense", "http://[oops/")
to("unknown", "/to-mailto", "mailto:a@example.org")
to("unsafe", "/to-octal", "http://012.0.0.1/")
to("unsafe", "/to-hex", "http://0x0a000001/")
to("unsafe", "/to-short", "http://10.1/")
to("unsafe", "/to-any", "http://0.0.0.0/")
to("unsafe", "/to-nat64", "http://[64:ff9b::a00:1]/")
to("unsafe", "/to-6to4", "http://[2002:a00:1::1]/")
to("unsafe", "/to-v6-local", "http://[fe80::1]/")
to("unsafe", "/to-v6-unique", "http://[fd00:ec2::254]/")
to("unsafe", "/to-shared", "http://100.64.0.1/")
to("unsafe", "/to-percent", "http://%31%30.0.0.1/")
to("unsafe", "/to-dots", "http://10.0.0.1./")
to("unsafe", "/to-relative-scheme", "//10.0.0.1/a")
to("unsafe", "/to-backslash", "\\\\10.0.0.1\\a")
to("unsafe", "/to-upper", "HTTP://10.0.0.1/")
to("unsafe", "/to-data", "data:text/html,x")
to("unsafe", "/to-gopher", "gopher://10.0.0.1/")
to("unsafe", "/to-user-at", "http://example.org@10.0.0.1/")
to("unknown", "/to-no-port", "http://example.org:99999/")
to("unknown", "/to-itself-tls", "https://127.0.0.1:1/")
to("alive", "/to-fragment", "/ok#part", 302)
to("alive", "/to-parent", "../../../ok?up", 303)
to("moved", "/to-blanks", "  /ok?a b  ", 301)
to("moved", "/to-path", "/ok?permanent", 308)
to("dead", "/to-410", "/410?moved", 307)
to("unknown", "/300-choice", "/ok?300", 300)
to("unknown", "/305", "/ok?305", 305)


@way("alive")
async def to_query(ask: Ask) -> None:
    await (ask.send(200) if ask.path.endswith("?found") else ask.to("?found"))


@way("alive")
async def cookie_path(ask: Ask) -> None:
    sent = ask.header("cookie")
    if ask.path.endswith("?again"):
        await ask.send(200 if "near=1" in sent and "far=1" not in sent else 404)
    else:
        headers = "Set-Cookie: near=1; Path=/cookie-path\r\nSet-Cookie: far=1; Path=/elsewhere\r\n"
        await ask.to("/cookie-path?again", headers=headers)


@way("alive")
async def cookie_foreign(ask: Ask) -> None:
    if ask.path.endswith("?again"):
        await ask.send(404 if "evil" in ask.header("cookie") else 200)
    else:
        await ask.to(f"{ask.other}/cookie-foreign?again", headers="Set-Cookie: evil=1; Domain=example.org\r\n")


@way("alive")
async def cookie_taken_back(ask: Ask) -> None:
    step = ask.path.partition("?")[2]
    gone = "Set-Cookie: a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT\r\n"
    if step == "2":
        await ask.send(404 if "a=" in ask.header("cookie") else 200)
    else:
        await ask.to(f"/cookie-taken-back?{2 if step else 1}", headers=gone if step else "Set-Cookie: a=1\r\n")


@way("unknown")
async def two_locations(ask: Ask) -> None:
    await ask.send(302, "Location: /403\r\nLocation: http://10.0.0.1/\r\n", b"")


@way("unknown")
async def empty_location(ask: Ask) -> None:
    await ask.send(301, "Location:\r\n", b"")


@way("unknown")
async def long_location(ask: Ask) -> None:
    await ask.to(f"/{'x' * 20_000}")


@way("moved")
async def slash_added(ask: Ask) -> None:
    await ask.to("/slash-added/", 301)
