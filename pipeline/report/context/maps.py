"""The maps: a page that says which there are, and one for each, with the data that their scripts draw."""

from __future__ import annotations

from pipeline.report.context.sendermap import sender_data, sender_map
from pipeline.report.context.sentencemap import sentence_data, sentence_map
from pipeline.report.context.thememap import theme_map
from pipeline.report.data import script
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.render import Page

INDEX = "kart.html"


def map_pages(m: Material, few_below: int) -> list[Page]:
    """The pages of the maps, the list of them first."""
    of_senders = sender_map(m)
    return [
        Page(INDEX, "maps.html", msg("Kart"), INDEX, {"placed": len(of_senders.nodes)}),
        Page("temakart.html", "thememap.html", msg("Temaer på tvers"), INDEX, {"it": theme_map(m, few_below)}),
        Page("setningskart.html", "sentencemap.html", msg("Kart over setninger"), INDEX, {"it": sentence_map(m)}),
        Page("instanskart.html", "sendermap.html", msg("Kart over høringsinstanser"), INDEX, {"it": of_senders}),
    ]


def map_files(m: Material) -> dict[str, str]:
    """The data of the maps by file name."""
    return {
        "data/sentence-map.js": script("sentence-map", sentence_data(m)),
        "data/sender-map.js": script("sender-map", sender_data(m)),
    }
