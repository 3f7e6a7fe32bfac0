# The chores. `make demo` and `make test` set everything up by themselves; nothing needs root.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench drill weights clean packages

demo: .stamp-run
	$(BIN)/guvah demo

test: .stamp-dev packages .stamp-interop check
	$(BIN)/pytest -n 2 --dist loadfile

check: .stamp-dev
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/house

bench: .stamp-dev packages .stamp-peers
	$(BIN)/python -m bench

drill: .stamp-dev
	$(BIN)/python -m tests.vault.kill --tries 100

# Learns the weights of names again (a minute of one processor) and says whether the project's file is what its tables give.
weights: .stamp-dev
	$(BIN)/python -m guvah.names.train --check

.stamp-run: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.stamp-dev: .stamp-run requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# FollowTheMoney pulls a package without a wheel; where it cannot be built its test is skipped by name.
.stamp-interop: .stamp-dev packages requirements-interop.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-interop.lock && touch $@ \
	  || echo "FollowTheMoney could not be installed: the tests that need it will be skipped"

# What the benchmarks of names and linking are measured against; where one cannot be built the benchmark says that it is missing.
.stamp-peers: .stamp-dev packages requirements-peers.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-peers.lock && touch $@ \
	  || echo "The peers of the benchmarks could not be installed: they will be left out by name"

# Debian packages, only where we may: root and apt. Elsewhere the tests that need them say that they are skipped.
packages:
	@sh tests/packages.sh

clean:
	rm -rf .venv .stamp-* demo
