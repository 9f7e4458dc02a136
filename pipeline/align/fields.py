"""Words that mean nearly the same in public administration, so that «soning» meets «fengsel» and «jobb» «arbeidsliv».

Written by us, one group a line, bokmål lemmas (nynorsk meets them); a line that begins with «+» goes on with the group
above. A group is a narrow field, not a theme: words that an adviser would take for one another. Wide words (arbeid,
tilbud, tiltak) are left out on purpose.
"""

from __future__ import annotations

from pipeline.language import meet

_GROUPS = """
fengsel innsatt soning sone kriminalomsorg straffegjennomføring fange
løslatelse løslate prøveløslatelse tilbakeføring
bolig bo bosted bosetting botilbud boforhold leilighet husvære bostedsløs husbank boligsosial
jobb yrke arbeidsliv arbeidsmarked sysselsetting sysselsette attføring arbeidsevne arbeidsledig arbeidsplass nav
barn unge ung ungdom oppvekst barndom mindreårig
skole elev lærer undervisning videregående grunnskole
barnehage førskole
utdanning studie student videreutdanning etterutdanning opplæring kurs
eldre gammel alderdom aldring pensjonist sykehjem
pårørende familie foreldre forelder mor far søsken
lege fastlege allmennlege allmennmedisin
psykisk psykiatri psykiatrisk psykolog psykologisk
forebygge forebygging førebygging
tidlig tidligere innsats intervensjon
forskning forske vitenskapelig forsker
evaluere evaluering følgeforskning effekt
kompetanse kunnskap fagkunnskap ekspertise kompetanseheving
tilskudd bevilgning finansiering finansiere midler penge støtteordning budsjett øremerke
skatt skattlegge beskatning skattlegging skatteplikt
gebyr egenandel betalingsplikt brukerbetaling vederlag kostnadsfri gratis vederlagsfri
lovfeste lovfesting lovhjemmel hjemmel lovregulere lovpålagt rettighetsfeste
plikt pålegge pålegg påbud tvang oppmøteplikt
straff straffe bot sanksjon reaksjon straffereaksjon straffeforfølge straffeforfølgning strafferettslig avkriminalisere
+ avkriminalisering lovbrudd kriminalitet kriminell straffbar forbrytelse kriminalisere strafferett
konfliktråd ungdomskontrakt ungdomsstraff ungdomsoppfølging narkotikaprogram påtaleunnlatelse
+ samfunnsstraff ruskontroll ruskontrakt
domstol dommer dom domstolskontroll
politi påtalemakt påtalemyndighet patrulje
brukermedvirkning medvirkning selvbestemmelse medbestemmelse innflytelse brukerstyrt
erfaringskonsulent erfaringskompetanse brukererfaring likeperson likemann erfaringsmedarbeider
brukerorganisasjon pårørendeorganisasjon interesseorganisasjon
frivillig ideell frivillighet organisasjon forening
samarbeid samhandling samordne samordning koordinere koordinering tverrfaglig tverretatlig tverrsektoriell
koordinator kontaktperson individuell plan
ettervern oppfølging etterbehandling utskrivning utskriving utskrivningsklar
alkohol skjenking skjenke alkoholbruk drikke øl vin
narkotika narkotikum rusmiddel stoff rusmisbruk rusbruk
avhengighet misbruk rusavhengighet rusavhengig rusmiddelavhengig rusproblem rusmiddelproblem ruslidelse rusmiddellidelse
overdose overdosedødsfall overdosedød nalokson
legemiddel medikament medisin medikamentell medisinering substitusjonsbehandling
tsb rusbehandling ruspoliklinikk
lar substitusjonsbehandling legemiddelassistert
rop dobbeltdiagnose samsykelighet samtidig
ips jobbstøtte jobbmestrende
dps distriktspsykiatrisk
mva merverdiavgift
mtb biomasse
avrusning avgiftning avrusing
fysisk aktivitet trening idrett mosjon friluftsliv
kosthold ernæring mat kost
vold overgrep traume mishandling krenkelse voldsutsatt
spill spillavhengighet spilleavhengighet pengespill gambling spillatferd
fattigdom levekår utenforskap ekskludering ekskludere marginalisere vanskeligstilt
kartlegge kartlegging avdekke avdekking screening
veileder retningslinje rundskriv
register kvalitetsregister statistikk indikator kvalitetsindikator
lavterskel lavterskeltilbud lavterskeltiltak oppsøkende skadereduksjon skadereduserende feltpleie
akutt øyeblikkelig krise døgnåpen
ventetid vente frist venteliste kø ventetidsgaranti
døgnplass døgnbehandling sengeplass innleggelse seng
poliklinikk poliklinisk ambulant dagbehandling
sykehus helseforetak spesialisthelsetjeneste helseregion
kommunehelsetjeneste primærhelsetjeneste helsestasjon skolehelsetjeneste helsesykepleier helsesøster
hjemmetjeneste hjemmesykepleie omsorgstjeneste
privat kommersiell anbud
oppdrett oppdrettsanlegg havbruk akvakultur lakseoppdrett
laks lakseoppdrett ørret villaks
lus lakselus avlusing
utslipp forurensning forurense klimagass
bedrift selskap virksomhet foretak næringsliv
tillatelse konsesjon løyve lisens
strøm kraft energi vannkraft kraftproduksjon
formue formuesverdi aksje verdsetting verdsette
grunnrente grunnrenteskatt ressursrente superprofitt
vertskommune kystkommune havbrukskommune
fond havbruksfond grunnrentefond
"""


def _table(groups: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for n, line in enumerate(groups.replace("\n+", "").strip().splitlines()):
        for key in dict.fromkeys(meet(w) for w in line.split()):
            found.setdefault(key, []).append(f"felt:{n}")
    return {key: tuple(names) for key, names in found.items()}


FIELDS: dict[str, tuple[str, ...]] = _table(_GROUPS)
"""Meeting key of a word -> the names of its groups."""
