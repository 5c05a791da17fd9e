# What a developer types. Everything runs in .venv, which is built from the lock and rebuilt when it changes.

PYTHON ?= python3
SAMPLE := sample_data/authentik-events.ndjson
BIN := .venv/bin
BUILT := .venv/.built

.PHONY: help run test check format lint types contracts bench lock clean
.NOTPARALLEL:
.DELETE_ON_ERROR:

help:
	@echo 'make run     open the sample events on screen (make run ARGS="--query ...")'
	@echo 'make test    run the tests (make test ARGS="tests/query -k carets")'
	@echo 'make check   format, lint, types, import contracts and tests, as CI does'
	@echo 'make format  bring the code into shape'
	@echo 'make bench   measure, and print ratios'
	@echo 'make lock    renew the locks from pyproject.toml'
	@echo 'make clean   remove the environment and the caches'

run: $(BUILT)
	@$(BIN)/logexplorer $(SAMPLE) $(ARGS)

test: $(BUILT)
	@$(BIN)/pytest $(ARGS)

check: $(BUILT)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

format: $(BUILT)
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lint: $(BUILT)
	$(BIN)/ruff check

types: $(BUILT)
	$(BIN)/mypy

contracts: $(BUILT)
	$(BIN)/lint-imports

bench: $(BUILT)
	@$(BIN)/python benchmarks/run.py $(ARGS)

# --universal: one lock serves every platform and Python from 3.11 on.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet
lock:
	@command -v uv >/dev/null || { echo 'make lock needs uv: pip install uv' >&2; exit 1; }
	$(COMPILE) $(ARGS) pyproject.toml --output-file requirements.lock
	$(COMPILE) $(ARGS) pyproject.toml --group dev --output-file requirements-dev.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(BUILT): requirements-dev.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo 'logexplorer needs Python 3.11 or newer, and there is no $(PYTHON) here.' >&2; \
	  echo 'Install it (Debian, Ubuntu: apt-get install python3 python3-venv) or name one: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "logexplorer needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo 'Name a newer one: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'Python cannot make virtual environments here: its venv or ensurepip module is missing.' >&2; \
	  echo 'Install it (Debian, Ubuntu: apt-get install python3-venv) and try again.' >&2; exit 1; }
	@echo 'building .venv from requirements-dev.lock ...' >&2
	@$(BIN)/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
