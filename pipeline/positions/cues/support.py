# ruff: noqa: E501 (a pattern stands on one line)
"""Support and approval."""

from __future__ import annotations

EXPRESS = """
"støtter"|"støttar"|"støttes"|"støttast"|"stør"
"kan"|"vil"|"å"|gjerne|fullt|helhjertet|heilhjarta …3 "støtte"
har|er|blir|vert "støttet"|"støtta"
gi|gje|gir|gjev …2 vår|sin|si|full|brei|bred støtte
vår|full støtte
vår|full|sin|gir|gjev|med tilslutning|tilslutnad
stille|stiller|stilte|still seg|oss …3 bak
stille|stiller|stilte|still seg|oss …3 positiv|positive
slutte|sluttar|slutter seg|oss …3 til
slutte|sluttar|slutter|kan|vil …3 seg|oss til
tiltre|tiltrer|tiltrår|tiltrå
enig|einig
enige|einige|einig
samd|samde
samtykke|samtykker|samtykkjer
bifalle|bifaller
velkommen|velkommet|velkomen|velkommen|velkomne
hilse|helse …5 velkommen|velkomen|velkomne
ønske|ønsker|ønskjer|ynskjer …5 velkommen|velkomen|velkomne
positiv til
positivt til
ser …2 positivt
vurderer|vurderar …4 positivt
ser med glede
glad|glade for|over
gledelig|gledeleg
glede|gleder|gler|gleder oss
med glede
fortsatt|framleis|fremdeles "skal"|"bør"|"må" …2 tilbys|tilbydast|satses|satsast|prioriteres|være|vere|ha|gis|finnes|finnast
"skal"|"bør"|"må" fortsatt|framleis|fremdeles …2 tilbys|tilbydast|satses|satsast|prioriteres|være|vere|gis|finnes|finnast
"bør"|"må"|"skal" …4 videreføres|vidareførast|opprettholdes|oppretthaldast|beholdes|behaldast|bestå
anerkjenne|anerkjenner|verdsette|verdsetter|verdset|verdsetje
sette|setter|setje|set pris på
dele|deler …5 syn|vurdering|oppfatning|mål|målsetting|intensjon
gå|går|gå|gjeng inn for
gå|går god for
si|sier|seier ja til
sier|seier "ja"
ja til
sier|seier "ja"
heie|heier|heiar …4 på
applaudere|applauderer
rose|roser|rosar|berømme|berømmer|berømmar
har …2 sans for
sans for
like|liker|likar …3 godt|at
tilhenger|tilhengjar av
anbefaler|tilrår|tilråder …2 forslaget|planen|framlegget
gi|gir|gjev|gje …3 tilslutning|tilslutnad
ingen|ikke|ikkje …1 innvending|innvendingar
ingen|inga|ikke|ikkje …2 motforestilling|motførestilling
ikke|ikkje …2 noe|noko imot|mot
ikke|ikkje motstander|motstandar
ikke|ikkje uenig|ueinig|usamd
slutte|slutter|sluttar …1 opp
stemmer|røyster|stemme|røyste for
gi|gir|gjev …3 honnør|ros
tommel opp
har …2 stor tro|tru på
har …2 tro|tru på
fornøyd|nøgd|tilfreds med
takknemlig|takksam for
imøteser|imøteser
bryr|slår ring om
vi|eg|jeg|kommunen er …1 for forslaget|framlegget|innføring
stille|stiller …2 velvillig|velvillige
er|stiller …5 positiv|positive
vil|kan …2 slutte|sluttar oss|seg
gjerne …2 velkommen
forsvare|forsvarer|forsvarar
takker|takkar …2 for …3 forslaget|planen|satsingen|satsinga
akseptabel|akseptabelt
kan|kunne …3 akseptere
leve …2 med
gå|går …2 med på
full tilslutning|støtte
"""
"""The sender's own yes."""

APPROVAL = """
skritt|steg …2 rett|riktig retning
skritt|steg …1 framover|fremover
rett|riktig vei|veg
på rett|riktig spor
på høy|høg tid
midt i blinken
vel og bra
er|blir|vert …4 bra
et|eit|en|ein|ei …2 god|klok|viktig|riktig|rett|fornuftig|nyttig|nødvendig|sterk …2 grep|tiltak|forslag|framlegg|ordning|idé|ide|tanke|sak|løsning|løysing|utgangspunkt|grunnlag|virkemiddel|verkemiddel|bidrag|modell|prinsipp|skatt|plan|satsing|målsetting|mål|steg|skritt|forbedring|start|begynnelse
"godt"|"god"|"gode"|"klokt"|"klok"|"fornuftig"|"riktig"|"viktig"|"positivt" forslag|tiltak|grep|plan|tanke|initiativ|ordning|idé
et|eit "gode"
er|synes|anses|virker|framstår|fremstår|vurderes|verkar|synest|blir …5 fornuftig|klok|klokt|hensiktsmessig|føremålstenleg|formålstjenlig|rimelig|rimeleg|velbegrunnet|velgrunna|treffsikker|treffsikkert|etterspurt|etterlengtet|etterlengta|prisverdig|lovende|lovande|egnet|eigna|tjenlig|tenleg|balansert|konstruktivt|positivt|positiv|verdifull|verdifullt|nyttig
er|var|synes|virker …3 rett|riktig|riktige|riktig …3 at|å|prioritere|når
er|synes …2 "riktig"|"rett"|"god"|"godt"|"gode"
anse|anser|vurdere|vurderer|finne|finner|ser|synes|synest|meiner|mener …8 riktig|rett|hensiktsmessig|fornuftig|positivt|føremålstenleg|rimelig|rimeleg|klokt
er …2 "viktig"|"viktige"|"avgjørende"|"avgjerande"|"nødvendig"|"nødvendige"|"naudsynt"
ser|ser fram|frem til
spiller|spelar …6 rolle
har …3 stor verdi|betydning|nytte|verknad
vil|kan|gir|gjev|gjør|gjer …4 styrke|bedre|betre|sikre|forbedre|betre|lette|trygge|redde|tette|gagne|trygge
gir|gjev|gi|gje …3 bedre|betre|trygghet|tryggleik|håp|mening|resultat|innhold
bidrar|bidreg|bidra til …3 bedre|betre|økt|auka|god|styrke|likeverdig|redusere|trygghet
løfter|løftar …3 fram|frem|opp
i tråd|samsvar med …5 god|behov|"vi"|"me"|vår|våre|anbefaling|tilråding|ønske|forskning
mye|mykje …1 godt|bra|like|lika
viktigste|beste …1 i|enkeltpunkt|enkeltpunktet|tiltak|tiltaket|punkt|punktet|forslaget|grepet|tiltaket
det beste
reddar|redder liv
treffer|treff godt|riktig|rett
er|var …2 glad|glade
"""
"""A good word about a proposal or an arrangement; weaker than an express yes."""
