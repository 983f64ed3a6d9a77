# `make example` shows prcheck at work; `make test` runs the tests; `make check` is all that must pass.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help example test check lint types docs docs-fresh fix-style bench image clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developed: pyproject.toml
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

example: $(VENV)/.installed ## check the bundled pull request (it has mistakes on purpose)
	@cd examples && ../$(BIN)/prcheck check change.diff --offline || test $$? -eq 1

test: $(VENV)/.developed ## run the tests with branch coverage
	@$(BIN)/python -m pytest -q -n $(WORKERS) --cov --cov-report=term

lint: $(VENV)/.developed ## style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml examples/workflows/*.yml

types: $(VENV)/.developed ## strict types
	@$(BIN)/mypy

docs: $(VENV)/.developed ## write the generated pages
	@$(BIN)/python scripts/docs.py

docs-fresh: $(VENV)/.developed ## fail if a generated page is stale
	@$(BIN)/python scripts/docs.py --check

fix-style: $(VENV)/.developed ## format the code
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

check: lint types docs-fresh test ## all that must pass before a merge

clean: ## remove what the other targets made
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .coverage .coverage.*
