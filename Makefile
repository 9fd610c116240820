# GNU make. On a machine without it, README.md gives the same commands for PowerShell.

# The first Python on the path that is new enough.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
RUN := .venv/bin
WORKERS := --numprocesses auto --maxprocesses 4
# A page test waits more than it works, so there is one worker more than there are cores.
PAGE_WORKERS := --numprocesses $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1) --maxprocesses 5
NODE := $(RUN)/python -m tools.node node_modules
# These show that every branch of the core is reached: examples do, so that no draw of a law decides.
# What is counted runs half as fast, so nothing else is.
COUNTED := tests/core tests/exports $(wildcard tests/test_*cases.py)

# Material prints a notice about MkDocs 2 at every build; pyproject.toml settles that.
export NO_MKDOCS_2_WARNING := 1

# One thing after the other, but for what BESIDE names: that keeps two cores busy.
BESIDE = @$(MAKE) --no-print-directory --jobs 2 IS_BESIDE=yes
ifndef IS_BESIDE
.NOTPARALLEL:
endif
.PHONY: help setup serve build test made-ready under-test lint lint-python lint-browser unit pages browser ahead faults browsers bench mutants example-mutants schemas lock clean quick golden hooks
.DEFAULT_GOAL := help

help:
	@echo 'make setup   get everything the project needs (safe to run twice)'
	@echo 'make serve   show the site and rebuild it as files change'
	@echo 'make build   write the site to site/'
	@echo 'make test    every check: lint, unit tests, pages in a real browser'
	@echo 'make lint    only the linters and type checkers'
	@echo 'make unit    only the tests that need no browser'
	@echo 'make quick   the tests of the core and its exports, in half a minute'
	@echo 'make pages   only the tests that drive a browser'
	@echo 'make ahead   a part of the unit tests a year from now; needs the program faketime'
	@echo 'make faults  every file of the calculator broken in every way; takes half an hour'
	@echo 'make browsers  every tool in Firefox and WebKit, where they can be had'
	@echo 'make bench   how fast the calculator starts and answers; takes some minutes'
	@echo 'make mutants how well the tests hold the core: small faults, made on purpose'
	@echo 'make example-mutants  how well the worked examples hold the guidance: slips, made on purpose'
	@echo 'make golden  write down what golden cases say now, and show what changed'
	@echo 'make hooks   check what is committed, on this machine only'
	@echo 'make schemas  write docs/schemas/ and the types of the page side anew from the types of the replies'
	@echo 'make lock    renew the lock files from pyproject.toml and package.json'
	@echo 'make clean   remove what builds and tests wrote'

setup:
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or newer is needed and was not found.'; exit 1; }
	@$(PYTHON) -m tools.setup

serve: setup
	$(RUN)/pathways serve

build: setup
	$(RUN)/pathways build

test: setup made-ready unit pages

# All that the tests need, and what takes one core for long.
made-ready: setup
	$(BESIDE) lint-python lint-browser under-test browser

under-test: setup
	$(RUN)/python -m tests.site.site_under_test

lint: setup
	$(BESIDE) lint-python lint-browser

lint-python: setup
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy

lint-browser: setup
	$(NODE)/typescript/bin/tsc --project tsconfig.json
	$(NODE)/typescript/bin/tsc --project tsconfig.worker.json
	$(NODE)/@biomejs/biome/bin/biome check --error-on-warnings
	$(NODE)/stylelint/bin/stylelint.mjs 'templates/**/*.css' 'decision_tool/**/*.css'

unit: setup
	@$(RUN)/python -m tools.pips
	$(RUN)/python -m pytest $(WORKERS) --cov --cov-report=term $(COUNTED)
	$(RUN)/python -m pytest $(WORKERS) $(patsubst %,--ignore=%,tests/site $(COUNTED))

# What a change of the core or of an export breaks shows here within half a minute.
quick: setup
	$(RUN)/python -m pytest $(WORKERS) -q tests/core tests/exports tests/test_rooms.py

golden: setup
	$(RUN)/python -m tools.golden

hooks: setup
	$(RUN)/pre-commit install

pages: setup
	$(RUN)/python -m pytest $(PAGE_WORKERS) tests/site

faults: setup browser
	$(RUN)/python -m pytest $(PAGE_WORKERS) tests/site -m faults

browsers: setup
	$(RUN)/python -m tools.engines
	$(RUN)/python -m pytest tests/site/test_other_browsers.py -m browsers

browser: setup
	@$(RUN)/python -m tools.browser

ahead: setup
	@$(RUN)/python -m tools.ahead

bench: build browser
	$(RUN)/python -m tools.bench_start
	$(RUN)/python -m tools.bench_visit
	$(RUN)/python -m tools.bench_reply
	$(RUN)/python -m tools.bench_team
	$(RUN)/python -m tools.bench_growth --sizes 19 200

# For example: make mutants PACKAGES=planning SAMPLE=200 SEED=2
SAMPLE ?= 60
SEED ?= 1
mutants: setup
	$(RUN)/python -m tools.mutants $(PACKAGES) --sample $(SAMPLE) --seed $(SEED)

example-mutants: setup
	$(RUN)/python -m tools.example_mutants

schemas: setup
	$(RUN)/python -m tools.reply_schemas
	$(RUN)/python -m tools.page_types

# pip-tools lives apart: nothing but this target needs it.
lock: COMPILE = CUSTOM_COMPILE_COMMAND='make lock' build/lock/bin/pip-compile --quiet --strip-extras \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
lock: setup
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet pip-tools==7.6.2
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(COMPILE) --output-file requirements-node.txt requirements-node.in
	npm install --package-lock-only --ignore-scripts

clean:
	rm -rf site site.unfinished-* site.before build .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
