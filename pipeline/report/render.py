"""Contexts through templates to pages. Templates only lay out; everything that is put into them is escaped."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report import i18n, words
from pipeline.report.i18n import msg

NAVIGATION = (
    ("index.html", msg("Oversikt")),
    ("matrise.html", msg("Tiltak")),
    ("temaer.html", msg("Temaer")),
    ("instanser.html", msg("Høringsinstanser")),
    ("kart.html", msg("Kart")),
    ("sammenlign.html", msg("Sammenlign")),
    ("sok.html", msg("Søk")),
)
"""The pages people come for, which every page links to."""

MORE = (
    ("begrunnelser.html", msg("Begrunnelser")),
    ("dekket.html", msg("Ikke dekket")),
    ("kopier.html", msg("Like svar")),
    ("sporsmal.html", msg("Spørsmål")),
    ("endringer.html", msg("Endringer")),
    ("kodebok.html", msg("Kodebok")),
    ("emner.html", msg("Foreslåtte temaer")),
    ("regnskap.html", msg("Regnskap")),
    ("metode.html", msg("Metode")),
)
"""The other pages that every page links to, where the site has them."""

SCRIPTS = ("hk.js", "frame.js", "filter.js", "report.js")
"""The scripts of every page, in the order they run."""


_ALONE = re.compile(r"<(a|b|dt|h[1-4]|li|p|span|td|th)((?: [^<>]*)?)><span data-t>([^<]*)</span></\1>")
"""Words that are all their element holds: the mark stands on the element itself, which makes a large site smaller."""
_COUNTED = re.compile(r'<(b|td|span)((?: [^<>]*)?)><span( data-count="[^"<>]*"(?: data-blank)?)>([^<]*)</span></\1>')
"""A number that is all its element holds, likewise."""
_SPAN = re.compile(r'<span( class="[^"<>]*")><span( data-t[ =>](?:[^<]|<span [^<>]*>[^<]*</span>)*)</span></span>')
"""Words with fields that are all a span holds, likewise."""
_KEPT = re.compile(r"(<pre\b.*?</pre>)", re.S)
_BLANK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Page:
    """A page to be made: its address in the site, its template, its title and what the template shows."""

    href: str
    template: str
    title: str
    section: str
    """The navigation's page that this one belongs to."""
    show: dict[str, Any] = field(default_factory=dict)
    empty: bool = False
    """There is nothing on it in this hearing: no menu leads to it, but the accounting does."""


def environment() -> Environment:
    """Jinja with escaping on for everything, and an error for every name that is not there."""
    env = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_template),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["n"] = words.number
    env.globals["count"] = words.count
    env.globals["listing"] = words.listing
    env.globals |= {"t": i18n.t, "tn": i18n.tn, "ta": i18n.ta, "ref": ref, "counted": counted}
    env.globals["VIEWS"] = words.VIEWS
    env.globals["STANCES"] = words.STANCES
    return env


def page(env: Environment, p: Page, hearing_title: str, made: Collection[str] | None = None) -> str:
    """The page's HTML, without empty lines and indents. ``made`` are the addresses that the site has: the
    navigation leads to no other; None: to all."""
    html = env.get_template(p.template).render(
        root="../" * p.href.count("/"),
        page=p,
        hearing_title=hearing_title,
        navigation=[x for x in NAVIGATION if made is None or x[0] in made],
        more=[x for x in MORE if made is None or x[0] in made or x[0] == p.href],
        scripts=SCRIPTS,
        **p.show,
    )
    return lean(html)


def lean(html: str) -> str:
    """The same page in fewer bytes: a run of white space with a line break in it is a line break, but in ``<pre>``."""
    html = _ALONE.sub(r"<\1\2 data-t>\3</\1>", html)
    html = _COUNTED.sub(r"<\1\2\3>\4</\1>", html)
    html = _SPAN.sub(r"<span\1\2</span>", html)
    kept = _KEPT.split(html)
    return "".join(part if n % 2 else _BLANK.sub("\n", part) for n, part in enumerate(kept)).strip() + "\n"


def ref(href: str, label: str) -> Markup:
    """A link, to be a value in a message."""
    return Markup('<a href="{}">{}</a>').format(href, label)


def counted(n: int, asked: str, *, blank: bool = False) -> Markup:
    """A number that follows the reader's selection; ``asked`` says what it counts, as ``docs/report.md`` describes.
    ``blank``: nothing is written instead of 0."""
    shown = "" if blank and n == 0 else words.number(n)
    return Markup('<span data-count="{}"{}>{}</span>').format(asked, Markup(" data-blank") if blank else "", shown)


def static_names() -> list[str]:
    """The files that are the same in every site: styles and scripts. A template loads its own beside every page's."""
    return sorted(f.name for f in files("pipeline.report").joinpath("static").iterdir() if f.is_file())


def static(name: str) -> bytes:
    """A file that is the same in every site."""
    return files("pipeline.report").joinpath("static", name).read_bytes()


def _template(name: str) -> str:
    return files("pipeline.report").joinpath("templates", name).read_text(encoding="utf-8")
