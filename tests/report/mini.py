"""An invented hearing in miniature, as the other stages would hand it over, with strings meant to break pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.language import tokens, words_row
from pipeline.records import (
    Alignment,
    Answer,
    AnswerMethod,
    Argument,
    ArgumentKind,
    Copy,
    Count,
    Document,
    DocumentText,
    Endorsement,
    Gap,
    Ground,
    GroundCode,
    Hearing,
    Measure,
    MeasureKind,
    MeasureTheme,
    Mention,
    Overall,
    PatternUse,
    Place,
    Placed,
    Question,
    Quote,
    Relation,
    Score,
    SenderTheme,
    Sentence,
    SentenceStance,
    SentenceWords,
    SharedSentence,
    Stance,
    Theme,
    ThemeExample,
    ThemeTag,
    Topic,
    View,
    ViewLabel,
    sentence_id,
)
from pipeline.stage import InputFile, Inputs

EVIL = '<script>alert("x")</script> & \'Søner\' "AS"'
LONG = (
    "Landsforeningen for samordning av tverrfaglige oppfølgings-, rehabiliterings- og ettervernstjenester i nordre "
    "og midtre Fjordland med tilgrensende kommuner (LSTORETNMFTK)"
)
PRIVATE = "Gunnvor Eikemo-Strand"

PLAN_LINES = (
    "Nær nok hjelp",
    "Departementet vil:",
    "Innføre pristillegg på alkohol i salg.",
    "Pålegge alle kommuner å ha en rådgivende enhet senest 1. januar 2028.",
    "Innføre gebyr på 4 000 kroner for den som ikke møter.",
    f"Opprette et register <b>{EVIL}</b> for kvalitet.",
    "Bygge 1 500 boliger med oppfølging.",
    "Lovfeste rett til ettervern i tolv måneder.",
    "Ingen skal la være å be om hjelp av frykt for straff.",
    "Bolig og ettervern",
)

MEASURES: tuple[tuple[str, str, MeasureKind, str | None, int, int], ...] = (
    # id, source, kind, section, ordinal, line of the plan
    ("boks-3.1/01", "Boks 3.1", "measure", "3.1 Forebygging", 1, 2),
    ("boks-3.2/01", "Boks 3.2", "measure", "3.2 Råd og reaksjoner", 1, 3),
    ("boks-3.2/02", "Boks 3.2", "measure", "3.2 Råd og reaksjoner", 2, 4),
    ("boks-3.2/03", "Boks 3.2", "measure", "3.2 Råd og reaksjoner", 3, 5),
    ("boks-3.3/01", "Boks 3.3", "measure", None, 1, 6),
    ("boks-3.3/02", "Boks 3.3", "measure", None, 2, 7),
    ("mål/01", "Mål", "goal", None, 1, 8),
    ("prioritering/01", "Prioriteringer", "priority", None, 1, 9),
)

THEMES = (
    Theme(theme="alkohol", label_nb="Alkohol", definition="Alkohol som rusmiddel og alkoholpolitikk."),
    Theme(theme="bolig", label_nb="Bolig & <oppfølging>", definition="Bolig, boligsosialt arbeid."),
    Theme(theme="straff", label_nb="Straff og reaksjoner", definition="Straff, gebyr, kontroll."),
    Theme(theme="eldre", label_nb="Eldre", definition="Eldre og rus."),
)

PLACES = tuple(
    Placed(sentence_id=i, x=x, y=y, topic_id=topic)
    for i, x, y, topic in (
        ("kommune-pdf/0004", -0.9, 0.5, None),
        ("kommune-pdf/0005", -0.8, 0.5, None),
        ("kommune-pdf/0006", 0.5, 0.5, 0),
        ("kommune-pdf/0007", 0.0, -0.8, None),
        ("evil/0002", -0.9, 0.3, None),
        ("evil/0004", 0.7, 0.5, 0),
        ("lang/0002", 0.5, 0.8, 0),
        ("gunnvor-pdf/0001", 0.7, 0.8, 0),
        ("gunnvor-pdf/0002", 0.1, -0.8, None),
        ("hemmelig-pdf/0001", 0.6, 0.6, 0),
    )
)
"""Alcohol to the left, the fee to the right, housing below; the proposed topic is the fee."""
PROJECT = {
    "params.yaml": """# settings
