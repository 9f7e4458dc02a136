"""Fine-tunes the encoder on the training text: stance, which measure, which relation, which theme.

    python models/training/encoder/train.py OUT.pt [--held-out field …] [--epochs 4] [--threads 2]

One pass over a sentence with its context gives a vector. From it come the stance (six classes); how near the sentence
lies to each measure of its field's plan, against «none» (a softmax over the candidates, as in contrastive learning:
van den Oord et al. 2018); the relation to a measure; and which of the codebook's themes it is about, by nearness to
the theme's label and definition. With ``--held-out`` these fields are left out and scored after every epoch.
"""

from __future__ import annotations

import argparse
import random
import re
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from e5 import E5, read_e5
from named import by_name, passage_names
from network import Encoder, load
from sklearn.metrics import cohen_kappa_score
from text import RELATIONS, SECOND, STANCES, Coded, has_plan, read_field, read_plan
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from vocabulary import needed

from pipeline.language.encoder import theme_text
from pipeline.language.pieces import piece_tokenizer
from pipeline.themes.codebook import read_codebook

TEXT = Path(__file__).parents[1] / "text"
CODEBOOK = Path(__file__).parents[3] / "corpus" / "eksempel" / "codebook.yaml"
LABELS = tuple(STANCES.values())
KINDS = tuple(RELATIONS.values())
LONGEST_CONTEXT, LONGEST = 32, 80
"""Pieces of the context that are kept, from its end, and of the sentence, from its beginning."""

ALONE = 0.15
"""Share of the sentences that are read without their context in training."""

ORDINARY, OFTEN = 2, 3
"""How often a sentence is read in an epoch: of a field's second file, and of a field named in ``--often``.

The second files hold ordinary letters; the first are richer in traps than letters are."""

OTHERS = 10
"""Themes drawn beside those that a batch's sentences are about."""

MEASURES = 40
"""Measures that a batch's sentences are set against, those that they mean among them: all of most plans, so that near
misses are there too."""

FROZEN = 6
"""Lowest layers that are left as they are, and the pieces' vectors with them."""


class Reader:
    """Turns texts into numbers of pieces."""

    def __init__(self, model: E5, rows: list[int]) -> None:
        new = {row: i for i, row in enumerate(rows)}
        self.special = {name: new[row] for name, row in model.special.items()}
        self.tokenizer: Tokenizer = piece_tokenizer(
            [(model.pieces[r], model.scores[r]) for r in rows], self.special["<unk>"]
        )
        self._table = str.maketrans(model.characters)

    def __call__(self, text: str, context: tuple[str, ...] = ()) -> tuple[list[int], list[int]]:
        """Numbers of the pieces, and 1 for those of the text itself, 0 for its context and marks."""
        own = self._ids(text)[:LONGEST]
        before = self._ids(" | ".join(context))[-LONGEST_CONTEXT:] if context else []
        start, end = self.special["<s>"], self.special["</s>"]
        head = [start, *before, end] if before else [start]
        return [*head, *own, end], [0] * len(head) + [1] * max(1, len(own)) + [0] * (1 if own else 0)

    def _ids(self, text: str) -> list[int]:
        clean = re.sub(" {2,}", " ", unicodedata.normalize("NFC", text).translate(self._table)).strip()
        return self.tokenizer.encode(clean, add_special_tokens=False).ids


