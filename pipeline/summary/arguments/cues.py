# ruff: noqa: E501 (a pattern stands on one line)
"""The words that open reservations, demands and reasons; written from how such letters are phrased, both standards.

Small words stand in quotes, just as they are: «for» must not match what else has the same lemma.
"""

from __future__ import annotations

STRONG = """
"forutsatt"|"føresett" "at"
"forutsatt"|"føresett"
"gitt"|"gjeve"|"gitt" "at"
"under" …1 forutsetning|føresetnad …1 "av"|"om"|"at"
"med" …3 forbehold|atterhald|etterhald|reservasjon …1 "om"|"at"
"med" …3 forbehold|atterhald|etterhald|reservasjon
"på" …3 betingelse|vilkår …1 "av"|"at"|"om"
"under" …1 betingelse|vilkår …1 "av"|"at"|"om"
"så" "framt"|"fremt"|"sant"
"såfremt"|"såframt"|"såsant"|"sofremt"|"så-framt"
"med" "mindre"
"så" "lenge"
"men"|"," "bare"|"berre"|"kun" "hvis"|"om"|"dersom"|"når"|"viss"|"så"
"likevel" "slik" "at"
"men" …1 forutsetter|føreset
"men" …2 betinges|betingast
"""
"""Opens a reservation wherever a sender is for something or wants it."""

WEAK = """
"dersom"
"hvis"
"viss"
"om"
"bare"|"berre" "det"|"de"|"dei"|"den"|"vi"
"i" "den" "grad"
"så" "langt"
"når"
"""
"""Opens a condition; a reservation only in a sentence that is support with one."""

SUPPORT = """
støtte|støttar|stø|støttes
tiltre|tiltrå
bifalle|bifaller
godta|godtar|akseptere
enig|einig|samd|samde|enige|einige
slutter|sluttar …3 "til"
stiller …2 "bak"|positiv|positive
går|gå "inn" "for"
positiv|velkommen|velkomen|fornuftig|glad|bra|god|klok|riktig|rett|fordel
"""
"""Approval: what a «men» qualifies."""

OBJECTION = """
innvending|innvendingar|bekymre|bekymret|bekymra|uro|urolig|uroleg|skeptisk|tvil|savne|sakne|mangle|uklar|kritisk|motforestilling|motførestelling
innvende|frykte|beklage|merknad|svakhet|veikskap
"""

FOLLOWS_UP = """
"forutsetter"|"forutsettes"|"føreset"|"føresett"|"føresetjast" …2 "at"
"forutsetningen"|"føresetnaden"|"forutsetninga" …3 "er"
"det" "er" …2 forutsetning|føresetnad|vilkår|betingelse …3 "at"
"må"|"bør"|"kan" …1 "likevel"|"imidlertid"|"dog"|"derimot"
"vil"|"tar"|"tek"|"har" …1 "likevel"|"imidlertid"
"samtidig"|"samstundes" "må"|"bør"|"vil"|"er"
tar|tek …3 forbehold|atterhald
"""
"""A sentence that opens so, after one that supports, is its reservation."""

REQUEST = """
"ber"|"bed"
"foreslår"|"føreslår"|"foreslås"|"føreslått"|"foreslår"
"anbefaler"|"anbefales"|"tilrår"|"tilrås"|"tilråder"|"rår"|"oppfordrer"|"oppmodar"|"oppmoder"
"henstiller"|"anmoder"|"etterlyser"|"etterlyser"|"krever"|"krev"
"vil"|"skulle" …2 "ha"|"be"|"foreslå"|"føreslå"|"anbefale"|"tilrå"|"oppfordre"|"oppmode"
"ønsker"|"ønskjer"|"ynskjer" …1 "at"
"ønsker"|"ønskjer"|"ynskjer" …3 "flere"|"fleire"|"mer"|"meir"|"økt"|"auka"
må|bør|burde …5 endre|endrast|erstatte|erstattast|utvide|forlenge|presisere|stryke|fjerne|flytte|øke|auke|"heves"|"hevast"|senke|redusere|justere|utsette|utsetje|avgrense|begrense|lovfeste|tydeliggjøre|tydeleggjere|omformulere|fastsette|fastsetje
må|bør|burde …3 "tas"|"takast"|"trekkes"|"trekkjast"|"settes"|"setjast"|"legges"|"leggjast" "ut"|"inn"|"ned"|"opp"
"må"|"bør"|"burde" "ut"|"bort"|"inn"|"vekk"
"""
"""An express request."""

SHOULD = """
"bør"
"burde"
"""

DEMAND = """
"må"
"er"|"blir"|"vert" …3 "viktig"|"nødvendig"|"naudsynt"|"avgjørende"|"avgjerande"|"vesentlig"|"vesentleg"|"ønskelig"|"ønskeleg" "at"|"å"|"med"
"er"|"har" …3 behov "for"
"trengs"|"trengst"|"trenger"|"treng"|"krevst"|"kreves"
"skal" "ikke"|"ikkje"
"mener"|"meiner" …3 "at" …6 "skal"
"la"|"lat"|"sett"|"set"
"""
"""A demand where the sentence's stance says that it is one."""

