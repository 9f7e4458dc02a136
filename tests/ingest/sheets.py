"""Sets small PDF files for the tests, line by line, so that every place on the page is known."""

from __future__ import annotations

import io

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
PITCH = 14.0


class Sheet:
    """A PDF under construction. ``y`` is counted from the page's top."""

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=True)

    def line(self, text: str, y: float, x: float = 70, size: float = 11, font: str = "Times-Roman") -> float:
        """One line with its baseline at ``y``; returns where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return x + stringWidth(text, font, size)

    def lines(self, texts: list[str], y: float, x: float = 70, size: float = 11, font: str = "Times-Roman") -> float:
        """Lines as given, one under the other; returns the next line's baseline."""
        for n, text in enumerate(texts):
            self.line(text, y + n * PITCH, x, size, font)
        return y + len(texts) * PITCH

    def paragraph(self, text: str, y: float, x: float = 70, width: float = 450, size: float = 11) -> float:
        """Running text, broken between words; returns the next line's baseline."""
        return self.lines(wrap(text, width, size), y, x, size)

    def rule(self, y: float, x0: float, x1: float) -> None:
        """A horizontal rule."""
        self.canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)

    def frame(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A stroked rectangle."""
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, fill=0, stroke=1)

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()

    def pdf(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._buffer.getvalue()


def wrap(text: str, width: float, size: float = 11) -> list[str]:
    """The text in lines of at most ``width`` points of Times."""
    out = [""]
    for word in text.split():
        longer = f"{out[-1]} {word}".strip()
        if stringWidth(longer, "Times-Roman", size) > width and out[-1]:
            out.append(word)
        else:
            out[-1] = longer
    return out
