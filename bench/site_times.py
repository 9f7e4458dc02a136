"""How fast a site's pages open and follow the reader: ``python bench/site_times.py SITE [PAGE …] [--rounds N]``.

SITE is a folder that ``bench/site.py`` or the stage ``report`` wrote. Opens every kind of page, the largest of each, in
headless Chromium from the folder, and changes the selection on each, and the matrices' own controls. A filter's time is
from the change to the end of the first frame that is drawn after it: script, style, layout and paint, and the wait for
the screen's next frame, of up to 17 ms. The smallest, the middle and the largest of the rounds are told: on a machine
that does other things at the same time, the smallest is nearest to what a reader has,
and the processor time of the page's thread tells what there is to save.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

ROUNDS = 5
KINDS = ("*.html", "tiltak/*.html", "tema/*.html", "instans/*.html", "svar/*.html")
MATRICES = ("matrise.html", "temaer.html")
OPENED = """
const [navigation] = performance.getEntriesByType("navigation");
const paint = performance.getEntriesByName("first-contentful-paint")[0];
return [document.getElementsByTagName("*").length, navigation.domContentLoadedEventEnd, paint ? paint.startTime : NaN,
        navigation.loadEventEnd];
"""
READY = """
const done = arguments[0];
const matrix = document.querySelector(".controls[data-matrix]");
const look = () => (matrix && matrix.hidden ? setTimeout(look, 5) : hk.core().then(() => done(0)));
look();
"""
DRAWN = """
const [change, done] = arguments;
const start = performance.now();
let script = 0;
const drawn = () => { script = performance.now() - start; requestAnimationFrame(() => setTimeout(ended)); };
const ended = () => done([performance.now() - start, script]);
Promise.resolve(new Function(change)()).then(drawn);
"""
SETTLED = """
const done = arguments[0];
const look = () => (document.querySelector("[aria-busy]") ? setTimeout(look, 20) : setTimeout(done, 60));
look();
"""
KEYS = """
const done = arguments[0];
hk.core().then((c) => done([
  (c.themes[2] || c.themes[0] || [""])[0],
  c.types[c.senders[Math.floor(c.senders.length / 2)][1]][0],
  (c.measures[1] || c.measures[0] || [""])[0],
]));
"""
FIELD = (
    "const x = document.querySelector('[data-control={0}]'); x.value = '{1}';"
    " for (const kind of ['input', 'change']) x.dispatchEvent(new Event(kind, {{bubbles: true}}));"
)


def selections(theme: str, kind: str, measure: str) -> dict[str, str]:
    """Changes of the selection, one after the other, with what the hearing has of themes, types and measures."""
    choose = "hk.selection.{0}.add('{1}'); return hk.changed();"
    none = "for (const f of hk.fields) hk.selection[f].clear(); hk.selection.sikkerhet = 0; return hk.changed();"
    return {
        "tema": choose.format("tema", theme),
        "standpunkt i tillegg": choose.format("standpunkt", "imot"),
        "type i tillegg": choose.format("type", kind),
        "bare type": "hk.selection.tema.clear(); hk.selection.standpunkt.clear(); return hk.changed();",
        "ingen": none,
        "sikkerhet": "hk.selection.sikkerhet = 70; return hk.changed();",
        "tiltak i tillegg": choose.format("tiltak", measure),
        "ingen igjen": none,
    }


OWN = {
    "søk i rader": FIELD.format("rows", "boligen"),
    "søk i rader, bort": FIELD.format("rows", ""),
    "søk i kolonner": FIELD.format("columns", "nr. 1"),
    "søk i kolonner, bort": FIELD.format("columns", ""),
    "kolonner: høringsinstanser": FIELD.format("vis", "instanser"),
    "ordne rader": FIELD.format("rader", "omstridt"),
    "ordne rader som i planen": FIELD.format("rader", ""),
    "ordne kolonner": FIELD.format("kolonner", "imot"),
    "ordne begge": FIELD.format("rader", "imot"),
    "ordne kolonner etter navn": FIELD.format("kolonner", "navn"),
    "skjul tomme": "document.querySelector('[data-control=tomme]').click();",
    "kolonner: typer": FIELD.format("vis", "typer"),
    "vis alt": "document.querySelector('[data-control=reset]').click();",
}
"""Changes of a matrix's own controls, one after the other."""


