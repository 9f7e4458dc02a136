"""Stage ``report``."""

from __future__ import annotations

from dataclasses import replace

from pipeline.records import (
    Alignment,
    Answer,
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
    PatternUse,
    Placed,
    Quote,
    Score,
    SenderTheme,
    Sentence,
    SentenceStance,
    SentenceWords,
    SharedSentence,
    Theme,
    ThemeExample,
    ThemeTag,
    Topic,
    View,
)
from pipeline.report import render
from pipeline.report.compare import compare_files
from pipeline.report.context.maps import map_files
from pipeline.report.context.snapshot import snapshot
from pipeline.report.context.topics import topics_page
from pipeline.report.data import data_files
from pipeline.report.lexicon import lexicon
from pipeline.report.material import gather
from pipeline.report.pages import pages
from pipeline.report.published import FOLDER, SNAPSHOT, encode
from pipeline.report.search import search_files
from pipeline.report.settings import ReportParams, room
from pipeline.report.sheets import Sheets, draw
from pipeline.report.themewords import theme_words
from pipeline.stage import InputFile, Inputs, Outputs, Stage, Work


def run(inputs: Inputs, params: ReportParams, work: Work) -> Outputs:
    """Nettstedet: oversikt, matriser, sider for tiltak, temaer og høringsinstanser, regnskap og metode."""
    for_images, for_copies = room(params, len(inputs.table("segment/sentences", Sentence)))
    m = gather(inputs, most_copied=for_copies)
    drawn = (
        draw(m, inputs.files, work, width=params.page_width, most_bytes=for_images) if params.page_images else Sheets()
    )
    m = replace(m, sheets=drawn.sheets, n_without_sheets=drawn.n_left_out)
    env = render.environment()
    words = lexicon(m, work)
    made = pages(m, params, words)
    there = {p.href for p in made if not p.empty}
    files: dict[str, bytes | str | InputFile] = {
        f"report/{p.href}": render.page(env, p, m.hearing.title, there) for p in made
    }
    the_topics = topics_page(m)
    if the_topics.file:
        files[f"report/{the_topics.file}"] = the_topics.codebook
    of_themes = theme_words(m.themes, m.patterns, words)
    data = data_files(m) | map_files(m) | search_files(words, of_themes) | compare_files(m, words)
    files |= {f"report/{name}": text for name, text in data.items()}
    files |= {f"report/{name}": render.static(name) for name in render.static_names()}
    files |= {f"report/{name}": data for name, data in drawn.files.items()}
    files |= {
        f"report/kilder/{d.file}": inputs.files[f"documents/{d.file}"]
        for d in m.documents.values()
        if d.doc_id in m.copied
    }
    files[f"work/report/{SNAPSHOT}"] = encode(snapshot(m))
    return Outputs(files=files)


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
        "segment/words": SentenceWords,
        "measures/measures": Measure,
        "themes/tags": ThemeTag,
        "themes/codebook": Theme,
        "themes/planned": MeasureTheme,
        "themes/patterns": PatternUse,
        "themes/examples": ThemeExample,
        "positions/stances": SentenceStance,
        "align/alignments": Alignment,
        "topics/topics": Topic,
        "topics/places": Placed,
        "topics/ground": Count,
        "summary/views": View,
        "summary/quotes": Quote,
        "summary/overall": Overall,
        "summary/answers": Answer,
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
    files=("documents", FOLDER),
    made=("metrics/metrics.json",),
    project=("params.yaml", "models/deciders", "models/nb_nn_encoder", "models/nb_nn_horing"),
    outs=("report", "work/report"),
)
