"""The hosts of papers: one small reader per host."""

import re

from prcheck.identity import arxiv, doi
from prcheck.identity.address import Address

_ARXIV_LEADS = frozenset("abs pdf html ps src format e-print vc dvi other tb papers overview arxiv resources".split())
_CVF = re.compile(
    r"content[_/](?P<place>[^/]+)/(?!supp|.*/supp)(?:[^/]+/)*?(?P<stem>[^/]+?)(?:_paper)?\.(?:pdf|html)$",
    re.IGNORECASE | re.ASCII,
)
_CVF_TAIL = re.compile(r"_(?P<venue>[a-z]+?)(?P<shop>w?)_(?P<year>\d{4})$", re.ASCII)
_CVF_PLACE = re.compile(r"^(?P<venue>[a-z]+?)_?(?P<shop>w?)_?(?P<year>\d{4})(?P<late>w|_workshops)?$", re.ASCII)
_ECVA = re.compile(
    r"papers/(eccv_?\d{4})/.*?/(?:html|papers)/0*(\d+)(?:_eccv_\d{4}_paper\.php|\.pdf)$", re.IGNORECASE | re.ASCII
)
_ACL_NEW = re.compile(r"(?:^|/)(\d{4}\.[a-z\d_]+-[a-z\d_]+\.\d+)(?:v\d+)?(?:\.pdf|\.bib|/)?$", re.IGNORECASE | re.ASCII)
_ACL_OLD = re.compile(r"(?:^|/)([a-z]\d{2}-\d{4,5})(?:v\d+)?(?:\.pdf|\.bib|/)?$", re.IGNORECASE | re.ASCII)
_PMLR = re.compile(
    r"(?:^|/)(v\d+|r\d+)/(?:(?:main|gh-pages)/assets/)?([a-z]+\d{2}[a-z]*)(?:\.html|\.pdf|/\2\.pdf|/)?$", re.ASCII
)
_HASH = re.compile(r"(?:^|/)([0-9a-f]{32})(?:-(?!supplement)[^/]*)?$", re.IGNORECASE | re.ASCII)
_NIPS = re.compile(r"(?:^|/)(\d{1,5})-[a-z\d-]+(?:\.pdf|\.html)?$", re.IGNORECASE | re.ASCII)
_IEEE = re.compile(r"(?:(?:^|/)document/|^ielx?\d?/.*/0*)(\d{5,9})(?:\.pdf|/.*)?$", re.ASCII)
_S2 = re.compile(r"(?:^|/)([0-9a-f]{40})(?:$|[/.])|^([0-9a-f]{4}/[0-9a-f]{36})\.pdf$", re.IGNORECASE)
_CORPUS = re.compile(r"corpusid:(\d+)$", re.IGNORECASE | re.ASCII)
_MDPI = re.compile(r"^(\d{4}-\d{3}[\dx]/\d+/\d+/\d+)(?:/|$)", re.IGNORECASE | re.ASCII)
_JMLR = re.compile(r"papers/(?:volume|v)(\d+)/([a-z\d-]+)(?:\.html|\.pdf|/\2\.pdf|/)?$", re.ASCII)


def arxiv_page(at: Address) -> str | None:
    """A page of arXiv or of a site that shows arXiv's papers under their ids."""
    lead, _, rest = at.path.lower().partition("/")
    return of_arxiv(rest) if lead in _ARXIV_LEADS else None


def of_arxiv(text: str) -> str | None:
    """The id at the end of a text as an id of arXiv."""
    found = arxiv.read(text)
    return f"arxiv:{found}" if found else None


def adsabs(at: Address) -> str | None:
    """The bibcode of an arXiv paper: 2022arXiv220609592G (https://ui.adsabs.harvard.edu/help/actions/bibcode)."""
    found = re.search(r"\d{4}arxiv(\d{4})\.?(\d{4,5})[a-z]", at.path.lower())
    return of_arxiv(f"{found[1]}.{found[2]}") if found else None


def openreview(at: Address) -> str | None:
    """A paper under review: its id is case-sensitive."""
    if at.path.strip("/") not in ("forum", "pdf", "attachment", "revisions"):
        return None
    name = at.asked("id")
    return f"openreview:{name}" if re.fullmatch(r"[\w-]{6,40}", name, re.ASCII) else None


