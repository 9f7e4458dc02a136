"""What the words of a sender's name say of its type, bokmål and nynorsk. The first line that fits decides."""

from __future__ import annotations

import re

from pipeline.records import SenderType

_PROFESSION = (
    r"(?:psykolog|lege|legar|jurist|advokat|sosionom|vernepleie|vernepleia|sykepleie|sjukepleia|revisor|fysioterapeut|"
    r"ergoterapeut|farmasøyt|tannlege|barnevernspedagog|økonom|arkitekt|ingeniør|lærer|lærar|jordmor|veterinær)\w*"
)
_TYPES: tuple[tuple[SenderType, str], ...] = (
    ("departement", r"\b\w*departement(?:et)?\b"),
    ("fylkeskommune", r"\b\w*fylkeskommun(?:e|en)\b|\bfylkesting(?:et)?\b"),
    ("interesseorganisasjon", r"kommunar\b|kommuner\b|kommunenes|kommunanes"),
    ("kommune", r"kommun(?:e|en|estyre|estyret)\b|\bbydel\b|\bformannskap(?:et)?\b|\beldreråd|\bungdomsråd"),
    (
        "parti",
        r"parti(?:et)?\b|\bhøyre\b|\bhøgre\b|\bvenstre\b|\brødt\b|\braudt\b|\bmdg\b|\bfrp\b|\bkrf\b|\bsv\b|\bauf\b"
        r"|\bsosialistisk ungdom\b|\bmiljøpartiet\b",
    ),
    (
        "helseforetak",
        r"\bh\.?f\.?\b|\brhf\b|helseforetak|helseføretak|sykehus|sjukehus|\bhelse (?:sør|vest|nord|midt|bergen|"
        r"møre|førde|"
        r"fonna|stavanger)\b|legevakt(?:en|a)?\b",
    ),
    ("politi", r"\bpoliti(?!k|sk)|politi(?:et|folk|distrikt|høgskole|høyskole)|lensmann|kripos|økokrim|"
        r"påtalemakt|påtalemynd|statsadvokat|riksadvokat"),
    ("ombud", r"ombud|ombod|\btalsmann|talsperson|\w+tal(?:e|a)ren\b"),
    ("pårørendeorganisasjon", r"^(?!.*(?:bruker|brukar|pasient)).*(?:pårørende|pårørande|foreldre|besteforeldre|"
        r"etterlatt)"),
    (
        "brukerorganisasjon",
        r"brukerorg|brukarorg|brukerfor|brukarfor|brukerlag|brukarlag|pasient|rusavhengig|rusmiddelavhengig|a-larm\b|"
        r"^rio\b|rusmisbrukere|mental helse|\bbrukere?\b|\bbrukarar?\b|funksjonshem|egenerfar|eigenerfar",
    ),
    ("frivillig", r"bymisjon|røde kors|raude kross|blå kors|frelsesarm|nabolag|stiftelse|stifting|stiftinga|frivillig"),
    (
        "trossamfunn",
        r"kirke|kyrkje|kyrkja|menighet|meinighet|kyrkjelyd|bispe|biskop|diakon|misjon|trossamf|trussamf|islam|muslim|"
        r"katolsk|pinse|moske|synagoge|livssyn|human-?etisk|bispedømme",
    ),
    ("direktorat", r"direktorat|folkehelseinstitutt|statsforvalter|statsforvaltar|fylkesmann|\bnav\b|riksrevisjon"),
    (
        "fagforening",
        r"fagforbund|fagforening|fagforeining|fellesorganisasjon|landsorganisasjon|\blo\b|\bys\b|^unio\b|akademikerne|"
        r"yrkesorganisasjon|forskerforbund|utdanningsforbund|sykepleierforbund|sjukepleiarforbund|maskinistforbund|"
        r"lærarlag|arbeidstakar|arbeidstaker|tjenestemann|tenestemann|\b\w*arbeid(?:er|ar)(?:forbund|lag)",
    ),
    ("profesjonsforening", rf"{_PROFESSION}.*(?:foren|forein|lag\b|laget\b|forbund|samskip)|(?:foren|"
        rf"forein).*{_PROFESSION}"),
    ("profesjonsforening", r"psykologlag|fastlege\w*"),
    ("arbeidsgiver", r"arbeidsgiv|arbeidsgjev|^nho\b|^virke\b|^spekter\b|^ks\b|hovedorganisasjonen|bransjeforen"),
    ("bedrift", r"\b(?:as|asa|ans|da|ab|ltd|holding|konsern|selskap)\b\.?"),
    ("forskning", r"universitet|høgskole|høyskole|høgskule|forsk|institutt|^ntnu|^sintef|^norce|"
        r"kompetansesenter|^korus"),
    ("tilsyn", r"tilsyn(?:et)?\b"),
    ("direktorat", r"\bstatens\b|etat(?:en)?\b|\w{3,}verket\b|\bsekretariat"),
    ("frivillig", r"klubb|lokallag|idrett|velforening|vellag|natteravn|hjelp\b|\bideell"),
    (
        "interesseorganisasjon",
        r"foren(?:ing|ingen)\b|forein(?:ing|inga)\b|forbund(?:et)?\b|"
        r"(?<!fors)(?<!grunn)(?<!under)(?<!over)(?<!overs)(?<!ans)(?<!avs)(?<!uts)(?<!tils)(?<!bes)(?<!bi)(?<!opps)"
        r"lag(?:et)?\b|lags\b|organisasjon(?:en)?\b|"
        r"nettverk|nettverket|råd(?:et)?\b|allianse|(?<!re)(?<!trans)(?<!fr)(?<!attr)aksjon|samarbeid|naturfond|\bwwf\b|bevegelse|rørsle|sammenslutning",
    ),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern, re.I)) for name, pattern in _TYPES)

