"""How long a run takes: ``python bench/run_times.py [--real FOLDER]``; prints a Markdown table.

``--real`` names a folder with ``prop-15-s-2015-2016.pdf`` and responses, brought in as the hearing ``rusfeltet``.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LETTER = """Bergvåg kommune
Dato: 20. september 2026

Høringssvar: Nær nok hjelp

Kommunen støtter forslaget om flere boliger med oppfølging. Vi er imot gebyret ved den rådgivende enheten.
"""


def copy(target: Path) -> None:
    """The project as git would give it to a new user."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    subprocess.run(["git", "init", "--quiet", str(target)], check=True)


def timed(target: Path, *command: str) -> float:
    """Seconds of wall-clock time; raises CalledProcessError when the command fails."""
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    start = time.perf_counter()
    subprocess.run(command, cwd=target, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def bring(target: Path, folder: Path) -> None:
    """Add the real hearing."""
    plan = next(folder.glob("prop*.pdf"))
    responses = [str(f) for f in sorted(folder.iterdir()) if f.is_file() and f != plan]
    timed(
        target, "python", "-m", "pipeline", "new", "rusfeltet", "--title", "Opptrappingsplanen for rusfeltet",
        "--plan", str(plan), "--codebook", "corpus/eksempel/codebook.yaml", *responses,
    )  # fmt: skip


def measure(target: Path, hearing: str) -> list[tuple[str, float]]:
    """The four runs."""
    out = [("kaldt, ingenting fra før", timed(target, "dvc", "repro"))]
    out.append(("ingenting endret", timed(target, "dvc", "repro")))
    shutil.rmtree(target / "output")
    out.append(("varmt, bare .cache/ fra før", timed(target, "dvc", "repro")))
    (target / f"corpus/{hearing}/documents/bergvaag-kommune.txt").write_text(LETTER, encoding="utf-8")
    out.append(("ett brev lagt til", timed(target, "dvc", "repro")))
    return out


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", type=Path, help="folder with the real hearing's documents")
    real = parser.parse_args().real
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "horingskart"
        copy(target)
        if real:
            bring(target, real)
        found = measure(target, "eksempel")
    print("| kjøring | sekunder |\n|---|---|")
    for name, seconds in found:
        print(f"| {name} | {seconds:.1f} |")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nStørste minnebruk i én prosess: {peak:.0f} MB.")


if __name__ == "__main__":
    main()
