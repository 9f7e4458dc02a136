"""Why a file is not read, in words for those who have to do something about it.

``ingest`` gives a file's reason as one sentence, for those who set the program up: it names settings and formats, and
stands in the public tables. Here it is told apart by its words, and said as what has happened and what can be done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.records import Document
from pipeline.report.i18n import msg


@dataclass(frozen=True)
class Unread:
    """What has happened to a file, and what can be done about it; ``do`` is None where nothing needs to be done."""

    what: str
    do: str | None


_RESAVE = msg(
    "Åpne filen selv. Går det, så lagre den på nytt som PDF og legg den inn igjen. Ellers be avsenderen om en ny."
)
_RESAVE_PDF = msg("Lagre dokumentet som PDF eller Word (DOCX), og legg det inn på nytt.")
_SPLIT = msg("Del den i flere filer, eller be den som kjører programmet, om å tillate mer.")

UNKNOWN = Unread(msg("Programmet klarte ikke å lese filen."), _RESAVE)
"""Of a reason that is told apart by none of the words below."""

_WHY: tuple[tuple[str, Unread], ...] = (
    (
        r"^Samme dokument som ",
        Unread(msg("Det samme dokumentet ligger også i en annen fil. Det er lest én gang, og innholdet er med."), None),
    ),
    (
        r"^Filen er skannet",
        Unread(
            msg("Filen er et bilde av papir (skannet), og programmet er ikke satt opp til å lese bilder."),
            msg(
                "Les svaret selv, be avsenderen om det som tekst, eller be den som kjører programmet, om å slå på "
                "tekstgjenkjenning."
            ),
        ),
    ),
    (
        r"^Tekstlaget i filen gir ingen ord",
        Unread(
            msg("Teksten ser riktig ut på skjermen, men er lagret slik at et program bare ser tegn uten mening."),
            msg(
                "Les svaret selv, be avsenderen om en ny fil, eller be den som kjører programmet, om å slå på "
                "tekstgjenkjenning."
            ),
        ),
    ),
    (
        r"^Siden er portalens liste over",
        Unread(msg("Filen er portalens liste over svarene, og selv ikke noe svar. Listen er brukt."), None),
    ),
    (
        r"ingen tekst\.$|har ingen sider\.$|ingen rader med svar\.$",
        Unread(
            msg("Filen er tom: det er ingen tekst i den."),
            msg("Åpne filen selv. Skulle det stått noe der, så be avsenderen om en ny."),
        ),
    ),
    (
        r"passord",
        Unread(msg("Filen er beskyttet med passord."), msg("Be avsenderen om filen uten passord, og legg den inn.")),
    ),
    (
        r"kryptert \(S/MIME\)",
        Unread(msg("E-posten er kryptert."), msg("Be avsenderen sende den på nytt, ukryptert.")),
    ),
    (
        r"^Svaret er på .+, som ikke leses",
        Unread(
            msg("Svaret er på et språk programmet ikke leser."),
            msg("Les svaret selv, eller legg inn en oversettelse til bokmål eller nynorsk som vedlegg til det."),
        ),
    ),
    (
        r"^Gammelt Word-format|LibreOffice|ingest\.libreoffice",
        Unread(
            msg("Filen er i det gamle Word-formatet (DOC), som programmet ikke fikk lest."),
            msg("Åpne den i Word, lagre den som DOCX eller PDF, og legg den inn på nytt."),
        ),
    ),
    (r"^Filtypen \(", Unread(msg("Programmet leser ikke filer av denne typen."), _RESAVE_PDF)),
    (
        r"zip-bombe|XML-entiteter|peker ut av arkivet|laget for å skade\. Lagre den som PDF",
        Unread(
            msg("Filen er laget slik vanlige dokumenter ikke er, og åpnes ikke av hensyn til sikkerheten."),
            msg("Åpne den ikke uten videre. Be avsenderen om dokumentet som PDF."),
        ),
    ),
    (
        r"^Dette er en lenke|^Dette er ikke en vanlig fil",
        Unread(msg("Dette er en snarvei til en fil, og ikke selve dokumentet."), msg("Legg inn selve dokumentet.")),
    ),
    (
        r"mangler lesetilgang",
        Unread(
            msg("Programmet har ikke lov til å åpne filen."),
            msg("Be den som har lagt den inn, om å gi lesetilgang."),
        ),
    ),
    (
        r"^Filen står i hearing\.yaml, men finnes ikke",
        Unread(
            msg("Dokumentet er ført opp i høringen, men filen er ikke lagt inn."),
            msg("Legg inn filen, eller be den som kjører programmet, om å stryke den fra listen."),
        ),
    ),
    (
        r"^Vedlegget kan ikke hentes ut",
        Unread(
            msg("Vedlegget lot seg ikke hente ut av e-posten eller arkivet det lå i."),
            msg("Åpne e-posten, lagre vedlegget som en egen fil, og legg den inn."),
        ),
    ),
    (
        r"dypere enn \S+ nivåer",
        Unread(
            msg("Filen ligger i en fil som ligger i en fil, dypere enn programmet åpner."),
            msg("Pakk den ut, og legg den inn for seg."),
        ),
    ),
    (
        r"^Filen tok mer enn|^Filen krever mer enn|^Programmet som skulle lese filen, stoppet",
        Unread(msg("Programmet ga opp å lese filen. Den er svært stor, eller skadet."), _RESAVE),
    ),
    (
        r"^(Filen|Regnearket) (er større enn|inneholder over|har over|har et avsnitt på over|er på over)|urimelig stor",
        Unread(msg("Filen er større enn det programmet er satt til å lese."), _SPLIT),
    ),
    (
        r"^Skriv hvilke kolonner|^Ingen rad øverst har kolonnene",
        Unread(
            msg("Programmet fant ikke ut hvilke kolonner i regnearket som er avsender og svar."),
            msg("Be den som kjører programmet, om å oppgi dem."),
        ),
    ),
    (
        r"noe inne i noe annet|inne i hverandre",
        Unread(msg("Filen er bygd opp på en måte programmet ikke kan følge."), _RESAVE_PDF),
    ),
    (
        r"ødelagt|skadet|^Filen er ikke en",
        Unread(msg("Filen er skadet, eller av en annen type enn navnet sier."), _RESAVE),
    ),
    (r"^Filen kunne ikke (leses|åpnes) \(|^Siden kunne ikke tegnes", UNKNOWN),
)
"""What is found in a reason, the first first."""


def unread(document: Document) -> Unread | None:
    """Why the document is not read; None when it is. It names nobody, whatever the reason does."""
    if document.reason is None:
        return None
    return explained(document.reason) or UNKNOWN


def explained(reason: str) -> Unread | None:
    """What a reason of ``ingest`` means; None when no words are known for it."""
    return next((said for pattern, said in _WHY if re.search(pattern, reason)), None)
