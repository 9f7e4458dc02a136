"""The one runner of all stages: arguments, params, logging, rejects, progress, cache, exit code.

A room describes itself as a ``Stage`` and hands it to ``main``. Its ``run(inputs, params, work)`` is pure: records in,
records out. This module alone touches files.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import multiprocessing
import os
import shutil
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from pipeline import tables
from pipeline.params import HEARING_NAME, Params, ParamsError, RunParams, load
from pipeline.records import Embedding, Record, Reject, Review, ReviewKind

P = TypeVar("P", bound=Params)
R = TypeVar("R", bound=Record)
T = TypeVar("T")
Result = TypeVar("Result")

Array = npt.NDArray[np.float32]

DONE, BROKEN, MISUSED = 0, 1, 2
"""Exit codes: done (also with refused files); a law is broken or too much was refused; called wrongly."""

SHOWN_REJECTS = 5
"""How many rejects are named in the terminal; all stand in ``rejects/``."""

REVIEW = "review.csv"
"""The file of a hearing in which people's decisions stand; a stage that follows them names it among its files."""

log = logging.getLogger("pipeline")


class LawBroken(Exception):  # noqa: N818 (the design's word)
    """A law of the design does not hold; the run must fail. The message names the law, the place and the value."""


class InputError(ValueError):
    """An input file that people edit is wrong; the message names file, line, value, what is allowed, what to try."""


@dataclass(frozen=True)
class InputFile:
    """A file that a stage was given. ``name`` is its path under the hearing's folder, with ``/``."""

    name: str
    path: Path = field(repr=False)

    @property
    def is_plain(self) -> bool:
        """Whether it is a file of its own: no pipe or device, no link that leads nowhere or out of the folder the
        stage was given. Nothing else may be read."""
        base = self.path.parents[max(self.name.count("/") - 1, 0)]
        if not self.path.is_file():
            return False
        return not _has_link(self.path, base) or self.path.resolve().is_relative_to(base.resolve())

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size

    def read(self) -> bytes:
        """The whole file."""
        return self.path.read_bytes()

    def digest(self) -> str:
        """SHA-256 of the content."""
        with self.path.open("rb") as f:
            return hashlib.file_digest(f, "sha256").hexdigest()


@dataclass(frozen=True)
class Inputs:
    """What a stage reads: tables and arrays by ``stage/name``; files by name, ``hearing.yaml``, ``documents/a.pdf``."""

    hearing: str
    tables: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    arrays: Mapping[str, Array] = field(default_factory=dict)
    files: Mapping[str, InputFile] = field(default_factory=dict)

    def table(self, name: str, record: type[R]) -> tuple[R, ...]:
        """The table ``name``, whose rows are ``record``."""
        rows = self.tables[name]
        if rows and not isinstance(rows[0], record):
            raise TypeError(f"{name} holds {type(rows[0]).__name__}, not {record.__name__}")
        return rows  # type: ignore[return-value]

    def reviews(self, kind: ReviewKind) -> tuple[Review, ...]:
        """People's decisions of ``kind`` in ``review.csv``; none where that file was not given."""
        file = self.files.get(REVIEW)
        every = tables.read_reviews(file.read(), file.name) if file else ()
        return tuple(r for r in every if r.kind == kind)

    def require_embedder(self, embedder: str, room: str, plain: str) -> None:
        """Raises InputError when the vectors were not made by ``embedder``, which the room's method «learned» reads.

        plain: the room's method that reads none.
        """
        (made,) = self.table("embed/embedding", Embedding)
        if made.embedder != embedder:
            raise InputError(
                f"params.yaml, {room}.method: «learned» leser vektorene til {embedder}, men embed.embedder er "
                f"«{made.embedder}». Skriv {embedder} der, eller «{plain}» her."
            )


@dataclass(frozen=True)
class Outputs:
    """What a stage made. ``files`` are named by their path under ``output/<hearing>/``.

    ``failure`` is set when the result is written but the stage must still fail (too many files refused).
    """

    tables: Mapping[str, Iterable[Record]] = field(default_factory=dict)
    arrays: Mapping[str, Array] = field(default_factory=dict)
    files: Mapping[str, bytes | str | InputFile] = field(default_factory=dict)
    rejects: tuple[Reject, ...] = ()
    failure: str | None = None


