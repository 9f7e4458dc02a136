"""What people correct, as evidence for the deciders: read, weighed, and never lost in silence."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from pipeline import tables
from pipeline.cli.places import CommandError
from pipeline.cli.reviewimport import review_csv
from pipeline.language.encoder import NETWORK, OWN_ENCODER
from pipeline.records import (
    HELHET,
    RELATIONS,
    STANCES,
    Document,
    Hearing,
    Language,
    Measure,
    Review,
    ReviewKind,
    Sentence,
    SentenceStance,
)
from pipeline.segment import Unread, read_words

OWN_MODULES = ("build", "collect", "evidence", "hearings", "passages", "named", "text")
TEXTS = (
    "Kommunen støtter forslaget om flere plasser i barnehagen.",
    "Vi går imot at skolebruket legges ned.",
    "Takk for tilsendt høringsbrev.",
    "Barnehagene trenger flere lærere.",
    "This is a sentence in English.",
    "Takk for tilsendt høringsbrev.",
)
CODEBOOK = """
- code: barnehage
  label: {nb: Barnehage, nn: Barnehage, en: Kindergarten}
  definition: Plasser og ansatte i barnehagene.
  include: [barnehage]
"""
MEASURES = ("Flere plasser i barnehagen", "Flere lærere i barnehagen")


@pytest.fixture
def training(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """``build.py``, found as it is from the command line; its neighbours' names are taken back afterwards."""
    for folder in ("encoder", "deciders"):
        monkeypatch.syspath_prepend(str(root / "models" / "training" / folder))
    before = {name: sys.modules.pop(name, None) for name in OWN_MODULES}
    yield importlib.import_module("build")
    for name, module in before.items():
        sys.modules.pop(name, None)
        if module is not None:
            sys.modules[name] = module


def sentences() -> tuple[Sentence, ...]:
    def one(n: int, text: str) -> Sentence:
        language: Language = "en" if "English" in text else "nb"
        return Sentence(
            doc_id="lia",
            sentence_id=f"lia/{n:04d}",
            block_id=f"lia/b{n:04d}",
            block_kind="paragraph",
            kind="sentence",
            page=1,
            start=n * 100,
            end=n * 100 + len(text),
            heading=None,
            lead_id=None,
            language=language,
            text=text,
        )

    return tuple(one(n, text) for n, text in enumerate(TEXTS, 1))


def review(kind: ReviewKind, n: int, new: str, target: str = "", text: str | None = None) -> Review:
    said = TEXTS[n - 1] if text is None else text
    return Review(
        kind=kind,
        doc_id="lia",
        sentence_id=f"lia/{n:04d}",
        digest=tables.text_digest(said),
        target=target,
        old="",
        new=new,
        who="Kari",
        date="2026-11-21",
        text=said,
    )


def run_folder(root: Path, reviews: list[Review]) -> None:
    """A hearing that has been run, by hand: one letter, two measures and the proposal as a whole."""
    folder, work = root / "corpus" / "lia", root / "output" / "lia" / "work"
    folder.mkdir(parents=True)
    (folder / "hearing.yaml").write_text("title: Barnehager\n", encoding="utf-8")
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "review.csv").write_text(review_csv(reviews), encoding="utf-8")
    document = Document(
        doc_id="lia",
        file="lia.txt",
        title=None,
        sender="Lia kommune",
        sender_type=None,
        role="response",
        status="analysed",
        language="nb",
    )
    ids = [("boks/01", MEASURES[0], "measure"), ("boks/02", MEASURES[1], "measure"), (HELHET, "Forslaget", "whole")]
    measures = [
        Measure(
            measure_id=measure_id,
            doc_id="plan",
            source="Boks",
            section=None,
            ordinal=n,
            kind=kind,  # type: ignore[arg-type]
            text=text,
            page=1,
        )
        for n, (measure_id, text, kind) in enumerate(ids, 1)
    ]
    said = ("støtter", "imot", "ingen", None, None, "ingen")
    stances = [
        SentenceStance(doc_id="lia", sentence_id=s.sentence_id, stance=x, score=None, cue=None)  # type: ignore[arg-type]
        for s, x in zip(sentences(), said, strict=True)
    ]
    words = read_words(Unread("blank", "nb", sentences())).words
    hearing = Hearing(name="lia", title="Barnehager", has_plan=True, has_codebook=True)
    for place, rows in {
        "ingest/hearing": [hearing],
        "ingest/documents": [document],
        "segment/sentences": sentences(),
        "segment/words": words,
        "measures/measures": measures,
        "positions/stances": stances,
    }.items():
        tables.write_records(work / f"{place}.jsonl", rows)


