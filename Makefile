.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
WORKERS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); [ $$n -lt 2 ] && n=2; [ $$n -gt 8 ] && n=8; echo $$n)

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "selfsame needs Python 3.11 or newer: make PYTHON=python3.12 run"; exit 1; }
	@echo "installing the libraries into $(VENV): some minutes, once"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q agent memory  # the first start should not have to
	@touch $(STAMP)

setup: $(STAMP)  ## make .venv from the pinned lock file and install selfsame editable

run: setup  ## start the daemon and its desk on this checkout's config (PORT=N for another port)
	@exec $(BIN)/selfsame run $(if $(PORT),--port $(PORT))

check: setup  ## formatting, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: setup  ## the test suite: no network, no key, under five minutes
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

soak: setup  ## the long trials in full
	SELFSAME_SOAK=1 $(BIN)/python -m pytest tests/soak --timeout 3600

bench: setup  ## the measurements that stand in the docs
	$(BIN)/python -m bench

pictures: setup  ## take the pictures in the docs anew
	$(BIN)/python -m pytest -q tests/desk/pictures.py

lock: setup  ## pin every dependency again, with hashes and without addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra dev pyproject.toml -o requirements.lock

.PHONY: help setup run check test soak bench pictures lock
