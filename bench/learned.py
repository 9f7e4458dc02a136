"""Times embedding, stance, themes and alignment of ten thousand sentences: ``python bench/learned.py [N]``.

The sentences are the training text's, as letters; plan and codebook are the example's. No cache is used.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from pipeline import embed, tables
from pipeline.align.run import STAGE as ALIGN
from pipeline.params import load
from pipeline.positions.run import STAGE as POSITIONS
from pipeline.records import Hearing, Measure, Record
from pipeline.stage import InputFile, Inputs, Outputs, Stage, Work
from pipeline.themes.run import STAGE as THEMES

ROOT = Path(__file__).parents[1]
TEXT = ROOT / "models" / "training" / "text"
sys.path[:0] = [str(ROOT / "models" / "training" / part) for part in ("encoder", "deciders")]

from passages import read_as_records  # noqa: E402


def letters(n: int) -> dict[str, tuple[Record, ...]]:
    """The first ``n`` sentences of the training text as the tables of a hearing."""
    fields = sorted(p.stem for p in TEXT.glob("*.txt") if not p.stem.endswith("-tiltak"))
    read = [read_as_records(TEXT, f) for f in fields]
    sentences = tuple(islice((s for f in read for s in f.sentences), n))
    kept = {s.sentence_id for s in sentences}
    measures = tables.read_records(ROOT / "output/eksempel/work/measures/measures.jsonl", Measure)
    return {
        "ingest/hearing": (Hearing(name="x", title="x", has_plan=True, has_codebook=True),),
        "ingest/documents": tuple(d for f in read for d in f.documents.values()),
        "segment/sentences": sentences,
        "segment/words": tuple(w for f in read for w in f.words if w.sentence_id in kept),
        "measures/measures": tuple(measures),
    }


def timed(name: str, run: Callable[[], Outputs]) -> Outputs:
    """Runs and prints how long it took."""
    start = time.perf_counter()
    out = run()
    print(f"{name:<12}{time.perf_counter() - start:6.1f} s", flush=True)
    return out


def main() -> None:
    """Reads the command line, prints a line a stage."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    read = letters(n)
    book = InputFile("codebook.yaml", ROOT / "corpus" / "eksempel" / "codebook.yaml")
    work = Work(title="bench", version="", jobs=2)
    print(f"{len(read['segment/sentences'])} sentences, {len(read['measures/measures'])} measures")
    start = time.perf_counter()
    inputs = Inputs(hearing="x", tables=read, files={book.name: book})
    made = timed("embed", lambda: embed.run(inputs, load("embed", embed.EmbedParams, ROOT / "params.yaml"), work))
    more = {f"embed/{k}": tuple(v) for k, v in made.tables.items()}
    arrays = {f"embed/{k}": v for k, v in made.arrays.items()}

    def stage(s: Stage, extra: dict[str, tuple[Record, ...]]) -> Outputs:
        given = Inputs(hearing="x", tables={**read, **more, **extra}, arrays=arrays, files=inputs.files)
        return timed(s.name, lambda: s.run(given, load(s.name, s.params, ROOT / "params.yaml"), work))

    themes, positions = stage(THEMES, {}), stage(POSITIONS, {})
    found = {f"themes/{k}": tuple(v) for k, v in themes.tables.items()}
    stage(ALIGN, {**found, "positions/stances": tuple(positions.tables["stances"])})
    print(f"{'all':<12}{time.perf_counter() - start:6.1f} s")


if __name__ == "__main__":
    main()
