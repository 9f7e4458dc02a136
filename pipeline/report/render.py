"""Contexts through templates to pages. Templates only lay out; everything that is put into them is escaped."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from pipeline.report import words

NAVIGATION = (
    ("index.html", "Oversikt"),
    ("matrise.html", "Tiltak"),
    ("temaer.html", "Temaer"),
    ("instanser.html", "Høringsinstanser"),
    ("begrunnelser.html", "Begrunnelser"),
    ("kopier.html", "Like svar"),
    ("dekket.html", "Ikke dekket"),
    ("emner.html", "Foreslåtte temaer"),
    ("regnskap.html", "Regnskap"),
    ("metode.html", "Metode"),
)
"""The pages every page links to."""

STATIC = ("style.css", "report.js")


@dataclass(frozen=True)
class Page:
    """A page to be made: its address in the site, its template, its title and what the template shows."""

    href: str
    template: str
    title: str
    section: str
    """The navigation's page that this one belongs to."""
    show: dict[str, Any] = field(default_factory=dict)


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
    env.globals["VIEWS"] = words.VIEWS
    env.globals["STANCES"] = words.STANCES
    return env


def page(env: Environment, p: Page, hearing_title: str) -> str:
    """The page's HTML, one empty line at most between lines."""
    html = env.get_template(p.template).render(
        root="../" * p.href.count("/"),
        page=p,
        hearing_title=hearing_title,
        navigation=NAVIGATION,
        **p.show,
    )
    return "\n".join(line.rstrip() for line in html.splitlines() if line.strip()) + "\n"


def static(name: str) -> bytes:
    """A file that is the same in every site."""
    return files("pipeline.report").joinpath("static", name).read_bytes()


def _template(name: str) -> str:
    return files("pipeline.report").joinpath("templates", name).read_text(encoding="utf-8")