REVIEWS = [
    review("stance", 4, "foreslår"),
    review("theme", 1, "ja", "barnehage"),
    review("theme", 2, "nei", "barnehage"),
    review("alignment", 1, "utover", "boks/01"),
    review("alignment", 1, "nei", "boks/02"),
    review("alignment", 4, "ja", "boks/02"),
]


def test_just_what_was_decided_is_evidence(training: ModuleType, tmp_path: Path) -> None:
    run_folder(tmp_path, REVIEWS)
    found = importlib.import_module("hearings").read_corrected(tmp_path, "lia")
    assert found.n == 6
    assert found.decided.stances == ((3, "foreslår"),)
    assert found.decided.themes == ((0, "barnehage", True), (1, "barnehage", False))
    assert found.decided.links == ((0, 0, True), (0, 1, False), (3, 1, True))
    assert found.decided.relations == ((0, 0, "utover"),)
    assert found.decided.lost == ()
    assert found.stances == ("støtter", "imot", "ingen", "foreslår", None, "ingen")
    assert found.field.codes == [None] * 6


def test_what_is_not_used_is_told_with_the_reason(training: ModuleType, tmp_path: Path) -> None:
    view = Review(kind="view", doc_id="lia", target="boks/01", old="", new="imot", who="Kari", date="2026-11-21")
    reviews = [
        review("stance", 2, "kritisk", text="Denne setningen er borte."),
        review("stance", 5, "imot"),
        review("theme", 1, "ja", "skole"),
        review("alignment", 1, "i-tråd", HELHET),
        review("alignment", 1, "ja", "boks/09"),
        review("alignment", 3, "mot", "boks/01"),
        view,
    ]
    run_folder(tmp_path, reviews)
    decided = importlib.import_module("hearings").read_corrected(tmp_path, "lia").decided
    assert (decided.stances, decided.themes, decided.relations) == ((), (), ())
    assert decided.links == ((2, 0, True),)
    reasons = " | ".join(sorted(r.reason.partition("er ikke brukt: ")[2] for r in decided.lost))
    assert len(decided.lost) == len(reviews)
    for said in (
        "setningen finnes ikke lenger i lia",
        "modellene leser ikke setningen",
        "temaet «skole» står ikke i kodeboken",
        "om forslaget som helhet avgjør regler",
        "tiltaket «boks/09» finnes ikke i planen",
        "uten standpunkt avgjør en regel relasjonen",
        "syn avgjøres av en regel",
    ):
        assert said in reasons


def test_a_hearing_that_is_not_there_or_not_run(training: ModuleType, tmp_path: Path) -> None:
    read_corrected = importlib.import_module("hearings").read_corrected
    with pytest.raises(CommandError, match="«lia» finnes ikke"):
        read_corrected(tmp_path, "lia")
    run_folder(tmp_path, REVIEWS)
    (tmp_path / "output/lia/work/positions/stances.jsonl").unlink()
    with pytest.raises(CommandError, match=r"«lia» er ikke kjørt ferdig.*Kjør «dvc repro» først"):
        read_corrected(tmp_path, "lia")


