"""The words that lists use: link labels, field words, hosts of papers; pure string functions, no Markdown."""

import re
from functools import lru_cache

from prcheck.model import Role

MEMORY = 1 << 14  # texts remembered: a list is read before and after a change
# canonical label: the words (folded: lower case, letters only) that stand for it
_LABELS = {
    "Paper": "paper papers pdf arxiv abs abstract html openreview acm ieee doi publication preprint manuscript"
    " biorxiv springer elsevier sciencedirect article fulltext 论文 论文链接 原文 论文地址 論文 文章 논문",
    "Code": "code codes codebase github gitlab git repo repository implementation implementations source pytorch"
    " torch tensorflow tf jax keras matlab caffe star stars official unofficial chainer mxnet python julia"
    " 代码 源码 开源 代码链接 代码地址 代碼 コード 코드",
    "Project": "project projects page webpage web website homepage site home proj 主页 项目 项目主页 项目地址 网站",
    "Video": "video videos youtube talk presentation recording oral bilibili 视频 影片 動画 비디오 demo视频",
    "Demo": "demo demos colab notebook huggingface hf space spaces playground 演示 示例",
    "Data": "data dataset datasets benchmark 数据集 数据 資料集",
    "Model": "model models weights checkpoint checkpoints 模型 权重",
    "Supp": "supp supplement supplementary supplemental appendix 附录",
    "Slides": "slides slide ppt pptx poster 幻灯片",
    "Bibtex": "bibtex bib cite citation 引用",
    "Blog": "blog post blogpost medium review reviews tutorial article 博客 解读 知乎 教程",
    "Audio": "audio audios samples sample sound",
}
WORDS: dict[str, str] = {word: name for name, words in reversed(_LABELS.items()) for word in words.split()}
_LINK_WORDS = re.compile(r"(?<!下载|链接|地址|网址|連結)(?<!リンク)(?:下载|链接|地址|网址|連結|リンク)++$")
_ASIDE = re.compile(r"[（(][^()（）]*[)）]")  # "代码（即将开源）", "PyTorch (unofficial)"
# words that may stand beside a label word and change nothing
_BESIDE = frozenset("link links url the here official unofficial full new our download my an a and of for".split())

# field words: tried whole, then word by word
# comma-separated, folded as `folded` does
_FIELDS = {
    Role.TITLE: "title, paper title, paper name, here is the paper name, name of the paper, work title, article,"
    " article title, 题目, 标题, 论文题目, 论文标题, 論文題目, 论文名, 论文名称, 题名",
    Role.AUTHORS: "author, authors, author s, auther, authers, author list, author names, authors list, first author,"
    " writer, writers, speaker, speakers,"
    " 作者, 著者",
    Role.VENUE: "venue, venues, conference, conferences, journal, journals, conf, jour, conf jour, pub, published,"
    " publisher, publication, publication venue, conference journal, booktitle, 会议, 期刊, 发表, 會議",
    Role.YEAR: "year, years, 年份",
    Role.DATE: "date, time, month, day, publish date, release date, 时间, 日期",
    Role.OTHER: "abstract, keywords, keyword, category, categories, type, task, tasks, tags, tag, notes, note,"
    " institution, institutions, institute, affiliation, affiliations, tldr, tl dr, summary, description, modalities,"
    " modality, model, method, methods, comment, comments, highlights, contribution, topic, topics, license,"
    " target task, target model, translation, motivation, figure, results, metric, metrics, language,"
    " short title, abbreviation, acronym, nickname, short name, model name, method name, company, school, country,"
    " otherinfo, other info, info, details, optional,"
    " 摘要, 分类, 图示, 关键词, 单位, 机构, 备注",
}
FIELDS: dict[str, Role] = {word: role for role, words in _FIELDS.items() for word in words.split(", ")}

