"""Runs programs, one at a time, and tells what they took."""

import dataclasses
import gzip
import os
import pathlib
import shutil
import statistics
import subprocess
import time

from tools import Installed


@dataclasses.dataclass(frozen=True)
class Run:
    """What a program took, with all that it started: seconds, seconds and bytes."""

    wall: float
    cpu: float
    memory: int

    def __add__(self, other: "Run") -> "Run":
        return Run(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))


class Failed(Exception):
    """A program that did not end well, and what it said."""


def run(command: list[str], folder: pathlib.Path) -> Run:
    """Runs a program in a folder, without a shell; what it says is kept in a file beside it."""
    log = folder.with_suffix(".log")
    with open(log, "wb") as said:
        began = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise Failed(f"{' '.join(command)} ended with {child.returncode}; see {log}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def cold(installed: Installed) -> Run:
    """Builds without any earlier output, which is removed, and on the disk, before the clock runs."""
    for name in (installed.tool.output, *installed.tool.caches):
        remove(installed.folder / name)
    return warm(installed)


def warm(installed: Installed) -> Run:
    """Builds over what is there."""
    os.sync()
    runs = [run(installed.command(words), installed.folder) for words in installed.tool.build]
    return sum(runs[1:], runs[0])


def remove(path: pathlib.Path) -> None:
    """Removes a file or folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@dataclasses.dataclass(frozen=True)
class Output:
    """What a build left: pages, and bytes of pages, of search data and of that compressed."""

    pages: int
    html: int
    search: int
    search_gzip: int


def output(installed: Installed) -> Output:
    """Weighs the output of the last build."""
    pages = [path.stat().st_size for path in installed.output.rglob("*.html")]
    data = [
        path.read_bytes()
        for pattern in installed.tool.search
        for path in sorted(installed.output.glob(pattern))
        if path.is_file()
    ]
    packed = sum(len(gzip.compress(each, mtime=0)) for each in data)
    return Output(len(pages), sum(pages), sum(map(len, data)), packed)


def paired(ours: list[Run], others: list[Run], field: str) -> float:
    """The median of ours to theirs, each within one round."""
    return statistics.median(
        getattr(our, field) / getattr(other, field) for our, other in zip(ours, others, strict=True)
    )