def gathered(build: ModuleType, name: str, n: int = 240) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Made-up evidence in two fields: each label shows in a feature of its own."""
    labels, features, _ = build.DECIDERS[name]
    kinds = max(2, len(labels))
    meant = np.arange(n) % kinds
    known = np.random.default_rng(3).normal(0, 1, (n, len(features)))
    known[np.arange(n), meant] += 2.0
    return known.astype(np.float32), meant.astype(np.int8), np.array(["a", "b"])[np.arange(n) * 2 // n]


@pytest.mark.parametrize("name", ["stance", "theme", "link", "relation"])
def test_a_correction_moves_its_own_evidence_its_way(training: ModuleType, name: str) -> None:
    evidence = importlib.import_module("evidence").Evidence
    known, meant, field = gathered(training, name)
    before = evidence(known, meant, field)
    against = evidence(known[:1], 1 - meant[:1], np.array(["lia"]))
    labels = training.DECIDERS[name][0]
    without, told = training.decide(name, before, None, 3.0)
    assert len(told) == 1
    one, told = training.decide(name, before, against, 1.0)
    assert "1 rettelser teller som 1 setninger hver" in told[1]
    three, _ = training.decide(name, before, against, 3.0)
    chances = [float(training.chance_of_meant(d, labels, against)[0]) for d in (without, one, three)]
    assert chances[0] < 0.5
    assert chances[0] < chances[1] < chances[2]


def test_corrections_are_not_judged_and_not_seen_by_who_judges_their_hearing(training: ModuleType) -> None:
    evidence = importlib.import_module("evidence").Evidence
    known, meant, field = gathered(training, "theme")
    before = evidence(known, meant, field)
    own = evidence(known[:3], 1 - meant[:3], np.array(["a"] * 3))
    every, weight = training.with_corrections(before, own, 50.0)
    plain, ones = training.with_corrections(before, None, 50.0)
    with_own = training.left_out(every, weight, "theme", len(meant))
    without = training.left_out(plain, ones, "theme", len(meant))
    assert with_own.shape == without.shape == (len(meant), 2)
    assert np.array_equal(with_own[field == "a"], without[field == "a"])
    assert not np.array_equal(with_own[field == "b"], without[field == "b"])


def write_evidence(build: ModuleType, path: Path) -> None:
    arrays = {}
    for name in build.DECIDERS:
        parts = zip(("known", "meant", "field"), gathered(build, name), strict=True)
        arrays |= {f"{name}_{part}": column for part, column in parts}
    np.savez(path, **arrays)


def files(folder: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in sorted(folder.glob("*.json"))}


def test_without_corrections_nothing_moves(
    training: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run_folder(tmp_path, [])
    monkeypatch.setattr(training, "ROOT", tmp_path)
    write_evidence(training, tmp_path / "evidence.npz")
    training.build(tmp_path / "evidence.npz", tmp_path / "plain", [], 3.0)
    training.build(tmp_path / "evidence.npz", tmp_path / "none", ["lia"], 3.0)
    assert sorted(files(tmp_path / "plain")) == ["link.json", "relation.json", "stance.json", "theme.json"]
    assert files(tmp_path / "plain") == files(tmp_path / "none")
    assert "corpus/lia/review.csv har ingen rettelser" in capsys.readouterr().out


def test_evidence_of_another_kind_is_refused(training: ModuleType, tmp_path: Path) -> None:
    evidence = importlib.import_module("evidence").Evidence
    known, meant, field = gathered(training, "link")
    with pytest.raises(CommandError, match=r"har 24 trekk, modellen leser 25\. Samle det på nytt"):
        training.decide("link", evidence(known[:, :-1], meant, field), None, 3.0)


def test_corrections_from_the_sentence_to_the_decider(
    training: ModuleType,
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not (root / "models" / OWN_ENCODER / NETWORK).is_file():
        pytest.skip("the encoder's weights are not here")
    run_folder(tmp_path, [*REVIEWS, review("theme", 1, "ja", "skole")])
    monkeypatch.setattr(training, "ROOT", tmp_path)
    found, told = training.read_corrections(tmp_path, ["lia"])
    rows = {name: (e.known.shape, e.meant.tolist(), set(e.field.tolist())) for name, e in found.items()}
    width = {name: len(features) for name, (_, features, _) in training.DECIDERS.items()}
    assert rows == {
        "stance": ((1, width["stance"]), [STANCES.index("foreslår")], {"lia"}),
        "theme": ((2, width["theme"]), [1, 0], {"lia"}),
        "link": ((3, width["link"]), [1, 0, 1], {"lia"}),
        "relation": ((1, width["relation"]), [RELATIONS.index("utover")], {"lia"}),
    }
    by_pattern = list(training.THEME_FEATURES).index("pattern")
    assert found["theme"].known[:, by_pattern].tolist() == [1.0, 0.0]
    assert told[0] == "lia: 7 rettelser i review.csv. Lært av: stance 1, theme 2, link 3, relation 1. Uten bruk:"
    assert "temaet «skole» står ikke i kodeboken" in told[1]
    write_evidence(training, tmp_path / "evidence.npz")
    for target in ("first", "second"):
        training.build(tmp_path / "evidence.npz", tmp_path / target, ["lia"], 3.0)
    training.build(tmp_path / "evidence.npz", tmp_path / "plain", [], 3.0)
    assert files(tmp_path / "first") == files(tmp_path / "second") != files(tmp_path / "plain")
