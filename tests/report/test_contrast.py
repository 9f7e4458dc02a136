"""Every pair of text and ground in the style sheet is legible: WCAG 2.2, success criterion 1.4.3, level AA."""

from __future__ import annotations

import re

import pytest

from pipeline.report.render import static

TEXT, LARGE_OR_SIGN = 4.5, 3.0
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink-2", "link") for ground in ("paper", "surface", "sunken")),
    *((f"{k}-ink", k, TEXT) for k in ("for", "cond", "wants", "critical", "against", "none")),
    *(("level-ink", f"level-{n}", TEXT) for n in (1, 2, 3, 4)),
    *(("mixed-ink", ground, TEXT) for ground in ("cond", "critical")),
    ("critical-ink", "paper", TEXT),
    ("focus", "paper", LARGE_OR_SIGN),
    ("for", "paper", LARGE_OR_SIGN),
    ("against", "paper", LARGE_OR_SIGN),
    ("wants-ink", "paper", LARGE_OR_SIGN),
]


def colours() -> dict[str, dict[str, str]]:
    """The style sheet's colours by mode."""
    roots = re.findall(r":root\s*\{(.*?)\}", static("style.css").decode(), re.S)[:2]
    light, dark = (dict(re.findall(r"--([\w-]+):\s*(#\w{6})", root)) for root in roots)
    return {"light": light, "dark": light | dark}


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast(mode: str, ink: str, ground: str, least: float) -> None:
    palette = colours()[mode]
    high, low = sorted((luminance(palette[ink]), luminance(palette[ground])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= least
