"""What a sender asks for and criticises, by theme: the way from its page's top to the positions on one theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.report.context.common import Ref, theme_ref
from pipeline.report.material import Material


@dataclass(frozen=True)
class OnTheme:
    """A sender's positions on a theme, by ``code``: how many ask for something, are critical or against, and for. A
    position may have several themes."""

    theme: Ref
    code: str
    n: int
    n_wants: int
    n_against: int
    n_for: int


def demands(m: Material, positions: Sequence[str]) -> tuple[OnTheme, ...]:
    """The themes of these positions: those with most that is asked for or criticised first, then in the codebook's
    order."""
    stances: dict[str, list[str | None]] = {code: [] for code in m.themes}
    for i in positions:
        for code in {t.theme for t in m.tags.get(i, ())} & stances.keys():
            stances[code].append(m.stance_of(i))
    found = [
        OnTheme(
            theme=theme_ref(m, code),
            code=code,
            n=len(own),
            n_wants=own.count("foreslår"),
            n_against=sum(s in ("kritisk", "imot") for s in own),
            n_for=sum(s in ("støtter", "støtter-med-forbehold") for s in own),
        )
        for code, own in stances.items()
        if own
    ]
    return tuple(sorted(found, key=lambda x: (-x.n_wants - x.n_against, -x.n)))
