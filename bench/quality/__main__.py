"""Measures and writes ``docs/quality.md``: ``python -m bench.quality``, or ``make quality``.

Takes the example as ``make report`` left it, the evidence that the deciders are fitted on, and the training text. Where
``../shared/gold`` and the hearing ``rusfeltet`` are there, that is measured too and ``docs/quality-real.json`` written
anew; else the file is taken as it is.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

import msgspec

from bench.quality import evidence, judged, tasks, text
from bench.quality.hearing import Measured, measured
from bench.quality.leftout import deciders_without, fitted_on_it_alone
from bench.quality.render import Material, render
from bench.quality.runs import results
from pipeline.evaluate.run import EvaluateParams
from pipeline.params import load
from pipeline.stage import InputError
from pipeline.tables import write_bytes

ROOT = evidence.ROOT
GOLD = ROOT.parent / "shared" / "gold"
EXAMPLE, REAL = "eksempel", "rusfeltet"
REAL_FIGURES = ROOT / "docs" / "quality-real.json"
EXPLAINED = ROOT / "docs" / "audits" / "worst-errors.csv"
PAGE = ROOT / "docs" / "quality.md"

log = logging.getLogger("quality")


def main() -> int:
    """Measure, write, and say where; 2 when something must be run first."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    try:
        page = measure(ROOT)
    except (InputError, evidence.EvidenceError) as e:
        log.error("make quality: %s", e)
        return 2
    write_bytes(PAGE, page.encode("utf-8"))
    log.info("Skrev %s.", PAGE.relative_to(ROOT))
    return 0


def measure(root: Path) -> str:
    """The page."""
    if not evidence.FILE.is_file():
        raise InputError(f"{evidence.FILE.relative_to(root)} mangler. Hent prosjektets filer på nytt.")
    params = root / "params.yaml"
    seed = load("evaluate", EvaluateParams, params).seed
    with tempfile.TemporaryDirectory() as scratch:
        example, rows = hearing(root, EXAMPLE, Path(scratch), seed)
    log.info("Måler standpunkt, tema, kobling og relasjon på fagfelt som modellene ikke er trent på …")
    material = Material(
        text=text.counted(r.text for r in rows),
        tasks=tasks.measured(evidence.FILE, params),
        of_example=tasks.measured(evidence.FILE, params, EXAMPLE),
        example=example,
        alone=fitted_on_it_alone(EXAMPLE, evidence.FILE),
        real=real(root, seed),
        worst=judged.worst(rows, judged.explanations(EXPLAINED)),
        params=params,
    )
    return render(material)


def hearing(
    root: Path, name: str, scratch: Path, seed: int, gold: Path | None = None
) -> tuple[Measured, list[judged.Seen]]:
    """The figures of a hearing, by deciders that are not fitted on it, and its coded sentences."""
    with deciders_without(name, evidence.FILE, scratch / "models"):
        return measured(name, results(root, name, scratch, gold=gold), seed)


def real(root: Path, seed: int) -> Measured | None:
    """The figures of the real hearing: measured where its documents are, else as they were last measured."""
    if GOLD.is_dir() and (root / "output" / REAL / "work").is_dir():
        with tempfile.TemporaryDirectory() as scratch:
            found, _ = hearing(root, REAL, Path(scratch), seed, gold=GOLD)
        write_bytes(REAL_FIGURES, msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    elif not REAL_FIGURES.is_file():
        return None
    else:
        log.info("Uten ../shared/gold og høringen %s: tallene for den er de i docs/%s.", REAL, REAL_FIGURES.name)
    return msgspec.json.decode(REAL_FIGURES.read_bytes(), type=Measured)


if __name__ == "__main__":
    sys.exit(main())
