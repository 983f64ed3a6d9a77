# `make example` shows prcheck at work; `make test` runs the tests; `make check` is all that must pass.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help example test check lint types workflows docs docs-fresh site fix-style bench fuzz image act clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/.installed: pyproject.toml
	@echo "installing prcheck into $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.developed: pyproject.toml
	@echo "installing prcheck and its test tools into $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q src
	@touch $@ $(VENV)/.installed

example: $(VENV)/.installed ## check the bundled pull request (it has mistakes on purpose)
	@echo '$$ cd examples; prcheck check change.diff --offline'
	@cd examples && ../$(BIN)/prcheck check change.diff --offline || test $$? -eq 1

test: $(VENV)/.developed ## run the tests with branch coverage
	@$(BIN)/python -m pytest -q -n $(WORKERS) --cov --cov-report=term

lint: $(VENV)/.developed ## style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml composite/action.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml examples/workflows/*.yml

$(VENV)/.linters: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[workflows]'
	@touch $@

WORKFLOWS = .github/workflows/*.yml examples/workflows/*.yml

workflows: $(VENV)/.linters ## what is unsafe or wrong in the workflows, the action and the Dockerfile
	@$(BIN)/actionlint $(WORKFLOWS)
	@$(BIN)/zizmor --quiet --offline --no-progress $(WORKFLOWS) .github/dependabot.yml action.yml composite/action.yml
	@$(BIN)/hadolint Dockerfile

types: $(VENV)/.developed ## strict types
	@$(BIN)/mypy

docs: $(VENV)/.developed ## write the generated pages
	@$(BIN)/python scripts/docs.py

docs-fresh: $(VENV)/.developed ## fail if a generated page is stale
	@$(BIN)/python scripts/docs.py --check

$(VENV)/.published: pyproject.toml $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[site]'
	@touch $@

site: $(VENV)/.published ## build the documentation's site in build/site and check its links with prcheck
	@$(BIN)/python scripts/site.py

fix-style: $(VENV)/.developed ## format the code
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

check: lint types docs-fresh test ## all that must pass before a merge

ENGINE ?= podman
ENGINE_OPTIONS ?=
BUILD_OPTIONS ?=
IMAGE ?= localhost/prcheck:test

image: ## build the action's image (ENGINE=podman or docker; BUILD_OPTIONS="--build-arg BASE_IMAGE=..." for another base)
	@command -v $(ENGINE) >/dev/null || { echo "no $(ENGINE) here: install podman, or run make image ENGINE=docker" >&2; exit 1; }
	@$(ENGINE) $(ENGINE_OPTIONS) build $(BUILD_OPTIONS) --tag $(IMAGE) .

act: $(VENV)/.developed ## run the action by act to a posted review on a stand-in for GitHub (after make image)
	@$(BIN)/python scripts/act.py $(IMAGE)

bench: $(VENV)/.developed ## what prcheck costs beside other programs (bench/compare.py compares two commits)
	@$(BIN)/python -m bench.speed --json bench.json

FUZZ ?= --seconds 600

fuzz: $(VENV)/.developed ## throw mutated bytes at every way in (FUZZ="--executions 1000000 --seed 7 --only urls")
	@$(BIN)/python -m bench.fuzz $(FUZZ)

clean: ## remove what the other targets made
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .coverage .coverage.*
