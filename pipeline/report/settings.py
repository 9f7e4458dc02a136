"""The report's section of ``params.yaml``."""

from __future__ import annotations

from pipeline.params import Params

BYTES_A_SENTENCE = 1_650
"""What a sentence takes in pages and data all told: measured on the invented hearing of ``bench/site.py``, where every
second one is a position."""

FOR_IMAGES = 0.6
"""Of the room that pages and data leave; the rest is for copies of the senders' files."""


class ReportParams(Params, frozen=True, kw_only=True):
    """standing_out: how many measures each list on the front page holds at most.
    few_below: with fewer senders than this a number is marked as small.
    head_length: characters of a sender's name over its column in a matrix; the whole name is in its title.
    quotes_open: how many quotes of a sender are shown at once; more are folded.
    positions_open: how many positions of a letter a sender's page shows at once; more are folded.
    page_images: whether the pages of PDF files with positions are shown as images.
    page_width: of those, in pixels.
    page_megabytes: most that they may take together; later documents have none.
    source_megabytes: most that copies of the senders' files may take together; later ones are not copied.
    site_megabytes: what pages, data, images and copies may take together; see ``room``.
    quotes_static: how many quotes of one stance stand on a theme's page, and how many silent senders on a measure's;
        more are loaded.
    matrix_columns: with more senders than this a matrix has a column a type of sender; so many at most at once."""

    standing_out: int
    few_below: int
    head_length: int
    quotes_open: int
    positions_open: int
    page_images: bool
    page_width: int
    page_megabytes: float
    source_megabytes: float
    site_megabytes: float
    quotes_static: int
    matrix_columns: int


def room(params: ReportParams, n_sentences: int) -> tuple[int, int]:
    """How many bytes page images, and copies of the senders' files, may take in a hearing of so many sentences."""
    left = max(0.0, params.site_megabytes * 1_000_000 - BYTES_A_SENTENCE * n_sentences)
    images = min(params.page_megabytes * 1_000_000, FOR_IMAGES * left)
    return int(images), int(min(params.source_megabytes * 1_000_000, (1 - FOR_IMAGES) * left))
