"""Prints what was measured as plain tables, in Markdown, and writes it as JSON."""

import dataclasses
import json
import pathlib
import statistics

from goals import MIB, judged, median
from measure import Run, paired
from rounds import Measured

HEADINGS = "tool,wall s,CPU s,memory MiB,ours/it wall,ours/it CPU,pages,HTML kB,search kB,gzip kB"


def print_size(measured: Measured) -> None:
    """The table of so many pages, and what only ours was asked for."""
    rounds = len(measured.builds["ruimte"])
    print(f"\n### {measured.pages:,} pages, median (least to most) of {rounds} rounds\n")
    rows = [tool_row(measured, name) for name in measured.builds]
    print_table(HEADINGS.split(","), rows)
    share = paired(measured.changed, measured.builds["ruimte"], "wall")
    outputs = measured.outputs["ruimte"]
    print(f"\nruimte, one file changed: {spread(measured.changed, 'wall')} s, {share:.2f} of a cold build")
    print(f"ruimte check: {spread(measured.checks, 'wall')} s")
    print(f"ruimte, HTML of a page beyond its words: {measured.beyond:,.0f} B")
    print(f"ruimte, search data for a page, compressed: {outputs.search_gzip / measured.pages:,.0f} B")


def tool_row(measured: Measured, name: str) -> list[str]:
    """A tool's row."""
    runs, output = measured.builds[name], measured.outputs[name]
    ours, ratios = measured.builds["ruimte"], ["", ""]
    if name != "ruimte":
        ratios = [f"{paired(ours, runs, field):.2f}" for field in ("wall", "cpu")]
    memory = f"{max(run.memory for run in runs) / MIB:.0f}"
    sizes = [f"{size / 1000:,.0f}" for size in (output.html, output.search, output.search_gzip)]
    return [name, spread(runs, "wall"), spread(runs, "cpu"), memory, *ratios, f"{output.pages:,}", *sizes]


def spread(runs: list[Run], field: str) -> str:
    """Median, least and most of what runs took."""
    every = [getattr(run, field) for run in runs]
    return f"{statistics.median(every):.2f} ({min(every):.2f} to {max(every):.2f})"


def print_latencies(latencies: dict[str, list[float]], pages: int) -> None:
    """How long each server took to follow a change."""
    print(f"\n### From saving a file to its page, {pages:,} pages\n")
    rows = [
        [name, f"{statistics.median(times) * 1000:.1f}", f"{max(times) * 1000:.1f}", str(len(times))]
        for name, times in latencies.items()
    ]
    print_table(["server", "median ms", "worst ms", "changes"], rows)


def print_goals(every: dict[int, Measured], start: list[Run]) -> None:
    """Every goal, and whether it was reached."""
    print("\n### Goals\n")
    rows = []
    for goal, seen in judged(every, start):
        verdict = "not measured"
        if seen is not None:
            missed = f"missed by {number(seen - goal.most)} {goal.unit}"
            verdict = "reached" if seen <= goal.most else missed
        shown = "" if seen is None else f"{number(seen)} {goal.unit}"
        rows.append([goal.said, f"{number(goal.most)} {goal.unit}", shown, verdict])
    print_table(["goal", "at most", "seen", ""], rows)


def print_starts(starts: list[Run], nothing: list[Run]) -> None:
    """How long ruimte takes to start, beside a program that does nothing."""
    own, system = median(starts) * 1000, median(nothing) * 1000
    print(f"\nruimte --version: {own:.2f} ms, the median of {len(starts)}; `true` takes {system:.2f} ms")


def number(value: float) -> str:
    """A number with no more decimals than it needs, and at most two."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def print_table(headings: list[str], rows: list[list[str]]) -> None:
    """A table whose columns are aligned, the first to the left."""
    widths = [max(len(row[column]) for row in [headings, *rows]) for column in range(len(headings))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for row in [headings, rule, *rows]:
        first, *rest = zip(row, widths)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
        print(f"| {' | '.join(cells)} |")


def write_json(path: pathlib.Path, **seen) -> None:
    """Writes everything that was seen, run by run."""
    text = json.dumps(seen, default=dataclasses.asdict, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")
