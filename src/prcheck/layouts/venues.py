"""Venues, years and dates: where a short text names a conference, a journal or a time."""

import re
from functools import lru_cache

from prcheck.titles.alphabets import is_cjk

MEMORY = 1 << 14  # texts remembered: a list is read before and after a change
# conferences, journals in short, archives
_NAMES = (
    "3DV AAAI AAMAS ACCV ACL ACML AIJ AISTATS APSIPA ArXiv ARXIV arXiv arxiv Arxiv ASE ASIACCS ASRU bioRxiv "
    "BioRxiv biorxiv BMVC CAV CCS ChemRxiv CHI CHIL CIKM CogSci COLING COLM COLT CoNLL CoRL CoRR CRYPTO CSCW "
    "CVIU CVPR CVPRW DAC DAGM DASFAA DATE EACL ECAI ECCV ECCVW ECIR ECML ECML-PKDD EMBC EMNLP ESANN EUROCRYPT "
    "EuroS&P EuroSys FAccT FAT FG FSE GCPR GECCO HAL HotNets HPCA HRI ICANN ICASSP ICCAD ICCP ICCV ICCVW ICDAR "
    "ICDCS ICDE ICDM ICIP ICLR ICLRW ICME ICMI ICML ICMLW ICMR ICONIP ICPC ICPR ICRA ICSE ICSME ICST ICWSM "
    "IGARSS IJCAI IJCB IJCNLP IJCNN IJCV IJRR IMWUT INFOCOM INLG Interspeech INTERSPEECH IPMI IROS ISBI ISCA "
    "ISCAS ISMAR ISMIR ISSTA ISWC ITSC IUI IV JAIR JBHI JMLR JSAC KDD L4DC LREC MASCOTS MedIA medrxiv medRxiv "
    "MIA MICCAI MICRO MIDL MLHC MLSP MLSys MMAsia MMM MobiCom MobiSys NAACL NDSS NeurIPS NIPS NSDI OOPSLA "
    "OpenReview Openreview OSDI PACT PAKDD PAMI PerCom PKDD PLDI PLoS PLOS PNAS POPL PPoPP Preprint preprint "
    "preprints PRL PsyArXiv PVLDB RA-L RAL RecSys RO-MAN RSS SACMAT SC SDM SenSys SIGCOMM SIGDIAL SIGGRAPH "
    "SIGIR SIGKDD SIGMOD SIGSPATIAL SLT SOSP SP SPAWC SSRN STOC TAC TACAS TACL TAI TASE TASLP TBD TBIOM TCAD "
    "TCSVT TCYB TDSC TechRxiv TETCI TGRS TIFS TII TIM TIP TIST TITS TIV TKDD TKDE TMC TMI TMLR TMM TNN TNNLS "
    "TOCHI TOG TOIS TOIT TOMM TON TOSEM TPAMI TPDS TREC TRO TSE TSP TVCG TWC TWEB UAI UbiComp UIST USENIX VCIP "
    "VIS VLDB WACV WACVW WISE WSDM WWW "
).split()
_WORDS = (
    r"ACM MM|ACM Multimedia|ACMMM|MM Asia|ACM CCS|IEEE (?:S&P|Access|\w+)|Eurographics|Computer Graphics Forum|CGF"
    r"|Workshops?|Transactions|Trans\.|Journal|Proceedings|Proc\.|Symposium|Conference|Congress|Letters"
    r"|Thesis|thesis|Dissertation|dissertation|PhD (?:[Tt]hesis|[Dd]issertation)|Ph\.D\. (?:[Tt]hesis|[Dd]issertation)"
    r"|Master'?s? (?:[Tt]hesis|[Dd]issertation)|Doctoral (?:[Tt]hesis|[Dd]issertation)|Tech(?:nical)? [Rr]eport"
    r"|White ?paper|Under [Rr]eview|under [Rr]eview|Pattern Recognition(?: Letters)?|Neural Networks|Neurocomputing"
    r"|Medical Image Analysis"
    r"|Nature(?: [A-Z]\w+)*|Science(?: [A-Z]\w+)*|Cell|Sensors|Neural Computation|Machine Learning|Commun\."
    r"|Communications of the ACM|NPJ|npj|Springer|Elsevier|Frontiers in|Scientific Reports|Findings(?: of)?"
    r"|Information Fusion|Information Sciences|Expert Systems|Knowledge-Based Systems|Artificial Intelligence"
    r"|USENIX (?:Security|ATC)|Robotics and Automation|Computers? & \w+"
)
_SERIES = ("Proceedings", "Proc.", "Transactions", "Trans.")  # whatever stands behind them is their name
_KNOWN = frozenset(_NAMES)
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_BEFORE = r"(?<![\w./@-])"
# "TAC-GAN" is no venue, "NeurIPS-ENLSP, 2023" is one
_TRACK = rf"-(?=[A-Za-z])(?![A-Z][A-Za-z]*,?\s?(?:{_YEAR}|[’'‘`]\s?\d\d))"
# Quick: each alternative begins with one sign, so that a search skips all others; what stands before is looked at then.
_SIGNS: dict[str, list[str]] = {}
for _name in sorted(_KNOWN, key=len, reverse=True):  # the longest first
    _SIGNS.setdefault(_name[0], []).append(re.escape(_name[1:]))
