# The first command in a clean clone: `make demo` or `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WHEEL_ENV := $(VENV)/wheel

.PHONY: demo test test-all lint wheel clean
.DEFAULT_GOAL := test

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## pages in, release out, loaded with `datasets`
	rm -rf demo
	mkdir demo
	$(BIN)/commentariat keygen demo/demo.key
	COMMENTARIAT_KEY_FILE=demo/demo.key $(BIN)/commentariat build --settings examples/dataset.toml --out demo/releases
	$(BIN)/commentariat verify demo/releases/1.0.0
	$(BIN)/python examples/load.py demo/releases/1.0.0

lint: $(READY)  ## format, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

wheel: $(READY)  ## the wheel alone, in an empty environment away from the checkout, builds the example
	rm -rf dist $(WHEEL_ENV)
	$(BIN)/python -m build --quiet --wheel --no-isolation
	$(PYTHON) -m venv $(WHEEL_ENV)
	$(WHEEL_ENV)/bin/pip install --quiet --disable-pip-version-check dist/*.whl
	BIN="$(CURDIR)/$(WHEEL_ENV)/bin" EXAMPLES="$(CURDIR)/examples" sh tests/wheel.sh

test: $(READY)  ## everything that CI asks; the tests last
	$(MAKE) --jobs=2 lint wheel
	$(BIN)/pytest -n auto --cov -m "not slow"

test-all: $(READY)  ## with the exhaustive suites, datasets 3, Croissant, every Python that is here
	$(MAKE) --jobs=2 lint wheel
	HYPOTHESIS_PROFILE=exhaustive $(BIN)/pytest -n auto --cov
	sh tests/datasets3.sh "$(BIN)"
	sh tests/croissant.sh "$(BIN)"
	sh tests/pythons.sh

clean:
	rm -rf $(VENV) dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
