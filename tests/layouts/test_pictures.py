"""Images that stand alone and lead to a paper: said where an entry was meant, silent where lists show images."""

import pytest

from prcheck.layouts import parse

ENTRIES = "\n".join(
    f"**{title} for Small Mills**<br>\n*Ada Lovelace, Charles Babbage*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.0000{at})]\n"
    for at, title in enumerate(
        ("Notes on Looms", "Cards as Notation", "Cheap Looms", "Yarn by Water", "Dye from Roots")
    )
)
MARKDOWN = "[![A Loom](loom.png)](https://arxiv.org/abs/2402.00009)"
HTML = '<a href="https://arxiv.org/abs/2402.00009"><img src="loom.png"></a>'


def strays(text: str) -> list[int]:
    """The lines of what was meant as an entry and is none."""
    return [stray.span.line for stray in parse(text, "README.md").strays]


@pytest.mark.parametrize("image", [MARKDOWN, HTML])
def test_an_image_of_a_paper_among_entries_is_said(image: str) -> None:
    text = f"# Looms\n\n## Weaving\n\n{ENTRIES}\n"
    assert strays(f"{text}{image}\n") == [text.count("\n") + 1]


@pytest.mark.parametrize("image", [MARKDOWN, HTML])
@pytest.mark.parametrize(
    "text",
    [
        "# Looms\n\n{image}\n\n{entries}",  # a badge or a logo at the head
        "# Looms\n\n## Weaving\n\n{entries}\n## Sponsors\n\n{image}\n",
        "# Looms\n\n## Weaving\n\n{entries}\n## Contents\n\n{image}\n",
    ],
)
def test_images_beside_the_entries_are_silent(text: str, image: str) -> None:
    assert not strays(text.format(image=image, entries=ENTRIES))


@pytest.mark.parametrize("image", [MARKDOWN, HTML])
def test_images_of_no_paper_and_figures_of_an_entry_are_silent(image: str) -> None:
    text = f"# Looms\n\n## Weaving\n\n{ENTRIES}\n"
    assert not strays(text + image.replace("https://arxiv.org/abs/2402.00009", "https://example.org/sponsor"))
    assert not strays(text + image.replace("2402.00009", "2401.00004"))


def test_a_section_that_shows_several_means_them_so() -> None:
    images = "\n\n".join(MARKDOWN.replace("00009", f"0000{at}") for at in range(4))
    assert not strays(f"# Looms\n\n## Weaving\n\n{ENTRIES}\n{images}\n")
