"""Every rule is registered once, and the examples on its page hold."""

from importlib import import_module
from pathlib import Path

import pytest
from tests.rules.examples import TEMPLATE, examples, report, states, works

from prcheck import rules
from prcheck.explain import FAMILIES
from prcheck.rules import RULES
from prcheck.rules.base import Rule
from prcheck.settings import Settings

FOLDER = Path(rules.__file__).parent
WITHOUT = {"PRC506", "PRC507"}
"""Rules whose cause no short list can show: a changed settings file, a text over a cap."""

NAMED = [pytest.param(rule, id=rule.name) for rule in RULES]


def test_every_rule_in_the_folders_is_registered() -> None:
    modules = (import_module(_module(path)) for path in FOLDER.glob("*/*.py"))
    found = {value for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    assert found == set(RULES)


def _module(path: Path) -> str:
    return ".".join(("prcheck.rules", path.parent.name, path.stem)).removesuffix(".__init__")


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert {code[3] for code in codes} <= set(FAMILIES)


@pytest.mark.parametrize("rule", NAMED)
def test_a_rule_stands_in_the_file_of_its_name(rule: Rule) -> None:
    assert rule.check.__module__.rpartition(".")[2] == rule.name.replace("-", "_")


@pytest.mark.parametrize("rule", NAMED)
def test_bad_examples_give_this_rule_alone_and_good_ones_nothing(rule: Rule) -> None:
    shown = list(examples(rule))
    assert {example.good for example in shown} == (set() if rule.code in WITHOUT else {True, False})
    on = Settings(template=TEMPLATE, rules={rule.name: rule.severity or rule.wanted})
    for example in shown:
        found = {(f.code, f.message) for f in report(example, states(rule), on, works(rule)).findings}
        assert {code for code, _ in found} == (set() if example.good else {rule.code}), found
