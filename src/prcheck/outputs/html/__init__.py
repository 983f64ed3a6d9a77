"""The report as a page: one file that a browser opens without asking anybody for anything."""

from prcheck.model import Report


def render(report: Report) -> str:
    """The page: the list's health in numbers and charts, and a table of its entries."""
    from prcheck.outputs.html.page import page  # late: loads Jinja and pygal

    return page(report)