def browser() -> Chrome:
    """Chromium as Debian packages it."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or sys.exit("chromium er ikke installert")
    profile = tempfile.mkdtemp()
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--window-size=1440,900",
        f"--user-data-dir={profile}",
    ):
        options.add_argument(flag)
    return Chrome(options=options, service=Service(shutil.which("chromedriver")))


def opened(driver: Chrome, page: Path, rounds: int) -> list[float]:
    """Elements, and DOMContentLoaded, first contentful paint and load in milliseconds; the middle of the rounds."""
    found = []
    for _ in range(rounds):
        driver.get("about:blank")
        driver.get(page.resolve().as_uri())
        driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 30));")
        found.append(driver.execute_script(OPENED))
    return [statistics.median(column) for column in zip(*found, strict=True)]


@dataclass(frozen=True)
class Time:
    """Milliseconds of a change: until it is drawn, of its script alone, and of work in the page's own thread.

    ``work`` is processor time, which other programs add little to; the wait for the screen's next frame is not in it.
    """

    drawn: float
    script: float
    work: float


def worked(driver: Chrome) -> float:
    """Milliseconds of processor time that the page's thread has had."""
    found = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(1000 * x["value"] for x in found if x["name"] == "TaskDuration")


def filtered(driver: Chrome, page: Path, rounds: int) -> dict[str, list[Time]]:
    """Each change in each round."""
    times: dict[str, list[Time]] = {}
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    for _ in range(rounds):
        driver.get(page.resolve().as_uri())
        driver.execute_async_script(READY)
        changes = selections(*driver.execute_async_script(KEYS)) | (OWN if page.name in MATRICES else {})
        driver.execute_async_script(DRAWN, changes["ingen"])
        for name, change in changes.items():
            driver.execute_async_script(SETTLED)
            before = worked(driver)
            drawn, script = driver.execute_async_script(DRAWN, change)
            times.setdefault(name, []).append(Time(drawn, script, worked(driver) - before))
    return times


def told(site: Path, page: Path, times: dict[str, list[Time]]) -> None:
    """Prints a row for each change."""
    for name, found in times.items():
        drawn = [x.drawn for x in found]
        figures = (min(drawn), statistics.median(drawn), max(drawn))
        figures += (min(x.script for x in found), min(x.work for x in found))
        print(f"| {page.relative_to(site)} | {name} | " + " | ".join(f"{n:.0f}" for n in figures) + " |", flush=True)


def largest(site: Path) -> list[Path]:
    """The pages at the root, and of each other kind the one with most bytes."""
    pages = sorted(site.glob(KINDS[0]))
    for kind in KINDS[1:]:
        found = sorted(site.glob(kind), key=lambda p: (p.stat().st_size, p.name))
        pages += found[-1:]
    return pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--filters", action="store_true", help="leave out how fast the pages open")
    given = parser.parse_args()
    pages = [given.site / p for p in given.pages] or largest(given.site)
    driver = browser()
    if not given.filters:
        print("| side | kB | elementer | DOMContentLoaded, ms | første bilde, ms | lastet, ms |")
        print("|---" + "|---:" * 5 + "|")
        for page in pages:
            row = [f"{x:.0f}" for x in (page.stat().st_size / 1000, *opened(driver, page, given.rounds))]
            print("| " + " | ".join([str(page.relative_to(given.site)), *row]) + " |")
        print()
    print(
        "| side | endring | minst, ms | midterst, ms | størst, ms | skriptet, minst, ms | tråden, minst, ms |\n|---|---"
        + "|---:" * 4
        + "|"
    )
    for page in pages:
        told(given.site, page, filtered(driver, page, given.rounds))
    driver.quit()


if __name__ == "__main__":
    main()