@dataclass(frozen=True)
class Stage(Generic[P]):
    """A room's entry: what it reads, what it writes and the pure function between.

    tables: tables read, ``{"ingest/documents": Document}``.
    arrays: arrays read, ``("embed/vectors",)``.
    files: files and folders read under ``corpus/<hearing>/``; a folder gives every file in it.
    made: files and folders read under ``output/<hearing>/`` that are no work tables (public tables, metrics).
    project: files and folders of the project itself that are shown to readers: ``params.yaml``, models with their
        cards. Their names are paths under the root; those that are not there are left out.
    outs: folders and files written under ``output/<hearing>/``; ``work/<name>`` when empty. What has a suffix is a
    file, so that stages and hands may share a folder.
    """

    name: str
    params: type[P]
    run: Callable[[Inputs, P, Work], Outputs]
    tables: Mapping[str, type[Record]] = field(default_factory=dict)
    arrays: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    project: tuple[str, ...] = ()
    outs: tuple[str, ...] = ()

    @property
    def folders(self) -> tuple[str, ...]:
        """Folders and files this stage owns under ``output/<hearing>/``."""
        return self.outs or (f"work/{self.name}",)


Why = Literal["time", "memory", "crash"]
"""How work on an item can end without a result: past its time, out of memory, or the process stopped."""


@dataclass(frozen=True)
class Limits:
    """What work on one item may use: seconds on the wall, and megabytes beyond what its process had before it."""

    seconds: float
    megabytes: int


@dataclass(frozen=True)
class Work:
    """What the runner lends a room: work over many items with reuse, worker processes and progress."""

    title: str
    version: str
    jobs: int = 1
    cache: Path | None = None
    max_refused: float = 1.0

    def map(
        self,
        fn: Callable[[T], Result],
        items: Sequence[T],
        *,
        result: type[Result],
        key: Callable[[T], bytes | str],
        label: Callable[[T], str] = str,
        processes: bool = True,
        limits: Limits | None = None,
        failed: Callable[[T, Why], Result] | None = None,
        reusable: Callable[[Result], bool] | None = None,
    ) -> list[Result]:
        """``[fn(item) for item in items]``, reusing what was made before from equal content, code and params.

        fn: pure; a module-level function when ``processes`` is set.
        result: the type ``fn`` returns, as msgspec reads it back.
        key: what the result depends on beside the room's code and params.
        label: what people see of the item while it runs.
        limits: with these, each item is worked on in a process of ours that is ended when it takes more, and
        ``failed(item, why)`` stands in for the result. That is never reused: the next run tries again.
        reusable: which results may be reused; all when not given.
        """
        paths = [self._path(fn, key(item)) for item in items]
        found = {i: self._get(path, result) for i, path in enumerate(paths) if path and path.exists()}
        todo = [i for i in range(len(items)) if found.get(i) is None]
        done: dict[int, Result] = {i: v for i, v in found.items() if v is not None}
        with tqdm(
            disable=not items, total=len(items), initial=len(done), desc=self.title, file=sys.stderr, mininterval=1.0
        ) as bar:
            for i, value, keep in self._each(fn, [items[i] for i in todo], todo, processes, limits, failed):
                done[i] = value
                bar.set_postfix_str(label(items[i])[:40], refresh=False)
                bar.update()
                if keep and (reusable is None or reusable(value)) and (path := paths[i]):
                    tables.write_bytes(path, msgspec.json.encode(value))
        return [done[i] for i in range(len(items))]

    def _each(
        self,
        fn: Callable[[T], Result],
        items: Sequence[T],
        at: Sequence[int],
        processes: bool,
        limits: Limits | None,
        failed: Callable[[T, Why], Result] | None,
    ) -> Iterator[tuple[int, Result, bool]]:
        """Place, result and whether it may be reused, for each item, in the order they are done."""
        if limits is not None and failed is not None:
            for n, why, value in _guarded(fn, items, min(self.jobs, len(items)), limits):
                yield at[n], failed(items[n], why) if why else value, why is None
        elif not processes or self.jobs < 2 or len(items) < 2:
            yield from ((i, fn(item), True) for i, item in zip(at, items, strict=True))
        else:
            with ProcessPoolExecutor(max_workers=min(self.jobs, len(items))) as pool:
                yield from ((i, value, True) for i, value in zip(at, pool.map(fn, items), strict=True))

    def _path(self, fn: Callable[..., Any], key: bytes | str) -> Path | None:
        if self.cache is None:
            return None
        raw = key.encode() if isinstance(key, str) else key
        name = hashlib.sha256(b"\0".join([self.version.encode(), fn.__qualname__.encode(), raw])).hexdigest()
        return self.cache / name[:2] / name[2:]

    def _get(self, path: Path, result: type[Result]) -> Result | None:
        try:
            return msgspec.json.decode(path.read_bytes(), type=result)
        except msgspec.DecodeError:  # a cut-off or foreign file costs only time
            return None


_OUT_OF_MEMORY = 77
"""Exit code by which a worker says that it ran out of memory."""


