"""Writes compound files (the container of DOC and MSG), by [MS-CFB] version 3, and Outlook messages, by [MS-OXMSG]: no
free library does, and the reader must be tried on something."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass
class Node:
    """A storage with others inside, or a stream with ``data``."""

    name: str
    data: bytes | None = None
    inside: list[Node] = field(default_factory=list)


def compound(root: list[Node]) -> bytes:
    """The bytes of a compound file with these streams and storages."""
    nodes: list[tuple[Node, int, int]] = []  # node, first child, next sibling

    def place(siblings: list[Node]) -> int:
        first, before = FREE, -1
        for node in siblings:
            nodes.append((node, FREE, FREE))
            at = len(nodes) - 1
            if before >= 0:
                nodes[before] = (nodes[before][0], nodes[before][1], at)
            else:
                first = at
            before = at
            child = place(node.inside) if node.data is None else FREE
            nodes[at] = (node, child, nodes[at][2])
        return first

    nodes.append((Node("Root Entry"), FREE, FREE))
    nodes[0] = (nodes[0][0], place(root), FREE)

    sectors: list[bytes] = []
    fat: list[int] = []
    mini = b""
    mini_fat: list[int] = []

    def store(data: bytes) -> int:
        start, n = len(sectors), -(-len(data) // SECTOR)
        sectors.extend(data[i * SECTOR : (i + 1) * SECTOR].ljust(SECTOR, b"\0") for i in range(n))
        fat.extend([*range(start + 1, start + n), END] if n else [])
        return start if n else END

    starts: list[tuple[int, int]] = []
    for node, _, _ in nodes:
        data = node.data or b""
        if not data:
            starts.append((END, 0))
        elif len(data) < CUTOFF:
            first, n = len(mini_fat), -(-len(data) // MINI)
            mini += data.ljust(n * MINI, b"\0")
            mini_fat += [*range(first + 1, first + n), END]
            starts.append((first, len(data)))
        else:
            starts.append((store(data), len(data)))
    starts[0] = (store(mini), len(mini))
    entries = b"".join(
        _entry(node, child, after, start) for (node, child, after), start in zip(nodes, starts, strict=True)
    )
    directory = store(entries.ljust(-(-len(entries) // SECTOR) * SECTOR, b"\0"))
    mini_start = store(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(SECTOR, b"\xff")) if mini_fat else END
    n_mini = -(-len(mini_fat) * 4 // SECTOR)
    n_fat = 1
    while n_fat * SECTOR // 4 < len(fat) + n_fat:
        n_fat += 1
    places = list(range(len(sectors), len(sectors) + n_fat))
    fat += [FAT] * n_fat
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(n_fat * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, n_fat, directory, 0, CUTOFF, mini_start, n_mini, END, 0)
    header += struct.pack("<109I", *(places + [FREE] * (109 - n_fat)))
    return header + b"".join(sectors) + table


def _entry(node: Node, child: int, after: int, start: tuple[int, int]) -> bytes:
    name = (node.name + "\0").encode("utf-16-le")
    kind = 5 if node.name == "Root Entry" else 1 if node.data is None else 2
    return (
        name.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(name), kind, 1, FREE, after, child)
        + bytes(36)
        + struct.pack("<IQ", *start)
    )


def _stored(tag: int, value: str | bytes) -> tuple[Node, bytes]:
    """A property of variable length: its stream, and its entry in the list of properties."""
    data = value if isinstance(value, bytes) else value.encode("utf-16-le")
    tag = tag << 16 | (0x0102 if isinstance(value, bytes) else 0x001F)
    return Node(f"__substg1.0_{tag:08X}", data), struct.pack("<4I", tag, 6, len(data), 0)


def _object(header: bytes, values: dict[int, str | bytes], fixed: bytes = b"") -> list[Node]:
    stored = [_stored(tag, value) for tag, value in values.items()]
    listed = b"".join(entry for _, entry in stored)
    return [Node("__properties_version1.0", header + fixed + listed), *(node for node, _ in stored)]


def message(sender: str, subject: str, body: str, attached: dict[str, bytes | None] | None = None) -> bytes:
    """An Outlook message; an attachment that is None is stored without its content."""
    attached = attached or {}
    date = (1_789_000_000 + 11_644_473_600) * 10_000_000  # 10 September 2026, as a FILETIME
    nodes = _object(
        struct.pack("<8x4I8x", 0, len(attached), 0, len(attached)),
        {0x0037: subject, 0x1000: body, 0x007D: f"From: {sender}\r\n", 0x001A: "IPM.Note"},
        struct.pack("<IIQ", 0x00390040, 6, date),
    )
    for n, (name, data) in enumerate(attached.items()):
        inside = _object(
            bytes(8),
            {0x3707: name} if data is None else {0x3707: name, 0x3701: data},
            struct.pack("<IIQ", 0x37050003, 6, 1),
        )
        nodes.append(Node(f"__attach_version1.0_#{n:08X}", inside=inside))
    return compound(nodes)
