.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Processes that tests and benchmarks start read bytecode, also where an image forbids to write it:
# to compile all modules again takes each of them a second.
unexport PYTHONDONTWRITEBYTECODE

$(VENV)/.run: requirements.lock
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

AUDIT := out/audit
$(AUDIT)/.ready: requirements-audit.lock
	@test -x $(AUDIT)/bin/pip || $(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.lock
	@touch $@

.PHONY: help run test test-twice forget years forge say poison refuse turn check check-office bench chaos fuzz sbom audit format lock
help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/.run ## start the bot: on Telegram with BOT_TOKEN, otherwise with the simulator (PORT=8081, TOWN=empty: a town of your own that stays)
	$(BIN)/python -m bot run $(if $(PORT),--port $(PORT)) $(if $(TOWN),--town $(TOWN))

test: $(VENV)/.dev ## run every test
	$(BIN)/python -m pytest -n auto

test-twice: $(VENV)/.dev ## run the tests of the bot with every update played twice: nothing may change
	TWICE=1 $(BIN)/python -m pytest -n auto tests/bot

forget: $(VENV)/.dev ## run the tests of the bot and have everybody forgotten at the end: no number of theirs is left
	FORGET=1 $(BIN)/python -m pytest -n auto tests/bot

years: $(VENV)/.dev ## play the five real plans of ../shared to the end of their periods and count everything twice
	PLAY_YEARS=1 $(BIN)/python -m pytest -n auto tests/test_years.py tests/test_demo.py

forge: $(VENV)/.dev ## press each button with each number out of place, as people who may press it
	FORGE_EACH=1 $(BIN)/python -m pytest -n auto tests/bot/test_forged_by_insiders.py tests/bot/test_forged_buttons.py

say: $(VENV)/.dev ## say each sentence in each state of the conversation
	SAY_EACH=1 $(BIN)/python -m pytest -n auto tests/bot/test_intents_in_every_state.py tests/bot/test_questions_in_between.py

poison: $(VENV)/.dev ## spoil each column of each table alone: all others have to get their messages
	POISON_EACH=1 $(BIN)/python -m pytest -n auto tests/bot/test_poisoned_rows.py

refuse: $(VENV)/.dev ## do each act that writes with each refusal of Telegram: what is stored is said to be
	REFUSE_EACH=1 $(BIN)/python -m pytest -n0 tests/bot/test_answers_lost.py

turn: $(VENV)/.dev ## each sure act of the tables in each frame that makes it none
	TURN_EACH=1 $(BIN)/python -m pytest -n0 tests/domain/test_turned_acts.py

check: $(VENV)/.dev ## lint, formatting, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases $(shell find tests -name '*.py' -not -name 'test_*')
	$(BIN)/lint-imports

check-office: $(VENV)/.dev ## render workbooks and reports with LibreOffice, to be looked at in out/
	CHECK_OFFICE=out $(BIN)/python -m pytest tests/documents/test_write_office.py tests/bot/test_summary_files.py::test_office_prints_the_real_files

bench: $(VENV)/.dev ## run the benchmarks; every figure is a ratio to a yardstick of the same run
	$(BIN)/python -m benchmarks

chaos: $(VENV)/.dev ## kill the bot and take things away from it (UPDATES=2000); writes docs/reliability.md
	$(BIN)/python -m benchmarks.chaos $(if $(UPDATES),--updates $(UPDATES))

fuzz: $(VENV)/.dev ## a million updates of every kind against the bot (UPDATES=1000000)
	FUZZ_UPDATES=$(or $(UPDATES),1000000) $(BIN)/python -m pytest -n0 tests/fuzz

sbom: $(AUDIT)/.ready ## write what the bot is made of to out/sbom.json (CycloneDX)
	$(AUDIT)/bin/cyclonedx-py requirements requirements.lock --of JSON -o out/sbom.json

audit: $(AUDIT)/.ready ## ask for known faults of what the lock names; needs PyPI itself
	$(AUDIT)/bin/pip-audit --requirement requirements.lock --require-hashes --disable-pip --strict

format: $(VENV)/.dev ## rewrite the sources in the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.dev ## pin the requirements anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements-audit.in -o requirements-audit.lock