@dataclass
class _Worker:
    """A process that works on one item at a time; ``item`` is the place of the one it has, until ``deadline``."""

    process: multiprocessing.process.BaseProcess
    pipe: Connection
    item: int = 0
    deadline: float = 0.0

    def end(self) -> int | None:
        """Stop the process at once; returns its exit code."""
        self.pipe.close()
        self.process.join(0.5)  # one that is on its way out keeps its own exit code
        self.process.kill()
        self.process.join()
        return self.process.exitcode


def _guarded(
    fn: Callable[[T], Result], items: Sequence[T], jobs: int, limits: Limits
) -> Iterator[tuple[int, Why | None, Any]]:
    """Place, why it failed or None, and result of each item, in the order they are done.

    concurrent.futures has no way to end one task: a worker of its own for each place at the bench, and a pipe to each.
    """
    waiting = deque(range(len(items)))
    idle: list[_Worker] = []
    busy: list[_Worker] = []
    try:
        while waiting or busy:
            while waiting and len(busy) < max(jobs, 1):
                worker = idle.pop() if idle else _start(fn, limits, [w.pipe for w in busy])
                worker.item, worker.deadline = waiting.popleft(), time.monotonic() + limits.seconds
                worker.pipe.send(items[worker.item])
                busy.append(worker)
            wait([w.pipe for w in busy], max(0.0, min(w.deadline for w in busy) - time.monotonic()))
            for worker in list(busy):
                if (answer := _answer(worker)) is None:
                    continue
                busy.remove(worker)
                why, value = answer
                idle += [worker] if why is None else []
                yield worker.item, why, value
    finally:
        for worker in [*idle, *busy]:
            worker.process.kill()
            worker.end()


def _answer(worker: _Worker) -> tuple[Why | None, Any] | None:
    """What became of the worker's item, or None while it works. Raises what ``fn`` raised."""
    if not worker.pipe.poll():
        if time.monotonic() < worker.deadline:
            return None
        worker.process.kill()
        worker.end()
        return "time", None
    try:
        raised, value = worker.pipe.recv()
    except (EOFError, OSError):  # it stopped without an answer
        return ("memory" if worker.end() == _OUT_OF_MEMORY else "crash"), None
    if raised is not None:
        raise raised
    return None, value


def _start(fn: Callable[[T], Result], limits: Limits, others: list[Connection]) -> _Worker:
    ours, theirs = multiprocessing.Pipe()
    # A forked child holds copies of our ends, also of the pipes to the others, and would keep them from closing.
    inherited = [ours, *others] if multiprocessing.get_start_method() == "fork" else []
    process = multiprocessing.Process(target=_serve, args=(fn, theirs, limits.megabytes, inherited), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(fn: Callable[[Any], Any], pipe: Connection, megabytes: int, inherited: Sequence[Connection]) -> None:
    """A worker's life: an item in, a result out, until the pipe is closed."""
    for other in inherited:
        other.close()
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        try:
            _limit_memory(megabytes)
            pipe.send((None, fn(item)))
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        except Exception as e:  # noqa: BLE001 (raised again by the runner, where it belongs)
            pipe.send((e, None))


def _limit_memory(megabytes: int) -> None:
    """Let this process take so much more than it has; only where the system can say and hold it (Linux)."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = pages * resource.getpagesize() + megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def main(stage: Stage[P], argv: Sequence[str] | None = None) -> int:
    """Run ``stage`` for the hearing named on the command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog=f"python -m pipeline.{stage.name}", description=stage.run.__doc__)
    parser.add_argument("hearing", help="høringens navn, som i params.yaml")
    hearing = parser.parse_args(argv).hearing
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    if not HEARING_NAME.fullmatch(hearing):
        log.error("«%s» kan ikke være navnet på en høring. Tillatt: små bokstaver, sifre, _ og -.", hearing)
        return MISUSED
    try:
        outputs = run(stage, hearing, Path.cwd())
    except (ParamsError, InputError, tables.TableError, FileNotFoundError) as e:
        log.error("%s %s: %s", stage.name, hearing, e)
        return MISUSED
    except LawBroken as e:
        log.error("%s %s: brudd på en lov: %s", stage.name, hearing, e)
        return BROKEN
    for reject in outputs.rejects[:SHOWN_REJECTS]:
        log.warning("%s %s: %s: %s", stage.name, hearing, reject.item, reject.reason)
    if len(outputs.rejects) > SHOWN_REJECTS:
        more, place = len(outputs.rejects) - SHOWN_REJECTS, f"output/{hearing}/rejects/{stage.name}.csv"
        log.warning("%s %s: … og %d til, se %s", stage.name, hearing, more, place)
    if outputs.failure:
        log.error("%s %s: %s", stage.name, hearing, outputs.failure)
        return BROKEN
    return DONE


