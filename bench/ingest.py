"""How fast files are read: ``python bench/ingest.py [--letters 1000] [--rounds 3] [--long FILE]``, as Markdown tables.

All figures of a table are taken from the same files in the same run, in turn, since a machine is never alone: what
counts is how they stand to each other. Of several rounds the fastest counts: it was disturbed least. ``--long`` is a
long PDF; without it the example's plan is put after itself.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "corpus/eksempel/sources")]

from letter_pages import letter_pdf  # noqa: E402 (the example's own sources)
from letterfile import Block, Letter, Sentence, read_letters  # noqa: E402
from measures import read_plan_data  # noqa: E402

from pipeline.ingest.pdf import read_pdf  # noqa: E402
from pipeline.ingest.reading import read_documents  # noqa: E402
from pipeline.ingest.settings import IngestParams  # noqa: E402
from pipeline.params import load  # noqa: E402
from pipeline.stage import InputFile, Work  # noqa: E402

PLAN = ROOT / "corpus/eksempel/documents/naer-nok-hjelp.pdf"
SAMPLE = 60
"""Letters in the first table."""
LEFT_OUT = 0.15
"""Share of its paragraphs that a generated letter lacks."""


def letters(n: int, seed: int = 1) -> list[tuple[str, bytes]]:
    """The names and bytes of ``n`` PDF letters: the example's, each under another name and without some paragraphs."""
    rng = random.Random(seed)
    models = [x for x in read_letters({m.id for m in read_plan_data().measures}) if x.head["layout"] != "scan"]
    models = [x for x in models if x.head["file"].endswith(".pdf")]
    return [(f"brev-{k:05d}.pdf", letter_pdf(varied(rng.choice(models), k, rng))) for k in range(n)]


def varied(letter: Letter, number: int, rng: random.Random) -> Letter:
    """The letter from another sender, without some of its paragraphs that have no note."""
    name = str(letter.head["sender"])
    own = f"{name} avdeling {number}"

    def kept(block: Block) -> bool:
        return block.mark not in "PB" or "[" in block.text or rng.random() > LEFT_OUT

    def renamed(block: Block) -> Block:
        return Block(block.mark, [replace_text(s, name, own) if block.mark == "L" else s for s in block.sentences])

    return Letter({**letter.head, "sender": own}, [renamed(b) for b in letter.blocks if kept(b)], letter.notes)


def replace_text(sentence: Sentence, old: str, new: str) -> Sentence:
    return replace(sentence, text=sentence.text.replace(old, new))


def long_pdf(given: Path | None) -> bytes:
    """The file given, or the example's plan six times over."""
    if given is not None:
        return given.read_bytes()
    out = pypdfium2.PdfDocument.new()
    for _ in range(6):
        out.import_pages(pypdfium2.PdfDocument(PLAN))
    buffer = io.BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def n_pages(files: Sequence[Path]) -> int:
    return sum(len(pypdfium2.PdfDocument(f)) for f in files)


def with_pypdfium2(files: Sequence[Path]) -> None:
    for file in files:
        with pypdfium2.PdfDocument(file) as pdf:
            for page in pdf:
                page.get_textpage().get_text_range()


def with_pdfplumber(files: Sequence[Path]) -> None:
    for file in files:
        with pdfplumber.open(file) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.close()


def in_one_go(files: Sequence[Path]) -> None:
    for file in files:
        read_pdf(file.read_bytes())


def with_processes(files: Sequence[Path], jobs: int) -> None:
    params = load("ingest", IngestParams, ROOT / "params.yaml")
    given = {f.name: InputFile(f"documents/{f.name}", f) for f in files}
    read_documents(given, {}, params, Work(title="benk", version="", jobs=jobs))


WAYS: tuple[tuple[str, Callable[[Sequence[Path]], None]], ...] = (
    ("pypdfium2, bare tekst", with_pypdfium2),
    ("pdfplumber, bare tekst", with_pdfplumber),
    ("Høringskart, leseren alene", in_one_go),
    ("Høringskart, 1 prosess", lambda files: with_processes(files, 1)),
    ("Høringskart, 2 prosesser", lambda files: with_processes(files, 2)),
)


def speeds(files: Sequence[Path], rounds: int) -> list[list[float]]:
    """Seconds of each way in each round, the ways in turn."""
    out = []
    for _ in range(rounds):
        taken = []
        for _, way in WAYS:
            start = time.perf_counter()
            way(files)
            taken.append(time.perf_counter() - start)
        out.append(taken)
    return out


def show_speeds(title: str, files: Sequence[Path], rounds: int) -> None:
    pages = n_pages(files)
    found = speeds(files, rounds)
    best = [min(taken[n] for taken in found) for n in range(len(WAYS))]
    print(f"\n**{title}**: {len(files)} filer, {pages} sider; raskeste av {rounds} runder.\n")
    print("| måte | sider i sekundet | tid mot pdfplumber |\n|---|---|---|")
    for (name, _), seconds in zip(WAYS, best, strict=True):
        print(f"| {name} | {pages / seconds:.1f} | {seconds / best[1]:.2f} |")
    print(f"\nTo prosesser mot én: {best[3] / best[4]:.2f} ganger så fort.", flush=True)


def run_ingest(root: Path) -> float:
    """Seconds of the whole stage, in a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    command = [sys.executable, "-m", "pipeline.ingest", "mange"]
    subprocess.run(command, cwd=root, env=env, check=True, capture_output=True)
    return time.perf_counter() - start


def show_many(root: Path, n: int) -> None:
    """The whole stage on ``n`` letters: cold, again, and with one more."""
    documents = root / "corpus/mange/documents"
    documents.mkdir(parents=True)
    (root / "corpus/mange/hearing.yaml").write_text("title: Mange brev\n", encoding="utf-8")
    (root / "params.yaml").write_bytes((ROOT / "params.yaml").read_bytes())
    *made, last = letters(n + 1)
    for name, data in made:
        (documents / name).write_bytes(data)
    pages = n_pages(sorted(documents.iterdir()))
    cold = run_ingest(root)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    again = run_ingest(root)
    before = set((root / ".cache").rglob("*"))
    (documents / last[0]).write_bytes(last[1])
    one_more = run_ingest(root)
    read = sum(f.is_file() for f in set((root / ".cache").rglob("*")) - before)
    print(f"\n**Hele steget ingest, {n} brev**, {pages} sider, to prosesser.\n")
    print("| kjøring | sekunder |\n|---|---|")
    for name, seconds in (("ingenting fra før", cold), ("ingenting endret", again), ("ett brev lagt til", one_more)):
        print(f"| {name} | {seconds:.1f} |")
    print(
        f"\nLest på nytt da ett brev ble lagt til: {read}. Største minnebruk i én prosess: {peak:.0f} MB.", flush=True
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=1000, help="letters in the last table; 0 leaves it out")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--long", type=Path, help="a long PDF")
    options = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        sample = [root / name for name, _ in letters(SAMPLE)]
        for path, (_, data) in zip(sample, letters(SAMPLE), strict=True):
            path.write_bytes(data)
        show_speeds("Brev", sample, options.rounds)
        long = root / "lang.pdf"
        long.write_bytes(long_pdf(options.long))
        show_speeds("Ett langt dokument", [long], options.rounds)
        if options.letters:
            show_many(root / "prosjekt", options.letters)


if __name__ == "__main__":
    main()
