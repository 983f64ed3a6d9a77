"""Which pairs are told, with which code and weight."""

import pytest
from tests.rules.duplicates.changed import (
    ADA,
    BASE,
    CARDS,
    JOHN,
    LOOM,
    ONE,
    TWO,
    YARN,
    all_findings,
    audit,
    change,
    paper,
    section,
    told,
)

from prcheck.rules.duplicates import index


def test_the_same_id_in_one_section_is_an_error() -> None:
    head = section("Weaving", paper(LOOM, ONE), paper(CARDS), paper(f"{LOOM} and Cards", f"{ONE}v2"))
    assert told(change(BASE, head)) == [("PRC201", "error", 11, (3,))]


def test_the_same_id_under_another_section_is_a_warning_that_names_it() -> None:
    head = BASE + paper(LOOM, ONE.replace("abs", "pdf"))
    (finding,) = all_findings(change(BASE, head))
    assert (finding.code, finding.severity, finding.span.line) == ("PRC201", "warning", 17)
    where = '"arxiv:2401.00001" is listed already on line 3 under "Weaving"'
    assert finding.message == f"{where}; keep both only if it is cross-listed on purpose"
    assert finding.entry == LOOM
    assert finding.related[0].path == "README.md"


def test_a_renamed_paper_is_known_by_its_authors() -> None:
    head = BASE + paper("Calculating Cloth", ONE)
    (finding,) = all_findings(change(BASE, head))
    assert finding.code == "PRC201"
    assert f'as "{LOOM}"' in finding.message


def test_an_id_under_other_title_and_authors_is_another_papers() -> None:
    head = BASE + paper("The Weight of Shadows in Photographs", ONE, "Grace Hopper, Emmy Noether")
    (finding,) = all_findings(change(BASE, head))
    assert (finding.code, finding.severity, finding.span.line) == ("PRC204", "warning", 17)
    assert finding.message == (
        '"arxiv:2401.00001" is the paper of "The Weight of Shadows in Photographs" here and of '
        f'"{LOOM}" on line 3 under "Weaving"; wrong link, or renamed?'
    )
    assert finding.fix is None


def test_a_mere_name_without_authors_may_share_an_id() -> None:
    rows = "| Name | Paper |\n|---|---|\n| JennySet | [link]({}) |\n| CardSet | [link]({}) |\n"
    base = section("Weaving", paper(LOOM, ONE))
    assert told(change(base, f"{base}## Data\n\n{rows.format(ONE, TWO)}")) == []


def test_equal_titles_are_an_error_in_one_section() -> None:
    head = BASE + paper(YARN.upper(), authors=JOHN)
    assert told(change(BASE, head)) == [("PRC202", "error", 17, (13,))]


def test_equal_titles_are_a_warning_under_another_section() -> None:
    assert told(change(BASE, BASE + paper(CARDS))) == [("PRC202", "warning", 17, (7,))]


def test_equal_titles_under_two_ids_are_a_warning_that_names_both() -> None:
    (finding,) = all_findings(change(BASE, BASE + paper(YARN, ONE.replace("1.", "3."), JOHN)))
    assert (finding.code, finding.severity) == ("PRC202", "warning")
    assert finding.message.endswith(
        'on line 13 as "arxiv:2402.00002", here as "arxiv:2403.00001"; wrong link or re-upload?'
    )


def test_titles_likely_of_one_paper_are_a_warning() -> None:
    (finding,) = all_findings(change(BASE, BASE + paper(f"Twist: {YARN}", authors=JOHN)))
    assert (finding.code, finding.severity, finding.fix) == ("PRC202", "warning", None)
    assert finding.message == f'"Twist: {YARN}" is likely the paper listed on line 13 as "{YARN}"; keep one of the two'


def test_similar_titles_are_a_note_that_quotes_both() -> None:
    (finding,) = all_findings(change(BASE, BASE + paper("Twisting Yarn with a Winter Frame", authors=JOHN)))
    assert (finding.code, finding.severity) == ("PRC203", "note")
    assert YARN in finding.message
    assert "Winter" in finding.message


def test_a_similar_title_with_the_same_code_says_so() -> None:
    code = "[[Code](https://github.com/looms/frames)]"
    base = section("Spinning", paper(YARN, venue=f"CVPR 2024 {code}", url=TWO))
    head = base + paper("Twisting Yarn with a Winter Frame", venue=f"CVPR 2024 {code}", url=ONE)
    (finding,) = all_findings(change(base, head))
    assert finding.message.endswith("with the same code; the same paper?")


def test_an_entry_with_a_certain_twin_gets_no_hint_besides() -> None:
    base = BASE + paper("Twisting Yarn with a Winter Frame", authors=JOHN)
    assert [code for code, *_ in told(change(base, base + paper(YARN, TWO, JOHN)))] == ["PRC201"]


