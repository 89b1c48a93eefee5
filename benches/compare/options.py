"""What can be asked for on the command line."""

import argparse
import os
import pathlib

from tools import PEERS

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / os.environ.get("CARGO_TARGET_DIR", "target")
SIZES = [100, 1_000, 10_000]
# From so many pages on a run has fewer rounds.
MANY, ROUNDS, ROUNDS_OF_MANY = 10_000, 7, 3
NOBODY = "none"


def options(about: str) -> argparse.Namespace:
    """Reads the command line."""
    names = [tool.name for tool in PEERS]
    path = lambda text: pathlib.Path(text).absolute()
    words = argparse.ArgumentParser(description=about)
    add = words.add_argument
    add("--sizes", type=numbers, default=SIZES, help="numbers of pages, with commas between them")
    add("--only", type=chosen, default=[], metavar="NAMES",
        help=f"the peers, of {', '.join(names)}; `{NOBODY}` measures ruimte alone")
    add("--rounds", type=positive, help=f"default: {ROUNDS}, from {MANY:,} pages on {ROUNDS_OF_MANY}")
    add("--ruimte", type=path, help="the program; default: what `cargo build --profile dist` makes")
    add("--cache", type=path, default=TARGET / "compare/peers", help="where peers are installed")
    add("--work", type=path, default=TARGET / "compare/work",
        help="where pages are written and built, such as a folder on a RAM disk")
    add("--skip-latency", action="store_true", help="serve nothing")
    add("--port", type=int, default=0, help="where peers serve; default: any port that is free")
    add("--json", type=path, help="a file that gets every single run")
    return words.parse_args()


def positive(text: str) -> int:
    """A number from 1 on."""
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def numbers(text: str) -> list[int]:
    """Numbers with commas between them."""
    return [positive(each) for each in text.split(",")]


def chosen(text: str) -> list[str]:
    """Names of peers with commas between them."""
    names = text.split(",")
    unknown = set(names) - {NOBODY, *(tool.name for tool in PEERS)}
    if unknown:
        raise argparse.ArgumentTypeError(f"there is no peer {', '.join(sorted(unknown))}")
    return names
