# ruff: noqa: E501 (a pattern stands on one line)
"""Demands, proposals and wishes."""

from __future__ import annotations

EXPRESS = """
"foreslår"|"foreslå"|"føreslår"|"føreslå"|"foreslås"|"foreslåes"
"bes" …3 om
oppfordre|oppfordrer|oppfordrar|oppmode|oppmodar|oppmoder|oppfordres
anbefale|anbefaler|anbefales|tilrå|tilrår|tilråder|tilråde|tilrås|rår|råder …6 at|å|til
anbefaler|tilrår|tilråder
"forutsetter"|"føreset"|"forutsette" …3 at
legger|legg …2 til grunn at
skulle ønske|ønskje
gjentar|gjentek|gjentar …3 krav|kravet|ønske
tar til orde|ordet for
tek til orde|ordet for
krav om|er at
vårt|våre krav|forslag|framlegg|ønske
henstiller|hemstiller
anmoder|anmode
slå|slår|slår et|eit slag for
vårt råd
rår|råder|råd …4 til
fremme|fremmer|fremjar|fremjer …2 forslag om
ønskeliste|ønskelista
det haster|hastar
etterspør|etterspørje|etterspørre
peker|peikar på behovet|nødvendigheten
understreke|understreker|understrekar|presisere|presiserer|poengtere|påpeke …4 viktigheten|behovet|viktigheita|nødvendigheten
legger|legg vekt på
"""
"""The sender's own request."""

OWN = """
"ber"|"bed"
vil …2 "be" …6 om|departementet|regjeringa|regjeringen
"ønsker"|"ønskjer"|"ynskjer"
vil|ville …2 "ønske"|"ønskje"
"krever"|"krev"|"krevjer"
ser gjerne|helst
"vil"|"ville" …2 "ha"|at
"vil"|"ville" …2 anbefale|foreslå|føreslå|tilrå|oppfordre|oppmode
"forventer"|"ventar"|"forventar"
"etterlyser"|"etterlyser" …6 tiltak|plan|strategi
arbeide|jobbe|kjempe …1 for …1 at|å
arbeide|jobbe fram|frem
"""
"""Requests only when the sender is the one who asks: «vi ber», not «den som ber»."""

NEED = """
er|blir|vert|synes|anser|anses|ser|være|vere …4 "viktig"|"viktigst"|"viktigast"|"avgjørende"|"avgjerande"|"nødvendig"|"naudsynt"|"vesentlig"|"vesentleg"|"essensielt"|"sentralt"|"maktpåliggende"|"ønskelig"|"ønskeleg" …4 at|å|med|om
"viktig"|"avgjørende"|"avgjerande"|"nødvendig"|"naudsynt"|"vesentlig"|"vesentleg" …2 at|å|med
er|har|hadde|ser|være|vere …3 behov for
stort|økt|auka|stor behov for
trengs|trengst
"skal"|"må" ha rett
trenger|treng|trenge|behøver|behøves
"det" kreves|krevst|krevs
kreves|krevst
krever|krev …4 tiltak|bredde|innsats|kompetanse|ressurser
forutsetning|føresetnad for
"forutsetter"|"føreset"
en|ein forutsetning|føresetnad
på tide|tid
"skulle"|"kunne" "vært"|"vore"
overmoden|overmode|overmodent
ønskelig|ønskeleg|ynskjeleg
hensiktsmessig om|dersom|hvis
avhengig av at|å
viktigheten|nødvendigheten|viktigheita av
framleis|fortsatt|fremdeles satses|satsast
"""
"""Something is needed, wished or a condition for success."""

IMPERATIVES = """
gi gje la lat sett set styrk innfør fjern behold øk auk gjør gjer sørg syt sikre sikr lag bygg hold hald ta bruk start
lytt invester prioriter fordel følg kutt senk hev utvid samle saml lovfest vurder tenk still gjennomfør etabler opprett
send snu begrens avgrens forby forbyd tillat flytt erstatt endre endr presiser tydeliggjør avklar finn velg vel legg
skriv stram spre øremerk øyremerk finansier knytt forenkle forenkl reduser kom gå åpne opne
"""
"""First words of an order to the ministry."""

IMPERATIVES_AGAINST = "dropp skrinlegg stopp stans forkast avvis trekk spar skrot"
"""First words of an order to let something be."""

NOMINAL = """
flere fleire mer meir økt økte auka bedre betre styrket styrka større tydeligere tydelegare sterkere sterkare raskere
raskare lovfesting innføring etablering oppretting opprettelse styrking utvidelse utviding videreføring vidareføring
opptrapping øremerking øyremerking satsing satsning styrke øke auke sikre tydeliggjøre tydeleggjere innføre etablere
opprette lovfeste utvide prioritere bedre forbedre betre redusere gi gje gjøre gjere legge leggje utvikle utvikla
stimulere rett krav
"""
"""First words of a bulleted demand: what there should be more of, or what should be done."""

MODALS = """
"må"|"bør"|"burde"|"lyt"|"skal"
"""
"""Must, should, ought to, shall."""
