# All commands of the project. `make` alone sets everything up and shows the site while you write.
# Works with GNU make on Debian/Ubuntu with Python 3.11 or newer. Without make: see README.md, "Utan make".

PYTHON ?= python3
PORT ?= 8000
MOTOR ?= mkdocs
VENV := .venv
RUN := PYTHONPATH=hooks NO_MKDOCS_2_WARNING=1 $(VENV)/bin/python
PIP := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes
SITE_READY := $(VENV)/site.stamp
TEST_READY := $(VENV)/test.stamp
EDITOR_READY := $(VENV)/editor.stamp
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := serve
.PHONY: serve redigera site offline check format lint snabbtest test fuzz bench lix load links publicera oversattning-ut oversattning-in granskning granskning-in schema bevaka kolla lock audit sbom clean help
.DELETE_ON_ERROR:

serve: $(SITE_READY)  ## Visa webbplatsen på http://127.0.0.1:8000/ och bygg om vid varje ändring
	@$(RUN) -m guide serve --port $(PORT)

redigera: PORT = 8010
redigera: $(EDITOR_READY)  ## Redigera i webbläsaren på http://127.0.0.1:8010/, utan git
	@$(RUN) -m editor --port $(PORT) $(ARGS)

site: $(SITE_READY)  ## Bygg den publicerbara webbplatsen i site/; vid fel ligger den förra kvar (MOTOR=egen bygger utan MkDocs)
	@$(RUN) -m guide bygg --motor $(MOTOR)

offline: site  ## Packa den byggda webbplatsen till offline.zip, för läsning utan nät
	@$(RUN) -m guide offline

check: $(SITE_READY)  ## Kontrollera data och sidor utan att bygga
	@$(RUN) -m guide check

format: $(TEST_READY)  ## Skriv om koden i den gemensamma formen
	@$(VENV)/bin/python -m ruff check --quiet --select I --fix hooks tests bench
	@$(VENV)/bin/python -m ruff format hooks tests bench

lint: $(TEST_READY)  ## Granska koden: form, vanliga fel, typer, skript och stilmallar
	@tests/node.sh tests/lint
	@tests/lint.sh

snabbtest: $(TEST_READY)  ## Kör de tester som varken bygger webbplatsen eller öppnar en webbläsare
	@$(RUN) -m pytest -q --no-header --durations=0 --durations-min=5 -n 2 -m "not whole" --ignore tests/content $(ARGS)

test: $(TEST_READY)  ## Kör alla tester och granskningar (hämtar webbläsare från Debian om ingen finns)
	@tests/browser.sh
	@tests/node.sh
	@tests/node.sh tests/lint
	@tests/lint.sh
	@$(RUN) -m pytest $(ARGS)

fuzz: ANTAL ?= 5000
fuzz: $(TEST_READY)  ## Leta fel som slutar i en krasch: tusentals slumpvisa slarvfel i alla filer (ANTAL=5000)
	@FUZZ=$(ANTAL) $(RUN) -m pytest -q --no-header tests/site/test_fuzz.py

bench: $(TEST_READY)  ## Mät bygget, sidorna, sökningen, filtret och språket; bredvid MkDocs + Material, Zensical och Hugo
	@$(RUN) bench/build_bench.py $(ARGS)
	@tests/browser.sh
	@tests/node.sh bench/lighthouse
	@$(RUN) bench/preview_bench.py
	@$(RUN) bench/page_bench.py
	@$(RUN) bench/search_bench.py --records 10000
	@$(RUN) bench/filter_bench.py
	@$(RUN) bench/builder_bench.py
	@$(RUN) bench/calculator_bench.py
	@$(RUN) -m guide lix

lix: $(SITE_READY)  ## Mät hur lättlästa texterna är
	@$(RUN) -m guide lix

kolla:  ## Fråga en publicerad webbplats om allt är på plats: make kolla ADRESS=https://exempel.se/
	@$(PYTHON) deploy/smoke.py $(ADRESS)

load: site  ## Belasta webbplatsen bakom nginx (kräver wrk)
	@tests/browser.sh
	@$(RUN) bench/load_bench.py site $(ARGS)

links: $(TEST_READY)  ## Kontrollera länkarna i den byggda webbplatsen (EXTERNAL=1 tar med andras webbplatser)
	@$(RUN) tests/link_report.py site $(if $(EXTERNAL),--external)

