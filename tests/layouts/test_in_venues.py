"""Titles with "in" and the venue behind them."""

import pytest

from prcheck import layouts

ENDS = {
    ", in *ICML* 2019, [paper](https://arxiv.org/abs/1909.1000{0})": "ICML",
    ", in *ICML* 2019. [\\[paper\\]](https://arxiv.org/abs/1909.1000{0})": "ICML",
    ". In *ICML* 2019. [paper](https://arxiv.org/abs/1909.1000{0})": "ICML",
    ", in ICML 2019. [paper](https://arxiv.org/abs/1909.1000{0})": "ICML 2019",
}


@pytest.mark.parametrize("end", ENDS)
def test_in_before_the_venue_is_no_part_of_the_title(end: str) -> None:
    names = [f"Weaving Slow Threads {word}" for word in ("Alpha", "Beta", "Gamma", "Delta", "Epsilon")]
    text = "# Looms\n\n## Papers\n\n" + "".join(f"* {name}{end.format(n)}\n" for n, name in enumerate(names))
    found = layouts.parse(text, "README.md").entries
    assert [entry.name for entry in found] == names
    assert all(entry.venue and ENDS[end] in entry.venue.text for entry in found)
    assert not [entry for entry in found if entry.rest]


def test_a_question_keeps_its_mark() -> None:
    ends = (f" Hard? in *arXiv* 2024. [paper](https://arxiv.org/abs/1909.1000{n})" for n in range(5))
    found = layouts.parse("# Looms\n\n## Papers\n\n" + "".join(f"* Why Is It{end}\n" for end in ends), "README.md")
    assert {entry.name for entry in found.entries} == {"Why Is It Hard?"}
