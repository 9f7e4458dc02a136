"""Canvases whose bytes depend on nothing but what is drawn."""

from __future__ import annotations

import io

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

A4_WIDTH, A4_HEIGHT = 595.28, 841.89
SHIPPED = {"Vera": "Vera.ttf", "Vera-Bold": "VeraBd.ttf", "Vera-Italic": "VeraIt.ttf"}


def new_canvas(buffer: io.BytesIO, *, title: str, author: str) -> Canvas:
    """An A4 canvas with a fixed date and identity, and the fonts that the library itself ships."""
    rl_config.useA85 = 0
    for name, file in SHIPPED.items():
        if name not in getRegisteredFontNames():
            registerFont(TTFont(name, file))
    canvas = Canvas(buffer, pagesize=(A4_WIDTH, A4_HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    return canvas