REASON = """
"fordi"
"ettersom"
"i" "og" "med" "at"
"all" "den" "stund"|"tid"
"på" "grunn" "av"
"av" "hensyn"|"omsyn" "til"
"ut" "fra"|"frå" "hensynet"|"omsynet" "til"
"grunnet"
"som" "følge"|"følgje" "av"
"med" "den" begrunnelse|grunngjeving|grunngiving
"av" "den" "grunn"|"årsak" "at"
"""
"""Opens a reason, as clause or phrase."""

SINCE = """
"da"
"då"
"siden"
"sidan"
"""
"""«since», but mostly «then»."""

PURPOSE = """
"for" "å"
"for" …2 "å"
"for" "at"
"""

SO_THAT = """
"slik"|"så" "at"
"""

OR_ELSE = """
"ellers"|"elles"
"""

FOR = """
"for"
"""
"""The conjunction; mostly a preposition."""

THEREFORE = """
"derfor"
"difor"
"dermed"
"av" "den"|"denne" "grunn"|"grunnen"
"""

EXPLAINS = """
"grunnen"|"årsaken"|"årsaka" …4 "er"
begrunnelsen|begrunnelse|grunngjevinga|grunngivinga|grunngjeving …5 "er"
"bakgrunnen" …4 "er"
"dette"|"det" "er"|"," …1 "fordi"
"dette"|"det" "fordi"
"dette"|"det" "skyldes"|"skuldast"
"dette"|"det" "kommer"|"kjem" …1 "av"
begrunner|grunngir|grunngjev …2 "dette"|"det" "med"
"vi" begrunner|grunngir|grunngjev
"hensikten"|"formålet"|"føremålet" …3 "er"
"ellers"|"elles"
"i" "motsatt"|"motsett" "fall"
"uten"|"utan" "dette"|"det" "vil"|"blir"|"er"
"hvis"|"viss" "ikke"|"ikkje" …1 "vil"|"blir"|"kan"|"vert"
"""
"""A sentence that opens so gives the reason for the position before it."""

LEADS_TO = """
"dette"|"det"|"slik"|"slikt"|"tiltaket"|"forslaget"|"framlegget" "vil"|"kan" …2 bidra|føre|gi|gje|sikre|sikra|svekke|styrke|ramme|råke|medføre|hindre|øke|auke|redusere|skape|gjøre|gjere|undergrave
"""
"""A consequence of what was just spoken of."""

GOVERNORS = """
ansvar|fare|frykt|mulighet|moglegheit|høve|anledning|behov|trong|grunnlag|rom|risiko|rett|krav|plan|tiltak|arbeid|strategi|ordning|tilbud|tilbod|tilskudd|tilskot|middel|frist|terskel|vilkår|kriterium|betingelse|føresetnad|forutsetning|redskap|verktøy|reiskap|tid|penge|ressurs|hjemmel|heimel|evne|vilje|innsats|program|handlingsplan|grunn|sjanse|metode|måte|modell|utvalg|rutine|system|ansvarlig|plass|nøkkel|garanti|interesse|forståelse|respekt|virkemiddel|verkemiddel|støtte|frihet|kompetanse|handlingsrom|oppskrift|prosess|orde|holdepunkt|haldepunkt|belegg|bekymring|uttrykk|argument|begrunnelse|grunngjeving|forslag|framlegg|målsetting
redd|kjent|kjend|glad|flink|kreditert|straffet|straffa|moden|mogen|avhengig|egnet|eigna|klar|beregnet|avgjørende|avgjerande|viktig|nødvendig|naudsynt|vesentlig|sentral
sørge|syte|sørgje|arbeide|jobbe|kjempe|takke|gå|inn|stå|ligge|bruke|bli|straffe|bøtelegge|klandre|rose|skal|slåss|oppfordre|legge|rette
"""
"""Words that «for å» belongs to: «ansvar for å», «sørge for at»."""

OTHERS = """
departementet|departementa|departement|regjeringen|regjeringa|utvalget|utvalet|stortinget|statsråden|komiteen|direktoratet|flertallet|fleirtalet|mindretallet|mindretalet …3 "mener"|"meiner"|"begrunner"|"grunngir"|"grunngjev"|"hevder"|"hevdar"|"skriver"|"skriv"|"viser"|"peker"|"peikar"|"argumenterer"|"påstår"|"foreslår"|"føreslår"|"ønsker"|"ønskjer"|"legger"|"sier"|"seier"|"vil"|"forklarer"
høringsnotatet|høyringsnotatet|notatet|proposisjonen|meldingen|meldinga|utredningen|utgreiinga|rapporten|lovforslaget …2 "begrunner"|"grunngir"|"grunngjev"|"hevder"|"hevdar"|"skriver"|"skriv"|"sier"|"seier"|"legger"|"foreslår"|"føreslår"|"begrunnes"
"enkelte"|"noen"|"nokon"|"nokre"|"mange"|"somme"|"andre"|"flere"|"fleire"|kritiker|motstander|motstandar|tilhenger|tilhengjar …2 "mener"|"meiner"|"hevder"|"hevdar"|"sier"|"seier"|"påstår"|"argumenterer"|"frykter"|"fryktar"|"tror"|"trur"
"det" "hevdes"|"påstås"|"blir"|"vert" …1 "hevda"|"hevdet"|"påstått"|"sagt"
begrunnes|grunngis|begrunnet|grunngjeve …4 "med"
"""
"""Somebody else is speaking: the reason that follows is not the sender's."""
