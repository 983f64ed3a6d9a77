"""The options of each command."""

import argparse
from collections.abc import Sequence

FORMATS = ("text", "json", "github", "markdown", "sarif", "rdjson", "html")


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "input",
        nargs="?",
        metavar="INPUT",
        help="a diff, a pull request's address, Markdown that holds a diff or new entries, a list of this repository, "
        "- for standard input; without it the work tree's changes",
    )
    parser.add_argument("--base", metavar="FILE", help="the list before the change")
    parser.add_argument(
        "--staged", action="store_true", help="check what is staged for the next commit (git diff --cached)"
    )
    _judging(parser)


def _audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="the lists; default: README.md and what it leads to")
    parser.add_argument("--papers", action="store_true", help="look the papers up too: authors, venues, new titles")
    parser.add_argument("--shard", metavar="K/N", type=_shard, help="only this part of the work, for prcheck merge")
    _known(parser)
    _issue(parser)
    _judging(parser)


def _merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reports", nargs="+", metavar="REPORT", help="the shards' reports (--format json)")
    _known(parser)
    _issue(parser)
    _weight(parser)
    _common(parser)


def _issue(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--issue", action="store_true", help="in a workflow: keep one issue up to date (token: GITHUB_TOKEN)"
    )


def _known(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--baseline", metavar="FILE", help="an earlier audit's report (--format json): its findings do not count"
    )


def _shard(text: str) -> tuple[int, int]:
    number, _, of = text.partition("/")
    found = (
        (int(number), int(of))
        if text.isascii() and number.isdecimal() and of.isdecimal() and len(text) < 12
        else (0, 0)
    )
    if not 1 <= found[0] <= found[1]:
        raise argparse.ArgumentTypeError(f'"{text}" is no shard; write 3/10 for the third of ten')
    return found


def _fix(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "input",
        nargs="?",
        metavar="INPUT",
        help="a diff that is applied here, Markdown with new entries, or a list; without it the work tree's changes",
    )
    parser.add_argument("--base", metavar="FILE", help="the list before the change")
    parser.add_argument("--diff", action="store_true", help="only show what would change")
    parser.add_argument("--unsafe", action="store_true", help="also the fixes that want a look: read the result")
    parser.add_argument(
        "--only-entries",
        action="store_true",
        help="start from the list before the change and keep only what the change does to entries",
    )
    _deciding(parser)
    _terminal(parser)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="an arXiv id, a DOI or an address of the paper")
    parser.add_argument("--section", metavar="NAME", help='the heading to stand under, "A > B" below another')
    parser.add_argument("--from", dest="record", metavar="FILE", help="read the record from BibTeX or CSL-JSON instead")
    parser.add_argument("--list", metavar="FILE", help="the list; default: README.md and what it leads to")
    parser.add_argument("--print", action="store_true", help="only print the entry")
    _offline(parser)
    parser.add_argument("--cache", metavar="FILE", help="where results of links and papers are kept from run to run")
    _config(parser)


def _entries(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the list")
    _common(parser, ("text", "json"))


def _template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="the list; default: README.md and what it leads to")
    _config(parser)
    _common(parser, ("text", "json"))


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", nargs="?", metavar="RULE", help="a code (PRC104) or a name (missing-link)")


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="print what would be written, as a diff")
    parser.add_argument(
        "--contributing",
        action="store_true",
        help="state the format in CONTRIBUTING.md too; at a terminal you are asked",
    )
    _terminal(parser)


def _action(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="print what would be posted")


def _judging(parser: argparse.ArgumentParser) -> None:
    _deciding(parser)
    _common(parser)


def _deciding(parser: argparse.ArgumentParser) -> None:
    _config(parser)
    _offline(parser)
    parser.add_argument(
        "--select", metavar="RULES", type=_list, default=(), help="only these codes or names, separated by commas"
    )
    parser.add_argument(
        "--ignore", metavar="RULES", type=_list, default=(), help="not these codes or names, separated by commas"
    )
    _weight(parser)
    parser.add_argument(
        "--allow-network",
        metavar="CIDR",
        action="append",
        default=[],
        help="private addresses that links may reach; may be repeated",
    )
    parser.add_argument("--cache", metavar="FILE", help="where results of links and papers are kept from run to run")


def _offline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--offline", action="store_true", help="ask nothing of the network")


def _weight(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        default="error",
        help="the lightest finding that gives exit code 1; default: error",
    )


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", metavar="FILE", help="the settings; default: prcheck.toml, .github/prcheck.toml or pyproject.toml"
    )


def _common(parser: argparse.ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    parser.add_argument("--format", choices=formats, default="text", help="default: text")
    parser.add_argument("--output", metavar="FILE", help="write the result there instead of standard output")
    _terminal(parser)


def _terminal(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-color", action="store_true", help="no colours on a terminal")
    parser.add_argument("--quiet", action="store_true", help="no notes on standard error")


def _list(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(",") if (word := part.strip()))


OPTIONS = {
    "check": _check,
    "audit": _audit,
    "merge": _merge,
    "fix": _fix,
    "add": _add,
    "entries": _entries,
    "template": _template,
    "explain": _explain,
    "init": _init,
    "action": _action,
}
