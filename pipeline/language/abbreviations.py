"""Norwegian abbreviations with a full stop, bokmål and nynorsk. Written by us from the written language's conventions.

All in lower case, with their stops. An abbreviation in two words («mill. kr.») stands as two.
"""

from __future__ import annotations

from pipeline.language.wordlist import words

LEANING: frozenset[str] = words(
    """
    adm. adr. afd. ang. anm. ann. antakeligv. arb. art. avd. avg. avsn. avs. bd. bl.a. bla. bnr. bto. ca. cand. cf.
    chr. co. d.e. d.s.s. d.v.s. d.y. dat. dep. dir. div. dok. dr. dvs. ed. ekskl. eks. el. erf. et.al. ev. evt.
    f. f.eks. f.o.m. f.h. f.t. f.v. f.v.t. fhv. fig. fmk. fork. forts. fr. frk. følg. gj.sn. gjsn. gml. gr. hhv. hhvis.
    hr. h.h.v. i.f.m. i.f.t. i.flg. i.h.t. i.s.f. ibid. ifm. iflg. ift. iht. inc. inkl. innb. innst. int. istf. jf. jfr.
    jmf. joh. jr. jur. kand. kap. kgl. kl. komm. konf. kons. korr. kst. kt. lic. lign. lnr. lok. ltd. ltr. m.a.
    m.a.o. m.h.p. m.h.t. m.o.t. m.t.p. m.v.h. mao. maks. max. medl. meld. meldt. mht. min. mtp. mvh. ndf. nr. nto.
    nærm. o.m.a. obs. offl. omkr. omr. oppl. oppr. orig. ot. ot.prp. oversk. ovf. p.g.a. p.t. p.v.a. pga. ph. pkt.
    pnkt. pr. prof. prop. prot. prp. psyk. red. ref. repr. res. rsk. rspr. rt. s. s.k. saml. sekr. sign.
    sivilø. sml. snr. sosiol. spes. spm. spr. sst. st. st.meld. st.prp. stk. str. stud. subst. suppl. sv.
    t.d. t.h. t.o.m. t.v. techn. tekn. tel. teol. th. tils. tilsv. tlf. u.a. ub. univ. utg. utt. v. v.g. vedk.
    vedl. vedr. vha. vit. vol. vs. vsa. årg. årl. åv. øv.
    """
)
"""Point at what follows: no sentence ends with one, though a capital stands next («jf. Prop. 15 S», «dr. Hansen»)."""

TRAILING: frozenset[str] = words(
    """
    adm. adr. art. avd. avsn. co. d.y. ekskl. el. evt. ev. gr. inc. inkl. innb. innst. jr. kap. komm. ltd. maks. max.
    min. nr. off. offl. pkt. prop. ref. red. res. s. saml. sekr. sign. spes. st. stk. str. tlf. univ. utg. vedl. vol.
    årg.
    """
)
"""Of those that lean: the ones that close a sentence after all when a word that opens one stands next («i 2. utg. Vi
…», «sønnen, Berg jr. Han …»)."""

CLOSING: frozenset[str] = words(
    """
    a.m. d.m. d.å. ds. e.kr. e.l. e.m. el.l. etc. f.kr. f.m. ff. flg. fmnd. i.d. kbm. kr. kv.m. m.fl. m.m. m.v. md.
    mfl. mill. mnd. moh. mrd. mv. mva. o.a. o.fl. o.l. o.s.b. o.s.v. ol. osb. osv. p.m. pers. prom. pst. s.m. s.å.
    sek. t. tb. tidl. u.å. uts. årsv.
    """
)
"""May be a sentence's last word: the sentence ends there when a capital letter stands next."""

COUNTED: frozenset[str] = frozenset({"kr.", "mill.", "mrd.", "pst."})
"""Units that lean on a figure to their right («kr. 500») and close a sentence else («500 mill. kr. Det …»)."""

TITLES: tuple[str, ...] = ("dr.", "cand.", "kand.", "lic.", "mag.", "stud.")
"""How degrees begin: «dr.philos. Hansen», «cand. polit. Olsen»."""

MONTHS: frozenset[str] = words("januar februar mars april mai juni juli august september oktober november desember")

SHORT_MONTHS: frozenset[str] = words("jan. feb. febr. mar. apr. jun. jul. aug. sep. sept. okt. nov. des.")
"""Lean on a year («12. des. 2018»), close a sentence before a capital («innen 1. des. Vi …»)."""

NUMBERED: frozenset[str] = words(
    """
    alternativ bokstav boks del figur fase gruppe hepatitt klasse kategori kolonne modell nivå plan punkt scenario
    skjema sone steg tabell tiltak trinn type vitamin vedlegg
    """
)
"""Words whose label is one letter, so that the letter with its stop is no initial («bokstav A. Det …»)."""

COUNTS: frozenset[str] = NUMBERED | words(
    "art. artikkel avsnitt fig. forslag fotnote kap. kapittel kapitla mål nr. pkt. post s. side spørsmål uke veke"
)
"""Words that a number follows, so that a figure after its stop begins a sentence («i kapittel 6. 15 kommuner …»)."""

DOMAINS: frozenset[str] = words("com csv doc docx eu info int jpg js net no nu odt org pdf png ppt se txt uk xls xlsx")
"""Ends of web addresses and file names: what stands before the stop and what stands after it are one name."""
