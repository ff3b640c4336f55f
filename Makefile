# Needs Python >= 3.11, git and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: run test battery check format docs lock bench diary wheel clean

# Start safespace from this checkout: make run, or make run ARGS="list -n 5".
run: $(VENV)/.run
	@$(BIN)/safespace $(ARGS)

# Install what the tests need and run all of them: make test ARGS="-k write".
test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto $(ARGS)

# Every fault of the crash battery, where the tests take some: twenty minutes of two cores.
battery: $(VENV)/.dev
	@$(BIN)/python -m pytest tests/battery --every 1 -n auto $(ARGS)

# Format, lint, types, layers and docs, as in CI.
check: $(VENV)/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python docs/make.py --check

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# Rewrite the parts of the documentation that the program itself knows.
docs: $(VENV)/.dev
	@$(BIN)/python docs/make.py

# Ratios to a bare interpreter and to a Typer hello-world; jrnl too, where installed.
bench: $(VENV)/.dev
	@$(BIN)/python bench/startup.py $(ARGS)

# Years of somebody's diary through the installed program: make diary FILE=diary.jsonl.gz
diary: $(VENV)/.dev
	@$(BIN)/python bench/diary.py $(FILE)

wheel: $(VENV)/.dev
	@$(BIN)/python -m build --wheel --no-isolation

# Choose dependency versions anew; needs uv.
lock:
	uv pip compile -q pyproject.toml --universal --python-version 3.11 \
		--generate-hashes --no-header --group build -o requirements/run.txt
	uv pip compile -q pyproject.toml --universal --python-version 3.11 \
		--generate-hashes --no-header --group build --group test --group check \
		-o requirements/dev.txt

clean:
	rm -rf $(VENV) build dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "safespace needs Python 3.11 or newer: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ echo "This Python cannot make environments; on Debian: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing safespace into $(VENV), once."
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing safespace and its tests into $(VENV), once."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@ $(VENV)/.run