def cvf(at: Address) -> str | None:
    """A paper of CVPR, ICCV, WACV or ACCV; their workshops stay apart."""
    found = _CVF.search(at.path)
    place = _CVF_PLACE.match(_cvf_place(found["place"])) if found else None
    if found is None or place is None:
        return None
    stem = found["stem"].lower()
    tail = _CVF_TAIL.search(stem)
    shop = "w" if place["shop"] or place["late"] or (tail and tail["shop"]) else ""
    return f"cvf:{place['venue']}{shop}{place['year']}/{stem[: tail.start()] if tail else stem}"


def _cvf_place(folder: str) -> str:
    return folder.lower().replace("workshops", "w").replace("_w", "w").replace("w_", "w")


def ecva(at: Address) -> str | None:
    """A paper of ECCV."""
    found = _ECVA.search(at.path)
    return f"ecva:{found[1].lower().replace('_', '')}/{found[2]}" if found else None


def acl(at: Address) -> str | None:
    """A paper of the ACL Anthology: ids to 2019 in upper case, later ones in lower."""
    if "attachments/" in at.path:
        return None
    new = _ACL_NEW.search(at.path)
    if new:
        return f"acl:{new[1].lower()}"
    old = _ACL_OLD.search(at.path)
    return f"acl:{old[1].upper()}" if old else None


def pmlr(at: Address) -> str | None:
    """A paper in a volume of the Proceedings of Machine Learning Research."""
    found = _PMLR.search(at.path.lower())
    return f"pmlr:{found[1]}/{found[2]}" if found else None


def jmlr(at: Address) -> str | None:
    """A paper of the journal, or of the proceedings that once lay beside it."""
    if "proceedings/" in at.path:
        return pmlr(at)
    found = _JMLR.search(at.path.lower())
    return f"jmlr:v{found[1]}/{found[2]}" if found else None


def neurips(at: Address) -> str | None:
    """A paper by its hash, or by its number in the years before there were hashes."""
    found = _HASH.search(at.path)
    if found:
        return f"neurips:{found[1].lower()}"
    old = _NIPS.search(at.path) if at.path.startswith("paper") else None
    return f"nips:{int(old[1])}" if old else None


def ieee(at: Address) -> str | None:
    """A paper by its article number."""
    found = _IEEE.search(at.path)
    number = found[1] if found else at.asked("arnumber")
    return f"ieee:{int(number)}" if re.fullmatch(r"\d{5,9}", number, re.ASCII) else None


def s2(at: Address) -> str | None:
    """A paper by Semantic Scholar's hash or corpus number, or by the id of another."""
    corpus = _CORPUS.search(at.path)
    if corpus:
        return f"s2corpus:{corpus[1]}"
    lead = at.path.lower().partition(":")[0]
    if lead in ("arxiv", "doi"):
        rest = at.path.partition(":")[2]
        return of_arxiv(rest) if lead == "arxiv" else doi.read(rest)
    found = _S2.search(at.path)
    return f"s2:{(found[1] or found[2]).replace('/', '').lower()}" if found else None


def mdpi(at: Address) -> str | None:
    """An article by ISSN, volume, issue and number."""
    found = _MDPI.search(at.path)
    return f"mdpi:{found[1].lower()}" if found else doi.publisher(at)


def acm(at: Address) -> str | None:
    """The old address `citation.cfm?id=PARENT.CHILD` holds the end of the DOI."""
    number = at.asked("id") if at.path.startswith(("citation.cfm", "ft_gateway.cfm")) else ""
    return f"doi:10.1145/{number}" if re.fullmatch(r"\d+\.\d+", number, re.ASCII) else doi.publisher(at)


def plos(at: Address) -> str | None:
    """An article, whose DOI is a parameter."""
    return doi.read(at.asked("id"))


def nature(at: Address) -> str | None:
    """An article's last part is the end of its DOI."""
    found = re.search(
        r"^articles/((?:s|nature|ncomms|srep|nmeth|nbt)[\da-z-]*\d[\da-z-]*)(?:\.pdf|$|/)", at.path.lower()
    )
    return f"doi:10.1038/{found[1]}" if found else None
