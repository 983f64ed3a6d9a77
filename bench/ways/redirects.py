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
