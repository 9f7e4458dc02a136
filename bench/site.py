"""A large invented hearing as a complete site: ``python bench/site.py OUT [--senders 1000 --sentences 60000]``.

Nothing in it is said by anyone: the words are drawn from short lists, the same for the same numbers. It goes through
the stage ``report`` as a real hearing does, so that pages can be weighed and timed (``bench/site_times.py``) at the
size the site is made for. ``--measures`` counts the proposal as a whole. ``--filled``: every sender has a view of every
measure, for the densest matrix there can be (``--senders 200 --filled``).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.params import load  # noqa: E402
from pipeline.records import (  # noqa: E402
    Alignment,
    Copy,
    Count,
    Document,
    DocumentText,
    Gap,
    Hearing,
    Measure,
    Overall,
    OverallLabel,
    Place,
    Record,
    Relation,
    SenderType,
    Sentence,
    SentenceStance,
    Stance,
    Theme,
    ThemeTag,
    sentence_id,
)
from pipeline.report.run import STAGE, run  # noqa: E402
from pipeline.report.settings import ReportParams  # noqa: E402
from pipeline.stage import InputFile, Inputs, Outputs, Work  # noqa: E402
from pipeline.summary.accounting import themes_by_sender  # noqa: E402
from pipeline.summary.positions import said  # noqa: E402
from pipeline.summary.views import all_quotes, group, views  # noqa: E402

WORDS = (
    *("tiltaket", "ordningen", "kommunen", "staten", "forslaget", "tjenesten", "planen", "fristen", "ansvaret"),
    *("kostnaden", "gebyret", "registeret", "veilederen", "kompetansen", "oppfølgingen", "finansieringen", "kravet"),
    *("samarbeidet", "rådet", "tilsynet", "kapasiteten", "boligen", "skolen"),
)
VERBS = ("styrker", "svekker", "endrer", "krever", "forutsetter", "fordyrer", "forenkler", "avklarer", "sikrer")
TAILS = (
    "i hele landet",
    "for de minste kommunene",
    "uten ny finansiering",
    "innen fristen",
    "i tråd med dagens praksis",
    "når behovet er størst",
    "på like vilkår",
    "over tid",
    "i samarbeid med andre",
)
OPENINGS: dict[Stance, tuple[str, ...]] = {
    "støtter": ("Vi støtter at", "Det er bra at", "Vi er enige i at"),
    "støtter-med-forbehold": ("Vi støtter at, dersom midlene følger med,", "Under forutsetning av drift er det bra at"),
    "foreslår": ("Vi foreslår at", "Vi ber om at", "Det bør presiseres at"),
    "kritisk": ("Vi er bekymret for at", "Det er uheldig at", "Vi er kritiske til at"),
    "imot": ("Vi går imot at", "Vi fraråder at"),
    "ingen": ("Vi viser til at", "I dag er det slik at", "Erfaringen er at"),
}
STANCE_WEIGHTS = (14, 6, 12, 8, 4, 56)
TYPES: tuple[SenderType, ...] = get_args(SenderType)
TYPE_WEIGHTS = (10, 20, 6, 4, 4, 12, 260, 20, 24, 30, 16, 40, 30, 12, 60, 50, 10, 30, 8, 340, 14)
THEMES = 28
SECTIONS = 9
PER_PAGE = 14
"""Sentences on a page of a letter."""


def hearing(
    n_senders: int, n_measures: int, n_sentences: int, seed: int = 1, *, filled: bool = False
) -> dict[str, tuple[Record, ...]]:
    """The tables of the stage ``report`` for a hearing of this size; ``filled``: with a view in every cell."""
    rng = random.Random(seed)
    plan, plan_text, plan_sentences, measures = _plan(n_measures - 1, rng)
    documents, texts, sentences = [plan], [plan_text], [*plan_sentences]
    stances: list[SentenceStance] = []
    tags: list[ThemeTag] = []
    alignments: list[Alignment] = []
    for k, n in enumerate(_lengths(n_senders, n_sentences, rng)):
        doc, text, own = _letter(k, n, rng)
        documents.append(doc)
        texts.append(text)
        sentences += [s for s, _ in own]
        for s, stance in own:
            at = {"doc_id": s.doc_id, "sentence_id": s.sentence_id}
            if s.kind != "heading":
                score = round(rng.uniform(0.4, 0.99), 2)
                stances.append(SentenceStance(**at, stance=stance, score=score, cue=""))
            tags += [
                ThemeTag(**at, theme=f"tema-{t:02d}", score=1.0, method="mønster", evidence=s.text.split()[-1])
                for t in sorted({_skewed(rng, THEMES) for _ in range(rng.choice((0, 1, 1, 2)))})
            ]
            if stance not in (None, "ingen") and rng.random() < 0.55:
                alignments += _aligned(at, stance, n_measures, rng)
        if filled:
            alignments += _filling(own, alignments, n_measures)
    grouped = group(said(documents, sentences, stances, alignments))
    addressed = {a.measure_id for a in alignments}
    letters = documents[1:]
    return dict.fromkeys(STAGE.tables, ()) | {
        "ingest/hearing": (
            Hearing(name="stor", title="En stor, oppdiktet høring", has_plan=True, has_codebook=True),
        ),
        "ingest/documents": tuple(documents),
        "ingest/texts": tuple(texts),
        "segment/sentences": tuple(sentences),
        "measures/measures": measures,
        "themes/codebook": tuple(
            Theme(theme=f"tema-{k:02d}", label_nb=f"Tema om {WORDS[k % len(WORDS)]} {k + 1}", definition=_clause(rng))
            for k in range(THEMES)
        ),
        "themes/tags": tuple(tags),
        "positions/stances": tuple(stances),
        "align/alignments": tuple(alignments),
        "summary/views": views(grouped),
        "summary/quotes": all_quotes(grouped),
        "summary/overall": tuple(
            Overall(doc_id=d.doc_id, overall=rng.choice(get_args(OverallLabel)), score=0.8, sentence_id=None)
            for d in letters
        ),
        "summary/sender_themes": themes_by_sender(documents, said(documents, sentences, stances, alignments), tags),
        "summary/gaps": tuple(
            Gap(kind="measure", id=x.measure_id, text=x.text, page=x.page)
            for x in measures
            if x.kind == "measure" and x.measure_id not in addressed
        ),
        "summary/accounting": (
            Count(step="files", n=len(documents)),
            Count(step="letters", n=len(letters)),
            Count(step="sentences", n=len(sentences) - len(plan_sentences)),
            Count(step="positions", n=sum(s.stance not in (None, "ingen") for s in stances)),
            Count(step="positions_aligned", n=len({a.sentence_id for a in alignments})),
        ),
        "summary/copies": tuple(Copy(group=d.doc_id, doc_id=d.doc_id, similarity=1.0, exact=True) for d in letters),
    }  # fmt: skip


def _lengths(n: int, total: int, rng: random.Random) -> list[int]:
    """How many sentences each letter has: many short ones, a few long, ``total`` in all."""
    weights = [rng.lognormvariate(0, 0.8) for _ in range(n)]
    out = [max(1, int(total * w / sum(weights))) for w in weights]
    out[0] += max(0, total - sum(out))
    return out


def _plan(n: int, rng: random.Random) -> tuple[Document, DocumentText, list[Sentence], tuple[Measure, ...]]:
    lines = [f"Departementet vil at {_clause(rng)} ({k + 1})." for k in range(n)]
    doc = _document("plan", "Departementet", "departement", rng, role="plan")
    text, sentences = _sentences("plan", [(line, "sentence") for line in lines])
    whole = Measure(
        measure_id="helhet", doc_id="plan", source="", section=None, ordinal=0, kind="whole", text="Planen", page=1
    )
    measures = []
    ordinals: Counter[int] = Counter()
    for k, s in enumerate(sentences):
        box = 1 + k * SECTIONS // max(n, 1)
        ordinals[box] += 1
        at = {"source": f"Boks 3.{box}", "section": f"3.{box} {_title(box)}", "page": s.page}
        measures.append(
            Measure(
                measure_id=f"boks-3.{box}/{ordinals[box]:02d}",
                doc_id="plan",
                ordinal=ordinals[box],
                kind="measure",
                text=s.text,
                places=(Place(**at, start=s.start, end=s.end),),
                **at,
            )
        )
    return doc, text, sentences, (whole, *measures)


def _letter(k: int, n: int, rng: random.Random) -> tuple[Document, DocumentText, list[tuple[Sentence, Stance | None]]]:
    kind = rng.choices(TYPES, TYPE_WEIGHTS)[0]
    doc = _document(f"svar-{k:04d}", f"{_title(rng.randrange(len(WORDS)))} {kind} nr. {k + 1}", kind, rng)
    lines: list[tuple[str, str]] = []
    judged: list[Stance | None] = []
    for i in range(n):
        heading = i % 25 == 0 and n > 10
        stance: Stance = rng.choices(list(OPENINGS), STANCE_WEIGHTS)[0]
        opening = rng.choice(OPENINGS[stance])
        lines.append(
            (_title(rng.randrange(len(WORDS))), "heading") if heading else (f"{opening} {_clause(rng)}.", "sentence")
        )
        judged.append("ingen" if heading else None if rng.random() < 0.05 else stance)
    text, sentences = _sentences(doc.doc_id, lines)
    return doc, text, list(zip(sentences, judged, strict=True))  # fmt: skip


def _document(doc_id: str, sender: str, kind: SenderType, rng: random.Random, **more: str) -> Document:
    known = {"role": "response"} | more
    return Document(
        doc_id=doc_id,
        file=f"{doc_id}.pdf",
        title=f"Høringssvar fra {sender}",
        sender=sender,
        sender_type=kind,
        language=rng.choices(("nb", "nn"), (6, 1))[0],
        date="2027-01-10",
        n_pages=9,
        n_words=900,
        status="analysed",
        **known,
    )


def _sentences(doc: str, lines: list[tuple[str, str]]) -> tuple[DocumentText, list[Sentence]]:
    out, at, heading = [], 0, None
    for n, (text, kind) in enumerate(lines, 1):
        heading = text if kind == "heading" else heading
        out.append(
            Sentence(
                doc_id=doc,
                sentence_id=sentence_id(doc, n),
                block_id=f"{doc}/b{(n + 2) // 3 if kind != 'heading' else 9000 + n:04d}",
                block_kind="heading" if kind == "heading" else "paragraph",
                kind="heading" if kind == "heading" else "sentence",
                page=1 + n // PER_PAGE,
                start=at,
                end=at + len(text),
                heading=heading,
                text=text,
            )
        )
        at += len(text) + 1
    return DocumentText(doc_id=doc, text="\n".join(t for t, _ in lines)), out


def _aligned(at: dict[str, str], stance: Stance, n_measures: int, rng: random.Random) -> Iterator[Alignment]:
    """One or two measures: those early in the plan are spoken of most."""
    relations: dict[Stance, tuple[Relation, ...]] = {
        "støtter": ("i-tråd", "i-tråd", "nevner"),
        "støtter-med-forbehold": ("i-tråd", "utover"),
        "foreslår": ("utover", "utover", "nevner"),
        "kritisk": ("mot", "mot", "nevner"),
        "imot": ("mot",),
    }
    found = dict.fromkeys(_skewed(rng, n_measures) for _ in range(rng.choice((1, 1, 1, 2))))
    for rank, k in enumerate(found, 1):
        yield Alignment(
            **at,
            measure_id=_measure_id(k, n_measures - 1),
            relation=rng.choice(relations[stance]),
            score=round(rng.uniform(0.5, 0.95), 2),
            rank=rank,
            accepted=True,
        )


def _filling(own: list[tuple[Sentence, Stance | None]], made: list[Alignment], n_measures: int) -> Iterator[Alignment]:
    """A letter's positions set against the measures that it has no view of yet, in turn."""
    relations: dict[Stance, Relation] = {"støtter": "i-tråd", "foreslår": "utover", "kritisk": "mot", "imot": "mot"}
    positions = [(s, relations[stance]) for s, stance in own if stance in relations]
    have = {a.measure_id for a in made if a.doc_id == own[0][0].doc_id and a.relation != "nevner"}
    for k in range(n_measures if positions else 0):
        measure_id = _measure_id(k, n_measures - 1)
        if measure_id in have:
            continue
        s, relation = positions[k % len(positions)]
        at = {"doc_id": s.doc_id, "sentence_id": s.sentence_id, "measure_id": measure_id}
        yield Alignment(**at, relation=relation, score=0.6, rank=3 + k, accepted=True)