publicera: $(SITE_READY)  ## Frys ordalydelsen i de krav som har en ny version
	@$(RUN) -m guide publicera

oversattning-ut: $(SITE_READY)  ## Gör filerna till den som granskar sydsamiskan, i oversattning/
	@$(RUN) -m guide oversattning-ut

oversattning-in: $(SITE_READY)  ## Ta in en granskad fil: make oversattning-in FIL=granskning.docx AV="språkgranskare i sydsamiska" DAG=2026-12-10
	@$(RUN) -m guide oversattning-in "$(FIL)" $(if $(AV),--av "$(AV)") $(if $(DAG),--dag "$(DAG)")

granskning: $(SITE_READY)  ## Gör paketet till den jurist som granskar krav och klausuler, i granskning/
	@$(RUN) -m guide granskning

granskning-in: $(SITE_READY)  ## Ta in juristens svar: make granskning-in FIL=granskning.docx AV="kommunjurist" DAG=2026-12-10
	@$(RUN) -m guide granskning-in "$(FIL)" $(if $(AV),--av "$(AV)") $(if $(DAG),--dag "$(DAG)")

schema: $(SITE_READY)  ## Skriv om schema/ efter fälten i hooks/guide/records/
	@$(RUN) -m guide schema

bevaka: $(SITE_READY)  ## Fråga vad som har ändrats sedan det lästes, kräver nät (LAGAR=1 bara lagar, SKRIV=1 spara, ARENDE=1 ärende)
	@$(RUN) -m guide bevaka $(if $(LAGAR),--lagar) $(if $(SKRIV),--skriv) $(if $(ARENDE),--arende)

lock: $(TEST_READY)  ## Lås alla versioner på nytt ur requirements/*.in (UPGRADE=1 tar senaste)
	$(LOCK) requirements/site.in -o requirements.txt
	$(LOCK) requirements/test.in -c requirements.txt -o requirements/test.txt
	$(LOCK) requirements/editor.in -c requirements.txt -o requirements/editor.txt
	$(LOCK) requirements/zensical.in -o requirements/zensical.txt
	$(LOCK) requirements/audit.in -o requirements/audit.txt
	$(LOCK) requirements/sbom.in -o requirements/sbom.txt

audit: $(SITE_READY)  ## Fråga efter kända säkerhetsfel i de låsta versionerna (kräver nät)
	@test -x $(VENV)/audit/bin/pip-audit || $(PYTHON) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/audit.txt
	@$(VENV)/audit/bin/pip-audit --require-hashes --disable-pip -r requirements.txt
	@$(VENV)/audit/bin/pip-audit --require-hashes --disable-pip -r requirements/editor.txt

sbom: $(SITE_READY)  ## Skriv sbom.json: allt som webbplatsen byggs med, med versioner och licenser (CycloneDX)
	@test -x $(VENV)/sbom/bin/cyclonedx-py || $(PYTHON) -m venv $(VENV)/sbom
	@$(VENV)/sbom/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/sbom.txt
	@test -x $(VENV)/sbom/site/bin/python || $(PYTHON) -m venv $(VENV)/sbom/site
	@$(VENV)/sbom/site/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(VENV)/sbom/bin/cyclonedx-py environment $(VENV)/sbom/site --output-reproducible --of JSON -o sbom.json
	@echo "sbom.json är skriven."

clean:  ## Ta bort det som går att göra om: miljön, den byggda webbplatsen, cachar
	rm -rf $(VENV) site .site-* .pytest_cache .hypothesis
	find hooks tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## Visa kommandona
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

# The environment is made anew when a lock changes, so that nothing from an older lock stays behind.
$(SITE_READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 eller nyare behövs. Ange en annan med: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python saknar venv. Installera det först: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Förbereder Pythonmiljön i $(VENV) …"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) -r requirements.txt
	@touch $@

$(TEST_READY): requirements/test.txt $(SITE_READY)
	@echo "Lägger till det som testerna behöver …"
	@$(PIP) -r requirements/test.txt
	@touch $@

$(EDITOR_READY): requirements/editor.txt $(SITE_READY)
	@echo "Lägger till det som redigeringen behöver …"
	@$(PIP) -r requirements/editor.txt
	@touch $@
