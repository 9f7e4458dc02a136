"""Scores a spaCy package on the treebank's UD parts, in documents of ten sentences, with spaCy's own scorer.

    python models/training/evaluate.py FOLDER [--model models/nb_nn_horing] [--part test] [--card CARD]

``FOLDER`` is what ``prepare.py`` filled. The package reads running text: what its tokeniser gets wrong counts against
it, as in the figures published for ``nb_core_news_*``. Any installed package can be scored so. ``--card`` writes the
tables into a model card, between its marks ``<!-- scores -->`` and ``<!-- /scores -->``.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import defaultdict
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from treebank import STANDARDS

import pipeline.language.features  # noqa: F401  # registers the embedding

MEASURES = {
    "token_acc": "tokens",
    "pos_acc": "part of speech",
    "morph_acc": "morphology",
    "lemma_acc": "lemma",
    "sents_f": "sentence F",
    "ents_f": "entity F",
}
NAMES = {"nob": "bokmål", "nno": "nynorsk"}
GENRES = {
    "ap": "newspaper",
    "bt": "newspaper",
    "db": "newspaper",
    "vg": "newspaper",
    "kk": "newspaper, magazine",
    "sp": "newspaper",
    "dot": "newspaper",
    "firda": "newspaper",
    "vtb": "newspaper",
    "mom": "official reports",
    "nou": "official reports",
    "st": "parliamentary speech",
    "blogg": "blogs",
}
FEWEST_WORDS = 500
"""Words of a genre from which its scores are shown."""


def main() -> None:
    """Reads the command line, prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="models/nb_nn_horing")
    parser.add_argument("--part", default="test", choices=["dev", "test"])
    parser.add_argument("--card", type=Path)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    text = tables(nlp, args.folder, args.part)
    print(text)
    if args.card:
        card = args.card.read_text(encoding="utf-8")
        block = f"<!-- scores -->\n{text}\n<!-- /scores -->"
        args.card.write_text(re.sub(r"(?s)<!-- scores -->.*<!-- /scores -->", lambda _: block, card), encoding="utf-8")


def tables(nlp: Language, folder: Path, part: str) -> str:
    """The scores as Markdown: by standard, by label of entity, and by genre."""
    by_standard = {s: scores(nlp, read(nlp, folder / f"{part}-{s}.spacy")) for s in STANDARDS}
    rows = [["", *(NAMES[s] for s in STANDARDS)]]
    rows += [[name, *(f"{by_standard[s][key]:.3f}" for s in STANDARDS)] for key, name in MEASURES.items()]
    if part == "test":
        fixed = [scores(nlp, read(nlp, folder / f"names-{s}.spacy")) for s in STANDARDS]
        rows.insert(3, ["part of speech, every name a name (see above)", *(f"{s['pos_acc']:.3f}" for s in fixed)])
    labels = sorted({label for s in STANDARDS for label in by_standard[s]["ents_per_type"]})
    rows += [
        [f"entity F, {label}", *(_f(by_standard[s]["ents_per_type"].get(label)) for s in STANDARDS)] for label in labels
    ]
    speed = words_a_second(nlp, [doc.text for s in STANDARDS for doc in read(nlp, folder / f"{part}-{s}.spacy")])
    out = [_markdown(rows), "", f"Words a second, two processes: {speed:,.0f}."]
    if part == "test":
        out += ["", _markdown(_genres(nlp, folder))]
    return "\n".join(out)


def read(nlp: Language, path: Path) -> list[Doc]:
    """The annotated documents of ``path``."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def scores(nlp: Language, docs: list[Doc]) -> dict:
    """spaCy's scores of what ``nlp`` makes of the documents' text."""
    return nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])


def words_a_second(nlp: Language, texts: list[str]) -> float:
    """Tokens read a second of wall time by two processes, the second of two rounds: the first fills the caches."""
    many = texts * 4
    list(nlp.pipe(texts))
    start = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(many, n_process=2, batch_size=50))
    return words / (time.perf_counter() - start)


def _genres(nlp: Language, folder: Path) -> list[list[str]]:
    rows = [["genre", "words", *(name for key, name in MEASURES.items() if key != "token_acc")]]
    for standard in STANDARDS:
        groups: dict[str, list[Doc]] = defaultdict(list)
        for doc in read(nlp, folder / f"genres-{standard}.spacy"):
            groups[GENRES[doc.user_data["genre"]]].append(doc)
        for genre, docs in sorted(groups.items()):
            n = sum(len(d) for d in docs)
            if n >= FEWEST_WORDS:
                found = scores(nlp, docs)
                values = [f"{found[key]:.3f}" for key in MEASURES if key != "token_acc"]
                rows.append([f"{genre}, {NAMES[standard]}", str(n), *values])
    return rows


def _f(score: dict | None) -> str:
    return f"{score['f']:.3f}" if score else "–"


def _markdown(rows: list[list[str]]) -> str:
    head, *body = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])


if __name__ == "__main__":
    main()
