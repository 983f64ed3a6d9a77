"""The list that prcheck was made for, where the data is at hand."""

from tests.data import DATA, load, needs_data

from prcheck.layouts import parse, templates
from prcheck.model import Role


@needs_data
def test_the_list_it_was_made_for() -> None:
    document = parse(load(DATA / "seed-list.md"), "README.md")
    bare = [entry for entry in document.entries if entry.unfinished]
    assert len(document.entries) - len(bare) == 42
    assert (sum(not entry.links for entry in bare), sum(bool(entry.links) for entry in bare)) == (33, 3)
    assert document.entries[0].section == ()
    assert document.entries[5].section == ("Methods", "Generative Models", "Label Acquisition")
    (template,), skips = templates([document], {})
    assert not skips
    assert (template.source, template.follow, template.of) == ("README.md:23", 42, 42)
    assert [slot.role for slot in template.fields] == [Role.TITLE, Role.AUTHORS, Role.VENUE]
    assert [slot.label for slot in template.links] == ["Paper", "Project", "Code", "Video"]
