"""The records of a real list's papers, as a library of the stand-in: read from the data folder, never kept here."""

import json
import re
from pathlib import Path
from typing import Any

from tests.data import DATA
from tests.sources.library import Library, Record


def path(name: str) -> Path:
    return DATA / name


def truth() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path("seed_truth.json").read_text("utf-8"))
    return found


def library() -> Library:
    """What the records say, in the sources' own shapes; the DBLP ones as arXiv's comments."""
    shelves = Library()
    for item in truth():
        if item.get("arxiv"):
            shelves.arxiv[item["arxiv"]] = _preprint(item)
        other = item.get("published_other") or {}
        if other.get("doi"):
            shelves.published[other["doi"]] = Record(
                other.get("title") or item["seed_title"],
                _names(other.get("authors") or item["seed_authors"]),
                (str(other["year"]),),
                container=other["venue"].partition("/")[0].rstrip(" 0123456789(),")
                if "/" in other["venue"]
                else "J. Imaging",
            )
    return shelves


def _preprint(item: dict[str, Any]) -> Record:
    told = (
        item.get("truth_of_linked_arxiv") or item["published_dblp"]
        if "truth_of_linked_arxiv" in item or "published_dblp" in item
        else {}
    )
    year = 2000 + int(item["arxiv"][:2])
    dblp = item.get("published_dblp") if not _wrong(item) else None
    place = told.get("published") or (f"{dblp['booktitle']}" if dblp else "")
    return Record(
        told.get("title") or item["seed_title"],
        _names(told.get("authors") or item["seed_authors"]),
        (f"{year}-06-01", f"{year + 1}-06-01"),
        comment=f"Accepted at {re.sub(r'[(].*', '', place).strip()}" if place else "",
    )


def _wrong(item: dict[str, Any]) -> bool:
    return item.get("seed_line") == 186


def _names(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else tuple(name.strip() for name in str(value).split(","))