def run(stage: Stage[P], hearing: str, root: Path) -> Outputs:
    """Read the inputs of ``stage`` under ``root``, run it, write what it made; returns what was written."""
    corpus, output = root / "corpus" / hearing, root / "output" / hearing
    settings = load(stage.name, stage.params, root / "params.yaml")
    general = load("run", RunParams, root / "params.yaml")
    given = [(corpus, n) for n in stage.files] + [(output, n) for n in stage.made]
    given += [(root, n) for n in stage.project if (root / n).exists()]
    inputs = Inputs(
        hearing=hearing,
        tables={n: tables.read_records(_work_file(output, n, "jsonl"), r) for n, r in stage.tables.items()},
        arrays={n: tables.read_array(_work_file(output, n, "npy")) for n in stage.arrays},
        files={f.name: f for base, name in given for f in input_files(base, name)},
    )
    version = code_version(stage, settings, root)
    work = Work(
        title=f"{stage.name} {hearing}",
        version=version,
        jobs=general.jobs,
        cache=root / ".cache" / stage.name,
        max_refused=general.max_refused,
    )
    log.info("%s %s …", stage.name, hearing)
    outputs = stage.run(inputs, settings, work)
    _write(stage, outputs, output)
    return outputs


def code_version(stage: Stage[P], settings: Params, root: Path) -> str:
    """Digest of all a cached result depends on beside its item: the code of the room and of the shared modules, the
    room's params and the pinned packages."""
    package = Path(__file__).parent
    parts = ["records.py", "params.py", "tables.py", "stage.py", "language", stage.name, f"{stage.name}.py"]
    files = [f for name in parts for f in _files(package / name) if "__pycache__" not in f.parts]
    lock = root / "requirements.lock"
    digest = hashlib.sha256(msgspec.json.encode(settings, order="sorted"))
    for f in [*files, *([lock] if lock.exists() else [])]:
        digest.update(f.name.encode() + b"\0" + f.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    """The file, or all in the folder that is no folder itself: also links, pipes and devices, so that none is lost."""
    if not path.is_dir():
        return [path] if path.exists() else []
    return sorted(f for f in path.rglob("*") if f.is_symlink() or not f.is_dir())


def _has_link(path: Path, base: Path) -> bool:
    """Whether ``path``, or a folder on the way to it from ``base``, is a link."""
    return any(p.is_symlink() for p in (path, *path.parents) if p.is_relative_to(base) and p != base)


def shown_name(path: Path, base: Path) -> str:
    """The path under ``base`` with ``/``; bytes that are no UTF-8 in a file's name are written as ``\\xff``."""
    return os.fsencode(path.relative_to(base).as_posix()).decode("utf-8", errors="backslashreplace")


def _work_file(output: Path, name: str, suffix: str) -> Path:
    stage, table = name.split("/")
    return output / "work" / stage / f"{table}.{suffix}"


def input_files(base: Path, name: str) -> list[InputFile]:
    """The file ``name`` under ``base``, or all in the folder; raises FileNotFoundError saying what to do."""
    path = base / name
    if not path.exists():
        raise FileNotFoundError(f"{path} finnes ikke. «python -m pipeline check {base.name}» sier hva som mangler.")
    return [InputFile(shown_name(f, base), f) for f in _files(path)]


def _write(stage: Stage[P], outputs: Outputs, output: Path) -> None:
    for own in stage.folders:
        if Path(own).suffix:
            (output / own).unlink(missing_ok=True)
            continue
        shutil.rmtree(output / own, ignore_errors=True)
        (output / own).mkdir(parents=True)
    work = output / "work" / stage.name
    for name, rows in outputs.tables.items():
        tables.write_records(work / f"{name}.jsonl", rows)
    for name, array in outputs.arrays.items():
        tables.write_array(work / f"{name}.npy", array)
    for name, content in outputs.files.items():
        target = output / name
        if not any(target.resolve().is_relative_to((output / f).resolve()) for f in stage.folders):
            raise LawBroken(f"«{name}» ligger utenfor mappene til {stage.name}: {', '.join(stage.folders)}")
        if isinstance(content, InputFile):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content.path, target)
        else:
            tables.write_bytes(target, content.encode("utf-8") if isinstance(content, str) else content)
    columns = Reject.__struct_fields__
    rejected = tables.csv_text(columns, ([getattr(r, c) for c in columns] for r in outputs.rejects))
    tables.write_bytes(output / "rejects" / f"{stage.name}.csv", rejected.encode("utf-8"))
