"""Words that frame a stance: conditions, concessions, negations, other speakers, mere information."""

from __future__ import annotations

CONDITION = """
forutsatt|føresett at
forutsatt|føresett
gitt at
under|med forutsetning|føresetnad
under|på|med …2 vilkår|betingelse|forutsetning|føresetnad|forbehold|atterhald|etterhald|reservasjon
betinget|betinga av|er
betinges|betingast
så lenge|sant|framt|fremt
såfremt|såframt|såsant
bare|berre hvis|om|dersom|når
"dersom"
"hvis"|"viss"
likevel slik|slik at
med mindre
med unntak av
i utgangspunktet
i all hovedsak|hovudsak
i hovedsak|hovudsak
et|eit stykke på vei|veg
delvis
i prinsippet
i noen|nokon grad
bortsett fra|frå
i den grad
på betingelse
om enn
"""
"""Makes support conditional when it stands in the same sentence."""

NEUTRAL = """
viser|visar|syner til …4 høring|høyring|brev|høringsbrev|høyringsbrev
takke|takker|takkar for
ikke|ikkje|ingen …3 merknad|merknader|merknadar
ikke|ikkje …3 tatt|teke stilling
ikke|ikkje …1 bestride|bestrider|bestrides|bestrid
bestrides|bestridast ikke|ikkje
ikke|ikkje …2 tar|tek stilling
tar|tek …2 til etterretning|orientering
avgir|gir|gjev|avgjev …3 uttalelse|uttale|fråsegn|uttalelsen|høringssvar
vedtok|vedtatt|vedteke …4 i|fråsegn|uttalelse
behandla|handsama|behandlet …2 saka|saken
"""
"""Tells who, when and how; carries no stance."""

OTHERS = """
departementet|departementa|departement
regjeringen|regjeringa|regjering
statsråden|ministeren|finansministeren|statsministeren
utvalget|utvalet|flertallet|fleirtalet|mindretallet|mindretalet|komiteen|kommisjonen
stortinget
enkelte|noen|nokon|nokre|mange|somme|andre|flere|fleire|flertallet
motstandere|motstandarar|motstanderne|tilhengere|tilhengerne|tilhengjarane|kritikere|kritikarar|kritikerne
forskere|forskerne|forskarar|forskarane
høringsnotatet|høyringsnotatet|notatet|proposisjonen|planen|nou*|rapporten|meldingen|meldinga|lovforslaget|forslaget|utredningen|utgreiinga|framlegget
nabo|naboen
politikerne|politikarane
"""
"""Who else may be speaking; the sender's own kind is taken out (see ``speaker``)."""

SAYING = """
"foreslår"|"føreslår"|"foreslo"|"foreslått"|"mener"|"meiner"|"mente"|"meinte"|"hevder"|"hevdar"|"hevda"
"skriver"|"skriv"|"sier"|"seier"|"sa"|"påstår"|"argumenterer"|"argumenterar"|"anfører"|"understreker"|"understrekar"
"peker"|"peikar"|"peka"|"viser"|"omtaler"|"omtalar"|"beskriver"|"skildrar"|"varsler"|"varslar"|"varslet"|"varsla"
"ønsker"|"ønskjer"|"ynskjer"|"vurderer"|"anbefaler"|"tilrår"|"krever"|"krev"|"frykter"|"fryktar"|"ber"|"støtter"|"støttar"
"begrunner"|"grunngir"|"grunngjev"|"framhever"|"framhevar"|"fremhever"|"forventer"|"ventar"|"antar"|"antek"
legger|legg opp|til
tar|tek|tatt|teke …1 sikte|orde|ordet
går|gått inn
gitt|gjeve|gir uttrykk
satt|sett av
"""
"""What they say or intend."""

CLAIMING = frozenset(["hevder", "hevdar", "hevda", "hevdet", "påstår"])
"""Never said of oneself in a letter."""

INTENDING = frozenset(["vil", "skal"])
"""«Regjeringen vil», «utvalet skal»: a plan, not a wish of the sender."""

PASSIVE_REPORT = frozenset(
    [
        *("hevdes", "hevdast", "hevdet", "hevda", "sies", "seiest", "sagt", "vises", "visast", "påstås", "anføres"),
        *("fremgår", "framgår", "heter", "heiter", "foreslås", "føreslåast", "foreslått", "føreslege", "foreslege"),
    ]
)
"""«Det hevdes at», «det vert foreslått»: a report that does not name who speaks."""

OWN_WORDS = ("vi", "oss", "vår", "vårt", "våre", "me", "jeg", "eg", "meg", "min", "mitt", "mine", "undertegnede")
"""The sender of any letter."""

OWN_KIND: dict[str, tuple[str, ...]] = {
    "departement": ("departementet", "departementets"),
    "direktorat": ("direktoratet", "etaten"),
    "tilsyn": ("tilsynet",),
    "ombud": ("ombudet", "ombodet"),
    "politi": ("politidistriktet", "direktoratet", "forbundet"),
    "fylkeskommune": ("fylkeskommunen", "fylkeskommuna", "fylkestinget", "fylkesutvalget", "fylkesutvalet"),
    "kommune": (
        "kommunen",
        "kommuna",
        "kommunestyret",
        "formannskapet",
        "rådmannen",
        "kommunedirektøren",
        "bystyret",
    ),
    "helseforetak": ("helseforetaket", "helseføretaket", "sykehuset", "sjukehuset", "klinikken", "foretaket"),
    "fagforening": ("forbundet", "foreningen", "fagforeningen", "organisasjonen", "laget", "landsorganisasjonen"),
    "profesjonsforening": ("foreningen", "foreininga", "forbundet", "laget"),
    "arbeidsgiver": ("foreningen", "organisasjonen", "næringen", "næringa", "bransjen"),
    "bedrift": ("selskapet", "bedriften", "bedrifta", "konsernet"),
    "forskning": ("universitetet", "instituttet", "nettverket", "senteret", "høgskolen"),
    "parti": ("partiet", "laget"),
}
"""How senders of a kind speak of themselves."""

OWN_ANY = ("foreningen", "foreininga", "organisasjonen", "stiftelsen", "stiftinga", "laget", "landslaget", "nettverket")

NEGATIONS = frozenset(
    [
        *("ikke", "ikkje", "aldri", "ingen", "inga", "intet", "inkje", "neppe", "knapt", "verken", "hverken"),
        *("korkje", "uten", "utan"),
    ]
)
WEAKENERS = frozenset(["lite", "mindre", "sjelden", "sjeldan"])
"""Negate what is praised («lite positiv»), not what is asked."""
NOT_NEGATING = frozenset(["bare", "berre", "kun", "minst", "nødvendigvis", "nødvendigvis", "alene", "åleine"])
"""«ikke bare», «ikke minst» negate nothing."""
STOPPERS = frozenset(
    [
        *("at", "som", "å", "om", "for", "til", "i", "på", "av", "med", "mot", "og", "men", "fordi", "når", "eller"),
        *("dersom", "hvis", "viss", "der", "enn", "siden", "sidan", "slik"),
    ]
)
"""Words that end the reach of a negation that stands after its verb."""
