"""Addresses and what they name; papers, people and repositories are invented."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.data import DATA, needs_data

from prcheck import identity

HEX32, HEX40 = "0123456789abcdef" * 2, "0123456789" * 4

SAME = {
    "arxiv:2401.00001": (
        "https://arxiv.org/abs/2401.00001",
        "http://arxiv.org/pdf/2401.00001v12.pdf",
        "HTTPS://ARXIV.ORG/ABS/2401.00001",
        "https://arxiv.org/abs/arXiv:2401.00001",
        "https://arxiv.org/src/2401.00001v1",
        "https://arxiv.org/format/2401.00001",
        "https://arxiv.org/e-print/2401.00001",
        "https://arxiv.org/pdf/2401.00001#page=3",
        "https://arxiv.org:443/abs/2401.00001",
        "https://de.arxiv.org/abs/2401.00001",
        "<https://arxiv.org/abs/2401.00001>",
        "arxiv.org/abs/2401.00001)",
        "arxiv:2401.00001v3",
        "10.48550/arXiv.2401.00001",
        "https://dx.doi.org/10.48550/ARXIV.2401.00001",
        "https://huggingface.co/papers/2401.00001",
        "https://www.alphaxiv.org/abs/2401.00001v2",
        "https://www.emergentmind.com/papers/2401.00001",
        "https://www.semanticscholar.org/arxiv:2401.00001",
        "https://ui.adsabs.harvard.edu/abs/2024arXiv240100001L/abstract",
        "http://arxiv.org//abs/2401.00001",
        "https://arxiv.org/abs/2401.00001%20",
        "https://arxiv.org/html/2401.00001v2/",
        "https://arxiv.org/pdf/2401.00001.pdf?download=1",
        "https://papers.cool/arxiv/2401.00001",
        "https://scirate.com/arxiv/2401.00001",
        "https://www.arxiv-vanity.com/papers/2401.00001/",
        "arXiv:2401.00001 [cs.CV]",
    ),
    "arxiv:0704.0001": ("https://arxiv.org/abs/0704.0001", "https://arxiv.org/ps/0704.0001v1"),
    "arxiv:math/0309136": ("https://arxiv.org/abs/math.AG/0309136", "https://arxiv.org/pdf/math/0309136v1.pdf"),
    "arxiv:cond-mat/9901001": ("https://arxiv.org/abs/cond-mat/9901001", "arXiv:cond-mat.stat-mech/9901001"),
    "doi:10.1000/looms.2024.17": (
        "https://doi.org/10.1000/Looms.2024.17",
        "doi:10.1000/looms.2024.17",
        "DOI : 10.1000/looms.2024.17",
        "10.1000/looms.2024.17.",
        "(https://doi.org/10.1000/looms.2024.17)",
        "https://doi.ieeecomputersociety.org/10.1000/Looms.2024.17",
        "https://press.example/doi/full/10.1000/looms.2024.17#sec-2",
        "https://doi.org/10.1000%2Flooms.2024.17",
        "https://press.example/doi/full/10.1000/looms.2024.17",
        "https://press.example/doi/10.1000/looms.2024.17?journalCode=loo",
        "https://press.example/doi/epdf/10.1000/looms.2024.17",
        "https://press.example/doi/(10.1000/looms.2024.17.)",
        "https://dl.acm.org/doi/10.1000/looms.2024.17",
        "https://link.springer.com/article/10.1000/looms.2024.17",
        "https://link.springer.com/content/pdf/10.1000/looms.2024.17.pdf",
        "https://www.frontiersin.org/articles/10.1000/looms.2024.17/full",
        "https://www.mdpi.com/doi/10.1000/looms.2024.17",
        "https://api.semanticscholar.org/DOI:10.1000/looms.2024.17",
    ),
    "doi:10.1000/(cards)1-2(a)": ("https://doi.org/10.1000/(CARDS)1-2(a)", "doi:10.1000/(cards)1-2(a))"),
    "doi:10.1002/(sici)17-4<6::aid-1>3.0.co;2-o": (
        "https://doi.org/10.1002/(SICI)17-4<6::AID-1>3.0.CO;2-O",
        "https://doi.org/10.1002/%28SICI%2917-4%3C6::AID-1%3E3.0.CO;2-O",
    ),
    "doi:10.1101/2024.01.02.573": (
        "https://www.biorxiv.org/content/10.1101/2024.01.02.573v1",
        "https://www.biorxiv.org/content/10.1101/2024.01.02.573v3.full.pdf",
        "https://www.medrxiv.org/content/10.1101/2024.01.02.573v3.full-text",
        "https://www.biorxiv.org/content/10.1101/2024.01.02.573v2.full.pdf+html",
    ),
    "doi:10.1145/1234.5678": (
        "https://dl.acm.org/citation.cfm?id=1234.5678",
        "http://portal.acm.org/citation.cfm?doid=1&id=1234.5678",
    ),
    "doi:10.1038/s41586-024-00001-2": (
        "https://www.nature.com/articles/s41586-024-00001-2",
        "https://www.nature.com/articles/s41586-024-00001-2.pdf",
    ),
    "doi:10.1371/journal.pone.0000001": (
        "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001",
        "https://journals.plos.org/plosone/article/file?type=printable&id=10.1371/journal.pone.0000001",
    ),
    "openreview:Loom_17-x": (
        "https://openreview.net/forum?id=Loom_17-x",
        "https://www.openreview.net/pdf?id=Loom_17-x#page=2",
        "https://openreview.net/forum?noteId=abc&id=Loom_17-x",
        "https://openreview.net/attachment?id=Loom_17-x&name=pdf",
    ),
    "cvf:cvpr2023/lovelace_looms": (
        "https://openaccess.thecvf.com/content/CVPR2023/papers/Lovelace_Looms_CVPR_2023_paper.pdf",
        "https://openaccess.thecvf.com/content/CVPR2023/html/Lovelace_Looms_CVPR_2023_paper.html",
        "http://openaccess.thecvf.com/content_CVPR_2023/html/Lovelace_Looms_CVPR_2023_paper.html",
    ),
    "cvf:cvpr2016/lovelace_looms": (
        "https://www.cv-foundation.org/openaccess/content_cvpr_2016/papers/Lovelace_Looms_CVPR_2016_paper.pdf",
        "https://www.cv-foundation.org/openaccess/content_cvpr_2016/html/Lovelace_Looms_CVPR_2016_paper.html",
    ),
    "cvf:cvprw2019/lovelace_looms": (
        "https://openaccess.thecvf.com/content_CVPRW_2019/papers/NTIRE/Lovelace_Looms_CVPRW_2019_paper.pdf",
        "https://openaccess.thecvf.com/content/CVPR2019W/NTIRE/html/Lovelace_Looms_CVPRW_2019_paper.html",
    ),
    "cvf:cvprw2018/lovelace_looms": (
        "https://openaccess.thecvf.com/content_cvpr_2018_workshops/w13/html/Lovelace_Looms_CVPR_2018_paper.html",
    ),
    "ecva:eccv2024/267": (
        "https://www.ecva.net/papers/eccv_2024/papers_ECCV/html/267_ECCV_2024_paper.php",
        "https://www.ecva.net/papers/eccv_2024/papers_ECCV/papers/00267.pdf",
    ),
    "acl:2024.looms-main.7": (
        "https://aclanthology.org/2024.looms-main.7",
        "https://www.aclweb.org/anthology/2024.looms-main.7.pdf",
        "https://aclanthology.org/2024.looms-main.7v2.pdf",
        "https://aclanthology.org/2024.looms-main.7.bib",
        "https://doi.org/10.18653/v1/2024.looms-main.7",
    ),
    "acl:P07-1001": (
        "http://aclweb.org/anthology-new/P/P07/P07-1001.pdf",
        "https://aclanthology.info/papers/P07-1001/p07-1001",
        "https://doi.org/10.3115/v1/p07-1001",
    ),
    "pmlr:v97/lovelace19a": (
        "http://proceedings.mlr.press/v97/lovelace19a.html",
        "https://proceedings.mlr.press/v97/lovelace19a/lovelace19a.pdf",
        "https://raw.githubusercontent.com/mlresearch/v97/main/assets/lovelace19a/lovelace19a.pdf",
        "http://jmlr.org/proceedings/papers/v97/lovelace19a.html",
    ),
    "jmlr:v15/lovelace14a": (
        "https://www.jmlr.org/papers/v15/lovelace14a.html",
        "https://jmlr.org/papers/volume15/lovelace14a/lovelace14a.pdf",
    ),
    f"neurips:{HEX32}": (
        f"https://proceedings.neurips.cc/paper/2021/hash/{HEX32}-Abstract.html",
        f"https://papers.nips.cc/paper_files/paper/2021/file/{HEX32}-Paper.pdf",
    ),
    "nips:1234": (
        "https://papers.nips.cc/paper/1234-notes-on-looms",
        "http://papers.nips.cc/paper/1234-notes-on-looms.pdf",
    ),
    "ieee:1234567": (
        "https://ieeexplore.ieee.org/document/1234567/",
        "https://ieeexplore.ieee.org/abstract/document/1234567/authors",
        "https://ieeexplore.ieee.org/xpl/articleDetails.jsp?arnumber=1234567",
        "https://ieeexplore.ieee.org/ielx7/11/22/01234567.pdf",
    ),
    f"s2:{HEX40}": (
        f"https://www.semanticscholar.org/paper/Notes-on-Looms-Lovelace/{HEX40}",
        f"https://api.semanticscholar.org/{HEX40}",
        f"https://pdfs.semanticscholar.org/{HEX40[:4]}/{HEX40[4:]}.pdf",
    ),
    "s2corpus:17": ("https://api.semanticscholar.org/CorpusID:17",),
    "mdpi:2313-433x/8/11/310": ("https://www.mdpi.com/2313-433X/8/11/310/pdf?version=1",),
    "github:looms/cards": (
        "https://github.com/Looms/Cards",
        "git@github.com:looms/cards.git",
        "ssh://git@github.com/looms/cards",
        "https://github.com/looms/cards/tree/v1.0/",
        "https://github.com/looms/cards/blob/main/README.md",
        "https://github.com/looms/cards/releases",
        "https://github.com/looms/cards?tab=readme-ov-file#usage",
    ),
    "github:looms/cards#src/Weave": (
        "https://github.com/looms/cards/tree/main/src/Weave",
        "https://github.com/looms/cards/blob/main/src/Weave/README.md",
        "https://raw.githubusercontent.com/looms/cards/main/src/Weave",
    ),
    "gitlab:looms/cards": ("https://gitlab.com/looms/cards/-/tree/main", "https://gitlab.com/Looms/cards.git"),
    "bitbucket:looms/cards": ("https://bitbucket.org/looms/cards/src",),
    "gitee:looms/cards": ("https://gitee.com/looms/cards",),
    "hf:looms/cards": ("https://huggingface.co/Looms/cards/tree/main", "https://hf.co/looms/cards"),
    "hf:datasets/looms/cards": ("https://huggingface.co/datasets/looms/cards/viewer",),
    "hf:spaces/looms/cards": ("https://huggingface.co/spaces/looms/cards",),
    "ghpages:looms": ("https://looms.github.io", "https://looms.github.io/index.html"),
    "ghpages:looms/cards/demo": ("https://looms.github.io/Cards/demo/",),
    "youtube:abc_-def123": (
        "https://www.youtube.com/watch?feature=share&v=abc_-def123",
        "https://m.youtube.com/watch?v=abc_-def123&list=PL1",
        "https://www.youtube.com/v/abc_-def123",
        "https://youtu.be/abc_-def123/",
    ),
    "gdrive:1AbC-dEf_23": (
        "https://drive.google.com/drive/folders/1AbC-dEf_23?usp=sharing",
        "https://drive.google.com/drive/u/0/folders/1AbC-dEf_23",
        "https://drive.usercontent.google.com/download?id=1AbC-dEf_23&export=download",
        "https://docs.google.com/uc?id=1AbC-dEf_23",
    ),
    "gdocs:presentation/1AbC-dEf_23": ("https://docs.google.com/presentation/d/1AbC-dEf_23/edit#slide=1",),
    "gdocs:document/1AbC-dEf_23": ("https://docs.google.com/document/u/1/d/1AbC-dEf_23",),
}

NONE = (
    "",
    "#looms",
    "README.md",
    "mailto:ada@looms.example",
    "https://looms.example/2401.00001",
    "https://arxiv.org",
    "https://arxiv.org/2401.00001",
    "https://arxiv.org/abs/2400.00001",
    "https://arxiv.org/abs/2401.00000",
    "https://arxiv.org/abs/2401.000012",
    "https://arxiv.org/abs/0703.0001",
    "https://arxiv.org/abs/0713.0001",
    "https://arxiv.org/abs/looms/0309136",
    "https://arxiv.org/abs/math/0313136",
    "https://arxiv.org/list/cs.CV/2401",
    "https://arxiv.org/a/lovelace_a_1",
    "https://arxiv.org/abs/２４０１.00001",
    "https://аrxiv.org/abs/2401.00001",  # a Cyrillic letter
    "https://arxiv.org.looms.example/abs/2401.00001",
    "https://looms.example/arxiv.org/abs/2401.00001",
    "https://arxiv.org@looms.example/abs/2401.00001",
    "https://arxiv.org/search/?query=2401.00001",
    "https://arxiv.org/html/2401.00001v2/figure.png",
    "https://arxiv.org/abs/2401.00001,2401.00002",
    "https://web.archive.org/web/2020/https://arxiv.org/abs/2401.00001",
    "javascript:alert('https://arxiv.org/abs/2401.00001')",
    "https://huggingface.co/papers/trending",
    "https://doi.org/10.1000",
    "https://scholar.example/scholar?q=10.1000/looms",
    "arxiv:looms",
    "doi:looms",
    "https://doi.org/",
    "https://doi.org/10.48550/arXiv.looms",
    "https://looms.example/mydoi/10.1000/1",
    "https://openreview.net/group?id=looms.cc/2024",
    "https://openreview.net/profile?id=~Ada_Lovelace1",
    "https://openreview.net/forum?id=a/b",
    "https://openreview.net/forum",
    "https://openaccess.thecvf.com/CVPR2023",
    "https://openaccess.thecvf.com/content/looms/papers/x.pdf",
    "https://openaccess.thecvf.com/content/CVPR2023/supplemental/Lovelace_Looms_CVPR_2023_supplemental.pdf",
    "https://openaccess.thecvf.com/content_cvpr_2018/Supplemental/1234-supp.pdf",
    "https://www.ecva.net/papers.php",
    "https://aclanthology.org/events/acl-2024/",
    "https://aclanthology.org/attachments/2024.looms-main.7.zip",
    "https://proceedings.mlr.press/v97/",
    "https://proceedings.mlr.press/v97/lovelace19a/lovelace19a-supp.pdf",
    "https://jmlr.org/papers/",
    f"https://papers.nips.cc/paper/2021/file/{HEX32}-Supplemental.pdf",
    "https://papers.nips.cc/paper/2021",
    "https://ieeexplore.ieee.org/xpl/conhome/1234567/proceeding",
    "https://www.semanticscholar.org/author/17",
    "https://www.mdpi.com/journal/looms",
    "https://dl.acm.org/citation.cfm?id=1234",
    "https://journals.plos.org/plosone/",
    "https://www.nature.com/nature",
    "https://ui.adsabs.harvard.edu/abs/2024Loom..17..1L",
    "https://github.com/looms",
    "https://github.com/orgs/looms",
    "https://github.com/-looms/cards",
    "https://github.com/looms/ca rds",
    "https://raw.githubusercontent.com/looms/cards",
    "https://gitlab.com/looms",
    "https://huggingface.co/looms",
    "https://huggingface.co/blog/looms",
    "https://huggingface.co/papers",
    "https://huggingface.co/datasets",
    "https://-.github.io/",
    "https://www.youtube.com/playlist?list=PL1",
    "https://www.youtube.com/watch?v=short",
    "https://youtu.be/",
    "https://drive.google.com/drive/my-drive",
    "https://docs.google.com/",
    "https://arxiv.org/abs/2401.00001" + "/" * 2_000,
)


@pytest.mark.parametrize(("name", "address"), [(name, url) for name, urls in SAME.items() for url in urls])
def test_the_same_thing_has_one_id_under_all_its_addresses(name: str, address: str) -> None:
    assert identity.identify(address) == name


@pytest.mark.parametrize("address", NONE)
def test_what_names_nothing_known_has_no_id(address: str) -> None:
    assert identity.identify(address) is None


@pytest.mark.parametrize("name", [name for name in SAME if identity.canonical_url(name)])
def test_the_canonical_address_has_the_same_id(name: str) -> None:
    assert identity.identify(identity.canonical_url(name) or "") == name


@pytest.mark.parametrize("name", ["cvf:cvpr2023/lovelace_looms", f"neurips:{HEX32}", "ghpages:looms", "looms"])
def test_some_ids_hold_too_little_for_an_address(name: str) -> None:
    assert identity.canonical_url(name) is None


def test_arxivs_canonical_address_is_the_abstract_page() -> None:
    assert identity.canonical_url("arxiv:2401.00001") == "https://arxiv.org/abs/2401.00001"


def test_the_address_of_a_doi_quotes_what_an_address_may_not_hold() -> None:
    assert identity.canonical_url("doi:10.1000/a<b>c") == "https://doi.org/10.1000/a%3Cb%3Ec"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://arxiv.org/abs/2413.00001", "month 13"),
        ("https://arxiv.org/abs/2400.00001", "month 00"),
        ("https://arxiv.org/pdf/2401.0001v2.pdf", "4 digits after the dot; ids of that month have 5"),
        ("https://arxiv.org/abs/0801.00017", "5 digits after the dot; ids of that month have 4"),
        ("https://arxiv.org/abs/0612.0001", "older than 0704"),
        ("https://arxiv.org/abs/2401.00000", "number zero"),
        ("arxiv:2413.00001", "month 13"),
        ("https://arxiv.org/abs/2407.00001", "in the future"),
    ],
)
def test_ids_that_cannot_be_have_a_reason(address: str, reason: str) -> None:
    assert reason in identity.impossible(address, date(2024, 5, 30))


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/abs/2406.00001",  # where it is the first of June already
        "https://arxiv.org/abs/math/0309136",
        "https://arxiv.org/list/cs.CV/recent",
        "https://looms.example/2413.00001",
        "https://doi.org/10.1000/2413.00001",
        "arxiv:2401.00001",
        "",
    ],
)
def test_other_addresses_are_possible(address: str) -> None:
    assert identity.impossible(address, date(2024, 5, 31)) == ""


def test_the_future_needs_a_clock() -> None:
    assert identity.impossible("https://arxiv.org/abs/8012.00001") == ""


@pytest.mark.parametrize(("name", "year"), [("arxiv:2401.00001", 2024), ("arxiv:math/9901001", 1999), ("doi:1", None)])
def test_an_arxiv_id_has_a_year(name: str, year: int | None) -> None:
    assert identity.year(name) == year


@pytest.mark.parametrize(
    ("name", "paper", "code"),
    [
        ("arxiv:2401.00001", True, False),
        ("doi:10.1000/1", True, False),
        ("doi:10.5281/zenodo.17", False, False),
        ("doi:10.1007/978-3-030-58452-8", False, False),
        ("doi:10.1007/978-3-030-58452-8_24", True, False),
        ("github:looms/cards", False, True),
        ("hf:looms/cards", False, True),
        ("youtube:abc_-def123", False, False),
    ],
)
def test_papers_and_code_are_told_apart(name: str, paper: bool, code: bool) -> None:
    assert (identity.is_paper(name), identity.is_code(name)) == (paper, code)


@given(st.text(max_size=80))
def test_no_text_breaks_it_and_ids_name_themselves(text: str) -> None:
    for address in (
        text,
        f"https://{text}",
        f"https://arxiv.org/abs/{text}",
        f"https://github.com/{text}",
        f"doi:{text}",
    ):
        name = identity.identify(address)
        assert name is None or ":" in name
        identity.impossible(address)


@given(
    st.sampled_from([url for urls in SAME.values() for url in urls]), st.sampled_from([")", ").", ",", ";", "'", ">"])
)
def test_closing_signs_of_the_text_around_do_not_count(address: str, sign: str) -> None:
    assert identity.identify(address + sign) == identity.identify(address)


@needs_data
def test_shared_cases() -> None:
    cases = json.loads((DATA / "identity_cases.json").read_text("utf-8"))
    assert [case for case in cases if identity.identify(case["input"]) != case["canonical"]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://arxiv.org/abs/2401.00001", True),
        (" HTTP://example.org/a ", True),
        ("arXiv:2401.00001", True),
        ("10.1145/3592450", True),
        ("", False),
        ("Mask2Former", False),
        ("AND/OR", False),
        ("https://example.org leads nowhere", False),
    ],
)
def test_what_is_no_more_than_an_address(text: str, expected: bool) -> None:
    assert identity.is_address(text) is expected


@given(
    st.one_of(st.sampled_from(("Ada", "features", "ADA-Lab", "-ada", "a--b", "topics")), st.text("aB-_.1", max_size=6)),
    st.one_of(st.sampled_from(("Loom", "loom.git", "Loom_2", "lo-om")), st.text("aB-_.1", max_size=6)),
)
def test_a_plain_repository_reads_as_under_any_other_writing_of_its_address(owner: str, name: str) -> None:
    plain = identity.identify(f"https://github.com/{owner}/{name}")
    assert plain == identity.identify(f"https://www.github.com/{owner}/{name}")