def test_sequels_and_rivals_are_silent() -> None:
    base = section("Reports", paper("Jenny2 Technical Report", ONE), paper("Power Looms in Mills: A Survey"))
    head = base + paper("Jenny2.5 Technical Report", TWO) + "\n" + paper("Power Looms in 3D Mills: A Survey")
    assert told(change(base, head)) == []


def test_the_later_of_two_new_copies_is_told() -> None:
    head = BASE + paper("Dyeing Cloth Blue", ONE.replace("1.", "4.")) + "\n" + paper("Dyeing Cloth Blue")
    assert told(change(BASE, head)) == [("PRC202", "error", 21, (17,))]


def test_several_copies_make_one_finding() -> None:
    base = section("A", paper(LOOM, ONE)) + section("B", paper(LOOM, ONE)) + section("C", paper(CARDS))
    assert told(change(base, base + paper(LOOM, ONE))) == [("PRC201", "warning", 19, (3, 9))]


def test_a_move_is_no_duplicate_of_itself() -> None:
    head = section("Weaving", paper(CARDS)) + section("Spinning", paper(YARN, TWO, JOHN), paper(LOOM, ONE))
    assert told(change(BASE, head)) == []


def test_a_new_format_is_no_duplicate_of_itself() -> None:
    assert told(change(BASE, BASE.replace("<br>\n", "  \n"))) == []


def test_an_edit_is_no_duplicate_of_itself() -> None:
    assert told(change(BASE, BASE.replace("CVPR 2024", "TOG 2025").replace("Notes on", "Remarks on"))) == []


def test_an_edit_that_makes_a_duplicate_is_told() -> None:
    head = BASE.replace(CARDS, LOOM)
    assert told(change(BASE, head)) == [("PRC202", "error", 7, (3,))]


def test_an_edit_that_brings_the_id_of_another_is_told() -> None:
    assert told(change(BASE, BASE.replace(TWO, ONE))) == [("PRC204", "warning", 13, (3,))]


OLD = section("Weaving", paper(LOOM, ONE), paper(LOOM, ONE), paper(f"New {LOOM}", authors=JOHN), paper(CARDS))


def test_an_old_pair_is_silent() -> None:
    assert told(change(OLD, OLD + paper("Dyeing Cloth Blue"))) == []


def test_an_old_pair_with_an_edited_copy_is_a_warning_without_hints() -> None:
    head = OLD.replace("CVPR", "TOG", 1)
    (finding,) = all_findings(change(OLD, head))
    assert (finding.code, finding.severity, finding.span.line, finding.fix) == ("PRC201", "warning", 3, None)


def test_a_new_copy_of_an_edited_entry_is_told_at_the_new_one() -> None:
    head = section("Weaving", paper(LOOM, TWO), paper(LOOM, ONE).replace("CVPR", "TOG"), paper(CARDS))
    base = section("Weaving", paper(LOOM, ONE), paper(CARDS))
    assert told(change(base, head)) == [("PRC202", "warning", 3, (7,))]


THREE = section("Weaving", paper(LOOM, ONE), paper(CARDS), paper(YARN, TWO, JOHN))


def test_bare_titles_count_as_equal_titles_only() -> None:
    assert told(change(THREE, f"{THREE}{YARN}\n")) == [("PRC202", "error", 15, (11,))]
    assert told(change(THREE, f"{THREE}New {YARN}\n")) == []


def test_a_name_with_an_address_is_known_by_its_id() -> None:
    assert told(change(THREE, f"{THREE}JennyDB ({TWO})\n")) == [("PRC201", "error", 15, (11,))]


def test_repositories_stand_for_entries_without_papers() -> None:
    base = section("Tools", paper("LoomKit: Tools for Looms", "https://github.com/looms/kit"), paper(CARDS))
    assert told(change(base, base + paper("LoomKit", "https://github.com/Looms/Kit/"))) == [
        ("PRC201", "error", 11, (3,))
    ]
    assert told(change(base, base + paper("Card Punching", "https://github.com/looms/kit"))) == []


def test_a_new_list_is_checked_against_itself() -> None:
    assert told(change(None, BASE + paper(YARN, TWO, JOHN))) == [("PRC201", "error", 17, (13,))]


def test_a_copy_in_another_file_is_a_warning() -> None:
    ctx = change(
        BASE, BASE + paper("Dyeing", ONE), others=[("docs/more.md", section("Spinning", paper("Dyeing", ONE)))]
    )
    (finding,) = [f for f in all_findings(ctx) if "docs" in f.message]
    assert (finding.code, finding.severity) == ("PRC201", "warning")
    assert finding.related[0].path == "docs/more.md"
    assert "line 3 of docs/more.md" in finding.message


def test_two_new_copies_in_two_files_are_told_once() -> None:
    other = ("docs/more.md", section("Spinning", paper(YARN, TWO, JOHN)))
    base = section("Weaving", paper(CARDS))
    head = base + paper(YARN, TWO, JOHN)
    assert told(change(base, head, others=[other])) == [("PRC201", "warning", 7, (3,))]
    assert told(change(base, head, others=[other], fresh=[3])) == []
    assert told(change(base, head, others=[("A.md", other[1])], fresh=[3])) == [("PRC201", "warning", 7, (3,))]


