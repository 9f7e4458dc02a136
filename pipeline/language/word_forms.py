"""Forms that the dictionaries read as another word than letters mean. Written by us."""

from __future__ import annotations

FORMS: dict[str, str] = {
    "vil": "ville",
    "ville": "ville",
    "dem": "de",
    "dei": "de",
    "det": "det",
    "gjør": "gjøre",
    "gjort": "gjøre",
    "gjer": "gjere",
    "arbeidet": "arbeid",
    "samarbeidet": "samarbeid",
    "rådet": "råd",
    "fengsler": "fengsel",
    "brukar": "brukar",
    "brukere": "bruker",
    "elever": "elev",
    "flere": "mange",
    "fleire": "mange",
    "rettar": "rett",
    "meir": "mye",
    "mer": "mye",
    "betre": "god",
    "pårørande": "pårørende",
}
