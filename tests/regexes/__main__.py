"""`python -m tests.regexes`: each expression, and how its steps grow with a text four times as long."""

import sys

from tests.regexes.test_regexes import BOUNDED, RECURSION, everything, growth

if __name__ == "__main__":
    sys.setrecursionlimit(RECURSION)
    for one in sorted(everything(), key=lambda one: one.place):
        reason = next((why for lead, why in BOUNDED.items() if one.place.startswith(lead)), "")
        told = f"short: {reason}" if reason else f"x {growth(one)[0]:.1f}"
        sys.stdout.write(f"{one.place}\t{told}\t{one.pattern!r}\n")
