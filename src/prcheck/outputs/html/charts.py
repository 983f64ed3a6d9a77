"""Bar charts as SVG whose looks the page's own style gives."""

import sys
from collections.abc import Sequence
from math import ceil
from xml.etree import ElementTree

import pygal

from prcheck.outputs.html.counts import Group
from prcheck.terminal import visible

# pygal's finder of plug-ins, of which none is used, makes Python 3.11 warn at each later import
sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)]

SVG = "http://www.w3.org/2000/svg"
BAR = 26
"""How many pixels high a bar is with its room."""

FOOT = 46
WIDTH = 560
WIDE = 1160
FEW = 10
"""How many columns are named at most."""

LABEL = 36
"""How many characters of a bar's name are shown."""

_DROPPED = frozenset({"defs", "desc", "title"})
_UNUSED = frozenset({"tooltip-overlay", "titles"})


def bars(title: str, groups: Sequence[Group], series: Sequence[str] = ("entries",), width: int = WIDTH) -> str:
    """Horizontal bars, the first group on top; several series are stacked, one has its values at the bars."""
    kind = pygal.HorizontalStackedBar if series[1:] else pygal.HorizontalBar
    values = {"print_values": not series[1:], "print_values_position": "top"}
    chart = kind(height=FOOT + BAR * len(groups), width=width, **values, **_options())
    return _drawn(chart, title, groups[::-1], series)


def columns(title: str, groups: Sequence[Group]) -> str:
    """Upright bars, for what has an order of its own."""
    step = ceil(len(groups) / FEW)
    chart = pygal.Bar(height=280, width=WIDTH, x_labels_major_every=step, show_minor_x_labels=False, **_options())
    return _drawn(chart, title, groups, ("entries",))


def _options() -> dict[str, object]:
    return {
        "css": (),
        "js": (),
        "no_prefix": True,
        "show_legend": False,
        "margin": 8,
        "margin_right": 34,
        "max_scale": 6,
        "order_min": 0,  # entries are counted: no mark stands between two whole numbers
    }


def _drawn(chart: "pygal.Graph", title: str, groups: Sequence[Group], series: Sequence[str]) -> str:
    chart.x_labels = [_label(visible(group.name)) for group in groups]
    for number, name in enumerate(series):
        chart.add(name, [group.parts[number] for group in groups])
    root = ElementTree.fromstring(chart.render(is_unicode=True))  # noqa: S314  # pygal's own, of escaped names
    _strip(root)
    root.attrib = {"viewBox": root.attrib["viewBox"], "class": "chart", "role": "img", "aria-label": title}
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="unicode")


def _label(name: str) -> str:
    return name if len(name) <= LABEL else f"{name[: LABEL - 1].rstrip()}…"


def _strip(node: ElementTree.Element) -> None:
    """Leave shapes and words only: no style or script of pygal's, no comment, no tooltip."""
    for child in list(node):
        name = str(child.tag).rpartition("}")[2]
        classes = set(child.attrib.get("class", "").split())
        if name in _DROPPED or classes & _UNUSED:
            node.remove(child)
            continue
        child.attrib.pop("style", None)
        _strip(child)
