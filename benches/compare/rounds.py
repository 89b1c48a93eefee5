"""All measurements with so many pages: every tool once a round, so that what else the machine does
falls on all of them.
"""

from __future__ import annotations

import dataclasses
import pathlib
import statistics
import sys

import ours
from cases import Case
from measure import Failed, Output, Run, cold, output, run, warm
from tools import OURS, Installed

# What is written before a story to change it.
CHANGED = "Changed"


@dataclasses.dataclass
class Measured:
    """What was seen with so many pages."""

    pages: int
    builds: dict[str, list[Run]]
    outputs: dict[str, Output]
    # Of ours: over an earlier output with one file changed, and `check`.
    changed: list[Run] = dataclasses.field(default_factory=list)
    checks: list[Run] = dataclasses.field(default_factory=list)
    # Bytes of an example's page beyond the words of its file, on average.
    beyond: float = 0


def measure(tools: list[Installed], pages: int, some: list[Case], rounds: int) -> Measured:
    """Runs so many rounds, after one that does not count; knows some of the cases."""
    tools = [each for each in tools if works(each, pages)]
    measured = Measured(
        pages,
        builds={each.tool.name: [] for each in tools},
        outputs={each.tool.name: output(each) for each in tools},
    )
    own = next(each for each in tools if each.tool is OURS)
    measured.beyond = statistics.mean(beyond(own.output, case) for case in some)
    for number in range(rounds):
        print(f"{pages:,} pages, round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        # No tool always comes after the same one's writing.
        first = number % len(tools)
        for each in tools[first:] + tools[:first]:
            taken = built(each)
            if taken:
                measured.builds[each.tool.name].append(taken)
            if each is own:
                measured.changed.append(change(own, some[number % len(some)]))
                measured.checks.append(check(own))
    for name, runs in list(measured.builds.items()):
        if len(runs) < rounds:
            del measured.builds[name]
    return measured


def works(installed: Installed, pages: int) -> bool:
    """Whether a tool builds the pages, which also warms the caches."""
    print(f"{pages:,} pages, before it counts: {installed.tool.name}", file=sys.stderr, flush=True)
    return built(installed) is not None


def built(installed: Installed) -> Run | None:
    """A build, or nothing where a peer fails; ours must not."""
    try:
        return cold(installed)
    except (Failed, OSError) as problem:
        if installed.tool is OURS:
            raise
        print(f"{installed.tool.name} is left out: {problem}", file=sys.stderr, flush=True)
        return None


def change(installed: Installed, case: Case) -> Run:
    """Builds once more after a word was added to a story."""
    path = ours.path_of(installed.folder, case)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("story: |\n  ", f"story: |\n  {CHANGED} "), encoding="utf-8")
    return warm(installed)


def check(installed: Installed) -> Run:
    """Checks the content."""
    return run(installed.command(["ruimte", "check", "--quiet"]), installed.folder)


def beyond(output: pathlib.Path, case: Case) -> int:
    """The bytes of a page that are not its title, story or outcome."""
    words = " ".join([case.title, *case.story, case.what_happened])
    page = output / ours.NAME / "examples" / f"{case.id}.html"
    return page.stat().st_size - len(words.encode())