class Heads(nn.Module):
    """What is read off the vectors."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.stance = nn.Sequential(nn.Dropout(0.1), nn.Linear(width, width), nn.Tanh(), nn.Linear(width, len(LABELS)))
        self.none = nn.Linear(width, 1)
        self.to_measure, self.to_theme = _as_is(width), _as_is(width)
        self.relation = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(4 * width, width), nn.Tanh(), nn.Linear(width, len(KINDS))
        )
        self.scale = nn.Parameter(torch.tensor(20.0))
        nn.init.constant_(self.none.bias, 17.0)  # e5's cosines lie near 0.85: «none» begins as likely as any measure
        self.theme_scale = nn.Parameter(torch.tensor(40.0))
        self.theme_bias = nn.Parameter(torch.tensor(-36.0))  # and a theme begins as rare as it is

    def nearness(self, sentences: Tensor, measures: Tensor) -> Tensor:
        """Logits (sentences, measures + 1); the last column is «none»."""
        return torch.cat([self.scale * _cosines(self.to_measure, sentences, measures), self.none(sentences)], dim=1)

    def related(self, sentences: Tensor, measures: Tensor) -> Tensor:
        """Logits (pairs, relations)."""
        pair = [sentences, measures, sentences * measures, (sentences - measures).abs()]
        return self.relation(torch.cat(pair, dim=1))

    def themes(self, sentences: Tensor, themes: Tensor) -> Tensor:
        """Logits (sentences, themes)."""
        return self.theme_scale * _cosines(self.to_theme, sentences, themes) + self.theme_bias


def _as_is(width: int) -> nn.Linear:
    """A projection that begins by changing nothing: what makes texts alike in theme need not make them so in stance."""
    linear = nn.Linear(width, width)
    nn.init.eye_(linear.weight)
    nn.init.zeros_(linear.bias)
    return linear


def _cosines(projection: nn.Linear, left: Tensor, right: Tensor) -> Tensor:
    a, b = (functional.normalize(projection(x), dim=1) for x in (left, right))
    return a @ b.T


def pad(texts: list[tuple[list[int], list[int]]], padding: int) -> tuple[Tensor, Tensor, Tensor]:
    """Numbers, mask and pool of several texts, each (texts, longest)."""
    longest = max(len(ids) for ids, _ in texts)
    ids = torch.full((len(texts), longest), padding)
    mask, pool = torch.zeros(len(texts), longest), torch.zeros(len(texts), longest)
    for i, (numbers, own) in enumerate(texts):
        ids[i, : len(numbers)] = torch.tensor(numbers)
        mask[i, : len(numbers)] = 1
        pool[i, : len(own)] = torch.tensor(own, dtype=torch.float)
    return ids, mask, pool


def batches(
    data: dict[str, list[Coded]], times: dict[str, int], size: int, rng: random.Random
) -> Iterator[list[Coded]]:
    """Sentences of one field at a time, of like length, fields mixed, each as many ``times`` as its field is read."""
    out = []
    for field in sorted(data):
        shuffled = rng.sample(data[field] * times[field], times[field] * len(data[field]))
        for start in range(0, len(shuffled), 6 * size):
            part = sorted(shuffled[start : start + 6 * size], key=lambda c: len(c.text) + sum(map(len, c.context)))
            out += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(out)
    yield from out


class Trainer:
    """Encoder, heads and what they need to make losses of a batch."""

    def __init__(self, held_out: list[str], only: list[str], themes: dict[str, str]) -> None:
        model = read_e5()
        rows = needed(model)
        self.reader = Reader(model, rows)
        self.encoder: Encoder = load(model.shape, model.tensors, rows)
        self.heads = Heads(model.shape.width)
        fields = sorted(p.stem for p in TEXT.glob("*.txt") if not p.stem.endswith("-tiltak"))
        self.train = {f: read_field(TEXT, f) for f in only or fields if f not in held_out}
        self.held_out = {f: read_field(TEXT, f) for f in held_out}
        self.plans = {f: read_plan(TEXT, f) for f in fields if has_plan(TEXT, f)}
        self.themes = themes
        self.names: dict[tuple[str, int], str | None] = {}

    def name_senders(self, rng: random.Random) -> None:
        """Give the passages' senders new names."""
        every = [c for fields in (self.train, self.held_out) for coded in fields.values() for c in coded]
        self.names = passage_names(every, rng)

    def read(self, c: Coded, *, alone: bool = False) -> tuple[list[int], list[int]]:
        """A sentence, and its context unless ``alone``, in which the sender may speak of itself by name."""
        name = self.names[c.field, c.passage]
        return self.reader(by_name(c.text, name), () if alone else tuple(by_name(t, name) for t in c.context))

    def encode(self, texts: list[tuple[list[int], list[int]]]) -> Tensor:
        """Vectors (texts, width)."""
        with torch.autocast("cpu", dtype=torch.bfloat16):  # three times as fast where the processor has the unit
            return self.encoder(*pad(texts, self.reader.special["<pad>"])).float()

    def losses(self, batch: list[Coded], rng: random.Random) -> dict[str, Tensor]:
        """The losses of a batch of one field."""
        target = torch.tensor([LABELS.index(c.stance) for c in batch])
        # at times without context, so that a sentence is also read by itself
        sentences = [self.read(c, alone=rng.random() < ALONE) for c in batch]
        own = self.encode(sentences)
        out = {"stance": self._stance(own, target)}
        if batch[0].themes is not None:
            told = {code for c in batch for code in c.themes or ()}
            codes = sorted(told | set(rng.sample(sorted(self.themes), OTHERS)))
            others = self.encode([self.reader(self.themes[code]) for code in codes])
            wanted = torch.tensor([[float(code in (c.themes or ())) for code in codes] for c in batch])
            weight = torch.where(wanted > 0, 3.0, 1.0)
            themes = functional.binary_cross_entropy_with_logits(self.heads.themes(own, others), wanted, weight)
            out["themes"] = 4 * themes
        if batch[0].field not in self.plans:
            return out
        plan = self.plans[batch[0].field]
        meant = {link.measure for c in batch for link in c.links}
        near = sorted(meant | set(rng.sample(sorted(plan), min(len(plan), MEASURES))))
        measures = self.encode([self.reader(plan[n]) for n in near])
        logits = functional.log_softmax(self.heads.nearness(own, measures), dim=1)
        rows = [[near.index(link.measure) for link in c.links] or [len(near)] for c in batch]
        out["link"] = -torch.stack([torch.logsumexp(logits[i, r], 0) for i, r in enumerate(rows)]).mean()
        pairs = [(i, near.index(x.measure), KINDS.index(x.relation)) for i, c in enumerate(batch) for x in c.links]
        if pairs:
            a, b, kinds = map(list, zip(*pairs, strict=True))
            out["relation"] = 0.5 * functional.cross_entropy(
                self.heads.related(own[a], measures[b]), torch.tensor(kinds)
            )
        return out

    def _stance(self, vectors: Tensor, target: Tensor) -> Tensor:
        return functional.cross_entropy(self.heads.stance(vectors), target, label_smoothing=0.05)

    @torch.no_grad()
    def score(self) -> dict[str, float]:
        """On held-out fields: accuracy and kappa of the stance, mean reciprocal rank of the right measure, accuracy of
        the relation, F1 of the themes."""
        self.encoder.eval()
        self.heads.eval()
        said, meant, ranks, right, found = [], [], [], [], [0, 0, 0]
        themes = self.encode([self.reader(t) for t in self.themes.values()])
        for field, coded in self.held_out.items():
            plan = self.plans.get(field, {0: ""})
            measures = self.encode([self.reader(t) for t in plan.values()])
            order = list(plan)
            for i in range(0, len(coded), 32):
                batch = coded[i : i + 32]
                own = self.encode([self.read(c) for c in batch])
                said += self.heads.stance(own).argmax(1).tolist()
                meant += [LABELS.index(c.stance) for c in batch]
                near = self.heads.nearness(own, measures)[:, :-1]
                about = self.heads.themes(own, themes) > 0
                for j, c in enumerate(batch):
                    if c.themes is not None:
                        tagged = {code for code, yes in zip(self.themes, about[j], strict=True) if yes}
                        both = len(tagged & set(c.themes))
                        found = [a + b for a, b in zip(found, (both, len(tagged), len(c.themes)), strict=True)]
                    for link in c.links:
                        at = order.index(link.measure)
                        ranks.append(1 / (1 + int((near[j] > near[j, at]).sum())))
                        kind = self.heads.related(own[j : j + 1], measures[at : at + 1]).argmax(1)
                        right.append(KINDS[int(kind)] == link.relation)
        self.encoder.train()
        self.heads.train()
        return {
            "accuracy": _mean(np.equal(said, meant)),
            "kappa": round(float(cohen_kappa_score(said, meant)), 3),
            "mrr": _mean(ranks),
            "relation": _mean(right),
            "themes": round(2 * found[0] / max(1, found[1] + found[2]), 3),
        }


