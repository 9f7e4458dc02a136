"""What a reason argues from: the closed list, in both standards."""

from __future__ import annotations

from typing import get_args

import pytest

from pipeline.language import tokens
from pipeline.records import GroundCode, Language
from pipeline.summary.arguments.grounds import ground_of, grounds


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("fordi kommunene ikke får dekket kostnadene", "nb", "økonomi"),
        ("fordi kommunane ikkje får dekt kostnadene", "nn", "økonomi"),
        ("da det mangler fagfolk og ventetiden er lang", "nb", "kapasitet"),
        ("fordi det ikkje finst forsking som viser det", "nn", "kunnskap"),
        ("fordi barna kan bli skadelidende", "nb", "barns-beste"),
        ("av omsyn til personvernet", "nn", "personvern"),
        ("fordi lokaldemokratiet svekkes når kommunestyret ikke bestemmer", "nb", "lokalt-selvstyre"),
        ("fordi utsleppa aukar og naturmangfaldet minkar", "nn", "miljø"),
        ("fordi skjemaveldet og rapporteringen øker", "nb", "administrasjon"),
        ("fordi det strider mot menneskerettighetene", "nb", "lov-og-rettigheter"),
        ("fordi bransjen taper i konkurransen", "nb", "næring"),
        ("fordi røynslene frå prøvetida er gode", "nn", "erfaring"),
        ("fordi det virker mot sin hensikt", "nb", "virker-mot-hensikten"),
        ("fordi vi synes det", "nb", None),
        ("", "nb", None),
    ],
)
def test_the_ground_of_a_reason(text: str, language: Language, expected: GroundCode | None) -> None:
    assert ground_of(tokens(text, language)) == expected


def test_every_code_has_a_label_in_both_standards_and_a_meaning() -> None:
    assert {g.ground for g in grounds()} == set(get_args(GroundCode))
    assert len(grounds()) == len({g.label_nb for g in grounds()})
    assert all(g.label_nn and g.definition.endswith(".") for g in grounds())