_BY_SIGN = "|".join(rf"{sign}(?<![\w./@-].)(?:{'|'.join(rests)})" for sign, rests in _SIGNS.items())
_NAMED = re.compile(rf"(?:{_BY_SIGN})(?![a-z]|[A-Z]{{2}}|/|{_TRACK})")
_WORDED = re.compile(rf"(?:{_WORDS})(?!\w)")
_OPENERS = tuple({found[0] for part in _WORDS.split("|") if (found := re.match(r"[A-Za-z]+", part))})
_INSIDE = re.compile(r"[\w./@-]")  # before what is no venue
_REVIEW = re.compile(rf"{_BEFORE}[A-Z]\w+ Review(?!\w)")
_TWO_DIGITS = re.compile(r"\d\d")
_SHORT_TIME = re.compile(r"\A[0-2]\d(?!\w)")  # "arXiv25"
_SHORT_YEAR = re.compile(r"(.+)-\d\d")
_BRACKETED = re.compile(r"[(\[][A-Z][A-Z&/*-]{2,9}(?:[’' ]{0,2}\d{2,4})?[)\]]")
_IDENTIFIED = re.compile(
    r"(?:arxiv(?: e-prints?| preprint)?[ ,:]{1,2})?arxiv:[ ]?\d{4}\.\d{4,5}(?:v\d{1,2})?", re.IGNORECASE
)
_PROSE_SIGNS = 8  # characters of a script without blanks; more of them are a sentence
_PROSE = frozenset("we is are this that a an using with based from to by was our it can has have which".split())
# an acronym and its year: "EMBC'19", "ABCD 2021", "ICML2019"
_ACRONYM = re.compile(
    rf"{_BEFORE}[A-Z][A-Za-z&/+-]{{0,14}}[A-Z][a-z]?(?: ?(?:Workshop|W|Oral|Poster|Spotlight))?\s*[,’'‘`]?\s?"
    rf"(?:{_YEAR}|[’'‘`]\s?\d\d)(?!\d)"
)
YEAR = re.compile(
    rf"(?<![\d./-]){_YEAR}(?![\d-]|\.\d{{3}})|(?<=[A-Z]-){_YEAR}(?!\d)|(?<!\w)[’'‘`]\s?\d\d(?!\w)|(?<=[A-Za-z])(?:{_YEAR}|[’'‘`]\s?\d\d)(?!\d)"
)
MONTHS = tuple("January February March April May June July August September October November December".split())
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"[(\[]?\s*(?:{_YEAR}(?:0[1-9]|1[0-2])(?:[0-3]\d)?|{_YEAR}\s?[-/.年]\s?\d{{1,2}}(?:\s?[-/.月]\s?\d{{1,2}}日?|月)?|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}"
    rf"|(?:{_DAY}\s+)?{_MONTH}\.?,?\s*(?:{_DAY},?\s+)?(?:{_YEAR}|[’'‘`]?\d\d)|{_YEAR},?\s+{_MONTH}\.?)\s*[)\]]?[.,;]?",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(rf"[(\[]?\s*(?:{_YEAR}|[’'‘`]\s?\d\d)\s*[)\]]?[.,;:]?")