def _mean(values) -> float:
    return round(float(np.mean(values)), 3) if len(values) else 0.0


def _themes(codebook: Path) -> dict[str, str]:
    """The text by which each theme is encoded."""
    themes = read_codebook(codebook.read_text(encoding="utf-8"), codebook.name).themes
    return {t.theme: theme_text(t.label_nb, t.definition) for t in themes}


def main() -> None:
    """Reads the command line, trains, saves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--held-out", nargs="*", default=[])
    parser.add_argument(
        "--only", nargs="*", default=[], help="fields to train on; all but the held-out where not given"
    )
    parser.add_argument("--often", nargs="*", default=[], help="fields that are read three times in an epoch")
    parser.add_argument("--codebook", type=Path, default=CODEBOOK, help="the themes and how they are defined")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--size", type=int, default=24)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--begin", type=Path, help="a checkpoint to go on from")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    torch.use_deterministic_algorithms(True)
    rng = random.Random(1)
    trainer = Trainer(args.held_out, args.only, _themes(args.codebook))
    encoder = trainer.encoder
    if args.begin:
        state = torch.load(args.begin, map_location="cpu", weights_only=True)
        encoder.load_state_dict(state["encoder"])
        trainer.heads.load_state_dict(state["heads"])
    for part in (encoder.words, encoder.norm, *encoder.layers[:FROZEN]):
        part.requires_grad_(False)
    encoder.places.requires_grad_(False)
    groups = [
        {"params": [p for p in encoder.parameters() if p.requires_grad], "lr": args.rate},
        {"params": trainer.heads.parameters(), "lr": args.rate * 10},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    times = {f: OFTEN if f in args.often else ORDINARY if f.endswith(SECOND) else 1 for f in trainer.train}
    steps = args.epochs * sum(-(-times[f] * len(v) // args.size) for f, v in trainer.train.items())
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.1 * steps), (steps - s) / (0.9 * steps))
    )
    print("sentences", sum(map(len, trainer.train.values())), "steps", steps, flush=True)
    start, step = time.time(), 0
    seen: dict[str, list[float]] = {}
    encoder.train()
    for epoch in range(args.epochs):
        trainer.name_senders(rng)
        for batch in batches(trainer.train, times, args.size, rng):
            losses = trainer.losses(batch, rng)
            optimizer.zero_grad()
            sum(losses.values()).backward()
            nn.utils.clip_grad_norm_([p for g in groups for p in g["params"]], 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            for name, value in losses.items():
                seen.setdefault(name, []).append(value.item())
            if step % 25 == 0:
                print(
                    step,
                    {k: round(float(np.mean(v[-25:])), 3) for k, v in seen.items()},
                    f"{time.time() - start:.0f} s",
                    flush=True,
                )
        print("epoch", epoch + 1, trainer.score() if args.held_out else "", flush=True)
        torch.save({"encoder": encoder.state_dict(), "heads": trainer.heads.state_dict()}, args.out)


if __name__ == "__main__":
    main()
