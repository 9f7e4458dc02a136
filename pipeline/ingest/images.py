"""Page images for OCR: rendered from a PDF or opened from an image file, made grey, and turned upright.

Angles are degrees, positive where the lines of text rise to the right and the page must be turned clockwise.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageOps

DPI = 300
"""Dots an inch at which Tesseract reads best, by its own documentation."""
MOST_PIXELS = 40_000_000
"""An A2 page at 300 dpi has some 35 million; larger pages are rendered more coarsely."""
LONGEST_SIDE = 10_000
"""Pixels; Tesseract itself refuses more than 32,767."""
LEAST_DPI = 150
"""Cameras and screens write 72 or 96, which say nothing of the sheet; nobody scans letters so coarsely."""
A4_WIDTH = 595.0
"""Points; a photograph that does not say how large it is, is taken for a page of this width."""
LARGEST_SKEW = 6.0
"""A scanner's feeder tilts a page by less; more is a page laid askew on purpose."""
LEAST_SKEW = 0.05
"""Less is not worth blurring the letters for: a third of a line's height over the page's width."""

Ink = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as grey levels, with its size in points."""

    image: Image.Image
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Points a pixel."""
        return self.width / self.image.width


def pdf_page(data: bytes, number: int) -> PageImage:
    """Page ``number`` (from 1) of a PDF, rendered at ``DPI``. Raises pypdfium2.PdfiumError where it cannot."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[number - 1]
        width, height = page.get_size()
        bitmap = page.render(scale=_scale(width, height), grayscale=True)
        return PageImage(bitmap.to_pil().convert("L"), width, height)


def _scale(width: float, height: float) -> float:
    """Pixels a point: ``DPI``, or less where the image would become too large."""
    by_area = math.sqrt(MOST_PIXELS / max(width * height, 1.0))
    return min(DPI / 72, by_area, LONGEST_SIDE / max(width, height, 1.0))


def image_page(data: bytes, number: int) -> PageImage:
    """Page ``number`` (from 1) of an image file, turned as the camera says; a TIFF can have several.

    Raises OSError or ValueError for what is no image, and Image.DecompressionBombError for one made to fill the memory.
    """
    with Image.open(io.BytesIO(data)) as file:
        file.seek(number - 1)
        grey = _grey(ImageOps.exif_transpose(file))
        width = _points(grey, file.info.get("dpi"))
    height = width * grey.height / grey.width
    wanted = _scale(width, height) * width
    # Tesseract reads letters of some 30 pixels best, and wastes time on larger ones.
    if not 0.75 < grey.width / wanted < 1.5:
        grey = grey.resize((round(wanted), round(wanted * grey.height / grey.width)), Image.Resampling.LANCZOS)
    return PageImage(grey, width, height)


def count_pages(data: bytes) -> int:
    """How many pages an image file has; raises as ``image_page``."""
    with Image.open(io.BytesIO(data)) as file:
        return int(getattr(file, "n_frames", 1))


def _grey(image: Image.Image) -> Image.Image:
    """Grey levels; what is transparent is paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return image.convert("L")


def _points(image: Image.Image, dpi: object) -> float:
    """The width a file gives its image, where that is a sheet of paper's; else that of an A4 sheet."""
    across = float(dpi[0]) if isinstance(dpi, tuple) and dpi else 0.0
    width = 72 * image.width / across if across >= LEAST_DPI else 0.0
    return width if 200 <= width <= 2500 else A4_WIDTH if image.height >= image.width else A4_WIDTH * math.sqrt(2)


def ink_of(image: Image.Image) -> Ink:
    """Which pixels are dark, shape (height, width); by Otsu's threshold, which parts the grey levels best in two.

    N. Otsu, A threshold selection method from gray-level histograms, IEEE Trans. SMC 9 (1979).
    """
    levels = np.asarray(image)
    counts = np.bincount(levels.ravel(), minlength=256).astype(np.float64)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (sums * above - (sums[-1] - sums) * below) ** 2 / (below * above)
    # Dirt on white paper must not become ink: what is nearly as light as the paper is paper.
    paper = int(np.argmax(counts[128:])) + 128
    threshold = min(int(np.argmax(np.nan_to_num(between))), paper - 40)
    return levels <= threshold


def skew(ink: Ink) -> float:
    """The angle of the lines of text, by the sharpness of the profile that the ink's rows make at each angle.

    W. Postl, Detection of linear oblique structures and skew scan in digitized documents, ICPR 1986.
    """
    step = max(1, round(max(ink.shape) / 1200))
    y, x = np.nonzero(ink[::step, ::step])
    if len(x) < 200:
        return 0.0
    size = ink.shape[0] // step + ink.shape[1] // step
    coarse = _sharpest(x, y, size, np.arange(-LARGEST_SKEW, LARGEST_SKEW + 0.01, 0.5))
    fine = _sharpest(x, y, size, np.arange(coarse - 0.5, coarse + 0.51, 0.05))
    found = round(float(fine), 2)
    return found if LEAST_SKEW <= abs(found) < LARGEST_SKEW else 0.0


def _sharpest(x: npt.NDArray[np.intp], y: npt.NDArray[np.intp], size: int, angles: npt.NDArray[np.float64]) -> float:
    scores = []
    for angle in angles:
        rows = np.round(y + x * math.tan(math.radians(angle))).astype(np.int64) + size
        profile = np.bincount(rows, minlength=3 * size).astype(np.float64)
        scores.append(float(np.sum(np.diff(profile) ** 2)))
    return float(angles[int(np.argmax(scores))])


def turn(image: Image.Image, angle: float) -> Image.Image:
    """The image turned clockwise by ``angle``, at its size; what comes in at the corners is white."""
    return image.rotate(-angle, resample=Image.Resampling.BICUBIC, fillcolor=255) if angle else image


def turned_back(box: tuple[float, float, float, float], angle: float, centre: tuple[float, float]) -> tuple[float, ...]:
    """The upright box around a box of the turned page, as it stands on the page that was scanned."""
    x0, top, x1, bottom = box
    radians = math.radians(angle)
    cos, sin = math.cos(radians), math.sin(radians)
    corners = [(x - centre[0], y - centre[1]) for x in (x0, x1) for y in (top, bottom)]
    xs = [centre[0] + x * cos + y * sin for x, y in corners]
    ys = [centre[1] - x * sin + y * cos for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
