# Everything a person needs: `make demo`, `make test`, `make check`, `make fresh`, `make bench`, `make eval-NAME`.
# The environment lives in .venv and is made once; a second run works without a network.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
OUT ?= out
export TAWTHIQ_SHARED ?= ../shared

.PHONY: demo test check fresh bench env dev docs pins clean

env: $(VENV)/.core
dev: $(VENV)/.dev

$(VENV)/bin/python:
	@sh tools/system.sh demo
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tawthiq needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: $(VENV)/bin/python requirements.txt pyproject.toml
	$(PIP) install -q --require-hashes -r requirements.txt
	$(PIP) install -q --no-deps --no-build-isolation -e . 2>/dev/null || $(PIP) install -q --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.core requirements-dev.txt
	$(PIP) install -q --require-hashes -r requirements-dev.txt
	@touch $@

demo: env
	@sh tools/system.sh demo
	$(BIN)/tawthiq run examples/invented-week --out $(OUT)/demo

test: dev
	@sh tools/system.sh test
	@$(BIN)/python -m compileall -q src  # else each of 400 processes does it, where nothing may write bytecode
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: dev
	$(BIN)/ruff format --check src tests tools
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy src
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	$(BIN)/python tools/check_sizes.py
	$(BIN)/python tools/check_docs.py

docs: dev
	$(BIN)/python tools/check_docs.py --write

fresh:
	sh tools/fresh.sh

bench: dev
	$(BIN)/python tools/bench.py

eval-%: dev
	$(BIN)/python tools/eval_$*.py

pins: dev
	sh tools/pins.sh

clean:
	rm -rf $(OUT) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
