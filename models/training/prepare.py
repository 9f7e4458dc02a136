"""Turns the treebank into spaCy's training files, in a folder for temporary files.

    python models/training/prepare.py NORNE.tar.xz FOLDER

``FOLDER`` gets ``train.spacy``, ``dev.spacy``, ``dev-<standard>.spacy`` and ``test-<standard>.spacy``, documents of
ten sentences each; ``names.spacy``, the training documents and a copy of each with other names in it; and the test part
twice more: ``genres-<standard>.spacy``, one genre a document, and ``names-<standard>.spacy``, where every proper name
has the part of speech of one.
Printed: the sizes, and how far the conversion of tags agrees with the published UD files.
"""

from __future__ import annotations

import random
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path

import spacy
from names import exchanged
from spacy.tokens import Doc, DocBin
from spacy.training import biluo_to_iob, iob_to_biluo
from spacy.vocab import Vocab
from treebank import STANDARDS, Sentence, ndt_sentences, ud_sentences

GROUP = 10
"""Sentences in a document, as spaCy's converter groups them by default."""

SEED = 1


def main(archive: Path, folder: Path) -> None:
    """Reads ``archive`` and fills ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as tar:
        tar.extractall(folder / "norne", filter="data")
    vocab = spacy.blank("nb").vocab
    train: list[Doc] = []
    dev: list[Doc] = []
    names: list[Doc] = []
    for standard in STANDARDS:
        parts = {part: list(ud_sentences(folder / "norne", standard, part)) for part in ("dev", "test")}
        all_ndt = list(ndt_sentences(folder / "norne", standard))
        held_out = {s.key for sentences in parts.values() for s in sentences}
        kept = [s for s in all_ndt if s.key not in held_out]
        print(standard, _agreement(all_ndt, parts["dev"]))
        print(standard, "kept for training:", len(kept), "sentences,", sum(len(s.words) for s in kept), "words")
        train.extend(_documents(kept, vocab))
        names.extend(_documents(exchanged(kept, random.Random(SEED)), vocab))
        _write(list(_documents(_names_as_names(parts["test"], all_ndt), vocab)), folder / f"names-{standard}.spacy")
        _write(list(_documents(_by_genre(parts["test"], all_ndt), vocab)), folder / f"genres-{standard}.spacy")
        for part, sentences in parts.items():
            docs = list(_documents(sentences, vocab))
            _write(docs, folder / f"{part}-{standard}.spacy")
            if part == "dev":
                dev.extend(docs)
    random.Random(SEED).shuffle(train)
    _write(train, folder / "train.spacy")
    names += train
    random.Random(SEED).shuffle(names)
    _write(names, folder / "names.spacy")
    _write(dev, folder / "dev.spacy")


def _agreement(ndt: list[Sentence], ud: list[Sentence]) -> str:
    """How many words of the UD sentences get the published tags from the same sentence's NDT tags."""
    by_key = {s.key: s for s in ndt}
    found = [(by_key[s.key], s) for s in ud if s.key in by_key]
    pairs = [(a.tag, b.tag) for x, y in found if len(x.words) == len(y.words) for a, b in zip(x.words, y.words)]  # noqa: B905
    pos = sum(a.pos == b.pos for a, b in pairs) / len(pairs)
    features = sum(a.features == b.features for a, b in pairs) / len(pairs)
    return f"conversion: {len(found)} of {len(ud)} sentences found, part of speech {pos:.4f}, features {features:.4f}"


def _names_as_names(ud: list[Sentence], ndt: list[Sentence]) -> list[Sentence]:
    """The UD sentences with the part of speech PROPN wherever NDT marks a proper name."""
    by_key = {s.key: s for s in ndt}

    def fixed(sentence: Sentence) -> Sentence:
        other = by_key.get(sentence.key)
        if other is None or len(other.words) != len(sentence.words):
            return sentence
        pairs = zip(sentence.words, other.words, strict=True)
        return sentence._replace(
            words=tuple(a._replace(tag=a.tag._replace(pos="PROPN")) if b.tag.pos == "PROPN" else a for a, b in pairs)
        )

    return [fixed(s) for s in ud]


def _by_genre(ud: list[Sentence], ndt: list[Sentence]) -> list[Sentence]:
    """The UD sentences that stand in the NDT files, sorted by genre and then as published; UD names no sources."""
    genres = {s.key: s.genre for s in ndt}
    known = [s._replace(source=genres[s.key]) for s in ud if s.key in genres]
    return sorted(known, key=lambda s: s.source)


def _documents(sentences: list[Sentence], vocab: Vocab) -> Iterable[Doc]:
    """Documents of ``GROUP`` sentences; none runs over from one source to the next."""
    start = 0
    for i in range(1, len(sentences) + 1):
        if i == len(sentences) or i - start == GROUP or sentences[i].source != sentences[start].source:
            yield _document(sentences[start:i], vocab)
            start = i


def _document(sentences: list[Sentence], vocab: Vocab) -> Doc:
    words = [w for s in sentences for w in s.words]
    starts = [i == 0 for s in sentences for i in range(len(s.words))]
    names = [n for s in sentences for n in biluo_to_iob(iob_to_biluo([w.name for w in s.words]))]
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        pos=[w.tag.pos for w in words],
        morphs=[w.tag.features for w in words],
        lemmas=[w.lemma for w in words],
        sent_starts=starts,
        ents=names,
        user_data={"genre": sentences[0].genre},
    )


def _write(docs: list[Doc], path: Path) -> None:
    DocBin(docs=docs, store_user_data=True).to_disk(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
