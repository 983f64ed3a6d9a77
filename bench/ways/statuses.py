"""Plain answers: each path one status."""

from bench.ways.ask import PAGE, simple

simple("alive", "/ok", 200)
simple("alive", "/set-cookie", 200, "Set-Cookie: shared=secret; Path=/\r\n")
simple("dead", "/404", 404)
simple("dead", "/410", 410)
for _code in (201, 203, 205, 206, 421, 423, 425, 426, 428, 431, 451, 500, 501, 502, 504, 505, 507, 511, 520, 522, 526):
    simple("unknown", f"/{_code}", _code)
for _code in (299, 306, 399, 444, 498, 530, 599, 600, 999):
    simple("unknown", f"/{_code}", _code)
for _code in (204, 300, 304, 400, 401, 402, 403, 405, 406, 407, 408, 409, 411, 413, 414, 415, 416, 418):
    simple("unknown", f"/{_code}", _code, body=b"" if _code in (204, 304) else PAGE)
simple("unknown", "/503", 503)
simple("unknown", "/429", 429)
simple("unknown", "/429-hour", 429, "Retry-After: 3600\r\n")
simple(
    "unknown", "/503-date", 503, "Date: Mon, 01 Jan 2024 00:00:00 GMT\r\nRetry-After: Mon, 01 Jan 2024 02:00:00 GMT\r\n"
)
simple("unknown", "/cloudflare", 403, "cf-mitigated: challenge\r\n")
simple("unknown", "/waf-202", 202, "x-amzn-waf-action: challenge\r\n")
simple("unknown", "/cloudflare-404", 404, "cf-mitigated: challenge\r\n")
simple("unknown", "/soft-404", 200, body=b"<html><title>Page not found</title><body>Sorry.</body></html>")
simple("unknown", "/soft-404-short", 200, body=b"<html><title>Oops</title><p>This page doesn't exist.</p></html>")
simple("unknown", "/no-location", 302)
simple("unknown", "/410-walled", 410, "cf-mitigated: challenge\r\n")
simple("unknown", "/waf-405", 405, "x-amzn-waf-action: captcha\r\n")
simple("unknown", "/wall-200", 200, body=b"<title>Just a moment...</title><p>Checking your browser</p>")
simple(
    "alive", "/long-talk", 200, body=b"<title>Search</title><p>" + b"words " * 900 + b"the key was not found there</p>"
)
