"""The language model that comes with the project: what it knows, how large it is, how well it does."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from pipeline.language.nlp import MODELS, OWN

MEGABYTE = 1_000_000
TRAINING = MODELS / "training"
LEAST = {
    "nob": {"pos_acc": 0.965, "morph_acc": 0.955, "lemma_acc": 0.970, "sents_f": 0.950, "ents_f": 0.760},
    "nno": {"pos_acc": 0.955, "morph_acc": 0.950, "lemma_acc": 0.965, "sents_f": 0.910, "ents_f": 0.780},
}
"""A little below the card's figures: what a change of spaCy or of a dictionary may cost unseen."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Loaded as anybody would: the project's entry point tells spaCy of the layer the model begins with."""
    return spacy.load(MODELS / OWN)


def tagged(doc: Doc) -> list[tuple[str, str, str]]:
    return [(t.text, t.pos_, t.lemma_) for t in doc if not t.is_punct]


def test_bokmål_and_nynorsk_words(nlp: Language) -> None:
    assert tagged(nlp("Vi støtter ikke forslaget om nye tjenester.")) == [
        ("Vi", "PRON", "vi"),
        ("støtter", "VERB", "støtte"),
        ("ikke", "PART", "ikke"),
        ("forslaget", "NOUN", "forslag"),
        ("om", "ADP", "om"),
        ("nye", "ADJ", "ny"),
        ("tjenester", "NOUN", "tjeneste"),
    ]
    assert tagged(nlp("Kommunane må få meir støtte til tenestene.")) == [
        ("Kommunane", "NOUN", "kommune"),
        ("må", "AUX", "måtte"),
        ("få", "VERB", "få"),
        ("meir", "ADJ", "mykje"),
        ("støtte", "NOUN", "støtte"),
        ("til", "ADP", "til"),
        ("tenestene", "NOUN", "teneste"),
    ]


def test_names(nlp: Language) -> None:
    doc = nlp("Helsedirektoratet og Bergen kommune er samde med Kari Nordmann.")
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Helsedirektoratet", "ORG"),
        ("Bergen kommune", "GPE_ORG"),
        ("Kari Nordmann", "PER"),
    ]


@pytest.mark.parametrize("text", ["", " ", "Ja", "…", "x" * 3000, "<script>alert(1)</script>", "🙂 \u202eabc"])
def test_odd_texts(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_what_else_is_read_changes_nothing(nlp: Language) -> None:
    texts = [
        "Vi er ueinige i framlegget.",
        "Skolen må styrkes.",
        "Jf. § 3-7 a i loven.",
        "Fagforeningen mener noe annet.",
    ]
    alone = [nlp(t).to_json() for t in texts]
    assert [d.to_json() for d in nlp.pipe(texts, batch_size=4)] == alone
    assert [d.to_json() for d in nlp.pipe(texts[::-1], batch_size=2)] == alone[::-1]


def test_the_package_is_small_and_holds_no_list_of_words(nlp: Language) -> None:
    folder = MODELS / OWN
    assert sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) <= 40 * MEGABYTE
    assert len(list((folder / "vocab" / "strings.json").read_text(encoding="utf-8").splitlines())) < 10_000
    assert (folder / "README.md").exists()


def test_the_configuration_names_no_path(nlp: Language) -> None:
    assert not any(nlp.config["paths"].values())


@pytest.mark.real
@pytest.mark.slow
def test_scores_on_the_treebank(nlp: Language, shared: Path, tmp_path: Path) -> None:
    """The card's figures hold: the test parts are made and scored anew."""
    with tarfile.open(shared / "data/norne.tar.xz") as tar:
        tar.extractall(tmp_path / "norne", filter="data")
    for standard, least in LEAST.items():
        command = [sys.executable, "-c", MAKE, str(TRAINING), str(tmp_path), standard]
        subprocess.run(command, check=True, capture_output=True)
        docs = DocBin().from_disk(tmp_path / "test.spacy").get_docs(nlp.vocab)
        found = nlp.evaluate([Example(nlp.make_doc(d.text), d) for d in docs])
        assert {k: v for k, v in least.items() if found[k] < v} == {}, (standard, {k: found[k] for k in least})


MAKE = """
import sys
from pathlib import Path
training, folder, standard = sys.argv[1:]
sys.path.insert(0, training)
import prepare, spacy
sentences = list(prepare.ud_sentences(Path(folder) / "norne", standard, "test"))
prepare._write(list(prepare._documents(sentences, spacy.blank("nb").vocab)), Path(folder) / "test.spacy")
"""
