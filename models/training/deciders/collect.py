"""Collects the evidence that the deciders are fitted on: text that the encoder has not seen.

    python models/training/deciders/collect.py ENCODER_FOLDER EVIDENCE.npz field-or-hearing …

A field is one of the training text, a hearing one that has been run and has coded sentences. ENCODER_FOLDER holds an
encoder trained without these: on text it was trained on it would be surer than it has
a right to be. The evidence is what the rooms of the pipeline make of the sentences, by the same functions.
"""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "encoder"))

from hearings import read_hearing
from passages import Code, Field, read_as_records

from pipeline.align.candidates import AlignParams, relate
from pipeline.align.context import Reach
from pipeline.align.fit import Texts, Weights, parts, read
from pipeline.align.learned import link_evidence, relation_evidence
from pipeline.align.relation import coverage
from pipeline.language import tokens_by_sentence
from pipeline.language.encoder import Encoder, Heads, theme_text
from pipeline.params import load
from pipeline.positions.context import question
from pipeline.positions.learned import Said
from pipeline.positions.learned import evidence as stance_evidence
from pipeline.positions.run import read as read_cues
from pipeline.records import RELATIONS, STANCES
from pipeline.themes.codebook import Codebook, read_codebook
from pipeline.themes.learned import evidence as theme_evidence
from pipeline.themes.run import Tagger, ThemesParams

ROOT = Path(__file__).parents[3]
TEXT = Path(__file__).parents[1] / "text"
CODEBOOK = ROOT / "corpus" / "eksempel" / "codebook.yaml"
NEAR = 12
"""Measures kept of each sentence as evidence, the nearest by the encoder, beside those that are meant."""


class Evidence(NamedTuple):
    """Evidence and what it is evidence of, row by row, with the field each row comes from."""

    known: np.ndarray
    meant: np.ndarray
    field: np.ndarray


class Collector:
    """Reads fields with one encoder."""

    def __init__(self, folder: Path) -> None:
        self.encoder, self.heads = Encoder(folder, threads=2), Heads(folder)
        self.params = load("align", AlignParams, ROOT / "params.yaml")
        self.themes_params = load("themes", ThemesParams, ROOT / "params.yaml")
        self.codebook: Codebook = read_codebook(CODEBOOK.read_text(encoding="utf-8"), CODEBOOK.name)
        texts = [(theme_text(t.label_nb, t.definition), ()) for t in self.codebook.themes]
        self.themes = self.encoder.vectors(texts)

    def field(self, field: Field) -> dict[str, Evidence]:
        """Evidence of each decider in ``field``, of the sentences that are coded for it."""
        vectors = self.encoder.vectors(field.texts)
        out = {"stance": self._stance(field, vectors)}
        if any(c and c.themes is not None for c in field.codes):
            out["theme"] = self._themes(field, vectors)
        if field.measures and any(c and c.links is not None for c in field.codes):
            out |= self._links(field, vectors)
        return out

    def _stance(self, field: Field, vectors: np.ndarray) -> Evidence:
        found = read_cues(field.documents, field.sentences, tokens_by_sentence(field.words))
        said = [
            Said(judgement=f.said, kind=s.kind, question=question(f.tokens))
            for s, f in zip(field.sentences, found, strict=True)
        ]
        rows = [i for i, c in enumerate(field.codes) if c and c.stance and not found[i].fixed and found[i].read]
        meant = np.array([STANCES.index(_code(field, i).stance) for i in rows])
        return _of(field, stance_evidence(said, self.heads.stance(vectors))[rows], meant)

    def _themes(self, field: Field, vectors: np.ndarray) -> Evidence:
        tagger = Tagger(self.codebook, self.themes_params, tokens_by_sentence(field.words))
        codes = [t.theme for t in self.codebook.themes]
        tags = [
            tag
            for doc, group in groupby(field.sentences, key=lambda s: s.doc_id)
            for tag in tagger.document(list(group), field.documents[doc].language)
        ]
        known = theme_evidence(field.sentences, self.heads.themes(vectors, self.themes), tags, codes)
        rows = [i for i, c in enumerate(field.codes) if c and c.themes is not None]
        meant = np.array([[code in (_code(field, i).themes or ()) for code in codes] for i in rows])
        return _of(field, known[rows].reshape(-1, known.shape[-1]), meant.ravel())

    def _links(self, field: Field, vectors: np.ndarray) -> dict[str, Evidence]:
        p = self.params
        planned = self.encoder.vectors([(m.text, ()) for m in field.measures])
        languages = {d.doc_id: d.language for d in field.documents.values()}
        texts = read(field.sentences, field.words, field.measures, languages, field.sentences)
        weights = Weights(lexical=p.lexical, characters=p.characters, semantic=p.semantic)
        reach = Reach(heading=p.heading, lead=p.lead, before=p.before, after=p.after, n=p.neighbours, own=p.own)
        near = self.heads.nearness(vectors, planned)
        stances = [c.stance if c else None for c in field.codes]
        known = link_evidence(field.sentences, near, parts(texts, vectors, planned, weights, reach), stances)
        meant = np.zeros(known.shape[:2], dtype=int)
        for i, c in enumerate(field.codes):
            meant[i, [j for j, _ in (c.links if c and c.links else ())]] = 1
        kept = (np.argsort(np.argsort(-near[:, :-1], axis=1, kind="stable"), axis=1) < NEAR) | (meant == 1)
        kept[[i for i, c in enumerate(field.codes) if c is None or c.links is None]] = False
        link = _of(field, known[kept], meant[kept])
        return {"link": link, "relation": self._relations(field, texts, vectors, planned)}

    def _relations(self, field: Field, texts: Texts, vectors: np.ndarray, planned: np.ndarray) -> Evidence:
        pairs = [
            (i, j, RELATIONS.index(relation))
            for i, c in enumerate(field.codes)
            if c and c.stance not in (None, "ingen")
            for j, relation in c.links or ()
        ]
        stances = {s.sentence_id: c.stance for s, c in zip(field.sentences, field.codes, strict=True) if c}
        plain = relate(texts, stances, field.documents, self.params)
        known = relation_evidence(
            self.heads.relation(vectors[[i for i, _, _ in pairs]], planned[[j for _, j, _ in pairs]]),
            [_code(field, i).stance for i, _, _ in pairs],
            [plain(i, j) for i, j, _ in pairs],
            [coverage(texts.said_terms[i], texts.planned_terms[j]) for i, j, _ in pairs],
        )
        return _of(field, known, np.array([kind for _, _, kind in pairs]))


def _code(field: Field, row: int) -> Code:
    found = field.codes[row]
    assert found is not None
    return found


def _of(field: Field, known: np.ndarray, meant: np.ndarray) -> Evidence:
    return Evidence(known.astype(np.float32), meant.astype(np.int8), np.array([field.name] * len(meant)))


def main() -> None:
    """Reads the command line, collects, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("fields", nargs="+")
    args = parser.parse_args()
    collector = Collector(args.encoder)
    parts: dict[str, list[Evidence]] = {}
    for name in args.fields:
        field = read_as_records(TEXT, name) if (TEXT / f"{name}.txt").is_file() else read_hearing(ROOT, name)
        for decider, evidence in collector.field(field).items():
            parts.setdefault(decider, []).append(evidence)
        print(name, {k: len(v[-1].meant) for k, v in parts.items() if v[-1].field[0] == name}, flush=True)
    arrays = {
        f"{decider}_{part}": np.concatenate([getattr(e, part) for e in found])
        for decider, found in parts.items()
        for part in Evidence._fields
    }
    np.savez_compressed(args.out, **arrays)


if __name__ == "__main__":
    main()
