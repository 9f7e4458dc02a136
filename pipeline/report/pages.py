"""The site's pages: which there are, and what each shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.report.context import (
    accounting,
    changes,
    codebook,
    copies,
    gaps,
    grounds,
    letter,
    maps,
    matrix,
    measure,
    method,
    overview,
    questions,
    sender,
    senders,
    theme,
    topics,
)
from pipeline.report.lexicon import Lexicon
from pipeline.report.material import Material
from pipeline.report.render import MORE, NAVIGATION, Page
from pipeline.report.search import EXAMPLES
from pipeline.report.settings import ReportParams
from pipeline.report.words import short

_TITLE_LENGTH = 70
_COMPARE = "sammenlign.html"
"""The page that sets senders side by side; linked to where the navigation has it."""


def pages(m: Material, settings: ReportParams, words: Lexicon | None = None) -> list[Page]:
    """Every page of the site, in reading order; ``words`` are all its words."""
    the_accounting = accounting.accounting_page(m)
    the_gaps = gaps.gaps_page(m, words)
    front = overview.overview_page(
        m, the_accounting, the_gaps, rows=settings.standing_out, few_below=settings.few_below
    )
    by_measure = matrix.measure_matrix(m, settings.head_length, settings.matrix_columns)
    by_theme = matrix.theme_matrix(m, settings.head_length, settings.matrix_columns)
    the_topics = topics.topics_page(m)
    each = sender.sender_pages(m, settings.positions_open)
    the_senders = senders.senders_page(m, each, settings.few_below)
    reasons = grounds.grounds_page(m)
    folded = {"quotes_open": settings.quotes_open, "names_static": settings.quotes_static}
    beside = {"few_below": settings.few_below, "compare": any(href == _COMPARE for href, _ in (*NAVIGATION, *MORE))}
    alike, changed, codes = copies.copies_page(m), changes.changes_page(m), codebook.codebook_page(m)
    nothing = {
        "begrunnelser.html": not reasons.groups,
        "dekket.html": not the_gaps.measures and not the_gaps.senders,
        "kopier.html": not alike.groups,
        "endringer.html": changed.since is None and not changed.again,
        "kodebok.html": not codes.themes,
        "emner.html": not the_topics.cards,
    }
    empty = [(href, label) for href, label in MORE if nothing.get(href)]
    made = [
        Page("index.html", "index.html", "Oversikt", "index.html", {"it": front}),
        Page("matrise.html", "matrix.html", "Tiltak og høringsinstanser", "matrise.html", {"it": by_measure}),
        Page("temaer.html", "themes.html", "Temaer og høringsinstanser", "temaer.html", {"it": by_theme}),
        Page("instanser.html", "senders.html", "Høringsinstanser", "instanser.html", {"it": the_senders}),
        Page("sammenlign.html", "compare.html", "Sammenlign", "sammenlign.html"),
        Page("sok.html", "search.html", "Søk", "sok.html", {"examples": EXAMPLES}),
        Page("begrunnelser.html", "grounds.html", "Begrunnelser", "begrunnelser.html", {"it": reasons} | folded),
        Page("kopier.html", "copies.html", "Like svar", "kopier.html", {"it": alike}),
        Page("dekket.html", "gaps.html", "Ikke dekket", "dekket.html", {"it": the_gaps}),
        *_questions(m, settings.quotes_open),
        Page("endringer.html", "changes.html", "Endringer", "endringer.html", {"it": changed}),
        Page("kodebok.html", "codebook.html", "Kodebok", "kodebok.html", {"it": codes}),
        Page("emner.html", "topics.html", "Foreslåtte temaer", "emner.html", {"it": the_topics}),
        Page("regnskap.html", "accounting.html", "Regnskap", "regnskap.html", {"it": the_accounting, "empty": empty}),
        Page("metode.html", "method.html", "Metode og kvalitet", "metode.html", {"it": method.method_page(m)}),
        *(
            Page(
                p.href, "measure.html", f"{p.label}: {short(p.text, _TITLE_LENGTH)}", "matrise.html", {"it": p} | folded
            )
            for p in measure.measure_pages(m)
        ),
        *(
            Page(p.href, "theme.html", p.label, "temaer.html", {"it": p} | folded)
            for p in theme.theme_pages(m, settings.quotes_static, settings.few_below)
        ),
        *maps.map_pages(m, settings.few_below),
        *(
            Page(p.href, "sender.html", short(p.name, _TITLE_LENGTH), "instanser.html", {"it": p} | beside)
            for p in each
        ),
        *(
            Page(p.href, "letter.html", short(p.title, _TITLE_LENGTH), _section_of(p), {"it": p})
            for p in letter.letter_pages(m)
        ),
    ]
    return [replace(p, empty=nothing.get(p.href, False)) for p in made]


def _questions(m: Material, quotes_open: int) -> Iterator[Page]:
    """The page of questions and invited senders and one for each question, where there are any."""
    front = questions.questions_page(m)
    if front is not None:
        yield Page("sporsmal.html", "questions.html", "Spørsmål", "sporsmal.html", {"it": front})
    for p in questions.question_pages(m, quotes_open):
        title = f"Spørsmål {p.number}: {short(p.text, _TITLE_LENGTH)}"
        yield Page(p.href, "question.html", title, "sporsmal.html", {"it": p})


def _section_of(p: letter.LetterPage) -> str:
    """A letter belongs to the senders, the plan to the front page."""
    return "instanser.html" if p.sender else "index.html"
