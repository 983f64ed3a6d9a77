import pytest

from prcheck.layouts import examples
from prcheck.model import Gap, Mark, Role, Template

ENTRY = """\
**Threads of Gold and Silver**<br>
*Ada Lovelace, Jane Doe*<br>
CVPR 2020 [[PDF](https://arxiv.org/abs/2001.00001)] [[Code](https://github.com/loom/gold)]
"""


def found(text: str) -> list[Template]:
    return list(examples.find(text, "CONTRIBUTING.md"))


def test_an_entry_in_a_fence_shows_the_template() -> None:
    (template,) = found(f"# How\n\nUse this format:\n\n```\n{ENTRY}```\n")
    assert (template.origin, template.source) == ("declared", "CONTRIBUTING.md:5")
    assert [(slot.role, slot.shown) for slot in template.slots if slot.role is Role.LINK] == [
        (Role.LINK, "PDF"),
        (Role.LINK, "Code"),
    ]
    assert [(slot.role, slot.gap) for slot in template.fields] == [
        (Role.TITLE, Gap.FIRST),
        (Role.AUTHORS, Gap.HARD),
        (Role.VENUE, Gap.HARD),
    ]
    assert template.slots[0].marks == {Mark.BOLD}
    assert template.required == ("title", "authors", "venue", "Paper")


def test_an_entry_in_back_ticks_shows_it() -> None:
    text = "Add lines like `- [Threads of Gold and Silver](https://arxiv.org/abs/2001.00001), Doe et al., CVPR 2020`.\n"
    (template,) = found(text)
    assert template.source == "CONTRIBUTING.md:1"
    assert template.required == ("title", "authors", "venue")


@pytest.mark.parametrize(
    "text",
    [
        f"If you use this list, cite\n\n```\n{ENTRY}```\n",
        "The format is:\n\n```\n[[PDF](https://arxiv.org/abs/1)]\n```\n",
        "An example:\n\n```\nmake build **all** of it\n```\n",
        "Write names like `**Gold**`, never `[gold](https://loom.example)`.\n",
    ],
)
def test_other_code_shows_none(text: str) -> None:
    assert found(text) == []
