"""What ruimte wants to reach, and whether it did."""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Callable

from measure import Run, paired
from rounds import Measured

MIB = 1 << 20


@dataclasses.dataclass(frozen=True)
class Goal:
    """A number that should not be larger; `seen` gives it, or fails where it was not measured."""

    said: str
    most: float
    unit: str
    seen: Callable


def ratio(size: int, peer: str, field: str) -> Callable:
    """Of builds of ours to those of a peer."""
    return lambda every, _: paired(every[size].builds["ruimte"], every[size].builds[peer], field)


def builds(size: int, every: dict[int, Measured]) -> list[Run]:
    """The builds of ours."""
    return every[size].builds["ruimte"]


def median(runs: list[Run], field: str = "wall") -> float:
    """The median of what runs took."""
    return statistics.median(getattr(run, field) for run in runs)


def memory(size: int) -> Callable:
    """The most memory of builds of ours, in MiB."""
    return lambda every, _: max(run.memory for run in builds(size, every)) / MIB


def growth(every: dict[int, Measured], _) -> float:
    """How much longer ten times as many pages take."""
    return median(builds(10_000, every)) / median(builds(1_000, every))


def search_per_page(every: dict[int, Measured], _) -> float:
    """The compressed search data of ours for each page with a story, in bytes."""
    return every[1_000].outputs["ruimte"].search_gzip / every[1_000].pages


GOALS = [
    Goal("1,000 pages: wall, of Hugo without search", 0.6, "x", ratio(1_000, "hugo", "wall")),
    Goal("1,000 pages: CPU, of Hugo without search", 0.5, "x", ratio(1_000, "hugo", "cpu")),
    Goal("1,000 pages: wall, of Hugo and Pagefind", 0.25, "x", ratio(1_000, "hugo+pagefind", "wall")),
    Goal("1,000 pages: wall, of mdBook", 0.15, "x", ratio(1_000, "mdbook", "wall")),
    Goal("1,000 pages: peak memory", 64, "MiB", memory(1_000)),
    Goal("10,000 pages: wall, of Hugo without search", 0.6, "x", ratio(10_000, "hugo", "wall")),
    Goal("10,000 pages: wall, of our 1,000", 11, "x", growth),
    Goal("10,000 pages: peak memory", 200, "MiB", memory(10_000)),
    Goal(
        "10,000 pages: one file changed, of a cold build",
        0.3,
        "x",
        lambda every, _: paired(every[10_000].changed, builds(10_000, every), "wall"),
    ),
    Goal("1,000 pages: HTML of a page beyond its words", 4_000, "B", lambda every, _: every[1_000].beyond),
    Goal("1,000 pages: search data for a page, compressed", 200, "B", search_per_page),
    Goal("10,000 examples: check", 1, "s", lambda every, _: median(every[10_000].checks)),
    Goal("start-up of ruimte --version", 5, "ms", lambda _, start: median(start) * 1_000),
]


def judged(every: dict[int, Measured], start: list[Run]) -> list[tuple[Goal, float | None]]:
    """Each goal with what was seen, or nothing where that was not measured."""
    return [(goal, seen(goal, every, start)) for goal in GOALS]


def seen(goal: Goal, every: dict[int, Measured], start: list[Run]) -> float | None:
    """What was seen of a goal; the sizes or peers that it speaks of may have been left out."""
    try:
        return goal.seen(every, start)
    except KeyError:
        return None
