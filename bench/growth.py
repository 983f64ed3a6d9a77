"""How time grows with the list: a table, and the plot in docs/growth.svg.

    python -m bench.growth [--runs N] [--audit KB] [--plot FILE]

Lists of 1 kB to 10 MB; `--audit` is the largest that is audited as a whole.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from math import log10
from pathlib import Path

from bench.invented import prepare
from bench.measure import in_turns
from bench.speed import AUDIT, CHECK, READERS

SIZES = (1, 10, 100, 1_000, 3_000, 10_000)
AUDITED = "audit of the whole list"
WAYS: dict[str, Sequence[str]] = {
    "check, 50 added": CHECK,
    AUDITED: AUDIT,
    **{name: (sys.executable, "-c", code) for name, code in READERS.items()},
}
COLOURS = ("#0550ae", "#bc4c00", "#57606a", "#8c959f")
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 440, 70, 30, 190, 50
LOW, HIGH = -2, 2  # powers of ten of the seconds shown

Curves = Mapping[str, Mapping[int, float]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--audit", type=int, default=3_000)
    parser.add_argument("--plot", type=Path)
    chosen = parser.parse_args()
    curves = measured(chosen.runs, chosen.audit)
    for line in table(curves):
        print(line)
    if chosen.plot:
        chosen.plot.write_text("\n".join(plot(curves)) + "\n", encoding="utf-8")
    return 0


def measured(runs: int, audit: int) -> Curves:
    """Seconds by way and kilobytes."""
    curves: dict[str, dict[int, float]] = {name: {} for name in WAYS}
    for size in SIZES:
        ways = {name: words for name, words in WAYS.items() if name != AUDITED or size <= audit}
        with tempfile.TemporaryDirectory() as folder:
            prepare(Path(folder), size)
            for name, cost in in_turns(ways, Path(folder), runs).items():
                curves[name][size] = cost.seconds
    return curves


def table(curves: Curves) -> Iterator[str]:
    yield f"{'CPU seconds':<26}" + "".join(f"{size:>9,} kB" for size in SIZES)
    for name, points in curves.items():
        yield f"{name:<26}" + "".join(f"{points[size]:>12.2f}" if size in points else f"{'-':>12}" for size in SIZES)


def plot(curves: Curves) -> Iterator[str]:
    """The curves on logarithmic axes, as SVG."""
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {box} font-family="sans-serif" font-size="13">'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    yield from _axes()
    for (name, points), colour in zip(curves.items(), COLOURS, strict=True):
        places = [(_x(size), _y(seconds)) for size, seconds in points.items()]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places)
        x, y = places[-1]
        if SIZES[-1] in points:
            yield f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{name}</text>'
        else:
            yield f'<text x="{x - 8:.1f}" y="{y - 4:.1f}" text-anchor="end" fill="{colour}">{name}</text>'
    yield "</svg>"


def _axes() -> Iterator[str]:
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    for size in (1, 10, 100, 1_000, 10_000):
        word = f"{size} kB" if size < 1_000 else f"{size // 1_000} MB"
        yield f'<path d="M{_x(size):.1f} {TOP}V{bottom}" stroke="#eaeef2"/>'
        yield f'<text x="{_x(size):.1f}" y="{bottom + 20}" text-anchor="middle" fill="#1f2328">{word}</text>'
    for power in range(LOW, HIGH + 1):
        y = _y(10.0**power)
        yield f'<path d="M{LEFT} {y:.1f}H{right}" stroke="#eaeef2"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#1f2328">{10.0**power:g} s</text>'
    yield f'<text x="{LEFT}" y="{TOP - 12}" fill="#1f2328">CPU seconds of the whole process, by size of the list</text>'


def _x(size: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * log10(size) / log10(SIZES[-1])


def _y(seconds: float) -> float:
    share = (log10(max(seconds, 10.0**LOW)) - LOW) / (HIGH - LOW)
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share)


if __name__ == "__main__":
    sys.exit(main())
