"""Stage ``report``."""

from __future__ import annotations

from dataclasses import replace

from pipeline.params import Params
from pipeline.records import (
    Alignment,
    Argument,
    Block,
    Copy,
    Count,
    Document,
    DocumentText,
    Endorsement,
    Gap,
    Ground,
    Hearing,
    Measure,
    MeasureTheme,
    Mention,
    Overall,
    Placed,
    Quote,
    Score,
    SenderTheme,
    Sentence,
    SentenceStance,
    SharedSentence,
    Theme,
    ThemeTag,
    Topic,
    View,
)
from pipeline.report import render
from pipeline.report.context.maps import map_files
from pipeline.report.context.topics import topics_page
from pipeline.report.data import data_files
from pipeline.report.material import Material, gather
from pipeline.report.pages import pages
from pipeline.report.sheets import Sheets, draw
from pipeline.stage import InputFile, Inputs, Outputs, Stage, Work


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
    quotes_static: how many quotes of one stance stand on a theme's page; more are loaded when asked for."""

    standing_out: int
    few_below: int
    head_length: int
    quotes_open: int
    positions_open: int
    page_images: bool
    page_width: int
    page_megabytes: float
    source_megabytes: float
    quotes_static: int


def run(inputs: Inputs, params: ReportParams, work: Work) -> Outputs:
    """Nettstedet: oversikt, matriser, sider for tiltak, temaer og høringsinstanser, regnskap og metode."""
    m = gather(inputs, most_copied=int(params.source_megabytes * 1_000_000))
    drawn = _drawn(m, inputs, params, work)
    m = replace(m, sheets=drawn.sheets, n_without_sheets=drawn.n_left_out)
    env = render.environment()
    made = pages(
        m,
        standing_out=params.standing_out,
        few_below=params.few_below,
        head_length=params.head_length,
        quotes_open=params.quotes_open,
        positions_open=params.positions_open,
        quotes_static=params.quotes_static,
    )
    files: dict[str, bytes | str | InputFile] = {f"report/{p.href}": render.page(env, p, m.hearing.title) for p in made}
    the_topics = topics_page(m)
    if the_topics.file:
        files[f"report/{the_topics.file}"] = the_topics.codebook
    files |= {f"report/{name}": text for name, text in (data_files(m) | map_files(m)).items()}
    files |= {f"report/{name}": render.static(name) for name in render.static_names()}
    files |= {f"report/{name}": data for name, data in drawn.files.items()}
    files |= {
        f"report/kilder/{d.file}": inputs.files[f"documents/{d.file}"]
        for d in m.documents.values()
        if d.doc_id in m.copied
    }
    return Outputs(files=files)


def _drawn(m: Material, inputs: Inputs, params: ReportParams, work: Work) -> Sheets:
    """The page images, where they are wanted."""
    if not params.page_images:
        return Sheets()
    most = int(params.page_megabytes * 1_000_000)
    return draw(m, inputs.files, work, width=params.page_width, most_bytes=most)


STAGE = Stage(
    name="report",
    params=ReportParams,
    run=run,
    tables={
        "ingest/hearing": Hearing,
        "ingest/documents": Document,
        "ingest/texts": DocumentText,
        "ingest/blocks": Block,
        "segment/sentences": Sentence,
        "measures/measures": Measure,
        "themes/tags": ThemeTag,
        "themes/codebook": Theme,
        "themes/planned": MeasureTheme,
        "positions/stances": SentenceStance,
        "align/alignments": Alignment,
        "topics/topics": Topic,
        "topics/places": Placed,
        "topics/ground": Count,
        "summary/views": View,
        "summary/quotes": Quote,
        "summary/overall": Overall,
        "summary/gaps": Gap,
        "summary/sender_themes": SenderTheme,
        "summary/accounting": Count,
        "summary/copies": Copy,
        "summary/arguments": Argument,
        "summary/grounds": Ground,
        "summary/shared_sentences": SharedSentence,
        "summary/endorsements": Endorsement,
        "summary/mentions": Mention,
        "evaluate/scores": Score,
    },
    files=("documents",),
    made=("metrics/metrics.json",),
    outs=("report",),
)