# hosts and path endings behind which a paper is found
_PAPER_HOSTS = (
    "aaai.org aclanthology.org aclweb.org acm.org alphaxiv.org arxiv-vanity.com arxiv.org biorxiv.org bmva.org "
    "bmvc2019.org cambridge.org cv-foundation.org doi.org ecva.net eprint.iacr.org eurographics.org "
    "frontiersin.org hal.science ieee.org ijcai.org isca-archive.org isca-speech.org jmlr.org mdpi.com "
    "medrxiv.org mlr.press nature.com neurips.cc nips.cc openaccess.thecvf.com openreview.net oup.com papers.cool "
    "plos.org pnas.org researchgate.net roboticsproceedings.org sagepub.com science.org sciencedirect.com "
    "semanticscholar.org siam.org springer.com ssrn.com tandfonline.com techrxiv.org usenix.org wiley.com "
).split()
_SPLIT = re.compile(r"[^\w]+", re.UNICODE)
_HOST = re.compile(r"^[a-z][a-z0-9+.-]*:/{1,3}([^/?#\s]+)", re.IGNORECASE)


def size(text: str) -> int:
    """How many words with a letter the text has."""
    return sum([word.isalpha() or any(map(str.isalpha, word)) for word in text.split()])


@lru_cache(MEMORY)
def folded(text: str) -> tuple[str, ...]:
    """The words of a short text in lower case, without digits, signs and emoji."""
    words = (word.strip("_0123456789") for word in _SPLIT.split(text.lower()))
    return tuple(word for word in words if word)


@lru_cache(MEMORY)
def label_name(text: str) -> str:
    """The canonical label that a link's text stands for ("Paper", "Code" ...), "" where its words say none."""
    words = folded(text[:80])
    if not words or len(words) > 3:
        return ""
    whole = WORDS.get("".join(words)) or WORDS.get(" ".join(words))
    return whole or next((name for name in map(_known, words) if name), "")


def _known(word: str) -> str:
    """The label that a word stands for, also with "link" or "download" behind it in a script without blanks."""
    return WORDS.get(word) or WORDS.get(_LINK_WORDS.sub("", word), "")


@lru_cache(MEMORY)
def is_label(text: str) -> bool:
    """Whether every word is a label's word: such a text is never a title."""
    words = folded(_ASIDE.sub(" ", text[:80]))
    if not 0 < len(words) <= 4:
        return False
    known = [word for word in words if _known(word)]
    return all(_known(word) or word in _BESIDE for word in words) and (bool(known) or len(words) <= 2)


@lru_cache(MEMORY)
def is_generic(text: str) -> bool:
    """Whether a link's text says nothing of its own: "link", "here", an address, nothing."""
    words = folded(text[:80])
    return not words or "://" in text or (len(words) <= 2 and all(word in _BESIDE for word in words))


@lru_cache(MEMORY)
def field_role(text: str) -> Role | None:
    """The role that a field word or a table's head names, None for an unknown one."""
    words = folded(text[:60])
    if not 0 < len(words) <= 5:
        return None
    whole = FIELDS.get(" ".join(words))
    if whole is not None:
        return whole
    return next((FIELDS[word] for word in words if word in FIELDS), None) if len(words) <= 2 else None


def is_paper_url(url: str) -> bool:
    """Whether the address is on a host of papers or ends as a PDF does."""
    return host_label(url) == "Paper"


def host_label(url: str) -> str:
    """The label that an address alone suggests: "Paper" for hosts of papers, "Code" for hosts of code, else ""."""
    found = _HOST.match(url.strip())
    if not found:
        return ""
    path = url.partition("?")[0].partition("#")[0].lower().rstrip()
    return "Paper" if path.endswith(".pdf") else _label_of(found[1])


@lru_cache(MEMORY)
def _label_of(host: str) -> str:
    host = host.lower()
    bare = host.rpartition("@")[2].partition(":")[0]
    if any(bare == name or bare.endswith("." + name) for name in _PAPER_HOSTS):
        return "Paper"
    return "Code" if host.removeprefix("www.") in ("github.com", "gitlab.com") else ""


def is_outside(url: str) -> bool:
    """Whether the address leads out of the list's own files."""
    return bool(re.match(r"\s*\[?(?:[a-z][a-z0-9+.-]{1,12}:|www\.)", url[:40], re.IGNORECASE))