_CUES: tuple[tuple[SenderType, str], ...] = (
    (
        "arbeidsgiver",
        r"\borganiserer .{0,60}(?:bedrifter|virksomheter|verksemder|selskaper|selskap|arbeidsgivere|"
        r"restauranter|hoteller|butikker)",
    ),
    ("fagforening", r"\b(?:er|som)\b.{0,40}\b(?:fagforening|fagforbund|fagforeining)|\borganiserer (?:over |"
        r"om lag )?\d"),
    ("profesjonsforening", r"\b(?:profesjonsforbund|profesjonsforening|fagmedisinsk)|"
        r"sammenslutning av [\d ]*\w*(?:psykolog|leg)"),
    ("arbeidsgiver", r"\b(?:arbeidsgiverorganisasjon|arbeidsgjevarorganisasjon|medlemsbedrift|bransjeorganisasjon)"),
    ("brukerorganisasjon", r"\b(?:brukerorganisasjon|brukarorganisasjon|brukerstyrt|brukarstyrt)"),
    ("pårørendeorganisasjon", r"\b(?:pårørendeorganisasjon|pårørandeorganisasjon)"),
    ("forskning", r"\b(?:samler \d+ forskere|forskningsinstitutt|forskningsnettverk)"),
    ("bedrift", r"\ber (?:et|eit|en|ein) (?:privat )?(?:selskap|bedrift|verksemd|virksomhet)\b"),
    ("ombud", r"\buavhengig(?:e)? (?:organ|ombud)"),
    ("interesseorganisasjon", r"\binteresseorganisasjon"),
    ("frivillig", r"\b(?:frivillig|ideell|ideelle) (?:organisasjon|stiftelse|stifting)"),
)  # fmt: skip
_CUE_PATTERNS = tuple((name, re.compile(pattern, re.I)) for name, pattern in _CUES)


def type_of_name(name: str) -> SenderType | None:
    """The type that the words of ``name`` give, or None when no word says what kind of body it is."""
    return next((kind for kind, pattern in _PATTERNS if pattern.search(name)), None)


def type_of_presentation(text: str) -> SenderType | None:
    """The type a sender gives itself in its first lines («… er fagforeningen for …»), or None."""
    return next((kind for kind, pattern in _CUE_PATTERNS if pattern.search(text)), None)


def is_organisation(name: str) -> bool:
    """Whether a word of ``name`` says that it is a body and not a person."""
    return type_of_name(name) is not None
