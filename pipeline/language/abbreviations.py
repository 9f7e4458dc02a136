"""Norwegian abbreviations with a full stop, bokmål and nynorsk. Written by us from the written language's conventions.

All in lower case, with their stops. An abbreviation in two words («mill. kr.») stands as two.
"""

from __future__ import annotations

from pipeline.language.wordlist import words

LEANING: frozenset[str] = words(
    """
    adm. adr. afd. ang. anm. ann. antakeligv. apr. arb. aug. avd. avg. bd. bl.a. bla. bnr. bto. ca. cand. cf. chr.
    d.e. d.m. d.v.s. d.y. dat. dir. div. dok. dr. dvs. ed. ekskl. el. erf. et.al. ev. evt. f. f.eks. f.o.m. f.t.
    f.v.t. feb. febr. fhv. fig. fmk. fork. forts. fr. frk. følg. gj.sn. gml. gnr. hhv. hhvis. hr. i.flg. iflg.
    inkl. innb. innst. int. jan. jf. jfr. jr. jur. kand. kap. kgl. kl. konf. kons. korr. kst. kt. lic. lign.
    lnr. lok. ltr. maks. max. medl. meld. meldt. mht. ndf. nov. nr. nto. nærm. o.m.a. obs. okt. omkr. omr. oppl.
    oppr. orig. ot.prp. oversk. ovf. p.g.a. p.t. p.v.a. pga. ph. pkt. pr. prof. prop. prot. prp. psyk. red. ref.
    repr. rsk. rspr. s. s.k. s.å. saml. sekr. sep. sept. sign. sivilø. sml. snr. sosiol. spes. spm. spr. st. st.meld.
    st.prp. stk. str. stud. subst. suppl. sv. t.d. t.h. t.o.m. t.v. techn. tekn. tel. teol. th. tils. tilsv.
    tlf. u.a. ub. univ. utg. utt. v. v.g. vedk. vedl. vedr. vha. vit. vol. vsa. årg. årl. åv. øv.
    """
)
"""Point at what follows: no sentence ends with one, though a capital stands next («jf. Prop. 15 S», «dr. Hansen»)."""

CLOSING: frozenset[str] = words(
    """
    a.m. d.å. e.kr. e.l. e.m. etc. f.kr. f.m. ff. flg. fmnd. h.h.v. i.d. kbm. kr. kv.m. m.a. m.fl. m.m. m.v. md.
    mill. mnd. moh. mrd. mv. o.a. o.fl. o.l. o.s.b. o.s.v. ol. osb. osv. p.m. pers. prom. pst. sek. t. tb. tidl.
    u.å. uts. årsv.
    """
)
"""May be a sentence's last word: the sentence ends there when a capital letter stands next."""

COUNTED: frozenset[str] = frozenset({"kr.", "mill.", "mrd.", "pst."})
"""Units that lean on a figure to their right («kr. 500») and close a sentence else («500 mill. kr. Det …»)."""

TITLE = "dr."
"""Doctors' degrees: «dr.philos. Hansen», «dr.med. Olsen»."""

MONTHS: frozenset[str] = words("januar februar mars april mai juni juli august september oktober november desember")

NUMBERED: frozenset[str] = words(
    "alternativ bokstav gruppe hepatitt klasse kategori kolonne nivå plan punkt type vitamin vedlegg"
)
"""Words whose label is one letter, so that the letter with its stop is no initial («bokstav A. Det …»)."""
