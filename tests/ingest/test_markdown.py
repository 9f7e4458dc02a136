"""Markdown: blocks by its own marks."""

from __future__ import annotations

from pipeline.ingest.markdown import read_markdown

TEXT = """---
avsender: Lia kommune
---
# Høringssvar

## 2. Mat

Vi **støtter** [forslaget](http://x.no)
om mat.

- flere boliger
- mat
  1. hver dag
  2. hele året

> Alle skal ha mat.

| År | Kroner |
|----|--------|
| 2028 | 10 |

<p>Og <b>dette</b>.</p><script>alert(1)</script>
"""


def test_blocks() -> None:
    found = read_markdown(TEXT.encode()).blocks
    assert [(b.kind, b.text, b.level, b.marker) for b in found] == [
        ("letterhead", "avsender: Lia kommune", None, None),
        ("heading", "Høringssvar", 1, None),
        ("heading", "Mat", 2, "2"),
        ("paragraph", "Vi støtter forslaget om mat.", None, None),
        ("item", "flere boliger", 1, "•"),
        ("item", "mat", 1, "•"),
        ("item", "hver dag", 2, "1."),
        ("item", "hele året", 2, "2."),
        ("quote", "Alle skal ha mat.", None, None),
        ("table", "År | Kroner\n2028 | 10", None, None),
        ("paragraph", "Og dette.", None, None),
    ]


def test_empty_binary_and_too_deep() -> None:
    assert read_markdown(b"").blocks == ()
    assert "ikke en tekstfil" in (read_markdown(bytes(range(32)) * 9).refused or "")
    assert "inne i hverandre" in (read_markdown(b">" * 5000 + b" Hei").refused or "")


def test_a_rule_that_is_no_front_matter() -> None:
    assert [b.text for b in read_markdown("---\n\nVi støtter.".encode()).blocks] == ["Vi støtter."]
