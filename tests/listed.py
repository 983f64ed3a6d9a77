"""An invented list, and changes to it."""

from prcheck import patch

LIST = """\
# Papers on Looms

Add a paper in this format:

```
**Title**<br>
*Author*<br>
Conference
[[Paper](Paper link)]
[[Project](Project link)]
[[Code](Code link)]
```

## Weaving

**Notes on a Machine That Weaves Numbers**<br>
*Ada Lovelace, Charles Babbage*<br>
CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

**Punched Cards as a Universal Notation**<br>
*Joseph Jacquard, Basile Bouchon*<br>
ICML 2023 [[Paper](https://arxiv.org/abs/2301.00002)][[Code](https://github.com/cards/notation)]

**A Loom for Every Household Without Weavers**<br>
*Edmund Cartwright, Samuel Crompton*<br>
NeurIPS 2022 [[Paper](https://arxiv.org/abs/2209.00003)]

## Spinning

**Spinning Jennies and Their Discontents**<br>
*James Hargreaves, Richard Arkwright*<br>
ECCV 2022 [[Paper](https://arxiv.org/abs/2207.00004)]
"""

FINE = """\
**Twisting Yarn with a Water Frame**<br>
*Richard Arkwright, John Kay*<br>
ICLR 2024 [[Paper](https://arxiv.org/abs/2402.00005)]
"""

FAULTY = """\
**Twisting Yarn with a Water Frame**<br>
*Richard Arkwright, John Kay*<br>
ICLR 2024
"""


def with_entry(entry: str) -> str:
    """The list with one entry more at the end."""
    return f"{LIST}\n{entry}"


def change(before: str, after: str, path: str = "README.md") -> str:
    """The unified diff of a change."""
    return patch.write(patch.diff(before, after, path).patch)
