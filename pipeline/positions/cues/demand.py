"""Demands, proposals and wishes."""

from __future__ import annotations

EXPRESS = """
"foreslår"|"foreslå"|"føreslår"|"føreslå"|"foreslås"|"foreslåes"
"ber"|"be"|"bed" …7 om|departementet|regjeringa|regjeringen
bes|ber …2 om
oppfordre|oppfordrer|oppfordrar|oppmode|oppmodar|oppmoder|oppfordres
anbefale|anbefaler|anbefales|tilrå|tilrår|tilråder|tilråde|tilrås|rår|råder …6 at|å|til
anbefaler|tilrår|tilråder
krever|krev|krevjer|krevje|kreve …2 at
vi|eg|jeg krever|krev|krevjer
forutsette|forutsetter|føreset|føresette|føresetje …3 at
legger|legg …2 til grunn at
ønsker|ønskjer|ynskjer|ynskje|ønskje …5 at|å|seg|oss|flere|fleire|en|ein|et|eit|ei
skulle ønske|ønskje
ser gjerne|helst
vil|ville …2 ha|at
gjentar|gjentek|gjentar …3 krav|kravet|ønske
tar til orde|ordet for
tek til orde|ordet for
arbeide|jobbe|kjempe …1 for …1 at|å
arbeide|jobbe fram|frem
krav om|er at
vårt|våre krav|forslag|framlegg|ønske
henstiller|hemstiller
etterspør|etterspørje|etterspørre
peker|peikar på behovet|nødvendigheten
understreke|understreker|understrekar|presisere|presiserer|poengtere|påpeke …4 viktigheten|behovet|viktigheita|nødvendigheten
legger|legg vekt på
"""
"""The sender's own request."""

NEED = """
viktig|avgjørende|avgjerande|nødvendig|naudsynt|vesentlig|vesentleg|vesentlege|essensielt|maktpåliggende …3 at|å|med
viktig …5 at|å
behov for|for
trengs|trengst|trengs|trengs
trenger|treng|trenge|behøver|behøves
"det" kreves|krevst|krevs
kreves|krevst
krever|krev …4 tiltak|bredde|innsats|kompetanse|ressurser
forutsetning|føresetnad for
forutsetter|føreset
en|ein forutsetning|føresetnad
på tide|tid
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
flere|fleire|mer|meir|økt|auka|bedre|betre|styrket|styrka|større|tydeligere|tydelegare|sterkere|sterkare|raskere|raskare
lovfesting|innføring|etablering|oppretting|opprettelse|styrking|utvidelse|utviding|videreføring|vidareføring
opptrapping|øremerking|øyremerking|rett|krav|plikt
"""
"""What a bulleted demand without a verb begins with."""

MODALS = """
"må"|"bør"|"burde"|"lyt"|"skal"
"""
"""Must, should, ought to, shall."""
