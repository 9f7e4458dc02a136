"""Collects the evidence that the deciders are fitted on: text that the encoder has not seen.

    python models/training/deciders/collect.py ENCODER_FOLDER EVIDENCE.npz field-or-hearing …

A field is one of the training text, a hearing one that has been run and has coded sentences. ENCODER_FOLDER holds an
encoder trained without these: on text it was trained on it would be surer than it has
a right to be. The evidence is what the rooms of the pipeline make of the sentences, by the same functions.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "encoder"))

from evidence import Evidence, evidence_of, joined
from hearings import Corrected, read_hearing
from passages import Code, Field, read_as_records

from pipeline.align.candidates import AlignParams, relate, replies_to_plan
from pipeline.align.context import Reach
from pipeline.align.fit import Weights, parts, read
from pipeline.align.learned import link_evidence, relation_evidence
from pipeline.align.relation import coverage
from pipeline.align.themed import shared_themes
from pipeline.language import tokens_by_sentence
from pipeline.language.encoder import Encoder, Heads, theme_text
from pipeline.language.linear import decider
from pipeline.params import load
from pipeline.positions.context import question
from pipeline.positions.learned import Said
from pipeline.positions.learned import evidence as stance_evidence
from pipeline.positions.run import Finding
from pipeline.positions.run import read as read_cues
from pipeline.records import RELATIONS, STANCES, Relation, Stance, ThemeTag
from pipeline.themes.codebook import Codebook, read_codebook
from pipeline.themes.learned import DECIDER as THEME
from pipeline.themes.learned import evidence as theme_evidence
from pipeline.themes.learned import weigh
from pipeline.themes.run import Tagger, ThemesParams, of_measures

ROOT = Path(__file__).parents[3]
TEXT = Path(__file__).parents[1] / "text"
CODEBOOK = ROOT / "corpus" / "eksempel" / "codebook.yaml"
NEAR = 12
"""Measures kept of each sentence as evidence, the nearest by the encoder, beside those that are meant."""


class Collector:
    """Reads fields with one encoder."""

    def __init__(self, folder: Path) -> None:
        self.encoder, self.heads = Encoder(folder, threads=2), Heads(folder)
        self.params = load("align", AlignParams, ROOT / "params.yaml")
        self.themes_params = load("themes", ThemesParams, ROOT / "params.yaml")
        self.codebook: Codebook = read_codebook(CODEBOOK.read_text(encoding="utf-8"), CODEBOOK.name)

    def field(self, field: Field) -> dict[str, Evidence]:
        """Evidence of each decider in ``field``, of the sentences that are coded for it."""
        vectors = self.encoder.vectors(field.texts)
        out = {"stance": self._stance(field, vectors)}
        if any(c and c.themes is not None for c in field.codes):
            out["theme"] = self._themes(field, vectors)
        if field.measures and any(c and c.links is not None for c in field.codes):
            out |= self._links(field, vectors)
        return out

    def corrections(self, corrected: Corrected) -> dict[str, Evidence]:
        """Evidence of each decider that something was decided for: of just what was decided."""
        field, decided = corrected.field, corrected.decided
        vectors = self.encoder.vectors(field.texts)
        out: dict[str, Evidence] = {}
        if decided.stances:
            known, _ = self._known_stances(field, vectors)
            meant = [STANCES.index(stance) for _, stance in decided.stances]
            out["stance"] = evidence_of(field.name, known[[i for i, _ in decided.stances]], meant)
        if decided.themes:
            column = {t.theme: j for j, t in enumerate(corrected.codebook.themes)}
            known = self._known_themes(field, vectors, corrected.codebook)
            rows, columns = [i for i, _, _ in decided.themes], [column[t] for _, t, _ in decided.themes]
            out["theme"] = evidence_of(field.name, known[rows, columns], [yes for *_, yes in decided.themes])
        if decided.links:
            plan = _Plan(self, field, vectors, corrected.codebook)
            known, _ = plan.links(corrected.stances)
            rows, columns = [i for i, _, _ in decided.links], [j for _, j, _ in decided.links]
            out["link"] = evidence_of(field.name, known[rows, columns], [yes for *_, yes in decided.links])
            if decided.relations:
                out["relation"] = plan.relations(decided.relations, corrected.stances)
        return out

    def _stance(self, field: Field, vectors: np.ndarray) -> Evidence:
        known, found = self._known_stances(field, vectors)
        rows = [i for i, c in enumerate(field.codes) if c and c.stance and not found[i].fixed and found[i].read]
        return evidence_of(field.name, known[rows], [STANCES.index(_code(field, i).stance) for i in rows])

    def _known_stances(self, field: Field, vectors: np.ndarray) -> tuple[np.ndarray, list[Finding]]:
        found = read_cues(field.documents, field.sentences, tokens_by_sentence(field.words))
        said = [
            Said(judgement=f.said, kind=s.kind, question=question(f.tokens))
            for s, f in zip(field.sentences, found, strict=True)
        ]
        return stance_evidence(said, self.heads.stance(vectors)), found

    def _themes(self, field: Field, vectors: np.ndarray) -> Evidence:
        known = self._known_themes(field, vectors, self.codebook)
        rows = [i for i, c in enumerate(field.codes) if c and c.themes is not None]
        codes = [t.theme for t in self.codebook.themes]
        meant = np.array([[code in (_code(field, i).themes or ()) for code in codes] for i in rows])
        return evidence_of(field.name, known[rows].reshape(-1, known.shape[-1]), meant.ravel())

    def _known_themes(self, field: Field, vectors: np.ndarray, codebook: Codebook) -> np.ndarray:
        encoded, tags = self._read_themes(field, vectors, codebook)
        return theme_evidence(field.sentences, encoded, tags, [t.theme for t in codebook.themes])

    def _read_themes(self, field: Field, vectors: np.ndarray, codebook: Codebook) -> tuple[np.ndarray, list[ThemeTag]]:
        """What the encoder and what the patterns say of the themes of each sentence."""
        tagger = Tagger(codebook, self.themes_params, tokens_by_sentence(field.words))
        tags = [
            tag
            for doc, group in groupby(field.sentences, key=lambda s: s.doc_id)
            for tag in tagger.document(list(group), field.documents[doc].language)
        ]
        themes = self.encoder.vectors([(theme_text(t.label_nb, t.definition), ()) for t in codebook.themes])
        return self.heads.themes(vectors, themes), tags

    def themed(self, field: Field, vectors: np.ndarray, codebook: Codebook) -> np.ndarray:
        """How far each sentence and measure share themes, with the theme decider as it is now: where that is fitted
        anew, collect and build a second time."""
        encoded, tags = self._read_themes(field, vectors, codebook)
        codes = [t.theme for t in codebook.themes]
        found = weigh(field.sentences, encoded, tags, codes, decider(THEME), self.themes_params.threshold)
        planned = of_measures(codebook, field.measures, {m.doc_id: "nb" for m in field.measures})
        return shared_themes(field.sentences, field.measures, found, planned)

    def _links(self, field: Field, vectors: np.ndarray) -> dict[str, Evidence]:
        # Themes say something only where the codebook is of the field.
        codebook = self.codebook if any(c and c.themes is not None for c in field.codes) else Codebook()
        plan, stances = _Plan(self, field, vectors, codebook), [c.stance if c else None for c in field.codes]
        known, near = plan.links(stances)
        meant = np.zeros(known.shape[:2], dtype=int)
        for i, c in enumerate(field.codes):
            meant[i, [j for j, _ in (c.links if c and c.links else ())]] = 1
        kept = (np.argsort(np.argsort(-near[:, :-1], axis=1, kind="stable"), axis=1) < NEAR) | (meant == 1)
        kept[[i for i, c in enumerate(field.codes) if c is None or c.links is None]] = False
        pairs = [
            (i, j, relation)
            for i, c in enumerate(field.codes)
            if c and c.stance not in (None, "ingen")
            for j, relation in c.links or ()
        ]
        link = evidence_of(field.name, known[kept], meant[kept])
        return {"link": link, "relation": plan.relations(pairs, stances)}


class _Plan:
    """A field's sentences against its measures."""

    def __init__(self, by: Collector, field: Field, vectors: np.ndarray, codebook: Codebook) -> None:
        self.field, self.vectors, self.heads, self.params = field, vectors, by.heads, by.params
        self.themed = by.themed(field, vectors, codebook) if codebook.themes else None
        self.planned = by.encoder.vectors([(m.text, ()) for m in field.measures])
        languages = {d.doc_id: d.language for d in field.documents.values()}
        self.texts = read(field.sentences, field.words, field.measures, languages, field.sentences)

    def links(self, stances: Sequence[Stance | None]) -> tuple[np.ndarray, np.ndarray]:
        """What is known of every sentence and measure, and how near the encoder finds them."""
        p = self.params
        weights = Weights(lexical=p.lexical, characters=p.characters, semantic=p.semantic)
        reach = Reach(heading=p.heading, lead=p.lead, before=p.before, after=p.after, n=p.neighbours, own=p.own)
        near = self.heads.nearness(self.vectors, self.planned)
        fits = parts(self.texts, self.vectors, self.planned, weights, reach)
        themed = np.zeros(near[:, :-1].shape) if self.themed is None else self.themed
        documents = [self.field.documents[s.doc_id] for s in self.field.sentences]
        elsewhere = [not replies_to_plan(d) for d in documents]
        return link_evidence(self.field.sentences, near, fits, themed, stances, elsewhere), near

    def relations(self, pairs: Sequence[tuple[int, int, Relation]], stances: Sequence[Stance | None]) -> Evidence:
        """Evidence of the relations in ``pairs`` of a sentence's and a measure's row."""
        texts, left, right = self.texts, [i for i, _, _ in pairs], [j for _, j, _ in pairs]
        by_id = {s.sentence_id: stance for s, stance in zip(self.field.sentences, stances, strict=True)}
        plain = relate(texts, by_id, self.field.documents, self.params)
        known = relation_evidence(
            self.heads.relation(self.vectors[left], self.planned[right]),
            [stances[i] for i in left],
            [plain(i, j) for i, j, _ in pairs],
            [coverage(texts.said_terms[i], texts.planned_terms[j]) for i, j, _ in pairs],
        )
        return evidence_of(self.field.name, known, [RELATIONS.index(relation) for *_, relation in pairs])


def _code(field: Field, row: int) -> Code:
    found = field.codes[row]
    assert found is not None
    return found


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
        for kind, evidence in collector.field(field).items():
            parts.setdefault(kind, []).append(evidence)
        print(name, {k: len(v[-1].meant) for k, v in parts.items() if v[-1].field[0] == name}, flush=True)
    arrays = {
        f"{decider}_{part}": column
        for decider, found in parts.items()
        for part, column in joined(found)._asdict().items()
    }
    np.savez_compressed(args.out, **arrays)


if __name__ == "__main__":
    main()
