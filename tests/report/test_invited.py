"""Names on the list of those invited against names in letters."""

from __future__ import annotations

import pytest

from pipeline.records import SenderType
from pipeline.report.invited import invitation

SENDERS: dict[str, SenderType | None] = {
    "Lia kommune": "kommune",
    "Nes kommune": "kommune",
    "Vestre fylkeskommune": "fylkeskommune",
    "Fellesorganisasjonen (FO)": "fagforening",
    "Midtfjorden sykehus HF": "helseforetak",
    "Stiftelsen Langbordet": "frivillig",
    "Landsforeningen for samordning av tjenester": "interesseorganisasjon",
    "Kjøpmennene – KJØP": "arbeidsgiver",
    "NH AS": "bedrift",
    "NH ASA": "bedrift",
}


@pytest.mark.parametrize(
    ("listed", "sender"),
    [
        ("LIA KOMMUNE", "Lia kommune"),
        ("Lia", "Lia kommune"),
        ("Nesset kommune", None),
        ("Vestre", None),  # a county is not its bare name
        ("Vestre kommune", None),
        ("FO", "Fellesorganisasjonen (FO)"),
        ("fellesorganisasjonen", "Fellesorganisasjonen (FO)"),
        ("Fellesorganisasjonen  (FO)", "Fellesorganisasjonen (FO)"),
        ("Midtfjorden sykehus", "Midtfjorden sykehus HF"),
        ("Langbordet", "Stiftelsen Langbordet"),
        ("Landsforeningen for samordning av tenester", "Landsforeningen for samordning av tjenester"),
        ("Landsforeningen for samordning av tjenester 2", None),
        ("KJØP", "Kjøpmennene – KJØP"),
        ("NH", None),  # two may be meant
        ("Helsedirektoratet", None),
    ],
)
def test_a_name_on_the_list(listed: str, sender: str | None) -> None:
    (found,) = invitation([listed], SENDERS).listed
    assert (found.name, found.sender, found.group) == (" ".join(listed.split()), sender, None)


@pytest.mark.parametrize(
    ("listed", "group", "n"),
    [
        ("Landets kommuner", "kommune", 2),
        ("Alle fylkeskommuner", "fylkeskommune", 1),
        ("Departementene", "departement", 0),
    ],
)
def test_a_group_on_the_list(listed: str, group: SenderType, n: int) -> None:
    (found,) = invitation([listed], SENDERS).listed
    assert (found.group, len(found.of_group), found.sender) == (group, n, None)


def test_those_who_were_not_invited() -> None:
    found = invitation(["Landets kommuner", "FO", "Departementet"], SENDERS)
    assert found.answered == {"Lia kommune", "Nes kommune", "Fellesorganisasjonen (FO)"}
    assert found.uninvited[0] == "Vestre fylkeskommune"
    assert len(found.uninvited) == len(SENDERS) - 3
    # where nobody is said to be invited, nobody answered uninvited
    assert invitation([], SENDERS) == ((), ())
