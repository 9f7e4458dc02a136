"""A letter as a scanner gives it: grey pictures of its pages and no text."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
from pdf import A4_HEIGHT, A4_WIDTH, new_canvas
from PIL import Image
from reportlab.lib.utils import ImageReader

DPI = 150
GREYS = 16  # few greys keep the file small
NOISE = 5.0  # standard deviation, in grey levels of 256


def scanned(pdf: bytes, seed: int) -> bytes:
    """The same pages as pictures with a little noise, in a new PDF."""
    noise, buffer = np.random.default_rng(seed), io.BytesIO()
    canvas = new_canvas(buffer, title="Skannet dokument", author="")
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        canvas.drawImage(ImageReader(worn(picture, noise)), 0, 0, A4_WIDTH, A4_HEIGHT)
        canvas.showPage()
    document.close()
    canvas.save()
    return buffer.getvalue()


def worn(picture: Image.Image, noise: np.random.Generator) -> Image.Image:
    """A slightly darker page with noise, in few greys."""
    grey = np.asarray(picture, dtype=np.float64) * 0.96
    grey = grey + noise.normal(0.0, NOISE, grey.shape)
    step = 256 / GREYS
    return Image.fromarray((np.clip(grey // step * step, 0, 255)).astype(np.uint8))
