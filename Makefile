# make run: set everything up and serve Kiem. make test: install what the tests need and run them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(VENV)/tools/bin/uv
PORT ?= 8000

.PHONY: run test test-all long check bench pictures bill lock messages clean

run: $(VENV)/.installed
	@$(BIN)/kiem serve --set-up --demo --port $(PORT)

test: $(VENV)/.installed-dev
	@$(BIN)/python tests/stages.py

test-all: $(VENV)/.installed-dev
	@$(BIN)/python tests/stages.py --all-databases

long: $(VENV)/.installed-dev
	@KIEM_HOME=$(CURDIR)/build/test-home KIEM_LONG=yes $(BIN)/pytest -q tests/assessments/test_linking.py tests/assessments/test_level_events.py tests/exchange/test_mutated_lists.py

check: $(VENV)/.installed-dev
	@$(BIN)/python tests/stages.py --only checks

bench: $(VENV)/.installed-dev
	@$(BIN)/python -m bench

pictures: $(VENV)/.installed-dev
	@KIEM_HOME=$(CURDIR)/build/test-home KIEM_PICTURES=yes $(BIN)/pytest -q tests/journeys/test_pictures.py tests/journeys/together/test_tours.py

bill: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.deploy.bill && echo "build/kiem.cdx.json holds the bill of materials."

lock: $(VENV)/.uv
	$(UV) pip compile -q --universal --generate-hashes --no-header --python-version 3.11 requirements.in -o requirements.lock
	$(UV) pip compile -q --universal --generate-hashes --no-header --python-version 3.11 requirements-dev.in -o requirements-dev.lock

messages: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.house.catalogues

clean:
	rm -rf $(VENV) build static-collected

$(VENV)/.uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Kiem needs Python 3.11 or newer; $(PYTHON) is older. Say which one: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m venv $(VENV)/tools || { echo "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(VENV)/tools/bin/python -m pip install --quiet --disable-pip-version-check uv || { echo "uv could not be installed from the package index. Is there a network?"; exit 1; }
	@touch $@

$(VENV)/.installed: $(VENV)/.uv requirements.lock pyproject.toml
	@if [ -f $(VENV)/.installed-dev ]; then $(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock requirements-dev.lock; \
	else $(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock; fi
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.uv requirements.lock requirements-dev.lock pyproject.toml
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock requirements-dev.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.installed
