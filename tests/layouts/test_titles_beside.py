"""Titles beside a list of many names, a bracketed nickname, or the word "In" before the venue."""

import pytest

from prcheck.layouts import parse

NAMES = "Ada Moss, Bea Noor, Cem Olin, Dia Penn, Eva Quill, Fay Ross, and Gil Stone"
URL = "https://arxiv.org/abs/2301.0000"


@pytest.mark.parametrize(
    "form",
    [
        "- " + NAMES + ". 2022. [Threads {} in Woven Maps](" + URL + "{}). In *Proceedings of ACL 2022*.",
        "- Threads {} in Woven Maps. In *COLT 2016*. [[pdf](" + URL + "{})]",
    ],
)
def test_title_in_items(form: str) -> None:
    found = parse("\n".join(form.format(index, index) for index in range(8)) + "\n", "README.md").entries
    assert [entry.name for entry in found] == [f"Threads {index} in Woven Maps" for index in range(8)]


def test_nickname_in_a_cell_is_no_title() -> None:
    rows = [f"|2024.0{i}|[**LoomNet**] Threads {i} in Woven Maps |[[pdf]]({URL}{i})|" for i in range(1, 8)]
    text = "\n".join(["|Date|Title|Paper|", "|:---:|:---:|:---:|", *rows]) + "\n"
    assert all("Woven Maps" in entry.name for entry in parse(text, "README.md").entries)
