"""Det de tre notatbøkene har felles: lese resultatene av en høring, og tegne figurer som ligner rapportens."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import Image, Markdown, display
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from ruamel.yaml import YAML

from pipeline.export.labels import OVERALL, SENDER_TYPES, STANCES, VIEWS, type_label

ROT = Path(__file__).resolve().parent.parent
BLEKK, DEMPET, STREK, FARGE = "#1b2226", "#4c565d", "#dcd8cf", "#0f6079"
SYN = {k: v.label for k, v in VIEWS.items()}
TEGN = {k: v.sign for k, v in VIEWS.items()}
PAPIR = {k: f"#{v.paper}" for k, v in VIEWS.items()}
PAPIR_BLEKK = {k: f"#{v.ink}" for k, v in VIEWS.items()}
STANDPUNKT = STANCES
HELHET = OVERALL
HELHETSFARGE = {**PAPIR, "ingen-merknader": PAPIR["uten-merknader"], "kommentar": "#f3f1eb"}
FOR, MOT = ("støtter", "støtter-med-forbehold"), ("kritisk", "imot")
_TALL = ("page", "start", "end", "score", "stance_score", "overall_score", "rank", "n_positions", "n_words", "n_pages")


@dataclass(frozen=True)
class Horing:
    """Tabellene av en høring. ``tiltak`` og ``temaer`` har navn slik rapporten skriver dem."""

    navn: str
    dokumenter: pd.DataFrame
    setninger: pd.DataFrame
    temaer: pd.DataFrame
    tiltak: pd.DataFrame
    koblinger: pd.DataFrame
    syn: pd.DataFrame
    udekket: pd.DataFrame
    argumenter: pd.DataFrame
    maal: pd.DataFrame
    innstillinger: dict[str, Any]
    annen_sak: bool
    """Ingen svarer på planen: alt er hentet fra innspill til andre saker."""

    @property
    def n_instanser(self) -> int:
        """Hvor mange høringsinstanser som er lest."""
        return int(self.dokumenter["instans"].nunique())


def les(navn: str) -> Horing:
    """Resultatene under ``output/<navn>``. Svar på andre saker er bare med når ingen svarer på planen."""
    mappe = ROT / "output" / navn
    if not (mappe / "tables").is_dir():
        finnes = sorted(p.parent.name for p in (ROT / "output").glob("*/tables"))
        raise SystemExit(f"Fant ikke output/{navn}. Kjør «dvc repro» først. Høringer som er kjørt: {', '.join(finnes)}")
    tabell = {t.stem: _tabell(t) for t in sorted((mappe / "tables").glob("*.csv"))}
    dokumenter = tabell["documents"].query("role != 'plan' and status == 'analysed'").copy()
    dokumenter["instans"] = dokumenter["sender"].fillna("Ukjent avsender (" + dokumenter["file"] + ")")
    dokumenter["type"] = [type_label(t) if isinstance(t, str) else type_label(None) for t in dokumenter["sender_type"]]
    svar = dokumenter["answers"].isna() & (dokumenter["role"] == "response")
    annen_sak = not svar.any()
    dokumenter = dokumenter if annen_sak else dokumenter[svar]
    hvem = dokumenter[["doc_id", "instans", "type"]]
    setninger = tabell["sentences"].merge(hvem, on="doc_id")
    navn_paa = {t["theme"]: t["label_nb"] for t in _linjer(mappe / "work" / "themes" / "codebook.jsonl")}
    grunner = {g["ground"]: g["label_nb"] for g in _linjer(mappe / "work" / "summary" / "grounds.jsonl")}
    temaer = tabell["themes"].merge(setninger[["sentence_id", "instans", "type", "stance", "text", "page"]])
    temaer["tema"] = [navn_paa.get(t, t) for t in temaer["theme"]]
    tiltak = tabell["measures"].assign(navn=_nummer(tabell["measures"]))
    nummer = dict(zip(tiltak["measure_id"], tiltak["navn"], strict=True)) | {"helhet": "Helhet"}
    syn = tabell["views"]
    syn = syn[syn["answers"].notna() if annen_sak else syn["answers"].isna()].rename(columns={"sender": "instans"})
    syn = syn.drop_duplicates(["instans", "measure_id"]).assign(tiltak=lambda d: d["measure_id"].map(nummer))
    koblinger = tabell["alignments"].merge(setninger[["sentence_id", "instans", "type", "stance", "text", "page"]])
    koblinger = koblinger[koblinger["accepted"] == "true"].assign(tiltak=lambda d: d["measure_id"].map(nummer))
    return Horing(
        navn=navn,
        dokumenter=dokumenter,
        setninger=setninger,
        temaer=temaer,
        tiltak=tiltak,
        koblinger=koblinger,
        syn=syn.merge(hvem[["instans", "type"]].drop_duplicates("instans"), on="instans"),
        udekket=tabell["gaps"],
        argumenter=tabell["arguments"].merge(hvem, on="doc_id").assign(grunnlag=lambda d: d["ground"].map(grunner)),
        maal=pd.DataFrame(_linjer(mappe / "work" / "evaluate" / "scores.jsonl")),
        innstillinger=YAML(typ="safe").load((ROT / "params.yaml").read_text(encoding="utf-8")),
        annen_sak=annen_sak,
    )


def _tabell(fil: Path) -> pd.DataFrame:
    """En tabell med tom celle som manglende, aldri som null."""
    lest = pd.read_csv(fil, dtype=str, keep_default_na=False, na_values=[""])
    return lest.assign(**{k: pd.to_numeric(lest[k]) for k in _TALL if k in lest})


def _linjer(fil: Path) -> list[dict[str, Any]]:
    return [json.loads(x) for x in fil.read_text(encoding="utf-8").splitlines()] if fil.is_file() else []


def _nummer(tiltak: pd.DataFrame) -> list[str]:
    slag = {"goal": "Mål ", "priority": "Prioritering "}
    return [
        "Helhet" if r.kind == "whole" else (slag.get(r.kind) or f"{r.source} nr. ") + str(r.ordinal)
        for r in tiltak.itertuples()
    ]


def typer(instanser: pd.DataFrame) -> list[str]:
    """Typene som finnes, i rapportens rekkefølge."""
    rekke = [*SENDER_TYPES.values(), type_label(None)]
    return sorted(instanser["type"].unique(), key=rekke.index)


def stil() -> None:
    """Rolige figurer: ingen rammer, tynne streker, rapportens blekk."""
    plt.close("all")
    mpl.rcParams.update(
        {
            "figure.dpi": 110,
            "savefig.dpi": 160,
            "font.size": 9.5,
            "text.color": BLEKK,
            "axes.labelcolor": DEMPET,
            "axes.edgecolor": STREK,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.spines.left": False,
            "axes.axisbelow": True,
            "xtick.color": DEMPET,
            "ytick.color": BLEKK,
            "xtick.major.size": 0,
            "ytick.major.size": 0,
            "grid.color": STREK,
            "grid.linewidth": 0.6,
            "figure.constrained_layout.use": True,
            "legend.frameon": False,
        }
    )
    pd.set_option("display.max_colwidth", 140)


def akser(rader: int, *, bredde: float = 8.5, hoyde: float = 0.27, tillegg: float = 1.0) -> tuple[Figure, Axes]:
    """En figur som er høy nok til ``rader`` linjer med tekst."""
    return plt.subplots(figsize=(bredde, rader * hoyde + tillegg))


def hele_tall(akse: Any) -> None:
    """Bare hele tall på aksen: høringsinstanser kommer ikke i brøkdeler."""
    akse.set_major_locator(mpl.ticker.MaxNLocator(integer=True))


def mot_og_for(akse: Axes) -> None:
    """En akse med null i midten: tallene uten fortegn, og ordene på hver sin side av streken."""
    akse.axvline(0, color=BLEKK, linewidth=0.8)
    akse.xaxis.set_major_formatter(lambda x, _: f"{abs(x):.0f}")
    akse.set_xlabel(" ")
    sted = akse.get_xaxis_transform()
    for x, tekst, side in ((-6, "← mot", "right"), (6, "for →", "left")):
        akse.annotate(
            tekst, (0, 0), xycoords=sted, xytext=(x, -20), textcoords="offset points", ha=side, va="top", color=DEMPET
        )


def tall(verdi: float, desimaler: int = 2) -> str:
    """Tallet med komma."""
    return f"{verdi:.{desimaler}f}".replace(".", ",")


def vis(figur: Figure, tittel: str, tekst: str) -> None:
    """Figuren med overskrift, alternativ tekst og en figurtekst som sier det samme i ord."""
    bilde = io.BytesIO()
    figur.savefig(bilde, format="png", bbox_inches="tight", facecolor="white")
    plt.close(figur)
    display(Markdown(f"#### {tittel}"))
    display(Image(data=bilde.getvalue(), format="png", alt=f"{tittel}. {tekst}", width=int(figur.get_figwidth() * 92)))
    display(Markdown(f"*{tekst}*"))


def si(tekst: str) -> None:
    """En setning med tall fra denne høringen."""
    display(Markdown(tekst))


def kort(tekst: str, lengde: int) -> str:
    """Teksten kuttet ved et ord."""
    return tekst if len(tekst) <= lengde else tekst[: lengde - 1].rsplit(" ", 1)[0] + "…"


def liste(ledd: Sequence[str]) -> str:
    """``A, B og C``."""
    return " og ".join(x for x in (", ".join(ledd[:-1]), ledd[-1] if ledd else "") if x)
