"""How the letters look: a handful of word processors' habits, dealt out by the letter's number."""

from __future__ import annotations

from dataclasses import dataclass, replace

from letterfile import Letter
from typeset import Face, Setting


@dataclass(frozen=True)
class Look:
    """Fonts, sizes and habits. `gap` is between paragraphs; a look without one indents first lines instead."""

    font: str
    bold: str
    italic: str
    size: float
    leading: float
    gap: float
    bullet: str
    justify: bool = False
    hyphenate: bool = False
    margin: float = 72.0

    @property
    def body(self) -> Setting:
        first = 0.0 if self.gap else 14.0
        face = Face(self.font, self.size, self.leading)
        return Setting(face, justify=self.justify, hyphenate=self.hyphenate, first=first, before=self.gap)

    @property
    def item(self) -> Setting:
        return replace(self.body, first=0.0, left=16.0, bullet=self.bullet, before=self.gap / 3)

    @property
    def quote(self) -> Setting:
        face = replace(self.body.face, font=self.italic)
        return replace(self.body, face=face, first=0.0, left=24.0, before=max(self.gap, 6))

    def heading(self, level: int) -> Setting:
        size = self.size * (1.45, 1.18, 1.0)[level]
        return Setting(Face(self.bold, size, size * 1.25), before=(18, 15, 11)[level])

    def small(self, align: str = "left", font: str = "") -> Setting:
        return Setting(Face(font or self.font, self.size * 0.86, self.size * 1.1), align=align)


TIMES = ("Times-Roman", "Times-Bold", "Times-Italic")
HELVETICA = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
VERA = ("Vera", "Vera-Bold", "Vera-Italic")
COURIER = ("Courier", "Courier-Bold", "Courier-Oblique")

LOOKS = (
    Look(*TIMES, 11.5, 14.5, 7, "•", justify=True, hyphenate=True, margin=78),
    Look(*HELVETICA, 10.5, 14, 8, "–"),
    Look(*VERA, 9, 13, 7, "•", margin=68),
    Look(*TIMES, 12, 16, 0, "o", margin=85),
    Look(*HELVETICA, 10, 12.6, 6, "–", justify=True, hyphenate=True),
    Look(*VERA, 9.2, 12.5, 6, "–", justify=True, hyphenate=True, margin=80),
    Look(*TIMES, 11, 13.4, 0, "o", justify=True, hyphenate=True, margin=90),
)
TYPED = Look(*COURIER, 10.5, 14, 9, "-", margin=70)
NARROW = (
    Look(*TIMES, 10.5, 12.8, 0, "•", justify=True, hyphenate=True, margin=62),
    Look(*HELVETICA, 9.2, 11.8, 5, "–", justify=True, hyphenate=True, margin=58),
)


def look_of(letter: Letter) -> Look:
    """The look of a letter; one plain letter is typed, two-column leaflets are set narrow."""
    number, layout = int(letter.head["id"]), letter.head["layout"]
    if layout == "two-column":
        return NARROW[number % len(NARROW)]
    if layout == "plain" and number % 5 == 3:
        return TYPED
    return LOOKS[number % len(LOOKS)]
