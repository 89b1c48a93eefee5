"""Puts the same pages into a folder for each tool."""

import itertools
import multiprocessing
import pathlib

from cases import Case, cases, organisation
from measure import remove
from tools import Installed, Tool

# As many cases are known while tools are run. All of them would take memory, which the system
# then reports for the programs that are started from here, too.
SOME = 60


def write(work: pathlib.Path, tools: list[Tool], programs: dict[str, str], pages: int) -> list[Installed]:
    """Writes so many pages for each tool, in a process of its own for the memory that this takes."""
    folder = work / str(pages)
    remove(folder)
    writers = {tool.folder: tool.write for tool in tools}
    process = multiprocessing.get_context("fork").Process(target=write_all, args=(folder, writers, pages))
    process.start()
    process.join()
    if process.exitcode != 0:
        raise SystemExit(f"the pages could not be written to {folder}")
    return [Installed(tool, programs, folder / tool.folder) for tool in tools]


def write_all(folder: pathlib.Path, writers: dict, pages: int) -> None:
    """Writes the pages in each way."""
    about = organisation()
    for name, writer in writers.items():
        writer(folder / name, about, cases(about, pages))


def some(pages: int) -> list[Case]:
    """The first of so many cases."""
    return list(itertools.islice(cases(organisation(), pages), SOME))