def test_the_file_itself_among_the_others_is_left_out() -> None:
    assert told(change(BASE, BASE + paper("Dyeing", TWO.replace("2.", "3.")), others=[("README.md", BASE)])) == []


def test_an_audit_groups_by_paper() -> None:
    head = section("A", paper(LOOM, ONE)) + section("B", paper(LOOM, ONE), paper(LOOM, ONE))
    assert told(audit(head)) == [("PRC201", "error", 13, (9, 3))]


def test_an_audit_tells_a_pair_of_two_files_once() -> None:
    one, other = section("A", paper(LOOM, ONE)), section("B", paper(LOOM, ONE))
    assert told(audit(one, ("b.md", other), path="a.md")) == []
    assert told(audit(other, ("a.md", one), path="b.md")) == [("PRC201", "warning", 3, (3,))]


def test_an_audit_offers_no_removal() -> None:
    (finding,) = all_findings(audit(BASE + paper(YARN, TWO, JOHN)))
    assert finding.fix is None


def test_long_titles_are_cut_in_messages() -> None:
    title = "Notes on the Machines of the North That Weave Numbers and Letters, " * 3 + "Revised"
    (finding,) = all_findings(change(BASE, BASE + paper(title) + "\n" + paper(title)))
    assert "…" in finding.message
    assert len(finding.message) < 300


def test_an_entry_is_compared_with_so_many_others_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MANY", 3)
    head = section("Weaving", *(paper(CARDS, ONE) for _ in range(9)))
    (finding,) = all_findings(audit(head))
    assert len(finding.related) == 8


def test_no_change_says_nothing() -> None:
    assert told(change(BASE, BASE)) == []
    assert told(audit("")) == []
    assert ADA in BASE


def test_words_that_most_titles_share_are_looked_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"Weaving Learned Patterns of Looms {number}" for number in range(60)]
    names += [
        "Tiles of Quartz in Weaving Learned Patterns of Looms",
        "Quartz Tiles for Weaving Learned Looms' Patterns",
    ]
    papers = (paper(name, f"https://looms.example/{number}.pdf") for number, name in enumerate(names))
    *listed, asked = map(index.known, audit(section("Weaving", *papers)).head.entries)
    monkeypatch.setattr(index, "EFFORT", 1)
    monkeypatch.setattr(index, "FEW", 70)
    found = index.Index([asked])
    for one in listed:
        found.add(one)
    assert [near.entry for near in found.near(asked)] == [listed[-1].entry]


def test_one_title_over_and_over_is_no_more_work_for_each_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MANY", 3)
    listed = [*map(index.known, audit(section("Weaving", *(paper(CARDS, ONE) for _ in range(60)))).head.entries)]
    found = index.Index(listed)
    for one in listed:
        found.add(one)
    assert len(listed) == 60
    assert {*found.frequency.values()} == {4}


def test_entries_that_short_names_tell_apart_do_not_meet() -> None:
    names = ["Jenny: Spinning Yarn with Eight Spindles", "Mule: Spinning Cloth with Eight Spindles"]
    names += ["Mule: Spinning Yarn with Nine Spindles", "Throstle: Spinning Yarn with Eight Spindles"]
    names += ["Spinning Yarn with Eight Spindles", "Mule"]
    papers = (paper(name, f"https://looms.example/{number}.pdf") for number, name in enumerate(names))
    listed = [*map(index.known, audit(section("Spinning", *papers)).head.entries)]
    found = index.Index(listed)
    near = []
    for one in listed:
        near.append([other.name.partition(":")[0] for other in found.near(one)])
        found.add(one, held=True)
    assert near == [[], [], ["Mule"], ["Jenny"], ["Jenny", "Mule", "Mule", "Throstle"], []]


def test_a_short_name_of_many_entries_keeps_none_of_them_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MANY", 3)
    patterns = "Ash Beech Birch Cedar Elm Fir".split()
    papers = (
        paper(f"Mule: Spinning {wood} Yarn with Eight Spindles", f"https://looms.example/{wood}") for wood in patterns
    )
    *listed, asked = map(index.known, audit(section("Spinning", *papers)).head.entries)
    found = index.Index([asked])
    for one in listed:
        found.add(one, held=True)
    assert [near.entry for near in found.near(asked)] == [known.entry for known in listed[-3:]]


def test_a_long_list_of_one_title_has_fewer_pairs_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [*map(index.known, audit(section("Weaving", *(paper(CARDS, ONE) for _ in range(60)))).head.entries)]
    monkeypatch.setattr(index, "PAIRS", 300)
    found = index.Index(listed)
    for one in listed:
        found.add(one)
    assert len([*found.near(listed[-1])]) == 6
    assert len([*index.Index(listed[:10]).near(listed[-1])]) == 0
    assert index.Index(listed[:10]).many == index.MANY
