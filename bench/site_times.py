"""How fast a site's pages open and its matrices follow the reader: ``python bench/site_times.py SITE [PAGE …]``.

SITE is a folder that ``bench/site.py`` or the stage ``report`` wrote. Opens every kind of page, the largest of each, in
headless Chromium from the folder; of several rounds the middle one counts. A filter's time is from the change to the
frame in which all of it is drawn.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

ROUNDS = 5
KINDS = ("*.html", "tiltak/*.html", "tema/*.html", "instans/*.html", "svar/*.html")
MATRICES = ("matrise.html", "temaer.html")
OPENED = """
const [navigation] = performance.getEntriesByType("navigation");
const paint = performance.getEntriesByName("first-contentful-paint")[0];
return [navigation.domContentLoadedEventEnd, paint ? paint.startTime : NaN, navigation.loadEventEnd,
        document.getElementsByTagName("*").length];
"""
READY = """
const done = arguments[0];
const start = performance.now();
const look = () => (document.querySelector(".controls[data-matrix]:not([hidden])") ? done(0) : setTimeout(look, 5));
look();
"""
DRAWN = """
const [change, done] = arguments;
const start = performance.now();
const drawn = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
Promise.resolve(new Function(change)()).then(drawn);
"""
FIELD = (
    "const x = document.querySelector('[data-control={0}]'); x.value = '{1}';"
    " for (const kind of ['input', 'change']) x.dispatchEvent(new Event(kind, {{bubbles: true}}));"
)
CHANGES = {
    "tema": "hk.selection.tema.add('tema-03'); return hk.changed();",
    "standpunkt i tillegg": "hk.selection.standpunkt.add('imot'); return hk.changed();",
    "type i tillegg": "hk.selection.type.add('kommune'); return hk.changed();",
    "bare type": "hk.selection.tema.clear(); hk.selection.standpunkt.clear(); return hk.changed();",
    "ingen": "hk.selection.type.clear(); return hk.changed();",
    "sikkerhet": "hk.selection.sikkerhet = 70; return hk.changed();",
    "ingen igjen": "hk.selection.sikkerhet = 0; return hk.changed();",
    "søk i rader": FIELD.format("rows", "boligen"),
    "søk i rader, bort": FIELD.format("rows", ""),
    "søk i kolonner": FIELD.format("columns", "kommune nr. 1"),
    "søk i kolonner, bort": FIELD.format("columns", ""),
    "ordne rader": FIELD.format("rader", "omstridt"),
    "ordne kolonner": FIELD.format("kolonner", "imot"),
}


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


def opened(driver: Chrome, page: Path) -> list[float]:
    """DOMContentLoaded, first contentful paint and load in milliseconds, and elements; the middle of the rounds."""
    rounds = []
    for _ in range(ROUNDS):
        driver.get("about:blank")
        driver.get(page.resolve().as_uri())
        driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 30));")
        rounds.append(driver.execute_script(OPENED))
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def filtered(driver: Chrome, page: Path) -> dict[str, list[float]]:
    """Milliseconds of each change in each round."""
    times: dict[str, list[float]] = {name: [] for name in CHANGES}
    for _ in range(ROUNDS):
        driver.get(page.resolve().as_uri())
        driver.execute_async_script(READY)
        driver.execute_async_script(DRAWN, CHANGES["ingen"])
        for name, change in CHANGES.items():
            times[name].append(driver.execute_async_script(DRAWN, change))
    return times


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
    given = parser.parse_args()
    pages = [given.site / p for p in given.pages] or largest(given.site)
    driver = browser()
    print("| side | kB | elementer | DOMContentLoaded, ms | første bilde, ms | lastet, ms |")
    print("|---" + "|---:" * 5 + "|")
    for page in pages:
        content, paint, loaded, n = opened(driver, page)
        size = page.stat().st_size / 1000
        print(f"| {page.relative_to(given.site)} | {size:.0f} | {n:.0f} | {content:.0f} | {paint:.0f} | {loaded:.0f} |")
    print(
        "\n| endring | " + " | ".join(f"{m}, ms | verste" for m in MATRICES) + " |\n|---|" + "---:|" * 2 * len(MATRICES)
    )
    times = [filtered(driver, given.site / m) for m in MATRICES]
    for name in CHANGES:
        print(
            f"| {name} | " + " | ".join(f"{statistics.median(t[name]):.0f} | {max(t[name]):.0f}" for t in times) + " |"
        )
    driver.quit()


if __name__ == "__main__":
    main()