def _measure_id(k: int, n: int) -> str:
    """The id of measure ``k``; 0 is the proposal as a whole, ``n`` the number of the others."""
    if k == 0:
        return "helhet"
    box = 1 + (k - 1) * SECTIONS // n
    first = next(i for i in range(n) if 1 + i * SECTIONS // n == box)
    return f"boks-3.{box}/{k - first:02d}"


def _skewed(rng: random.Random, n: int) -> int:
    """A number below ``n``, the low ones oftenest."""
    return min(n - 1, int(n * rng.random() ** 1.7))


def _clause(rng: random.Random) -> str:
    n = rng.choice((1, 1, 2, 3))
    parts = [f"{rng.choice(WORDS)} {rng.choice(VERBS)} {rng.choice(WORDS)} {rng.choice(TAILS)}" for _ in range(n)]
    return " og ".join(parts)


def _title(k: int) -> str:
    return WORDS[k % len(WORDS)].capitalize()


def made(tables: dict[str, tuple[Record, ...]], scratch: Path) -> Outputs:
    """The site, by the stage as it runs on a real hearing; without the letters' own files."""
    metrics = scratch / "metrics.json"
    metrics.write_text(json.dumps({}), encoding="utf-8")
    files = {"metrics/metrics.json": InputFile("metrics.json", metrics)}
    params = load("report", ReportParams)
    return run(Inputs(hearing="stor", tables=tables, files=files), params, Work(title="", version=""))


def written(outputs: Outputs, out: Path) -> dict[str, tuple[int, int]]:
    """Writes the site; number of files and bytes by folder and kind."""
    sizes: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, content in outputs.files.items():
        path = out / name.removeprefix("report/")
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.read() if isinstance(content, InputFile) else content
        data = data.encode() if isinstance(data, str) else data
        path.write_bytes(data)
        relative = path.relative_to(out)
        kind = f"{relative.parent}/*{path.suffix}" if len(relative.parts) > 1 else f"*{path.suffix}"
        sizes[kind][0] += 1
        sizes[kind][1] += len(data)
    return {k: (n, size) for k, (n, size) in sorted(sizes.items())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--senders", type=int, default=1000)
    parser.add_argument("--measures", type=int, default=74)
    parser.add_argument("--sentences", type=int, default=60_000)
    parser.add_argument("--filled", action="store_true")
    given = parser.parse_args()
    start = time.perf_counter()
    tables = hearing(given.senders, given.measures, given.sentences, filled=given.filled)
    drawn = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        outputs = made(tables, Path(scratch))
        finished = time.perf_counter()
        sizes = written(outputs, given.out)
    print(f"tabellene trukket på {drawn - start:.1f} s, nettstedet laget på {finished - drawn:.1f} s\n")
    print("| filer | antall | MB | største, kB |\n|---|---:|---:|---:|")
    for kind, (n, size) in sizes.items():
        folder, _, suffix = kind.rpartition("*")
        largest = max(p.stat().st_size for p in (given.out / folder).glob(f"*{suffix}"))
        print(f"| {kind} | {n} | {size / 1e6:.1f} | {largest / 1e3:.0f} |")
    print(f"| alt | {sum(n for n, _ in sizes.values())} | {sum(s for _, s in sizes.values()) / 1e6:.1f} | |")


if __name__ == "__main__":
    main()
