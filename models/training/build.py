"""Makes the package ``models/nb_nn_horing`` of the two pipelines that were trained.

    python models/training/build.py WORDS NAMES TARGET

``WORDS`` holds tok2vec, morphologizer, lemmatizer and senter; ``NAMES`` an entity recogniser with a tok2vec of its own:
what tells a name from another is not what tells a verb from a noun.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import spacy
import srsly
from spacy.language import Language

import pipeline.language.features  # noqa: F401  # registers the embedding

META = {
    "lang": "nb",
    "name": "nn_horing",
    "version": "1.0.0",
    "description": "Bokmål and nynorsk: parts of speech, morphology, lemmas, sentence boundaries, names",
    "author": "The Høringskart authors",
    "license": "MIT",
    "sources": [
        {
            "name": "Norwegian Dependency Treebank with NorNE",
            "author": "National Library of Norway; University of Oslo; Schibsted Media Group",
            "license": "CC0 (annotations)",
        }
    ],
}


def main(words: Path, names: Path, target: Path) -> None:
    """Writes the package to ``target``; folders of an earlier one are replaced, the card is left."""
    nlp = spacy.load(words)
    recogniser = spacy.load(names)
    recogniser.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=recogniser)
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    for path in target.glob("*"):
        if path.is_dir():
            shutil.rmtree(path)
    nlp.to_disk(target)
    config = nlp.config.copy()
    config["paths"] = dict.fromkeys(config["paths"])  # where the training ran is no business of the package
    config["initialize"]["after_init"] = None
    config.to_disk(target / "config.cfg")
    srsly.write_json(target / "vocab" / "strings.json", _strings(nlp))


def _strings(nlp: Language) -> list[str]:
    """The strings the package needs: labels, and what the lemma rules take away and add.

    spaCy keeps every word of the training text, which has no place here and is not needed.
    """
    labels = {str(label) for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ())}
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]
    parts = {nlp.vocab.strings[tree[side]] for tree in trees for side in ("orig", "subst") if tree.get(side)}
    return sorted(labels | parts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