hearings: [mini, hemmelig-høring]
positions:
  method: learned    # weighs <b>words</b>
  min_score: 0.4
align:
  method: words
  threshold: 0.5     # lowest score that is accepted
embed:
  embedder: nb_nn_encoder
summary:
  copies:            # letters that are alike
    similarity: 0.6  # 0 to 1
    seeds: [1, 2]
""",
    "models/nb_nn_encoder/README.md": """# nb_nn_encoder

Reads `sentences`, see [the card](../x.md).
| file | bytes |
|---|---|
| a.onnx | 3 |

## Scores
Kappa **0.8**.
- one
  and more
- two
""",
    "models/nb_nn_encoder/a.onnx": "abc",
    "models/nb_nn_horing/README.md": "# nb_nn_horing\n",
}
"""Settings and models as the stage is given them; the model that the settings do not name is not shown."""
QUESTIONS = (
    Question(question_id="q01", text="Bør alkohol bli dyrere?"),
    Question(question_id="q02", text=f"Hvem skal betale for boliger {EVIL}?"),
)
"""What the ministry asked; the municipality answers the first under its own heading, the private person both."""


def _answer(question: str, doc: str, sender: str, method: AnswerMethod, heading: str, *sentences: str) -> Answer:
    return Answer(
        question_id=question,
        sender=sender,
        doc_id=doc,
        heading_id=f"{doc}/{heading}",
        method=method,
        similarity=0.9,
        sentence_ids=tuple(f"{doc}/{n}" for n in sentences),
    )


ANSWERS = (
    _answer("q01", "kommune-pdf", "Solvang kommune", "likner", "0003", *(f"{n:04d}" for n in range(4, 11))),
    _answer("q01", "gunnvor-pdf", PRIVATE, "nummer", "0001", "0001"),
    _answer("q02", "gunnvor-pdf", PRIVATE, "nummer", "0002", "0002"),
    _answer("q02", "hemmelig-pdf", "Hemmelig Sender", "ordrett", "0001", "0001"),
)

PATTERNS = (
    PatternUse(theme="alkohol", pattern="alkohol*", excludes=False, n_sentences=2, n_alone=1, n_given=2),
    PatternUse(theme="alkohol", pattern="pristillegg", excludes=False, n_sentences=4, n_alone=4, n_given=3),
    PatternUse(theme="alkohol", pattern="vinmonopol*", excludes=False, n_sentences=0, n_alone=0, n_given=0),
    PatternUse(theme="alkohol", pattern="alkohol og <annet>", excludes=True, n_sentences=1, n_alone=1, n_given=0),
    PatternUse(theme="bolig", pattern="bolig*", excludes=False, n_sentences=3, n_alone=3, n_given=3),
)

Line = tuple[str, Stance | None, tuple[str, ...], tuple[tuple[str, Relation], ...]]


def said(text: str, stance: Stance | None = "ingen", themes: str = "", **measures: Relation) -> Line:
    """A line of a letter; measures as ``b31_01="mot"`` or ``helhet="i-tråd"``."""
    ids = {"helhet": "helhet"} | {m[0].replace("boks-", "b").replace(".", "").replace("/", "_"): m[0] for m in MEASURES}
    return text, stance, tuple(themes.split()), tuple((ids[k], r) for k, r in measures.items())


LETTERS: tuple[tuple[dict[str, Any], tuple[Line, ...]], ...] = (
    (
        {"doc_id": "kommune-pdf", "file": "kommune.pdf", "sender": "Solvang kommune", "sender_type": "kommune"},
        (
            said("# Høringssvar"),
            said("Kommunen støtter planen.", "støtter", helhet="i-tråd"),
            said("# Alkohol"),
            said("Vi er for pristillegg.", "støtter", "alkohol", b31_01="i-tråd"),
            said("Pristillegg har vist seg nyttig.", "støtter", "alkohol", b31_01="i-tråd"),
            said("Gebyret må bort.", "imot", "straff", b32_02="mot"),
            said("Vi bygger gjerne boliger, dersom staten betaler.", "støtter-med-forbehold", "bolig", b33_01="i-tråd"),
            said("Kommunen har 9 000 innbyggere."),
            said("Vi ønsker en ny bru.", "foreslår"),
            said("Dette er uklart.", None),
        ),
    ),
    (
        {"doc_id": "evil", "file": "mappe med rom/så & så #1.pdf", "sender": EVIL, "sender_type": "bedrift"},
        (
            said(f"Vi krever {EVIL} nå!", "foreslår", "bolig", b32_03="utover"),
            said("Pristillegget er galt.", "imot", "alkohol", b31_01="mot"),
            said("Men pristillegget gir penger.", "støtter", "alkohol", b31_01="i-tråd"),
            said("Vi støtter gebyret.", "støtter", "straff", b32_02="i-tråd"),
        ),
    ),
    (
        {
            "doc_id": "lang",
            "file": "lang.docx",
            "sender": LONG,
            "sender_type": "interesseorganisasjon",
            "language": "nn",
            "n_pages": None,
            "guessed": ("sender", "date"),
        },
        (
            said("# Om bustader"),
            said("Vi er ikkje nøgde med gebyret.", "kritisk", "straff", b32_02="mot"),
            said("Bustader må få vaktmeister.", "foreslår", "bolig", b33_01="utover"),
            said("Gebyr er nemnt i høringsnotatet.", "foreslår", "straff", b32_01="nevner"),
        ),
    ),
    (
        {
            "doc_id": "gunnvor-pdf",
            "file": "gunnvor-eikemo-strand.pdf",
            "sender": PRIVATE,
            "sender_type": "privatperson",
        },
        (
            said("Gebyret rammer meg.", "kritisk", "straff", b32_02="mot"),
            said(f"Jeg, {PRIVATE}, vil ha bolig.", "foreslår", "bolig", b33_01="utover"),
        ),
    ),
    (
        {
            "doc_id": "sak-pdf",
            "file": "sak.pdf",
            "sender": "Solvang kommune",
            "sender_type": "kommune",
            "answers": "Reform & <endring> (2022)",
            "date": "2022-03-01",
        },
        (said("Gebyr kan forsvares i noen tilfeller.", "støtter", "straff", b32_02="i-tråd"),),
    ),
    (
        {
            "doc_id": "etat-html",
            "file": "etat.html",
            "sender": "Kartetaten",
            "sender_type": "direktorat",
            "n_pages": None,
        },
        (said("Vi har ingen merknader."),),
    ),
    (
        {"doc_id": "lag-txt", "file": "lag.txt", "sender": "Sør lokallag", "sender_type": "frivillig", "n_pages": None},
        (said("Vi slutter oss til svaret fra Solvang kommune.", "støtter"),),
    ),
    (
        {"doc_id": "hemmelig-pdf", "file": "hemmelig.pdf", "sender": "Hemmelig Sender", "published": False},
        (said("Dette er en hemmelig mening.", "imot", "straff", b32_02="mot"),),
    ),
)

OTHERS = (
    {"doc_id": "skann-pdf", "file": "skann.pdf", "sender": "Skannet lag", "sender_type": "frivillig",
     "status": "needs-ocr", "reason": "Ingen side har tekstlag."},
    {"doc_id": "kopi-docx", "file": "kopi.docx", "sender": "Solvang kommune", "sender_type": "kommune",
     "status": "duplicate", "duplicate_of": "kommune-pdf", "reason": "Lik kommune.pdf."},
    {"doc_id": "tull-xyz", "file": "tull.xyz", "sender": None, "sender_type": None, "status": "refused",
     "reason": f"Formatet xyz leses ikke {EVIL}"},
)  # fmt: skip


@dataclass
class Tables:
    """The tables of the mini hearing, to be changed by a test before they become inputs."""

    tables: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    metrics: Mapping[str, Any] = field(default_factory=dict)
    project: Mapping[str, str] = field(default_factory=lambda: PROJECT)
    published: Mapping[str, bytes] = field(default_factory=dict)

    def inputs(self, folder: Path) -> Inputs:
        """The inputs of the stage, with small files under ``folder``."""
        files = {"metrics/metrics.json": json.dumps(self.metrics).encode()}
        files |= self.published
        files |= {name: content.encode() for name, content in self.project.items()}
        for d in self.tables["ingest/documents"]:
            files[f"documents/{d.file}"] = f"%PDF-1.4 {d.doc_id}".encode()
        out = {}
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            out[name] = InputFile(name, path)
        return Inputs(hearing="mini", tables=self.tables, files=out)


def document(**known: Any) -> Document:
    """A document with the usual fields filled in."""
    usual = {
        "title": f"Svar {known['doc_id']}",
        "sender_type": None,
        "role": "response",
        "status": "analysed",
        "language": "nb",
        "date": "2026-09-11",
        "n_pages": 3,
        "n_words": 120,
    }
    return Document(**(usual | known))


def _tag(doc: str, sentence: str, theme: str) -> ThemeTag:
    return ThemeTag(doc_id=doc, sentence_id=sentence, theme=theme, score=1.0, method="mønster", evidence=theme)


def _plan() -> tuple[Document, DocumentText, list[Sentence]]:
    plan = document(doc_id="plan-pdf", file="plan.pdf", sender="Departementet", sender_type="departement", role="plan")
    return plan, *_text("plan-pdf", tuple(said(t) for t in PLAN_LINES))


def _text(doc: str, lines: tuple[Line, ...]) -> tuple[DocumentText, list[Sentence]]:
    out: list[Sentence] = []
    heading, at = None, 0
    texts = [line[0].removeprefix("# ") for line in lines]
    for n, ((raw, *_), text) in enumerate(zip(lines, texts, strict=True), 1):
        head = raw.startswith("# ")
        heading = text if head else heading
        out.append(
            Sentence(
                doc_id=doc,
                sentence_id=sentence_id(doc, n),
                block_id=f"{doc}/b{n:04d}",
                block_kind="heading" if head else "paragraph",
                kind="heading" if head else "sentence",
                page=1 + n // 6,
                start=at,
                end=at + len(text),
                heading=heading,
                text=text,
            )
        )
        at += len(text) + 2
    return DocumentText(doc_id=doc, text="\n\n".join(texts)), out


def tables() -> Tables:
    """The mini hearing."""
    plan, plan_text, sentences = _plan()
    documents, texts = [plan], [plan_text]
    tags = [_tag("plan-pdf", "plan-pdf/0003", "alkohol")]
    stances: list[SentenceStance] = []
    alignments: list[Alignment] = []
    quotes: list[Quote] = []
    for known, lines in LETTERS:
        d = document(**known)
        text, own = _text(d.doc_id, lines)
        documents.append(d)
        texts.append(text)
        sentences += own
        for s, (_, stance, themes, measures) in zip(own, lines, strict=True):
            at = {"doc_id": d.doc_id, "sentence_id": s.sentence_id}
            score = None if stance is None else 0.9
            stances.append(SentenceStance(**at, stance=stance, score=score, cue="støtter" if stance else None))
            tags += [_tag(d.doc_id, s.sentence_id, t) for t in themes]
            for rank, (m, r) in enumerate(measures, 1):
                alignments.append(
                    Alignment(**at, measure_id=m, relation=r, score=0.8, rank=rank, accepted=True),
                )
                if d.published:
                    quotes.append(
                        Quote(
                            sender=d.sender or "",
                            measure_id=m,
                            sentence_id=s.sentence_id,
                            relation=r,
                            stance=stance or "ingen",
                            score=0.8,
                        )
                    )
            if not measures and stance not in (None, "ingen"):
                alignments.append(
                    Alignment(**at, measure_id="boks-3.1/01", relation="nevner", score=0.1, rank=1, accepted=False)
                )
    documents += [document(**k) for k in OTHERS]
    metrics = {
        "counts": {"documents": 12, "sentences": 24},
        "coded": {"documents": 2, "sentences": 20, "sentences_covered": 0.95},
        "quality": {"stance_kappa": 0.512, "stance_f1": {"imot": 0.6}},
    }
    return Tables(
        {
            "ingest/hearing": (
                Hearing(
                    name="mini",
                    title=f"Nær nok hjelp {EVIL}",
                    case_number="26/1180",
                    deadline="2026-10-01",
                    has_plan=True,
                    has_codebook=True,
                    invited=("Solvang kommune", "Den tause etat"),
                    questions=QUESTIONS,
                ),
            ),
            "ingest/documents": tuple(documents),
            "ingest/texts": tuple(texts),
            "ingest/blocks": (),
            "segment/sentences": tuple(sentences),
            "segment/words": _words(documents, sentences),
            "measures/measures": _measures(),
            "themes/tags": tuple(tags),
            "themes/codebook": THEMES,
            "themes/planned": (
                MeasureTheme(measure_id="boks-3.1/01", theme="alkohol"),
                MeasureTheme(measure_id="boks-3.3/01", theme="bolig"),
            ),
            "themes/patterns": PATTERNS,
            "themes/examples": (
                ThemeExample(theme="alkohol", text="Ølet må bli dyrere.", belongs=True),
                ThemeExample(theme="alkohol", text=f"Ingen {EVIL} drikker.", belongs=False),
            ),
            "positions/stances": tuple(stances),
            "align/alignments": tuple(alignments),
            "topics/topics": (
                Topic(
                    topic_id=0,
                    label="Gebyr",
                    label_nn=None,
                    words=("gebyr", EVIL),
                    patterns=("gebyr*",),
                    n_caught=4,
                    n_caught_elsewhere=1,
                    n_sentences=4,
                    n_senders=3,
                    stability=0.8,
                    examples=("kommune-pdf/0006", "hemmelig-pdf/0001", "gunnvor-pdf/0002"),
                ),
            ),
            "topics/places": PLACES,
            "topics/ground": (Count(step="sentences", n=80), Count(step="small", n=1)),
            "summary/views": _views(),
            "summary/quotes": tuple(quotes),
            "summary/overall": (
                Overall(doc_id="kommune-pdf", overall="støtter", score=0.8, sentence_id="kommune-pdf/0002"),
                Overall(doc_id="evil", overall="kritisk", score=0.6, sentence_id=None),
                Overall(doc_id="etat-html", overall="ingen-merknader", score=1.0, sentence_id="etat-html/0001"),
                Overall(doc_id="sak-pdf", overall="kommentar", score=1.0, sentence_id=None),
            ),
            "summary/answers": ANSWERS,
            "summary/gaps": (
                Gap(kind="measure", id="boks-3.3/02", text=PLAN_LINES[7], page=2),
                Gap(kind="position", id="kommune-pdf/0009", text="Vi ønsker en ny bru.", page=2),
            ),
            "summary/sender_themes": _sender_themes(documents, tags, stances),
            "summary/accounting": (
                Count(step="files", n=len(documents)),
                Count(step="letters", n=6),
                Count(step="distinct_texts", n=4),
                Count(step="other_input", n=1),
                Count(step="sentences", n=24),
                Count(step="positions", n=17),
                Count(step="positions_aligned", n=16),
                Count(step="positions_uncovered", n=1),
                Count(step="measures", n=6),
            ),
            "summary/copies": (
                Copy(group="kommune-pdf", doc_id="kommune-pdf", similarity=1.0, exact=True),
                Copy(
                    group="kommune-pdf",
                    doc_id="evil",
                    similarity=0.7999,
                    exact=False,
                    added=("evil/0001",),
                    left_out=("kommune-pdf/0010",),
                ),
                Copy(
                    group="kommune-pdf", doc_id="gunnvor-pdf", similarity=0.7, exact=False, added=("gunnvor-pdf/0002",)
                ),
                Copy(group="kommune-pdf", doc_id="hemmelig-pdf", similarity=1.0, exact=True),
                Copy(group="lang", doc_id="lang", similarity=1.0, exact=True),
                Copy(group="lang", doc_id="hemmelig-pdf", similarity=1.0, exact=True),
            ),
            "summary/shared_sentences": (
                SharedSentence(sentence_id="kommune-pdf/0006", group="kommune-pdf/0006", n_senders=3),
            ),
            "summary/grounds": GROUNDS,
            "summary/arguments": (
                _argument(sentences, "kommune-pdf/0007", "forbehold", "dersom staten betaler", ("boks-3.3/01",)),
                _argument(
                    sentences,
                    "kommune-pdf/0005",
                    "begrunnelse",
                    "Pristillegg har vist seg nyttig.",
                    ("boks-3.1/01",),
                    ground="erfaring",
                    position="kommune-pdf/0004",
                ),
                _argument(sentences, "evil/0001", "endring", f"Vi krever {EVIL} nå!", ("boks-3.2/03",)),
                _argument(sentences, "evil/0003", "begrunnelse", "gir penger", ("boks-3.1/01",), ground="økonomi"),
                _argument(sentences, "sak-pdf/0001", "begrunnelse", "i noen tilfeller", ("boks-3.2/02",)),
                _argument(sentences, "gunnvor-pdf/0002", "endring", "vil ha bolig", ("boks-3.3/01",)),
                _argument(sentences, "hemmelig-pdf/0001", "begrunnelse", "en hemmelig mening", ("boks-3.2/02",)),
            ),
            "summary/endorsements": (
                Endorsement(sender="Sør lokallag", of="Solvang kommune", doc_id="lag-txt", sentence_id="lag-txt/0001"),
                Endorsement(
                    sender="Hemmelig Sender",
                    of="Solvang kommune",
                    doc_id="hemmelig-pdf",
                    sentence_id="hemmelig-pdf/0001",
                ),
            ),
            "summary/mentions": (
                _mention(sentences, "kommune-pdf/0010", "Dette", "Solvang kommune"),
                _mention(sentences, "evil/0004", "Vi", "Solvang kommune"),
                _mention(sentences, "evil/0004", "gebyret", "Solvang kommune"),
                _mention(sentences, "evil/0001", "Vi", None),
                _mention(sentences, "lag-txt/0001", "Solvang kommune", "Solvang kommune"),
                _mention(sentences, "hemmelig-pdf/0001", "Dette", "Solvang kommune"),
            ),
            "evaluate/scores": (
                Score(metric="stance_kappa", scope="alle", value=0.512, low=0.45, high=0.58, n=20),
                Score(metric="overall_accuracy", scope="alle", value=0.75, n=4),
                Score(metric="stance_kappa", scope="kommune", value=0.6, n=9),
                Score(metric="stance_kappa", scope="gunnvor-eikemo-strand", value=0.4, n=2),
                Score(metric="stance_f1", scope="imot", value=0.6, low=0.5, high=0.7, n=20),
                Score(metric="one_theme_f1", scope="alkohol", value=0.8, n=20),
            ),
        },
        metrics,
    )


def _words(documents: list[Document], sentences: list[Sentence]) -> tuple[SentenceWords, ...]:
    """The words of each sentence as the dictionaries read them, by the language of its letter."""
    language = {d.doc_id: d.language for d in documents}
    return tuple(words_row(s.doc_id, s.sentence_id, tokens(s.text, language[s.doc_id])) for s in sentences)


GROUNDS = (
    Ground(ground="økonomi", label_nb="Økonomi & <penger>", label_nn="Økonomi", definition="Hva det koster."),
    Ground(ground="erfaring", label_nb="Erfaring", label_nn="Røynsle", definition="Hva folk har sett."),
    Ground(ground="miljø", label_nb="Miljø", label_nn="Miljø", definition="Natur og klima."),
)


def _argument(
    sentences: list[Sentence],
    sentence: str,
    kind: ArgumentKind,
    text: str,
    measures: tuple[str, ...],
    *,
    ground: GroundCode | None = None,
    position: str | None = None,
) -> Argument:
    (s,) = (s for s in sentences if s.sentence_id == sentence)
    at = s.start + s.text.index(text)
    return Argument(
        doc_id=s.doc_id,
        sentence_id=sentence,
        position_id=position or sentence,
        kind=kind,
        start=at,
        end=at + len(text),
        text=text,
        ground=ground,
        measure_ids=measures,
        cue=text.split()[0],
    )


def _mention(sentences: list[Sentence], sentence: str, text: str, sender: str | None) -> Mention:
    (s,) = (s for s in sentences if s.sentence_id == sentence)
    at = s.start + s.text.index(text)
    return Mention(
        doc_id=s.doc_id,
        sentence_id=sentence,
        start=at,
        end=at + len(text),
        text=text,
        label="ORG",
        sender=sender,
    )


def _measures() -> tuple[Measure, ...]:
    _, _, plan = _plan()
    whole = Measure(
        measure_id="helhet",
        doc_id="plan-pdf",
        source="Planen",
        section=None,
        ordinal=0,
        kind="whole",
        text="Planen som helhet",
        page=1,
    )
    return (
        whole,
        *(
            Measure(
                measure_id=mid,
                doc_id="plan-pdf",
                source=source,
                section=section,
                ordinal=n,
                kind=kind,
                text=plan[i].text,
                page=plan[i].page,
                amount_nok=650_000_000 if kind == "priority" else None,
                deadline="2028-01-01" if mid == "boks-3.2/01" else None,
                places=(
                    Place(source=source, section=section, page=plan[i].page, start=plan[i].start, end=plan[i].end),
                ),
            )
            for mid, source, kind, section, n, i in MEASURES
        ),
    )


def _views() -> tuple[View, ...]:
    def view(sender: str, measure: str, label: ViewLabel, best: str | None, n: int = 1, **more: Any) -> View:
        return View(sender=sender, measure_id=measure, view=label, best_sentence_id=best, n_positions=n, **more)

    return (
        view(EVIL, "boks-3.1/01", "blandet", "evil/0002", 2),
        view(EVIL, "boks-3.2/02", "støtter", "evil/0004"),
        view(EVIL, "boks-3.2/03", "foreslår", "evil/0001"),
        view(PRIVATE, "boks-3.2/02", "kritisk", "gunnvor-pdf/0001"),
        view(PRIVATE, "boks-3.3/01", "foreslår", "gunnvor-pdf/0002"),
        view("Kartetaten", "helhet", "uten-merknader", "etat-html/0001", 0),
        view(LONG, "boks-3.2/02", "kritisk", "lang/0002"),
        view(LONG, "boks-3.3/01", "foreslår", "lang/0003"),
        view("Solvang kommune", "boks-3.1/01", "støtter", "kommune-pdf/0004", 2),
        view("Solvang kommune", "boks-3.2/02", "imot", "kommune-pdf/0006"),
        view("Solvang kommune", "boks-3.2/02", "støtter", "sak-pdf/0001", answers="Reform & <endring> (2022)"),
        view("Solvang kommune", "boks-3.3/01", "støtter-med-forbehold", "kommune-pdf/0007"),
        view("Solvang kommune", "helhet", "støtter", "kommune-pdf/0002"),
        view("Sør lokallag", "boks-3.1/01", "støtter", "lag-txt/0001", 0, inherited_from="Solvang kommune"),
    )


def _sender_themes(
    documents: list[Document], tags: list[ThemeTag], stances: list[SentenceStance]
) -> tuple[SenderTheme, ...]:
    shown = {d.doc_id: d.sender or "" for d in documents if d.published and d.role != "plan"}
    stance = {s.sentence_id: s.stance for s in stances}
    keys = sorted({(shown[t.doc_id], t.theme) for t in tags if t.doc_id in shown})
    found = {
        k: [stance[t.sentence_id] for t in tags if t.doc_id in shown and (shown[t.doc_id], t.theme) == k] for k in keys
    }
    return tuple(
        SenderTheme(
            sender=sender,
            theme=theme,
            n_sentences=len(own),
            n_for=sum(s in ("støtter", "støtter-med-forbehold") for s in own),
            n_wants=own.count("foreslår"),
            n_against=sum(s in ("kritisk", "imot") for s in own),
        )
        for (sender, theme), own in found.items()
    )
