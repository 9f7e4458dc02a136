# make report   sets up and runs every hearing in params.yaml; prints where the reports are
# make test     sets up and runs all checks and tests
# make golden   accepts the example's tables as they now are (say why in the commit)
# make bench    times a run: cold, nothing changed, warm, one letter added
# make bench-ingest  how fast files are read, against pdfplumber and pypdfium2 (some minutes)
# make model    trains the language model anew where the treebank is (make -j2 model: about an hour), then scores it
# make deciders fits anew what weighs encoder and words (seconds); REVIEWS="name …": learns from people's corrections there too
# make quality  measures everything again and writes docs/quality.md (some minutes; after make report)
# make model-scores  scores the language model as it is; writes the tables into its card
# make messages finds the interface's words anew and puts those that are new into pipeline/report/locale/*.po
# make lock     resolves the pinned packages anew after a change in pyproject.toml
# make clean    removes the environment and all that was made (never corpus/)

# The treebank that the language model is trained on; it is not part of the project.
NORNE  ?= ../shared/data/norne.tar.xz
TRAIN  := .cache/model
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

export PATH := $(CURDIR)/$(BIN):$(PATH)
export DVC_NO_ANALYTICS := 1

.PHONY: report test check setup golden bench bench-ingest deciders quality model model-scores messages lock clean
.DEFAULT_GOAL := report

report: $(READY)
	@dvc repro
	@python -m pipeline report

test: check
	@python -m pytest

check: $(READY)
	@ruff check .
	@ruff format --check .
	@mypy

setup: $(READY)

$(READY): requirements.lock requirements-uv.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if v == (3, 11) else "Høringskart trenger Python 3.11; fant %d.%d. Prøv: make PYTHON=/sti/til/python3.11" % v)'
	@echo "Setter opp .venv …"
	@$(PYTHON) -m venv $(VENV)
	@python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-uv.lock
	@uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes --requirement requirements.lock
	@uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $(READY)

golden: $(READY)
	@dvc repro --glob "*@eksempel"
	@rm -rf tests/golden/eksempel && mkdir -p tests/golden && cp -R output/eksempel/tables tests/golden/eksempel
	@git status --short tests/golden output/eksempel/metrics

messages: $(READY)
	@python -m pipeline.report.messages

bench: $(READY)
	@python bench/run_times.py

bench-ingest: $(READY)
	@python bench/ingest.py

quality: $(READY)
	@python -m bench.quality

$(TRAIN)/train.spacy: $(READY) $(NORNE) models/training/prepare.py models/training/treebank.py models/training/conversion.py
	@python models/training/prepare.py $(NORNE) $(TRAIN)

$(NORNE):
	@echo "Fant ikke trebanken $(NORNE). Språkmodellen ligger ferdig i models/nb_nn_horing; for å trene den på nytt, angi" \
		"arkivet: make model NORNE=norne.tar.xz" && exit 1

deciders: $(READY)
	@python models/training/deciders/build.py models/training/deciders/evidence.npz models/deciders $(if $(REVIEWS),--reviews $(REVIEWS))

# The two halves are trained at the same time, one on each core.
model: $(TRAIN)/words/model-best/meta.json $(TRAIN)/names/model-best/meta.json
	@python models/training/build.py $(TRAIN)/words/model-best $(TRAIN)/names/model-best models/nb_nn_horing
	@python models/training/evaluate.py $(TRAIN) --card models/nb_nn_horing/README.md

$(TRAIN)/words/model-best/meta.json: $(TRAIN)/train.spacy models/training/words.cfg
	@OMP_NUM_THREADS=1 python -m spacy train models/training/words.cfg --code models/training/code.py \
		--output $(TRAIN)/words --paths.train $(TRAIN)/train.spacy --paths.dev $(TRAIN)/dev.spacy

$(TRAIN)/names/model-best/meta.json: $(TRAIN)/train.spacy models/training/names.cfg
	@OMP_NUM_THREADS=1 python -m spacy train models/training/names.cfg --code models/training/code.py \
		--output $(TRAIN)/names --paths.train $(TRAIN)/names.spacy --paths.dev $(TRAIN)/dev.spacy

model-scores: $(TRAIN)/train.spacy
	@python models/training/evaluate.py $(TRAIN) --card models/nb_nn_horing/README.md

lock: $(READY)
	@uv pip compile pyproject.toml --extra dev --override overrides.txt --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock

clean:
	rm -rf $(VENV) .cache output .mypy_cache .ruff_cache .pytest_cache
