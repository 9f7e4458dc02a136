"""Words of every consultation, that say nothing of what a topic is about. Written by us; both standards meet."""

from __future__ import annotations

from pipeline.language import meet
from pipeline.language.wordlist import words

PLAIN: frozenset[str] = frozenset(
    meet(w)
    for w in words(
        """
        aktuell alvorlig annen avgjørende bedre begge begrenset berørt bestemt betydelig bra bred dagens direkte
        dyr egen egentlig egnet ekstra eldre eneste enkelt enkel ens felles fersk flere foreslått forrige
        fremtidig full følgende gammel generell gjeldende glad god halv hel helhetlig høy ideell ingen kjent
        klar kort langvarig lang lav lik liten lokal manglende mer mest mindre mulig mye ny nye nær nærmere
        nødvendig nåværende omfattende overordnet positiv privat relevant reell rett riktig ren samlet samtlig
        sann sentral sikker siste slik spesiell stadig stor større størst stram sterk styrket svak særlig
        særskilt tett tidligere tilstrekkelig tilsvarende tung tydelig tilgjengelig trygg ulik umiddelbar
        utvidet uheldig vanlig vanskelig varig vesentlig viktig ytterligere økende økt økonomisk åpen årlig
        første andre tredje
        """
    )
)
"""Adjectives that make no subject of a noun: «en ny ordning», «viktig arbeid». As meeting keys."""

GENRE: frozenset[str] = frozenset(
    meet(w)
    for w in words(
        """
        anbefaling anledning ansvar arbeid avsnitt behov bekymring betydning brev del departement dokument eksempel
        endring engasjement erfaring fakta fall flertall forbehold forhold form formulering formål forslag fokus følge
        gang gjennomføring grad grep grunn grunnlag hensyn henvisning hensikt hovedsak høring høringsbrev høringsforslag
        høringsfrist høringsinnspill høringsinstans høringsnotat høringssvar høringsuttalelse idé initiativ innhold
        innretning innsats innspill innvending intensjon kapittel kommentar konsekvens krav kritikk land linje løft
        løsning merknad middel mulighet måte mål målsetting mening mangel medlem myndighet nivå notat nødvendighet
        område omgang omfang omlegging oppfatning oppfordring ord orientering periode perspektiv plan planforslag
        plass posisjon problem problemstilling prosess proposisjon punkt rekke rekkefølge resultat retning ro rolle
        ramme råd samfunn sammenheng saksnummer sak satsing satsning setning side sikring sikte situasjon skritt
        slutning spørsmål sted stortinget styrking størrelse svar synspunkt syn system tall tanke tema tid tidspunkt
        tilfelle tiltak tilråding tillegg ting trinn type uttalelse utfordring utgangspunkt utkast utvikling utvalg
        uttrykk vei vedlegg verdi videreføring vilje virkemiddel virkning vurdering vektlegging vekt ønske øye årsak
        år dag døgn måned uke time kveld morgen helg dato frist januar februar mars april mai juni juli august september
        oktober november desember prosent krone million milliard antall halvpart tredel tredjedel fjerdedel
        person menneske folk mann kvinne gruppe lag forening forbund styre sekretariat avdeling statsråd regjering
        landsforening fellesorganisasjon fagforening fagforbund interesseorganisasjon direktorat kommune fylkeskommune
        fjor forutsetning oppgave begrep tilgang bidrag avgjørelse beskrivelse forståelse eksistens faktor
        møte enhet stilling innbygger rett ordning regel team bistand tilsagn måltall lønn utgift budsjett satse fag
        betegnelse sammenstilling anerkjennelse henvendelse forventning omtale formål presisering påstand skrivemåte
        by bygd liv hverdag verden hånd hode bilde dør hjerte ende vegne lys bruk
        """
    )
    | words(
        """
        tilråding erfaring framlegg fråsegn høyring høyringsbrev høyringsfråsegn høyringsnotat høyringssvar moglegheit
        innspel spørsmål føremål måte ynske ønskje vilkår vurdering løysing verkemiddel verknad årsak månad veke
        """
    )
)
"""As meeting keys of lemmas."""

SHOWN = {"penge": "penger"}
"""Nouns that people know by another form than the dictionaries' lemma."""

ORGANISATIONS = ("forening", "forbund", "direktorat", "departement", "landslag")
"""How the names of those who answer end: «Psykologforeningen» is who speaks, not what of."""
