"""The command line: ``python -m pipeline`` and the console script ``horingskart``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from pipeline.cli import listing, places
from pipeline.cli.remove import find_document, remove_document, remove_hearing
from pipeline.params import PARAMS_FILE, ParamsError, hearings
from pipeline.stage import BROKEN, DONE, MISUSED, InputError

_ABOUT = """Høringskart leser en høring: planen og alle høringssvarene. Det viser hvem som vil hva, tiltak for tiltak,
med side og ordrett sitat bak hver påstand. Alt skjer på din maskin."""
_EXAMPLES = """slik gjør du:
  python -m pipeline new rusfeltet --title "Opptrappingsplanen for rusfeltet" --plan plan.pdf svar/*.pdf
  python -m pipeline check rusfeltet      hva som er galt eller mangler
  dvc repro                               lager tabeller og rapport for alle høringer
  python -m pipeline report rusfeltet     hvor rapporten er

«python -m pipeline KOMMANDO --help» forteller mer om hver kommando.
Utgangskoder: 0 ferdig, 1 noe er galt med høringen, 2 kommandoen er skrevet feil."""


class _Parser(argparse.ArgumentParser):
    """argparse with its few fixed words in Norwegian."""

    def format_help(self) -> str:
        """The help text."""
        return _norwegian(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave with the exit code for a wrong call."""
        self.print_usage(sys.stderr)
        self.exit(MISUSED, _norwegian(f"error: {message}. «{self.prog} --help» viser hvordan.\n"))

    def format_usage(self) -> str:
        """The one-line usage."""
        return _norwegian(super().format_usage())


def _norwegian(text: str) -> str:
    for english, norwegian in (
        ("usage: ", "bruk: "),
        ("positional arguments:", "argumenter:"),
        ("options:", "valg:"),
        ("show this help message and exit", "vis denne hjelpen"),
        ("error: ", "feil: "),
        ("the following arguments are required:", "dette mangler:"),
        ("unrecognized arguments:", "ukjent:"),
        ("invalid choice:", "finnes ikke:"),
        ("choose from", "velg blant"),
        ("expected one argument", "mangler en verdi"),
        ("argument ", ""),
    ):
        text = text.replace(english, norwegian)
    return text


def main(argv: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Run one command in the project at ``root`` (here, when None); returns the exit code."""
    try:
        args = _parser().parse_args(argv)
    except SystemExit as e:  # argparse exits by itself, also after --help
        return e.code if isinstance(e.code, int) else MISUSED
    run: Callable[[argparse.Namespace, Path], int] = args.run
    try:
        return run(args, root or Path.cwd())
    except (places.CommandError, InputError, ParamsError) as e:
        print(f"Feil: {e}", file=sys.stderr)
        return MISUSED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m pipeline",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="kommandoer", metavar="KOMMANDO", required=True, parser_class=_Parser)
    _add_new(commands)
    _add(commands, "check", "si hva som er galt eller mangler i en høring", _check, "check rusfeltet").add_argument(
        "name", metavar="NAVN", help="høringens navn"
    )
    _add_remove(commands)
    _add_explain(commands)
    _add_review(commands)
    _add_codebook(commands)
    _add_publish(commands)
    _add(commands, "list", "vis høringene og hvor langt de er kommet", _list, "list")
    _add(commands, "report", "si hvor rapporten til en høring er", _report, "report rusfeltet").add_argument(
        "name", metavar="NAVN", nargs="?", help="høringens navn; alle høringene i params.yaml når det utelates"
    )
    return parser


def _add(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    what: str,
    run: Callable[[argparse.Namespace, Path], int],
    *examples: str,
) -> argparse.ArgumentParser:
    lines = "\n".join(f"  python -m pipeline {e}" for e in examples)
    parser = commands.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=f"eksempler:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def _add_new(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = _add(
        commands,
        "new",
        "lag en høring av dokumentene: kopier dem og les avsender, type og dato av brevene",
        _new,
        'new rusfeltet --title "Opptrappingsplanen for rusfeltet" --plan plan.pdf svar1.pdf svar2.docx',
        'new skolemat --title "Skolemat for alle" --case 26/1180 --deadline 2026-10-01 svar/',
    )
    parser.add_argument("name", metavar="NAVN", help="høringens navn: små bokstaver, tall, _ og -")
    parser.add_argument(
        "files",
        metavar="FIL",
        nargs="+",
        type=Path,
        help="høringssvar (PDF, DOCX, ODT, HTML, TXT, EML, ZIP …), eller mapper",
    )
    parser.add_argument("--title", metavar="TITTEL", required=True, help="høringens tittel, som den vises i rapporten")
    parser.add_argument("--plan", metavar="FIL", type=Path, help="planen svarene settes opp mot; kan utelates")
    parser.add_argument("--codebook", metavar="FIL", type=Path, help="kodebok med temaer; kan utelates")
    parser.add_argument("--case", metavar="NR", help="departementets saksnummer, som 26/1180")
    parser.add_argument("--deadline", metavar="DATO", help="høringsfristen, som 2026-10-01")


def _add_remove(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = _add(
        commands,
        "remove",
        "ta bort et dokument eller en hel høring, med alt som er laget av det",
        _remove,
        "remove rusfeltet svar1.pdf",
        "remove rusfeltet --yes",
    )
    parser.add_argument("name", metavar="NAVN", help="høringens navn")
    parser.add_argument("document", metavar="DOKUMENT", nargs="?", help="fil eller doc_id; utelatt: hele høringen")
    parser.add_argument("--yes", action="store_true", help="ikke spør først")


def _add_explain(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = _add(
        commands,
        "explain",
        "si alt som er kjent om én setning: temaer, standpunkt, tiltak, syn og rettelser",
        _explain,
        "explain lia-kommune-pdf/0012",
    )
    parser.add_argument("sentence", metavar="SETNING", help="setningens id, som i sentences.csv")
    parser.add_argument("--hearing", metavar="NAVN", help="høringen, når flere har setningen")


def _add_review(commands: argparse._SubParsersAction[_Parser]) -> None:
    what = "skriv et Excel-ark til gjennomgang, og les det utfylte arket inn igjen"
    parser = _add(commands, "review", what, _review_help, "review export rusfeltet", "review import rusfeltet ARK.xlsx")
    parts = parser.add_subparsers(title="kommandoer", metavar="KOMMANDO", required=True, parser_class=_Parser)
    export = _add(
        parts,
        "export",
        "skriv et ark med det mest usikre og det mest hviler på",
        _review_export,
        "review export rusfeltet",
        "review export rusfeltet --out ark.xlsx --most 50",
    )
    export.add_argument("name", metavar="NAVN", help="høringens navn")
    export.add_argument("--out", metavar="FIL", type=Path, help="arket; NAVN-gjennomgang.xlsx når det utelates")
    export.add_argument("--most", metavar="ANTALL", type=int, default=100, help="rader av hvert slag, høyst; 100")
    read = _add(
        parts, "import", "les et utfylt ark inn i review.csv", _review_import, "review import rusfeltet ark.xlsx"
    )
    read.add_argument("name", metavar="NAVN", help="høringens navn")
    read.add_argument("file", metavar="FIL", type=Path, help="det utfylte arket")


def _add_codebook(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = _add(
        commands,
        "codebook",
        "vis hva en endret kodebok gjør",
        _review_help,
        "codebook diff rusfeltet --old gammel.yaml",
    )
    parts = parser.add_subparsers(title="kommandoer", metavar="KOMMANDO", required=True, parser_class=_Parser)
    diff = _add(
        parts,
        "diff",
        "vis hvilke setninger som får og mister et tema fra en gammel kodebok til høringens egen",
        _codebook_diff,
        "codebook diff rusfeltet --old gammel.yaml",
    )
    diff.add_argument("name", metavar="NAVN", help="høringens navn")
    diff.add_argument("--old", metavar="FIL", type=Path, required=True, help="kodeboken slik den var")


def _add_publish(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = _add(
        commands,
        "publish",
        "lagre kjøringen som publisert: senere rapporter viser hva som er endret siden",
        _publish,
        "publish rusfeltet",
        'publish rusfeltet --note "Sendt til statsråden" --date 2026-11-21',
    )
    parser.add_argument("name", metavar="NAVN", help="høringens navn")
    parser.add_argument("--note", metavar="TEKST", default="", help="hva som ble publisert, som det vises i rapporten")
    parser.add_argument("--date", metavar="DATO", help="dagen, som 2026-11-21; i dag når den utelates")


def _new(args: argparse.Namespace, root: Path) -> int:
    from pipeline.cli.new import Order, new  # loads spaCy, for which «--help» and «list» should not wait

    order = Order(
        name=args.name,
        title=args.title,
        files=tuple(args.files),
        plan=args.plan,
        codebook=args.codebook,
        case_number=args.case,
        deadline=args.deadline,
    )
    _say(new(root, order))
    return DONE


def _check(args: argparse.Namespace, root: Path) -> int:
    from pipeline.cli.check import check  # loads spaCy

    wrong, look = check(root, args.name)
    _say([*(f"Feil: {line}" for line in wrong), *(f"Se over: {line}" for line in look)])
    _say([f"{len(wrong)} feil, {len(look)} å se over." if wrong or look else "Alt er i orden."])
    return BROKEN if wrong else DONE


def _remove(args: argparse.Namespace, root: Path) -> int:
    places.corpus(root, args.name)
    file = find_document(root, args.name, args.document) if args.document else None
    what = f"«{file}» fra høringen «{args.name}»" if file else f"hele høringen «{args.name}»"
    if not args.yes and not _sure(what):
        _say(["Ingenting er tatt bort."])
        return DONE
    _say(remove_document(root, args.name, file) if file else remove_hearing(root, args.name))
    return DONE


def _sure(what: str) -> bool:
    try:
        answer = input(f"Ta bort {what}, med alt som er laget av det? Skriv ja: ")
    except EOFError:
        return False
    return answer.strip().lower() in ("ja", "j")


def _explain(args: argparse.Namespace, root: Path) -> int:
    from pipeline.cli.explain import explain  # loads spaCy, as do the rooms below

    _say(explain(root, args.sentence, args.hearing))
    return DONE


def _review_help(args: argparse.Namespace, root: Path) -> int:
    return MISUSED  # never reached: the parser asks for a command


def _review_export(args: argparse.Namespace, root: Path) -> int:
    from pipeline.cli.reviewsheet import export

    _say(export(root, args.name, args.out, args.most))
    return DONE


def _review_import(args: argparse.Namespace, root: Path) -> int:
    from pipeline.cli.reviewimport import import_sheet

    _say(import_sheet(root, args.name, args.file))
    return DONE


def _codebook_diff(args: argparse.Namespace, root: Path) -> int:
    from pipeline.cli.codebookdiff import diff

    _say(diff(root, args.name, args.old))
    return DONE


def _publish(args: argparse.Namespace, root: Path) -> int:
    from pipeline.cli.publish import publish

    _say(publish(root, args.name, args.note, args.date))
    return DONE


def _list(_: argparse.Namespace, root: Path) -> int:
    _say(listing.list_hearings(root))
    return DONE


def _report(args: argparse.Namespace, root: Path) -> int:
    found = [listing.report(root, name) for name in ([args.name] if args.name else hearings(root / PARAMS_FILE))]
    _say([line for line, _ in found])
    return DONE if all(there for _, there in found) else BROKEN


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
