"""What the dictionaries do not say about compounds. Written by us."""

from __future__ import annotations

from pipeline.language.wordlist import words

SHORT: frozenset[str] = words(
    """
    arm asyl bil bo bot bru bør by bær båt dag dom elv far fag fly fond fisk fôr frø gen gjeld hav hus hiv helg
    ips jus kø kor lar lag leg liv lån lov lyd mat mor mål nav nød ord oms pol rom rop rus råd sak sos sør sjø
    sti søk tap test tid tog tre tsb ung vei veg ven vin vær øl økt år
    """
)
"""Words of fewer letters than the shortest part that still stand in compounds («rus», «lov», «råd»)."""

WHOLE: frozenset[str] = words(
    """
    vernepleier vernepleiar alkohol avhengighet avhengigheit bakgrunn barnevern brukerrom brukarrom ettervern
    forslag framlegg fylkesmann fylkeskommune hjelpemiddel hverdag kvardag kringkasting kunnskap landsdel
    legemiddel lovverk medisin menneske narkotika ombud overdose pårørende pårørande rettferd rettferdighet
    rusmiddel samfunn samfunnsoppdrag statsråd statsforvalter statsforvaltar statsminister storting stortinget
    landsting sosionom tiltak tjeneste teneste tilbud tilbod ungdom utfordring vanskelig vanskeleg virkemiddel
    verkemiddel virksomhet verksemd myndighet myndigheit kommune organisasjon institusjon direktorat departement
    konsekvens kontroll kartlegging lavterskel medvirkning medverknad forening foreining regjering fortrinn
    grunnlag problem prosent prosjekt arbeid erfaring mulighet moglegheit sykdom sjukdom rikdom barndom eiendom
    eigedom virkelighet
    """
)
"""Compounds and look-alikes that are kept whole: they are words of their own («legemiddel» is no kind of «middel»)."""

NOT_FIRST: frozenset[str] = words(
    """
    alle allmenn ande annen anti baken bort dess ende endre enkel enkelt etter fore foran fordi frem fram gjen
    gjennom hele heil helt herre hine hvor igjen imot inne innen inter kontra kring like makro medan mellom mens
    mikro mini minst mono motta multi neste over poly post samme sammen samt selv semi sjølv stor super tele
    tilbake trans ultra under unna uten utan ytre rette kapp hoved bakom attende åtte bakover vide opp ned frem
    ford særs besk fort utbe forut igang mang varia gene regi synt
    """
)
"""Prepositions, adverbs and prefixes: what follows them is no compound of two nouns («under|holdning»)."""

NOT_LAST: frozenset[str] = words(
    """
    aktig ande ende else ende este ering etter faglig fagleg full fullt fast fatte falde faldig feste frie
    givende gjerne heit heiten inger ing inne innen iske ling lige loven lose løse makt messig mellom nest over
    rike rette same samme sast sett skap skapet stand ster ster stor tekt ting trygd under utan uten verdig vise
    anger eling elle festing ferdig gjere gjøre hold holde idig ille legge leggje legging rasjon ring rive setje
    sette setting sjon slig steam styrt taling tisk ung iker ning dom løs laus lede lete lene like lita rell
    lisere sere tere nere rere dere gere kere here bare bart
    """
)
"""Endings that look like words («-ende», «-skap», «-løs»)."""

LINKED: dict[str, str] = {
    "barne": "barn",
    "folke": "folk",
    "straffe": "straff",
    "gutte": "gutt",
    "hunde": "hund",
    "jule": "jul",
    "landbruks": "landbruk",
    "manne": "mann",
    "sykehus": "sykehus",
    "sjukehus": "sjukehus",
    "kvinne": "kvinne",
    "ungdoms": "ungdom",
    "bruks": "bruk",
    "felles": "felles",
    "skatte": "skatt",
    "verne": "vern",
}
"""First parts whose linking letter would otherwise be read as part of another word."""