# "Mathematics 2022", "J. Imaging, 2022": a short text that ends in a year
_ENDS_IN_YEAR = re.compile(rf"[A-Z][^\n|]*?(?:[\s,(’'‘`]+{_YEAR}|\s?[’'‘`]\s?\d\d)\s*[)\]]?(?:\s*\([^()]*\))?[.,;]?")


def _plain(text: str) -> str:
    return " ".join(text[:400].split())


@lru_cache(MEMORY)
def venue_at(text: str) -> re.Match[str] | None:
    """The first place where a known venue's name, or an acronym with its year, stands; the longest there."""
    found = [m for m in (_NAMED.search(text), _apart(_WORDED, text)) if m]
    if " Review" in text:
        found += [m for m in (_REVIEW.search(text),) if m]
    if _TWO_DIGITS.search(text):
        found += [m for m in (_ACRONYM.search(text),) if m]
    return min(found, key=lambda m: (m.start(), -m.end()), default=None)


def may_open(word: str) -> bool:
    """Whether a known venue of several words may begin with this one; some words that begin alike are told as well."""
    return word.startswith(_OPENERS)


def _apart(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The pattern's first place that is no piece of a longer word or an address."""
    found = pattern.search(text)
    while found and found.start() and _INSIDE.match(text, found.start() - 1):
        found = pattern.search(text, found.start() + 1)
    return found


@lru_cache(MEMORY)
def is_venue(text: str) -> bool:
    """Whether a short text is a venue: it names one early and is no prose, or it is a few words that end in a year."""
    text = _plain(text).strip("[](){}* ")
    words = text.split()
    if not words or len(words) > 16 or (not text.isascii() and sum(map(is_cjk, text)) > _PROSE_SIGNS):
        return False
    found = venue_at(text)
    if found is None:
        short = text[:1].upper() + text[1:] if len(words) == 2 else text  # "arixv 2020": a misspelt name has no capital
        return len(words) <= 8 and bool(_ENDS_IN_YEAR.fullmatch(short)) and not is_date(text)
    if has_year(text):
        return len(text[: found.start()].split()) <= 6
    if found[0] in _SERIES and not found.start():
        return True
    return len(words) <= 10 and len(text[: found.start()].split()) <= 3 and not _PROSE & {w.lower() for w in words}


def is_acronym(text: str) -> bool:
    """Whether the text is an acronym in brackets, which may be a venue that no table knows ("(AIES)")."""
    return bool(_BRACKETED.fullmatch(text.strip()))


@lru_cache(MEMORY)
def is_venue_only(text: str) -> bool:
    """Whether a text can only be a venue, never a title: a known name at its start, then a year or nothing."""
    text = _plain(text).strip("[](){}.,;:| ")
    found = venue_at(text)
    if found is None or found.start() or len(text.split()) > 8:
        return False
    if _IDENTIFIED.fullmatch(text):
        return True
    rest = _SHORT_TIME.sub("", text[found.end() :]).strip(" .,:;()'’")
    track = rest.startswith("-") and _is_known(text)  # its year follows
    return not rest or (bool(YEAR.search(text)) and (track or not rest.startswith(("-", "/", ":"))))


def _is_known(text: str) -> bool:
    """Whether a text begins with a venue that the tables know."""
    return any(pattern.match(text) for pattern in (_NAMED, _WORDED, _REVIEW))


def is_venue_label(text: str) -> bool:
    """Whether a link's text is a venue with or without its year ("ICML2019", "arXiv 10 May 2019"), not a bare host."""
    return len(text.split()) <= 6 and (is_venue_only(text) or (has_year(text) and is_venue(text)))


@lru_cache(MEMORY)
def is_date(text: str) -> bool:
    """Whether the whole text is a date finer than a year ("28 Sep 2021", "2023-05-29", "(Jul., 2024)")."""
    return bool(_DATE.fullmatch(_plain(text)))


def is_year(text: str) -> bool:
    """Whether the whole text is a year ("2021", "(2015)", "'21")."""
    return bool(_BARE_YEAR.fullmatch(_plain(text)))


def has_year(text: str) -> bool:
    """Whether a year stands anywhere in the text, or two digits of one behind a known venue ("AAAI-18")."""
    if not _TWO_DIGITS.search(text):
        return False
    short = _SHORT_YEAR.fullmatch(text.strip("[](){}.,;:| "))
    return bool(YEAR.search(text)) or (short is not None and short[1] in _KNOWN)
