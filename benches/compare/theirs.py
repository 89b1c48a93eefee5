"""Writes the same cases as Markdown, as Hugo, mdBook and Zensical read them.

What our example page shows of a case (setting, story, decision, outcome, links) is in the Markdown
or in the layout. Hugo makes the lists of sections and tags itself; the other two have no such
thing, so that theirs are pages too.
"""

import json
import pathlib
import shutil

from cases import Case, Organisation
from ours import put

LAYOUTS = pathlib.Path(__file__).parent / "layouts"
KINDS = ("boundaries", "roles", "values")
VERDICTS = {"may": "Decide it yourself", "ask": "Ask", "never": "Never"}
QUESTIONS = {
    "our_fault": "Was it our fault?",
    "press": "Is the press involved?",
    "paid": "How was it paid?",
    "amount": "Amount",
}


def write_hugo(folder: pathlib.Path, organisation: Organisation, cases) -> None:
    """A Hugo site: a section for each boundary, roles, values and tags as taxonomies."""
    shutil.copytree(LAYOUTS / "hugo", folder)
    put(folder / "content" / "_index.md", "---\ntitle: Acme\n---\n")
    for boundary in organisation.boundaries:
        front = f"---\ntitle: {json.dumps(boundary.title)}\n---\n"
        text = f"{boundary.summary}\n\n*{boundary.question}*\n\n{boundary.why}\n"
        put(folder / "content" / boundary.id / "_index.md", front + text)
    for kind, things in (("roles", organisation.roles), ("values", organisation.values)):
        for thing in things:
            front = f"---\ntitle: {json.dumps(thing.title)}\n---\n"
            put(folder / "content" / kind / thing.id / "_index.md", f"{front}{thing.summary}\n")
    for case in cases:
        put(hugo_path(folder, case), front_matter(case, organisation) + body(case, organisation))


def hugo_path(folder: pathlib.Path, case: Case) -> pathlib.Path:
    """The file of a case in a Hugo site."""
    return folder / "content" / f"boundary-{case.boundary}" / f"{case.id}.md"


def write_mdbook(folder: pathlib.Path, organisation: Organisation, cases) -> None:
    """A book: a chapter for each boundary, with its cases below it."""
    shutil.copytree(LAYOUTS / "mdbook", folder)
    # mdBook sees no change of a file that the nearest of these ignores, as this whole folder may be.
    put(folder / ".gitignore", "/book\n")
    chapters = write_pages(folder / "src", organisation, cases, front=lambda case: "")
    lines = ["# Summary", "", "[Acme](index.md)", ""]
    for title, path, below in chapters:
        lines.append(f"- [{title}]({path})")
        lines += [f"  - [{case}]({inner})" for case, inner in below]
    put(folder / "src" / "SUMMARY.md", "\n".join(lines) + "\n")


def write_zensical(folder: pathlib.Path, organisation: Organisation, cases) -> None:
    """A Zensical project; its navigation has the lists, and the cases are reached from these.

    With every page in the navigation, each page would hold the links to all others.
    """
    write_pages(folder / "docs", organisation, cases, lambda case: front_matter(case, organisation))
    nav = "".join(f"  {{ {each.title()} = \"{each}/index.md\" }},\n" for each in KINDS)
    text = f'[project]\nsite_name = "Acme"\nnav = [\n  {{ Start = "index.md" }},\n{nav}]\n'
    put(folder / "zensical.toml", text)


def write_pages(folder: pathlib.Path, organisation: Organisation, cases, front) -> list:
    """Writes cases and lists of them; gives title, path and cases of each list.

    A case belongs to one chapter of a book: among the lists, that of its boundary has it.
    """
    lists = {
        f"{kind}/{each.id}.md": (each, [])
        for kind in KINDS
        for each in getattr(organisation, kind)
    }
    for case in cases:
        text = f"# {case.title}\n\n{setting(case, organisation)}{body(case, organisation)}"
        put(path_of(folder, case), front(case) + text)
        own = [f"boundaries/boundary-{case.boundary}.md", f"roles/role-{case.role}.md"]
        for path in own + [f"values/value-{value}.md" for value in case.values]:
            lists[path][1].append((case.title, f"examples/{case.id}.md"))
    for path, (thing, below) in lists.items():
        text = f"# {thing.title}\n\n{thing.summary}\n\n{getattr(thing, 'why', '')}\n\n"
        put(folder / path, text + links("../", below))
    for kind in KINDS:
        own = [(each.title, f"{each.id}.md") for each in getattr(organisation, kind)]
        put(folder / kind / "index.md", f"# {kind.title()}\n\n{links('', own)}")
    starts = [(kind.title(), f"{kind}/index.md") for kind in KINDS]
    put(folder / "index.md", f"# Acme\n\n{links('', starts)}")
    return [
        *((title, path, []) for title, path in starts),
        *((thing.title, path, below if path.startswith("boundaries/") else [])
          for path, (thing, below) in lists.items()),
    ]


def links(to_root: str, targets: list[tuple[str, str]]) -> str:
    """A list of links in Markdown."""
    return "".join(f"- [{title}]({to_root}{path})\n" for title, path in targets)


def path_of(folder: pathlib.Path, case: Case) -> pathlib.Path:
    """The file of a case in the folder of pages of mdBook or Zensical."""
    return folder / "examples" / f"{case.id}.md"


def front_matter(case: Case, organisation: Organisation) -> str:
    """What Hugo's lists, and Zensical, are told of a case."""
    values = [organisation.values[value].id for value in case.values]
    return (
        f"---\ntitle: {json.dumps(case.title)}\nroles: [{organisation.roles[case.role].id}]\n"
        f"values: [{', '.join(values)}]\ntags: [{', '.join(case.tags)}]\n---\n"
    )


def setting(case: Case, organisation: Organisation) -> str:
    """Links to what a case belongs to, where no layout makes them."""
    role, boundary = organisation.roles[case.role], organisation.boundaries[case.boundary]
    values = " · ".join(
        f"[{organisation.values[value].title}](../values/{organisation.values[value].id}.md)"
        for value in case.values
    )
    return (
        f"[{role.title}](../roles/{role.id}.md) · [{boundary.title}](../boundaries/{boundary.id}.md)"
        f" · {values} · {' · '.join(case.tags)}\n\n"
    )


def body(case: Case, organisation: Organisation) -> str:
    """Story, decision and outcome."""
    facts = "".join(f"- {QUESTIONS[fact]} {value}\n" for fact, value in case.facts.items())
    whom = "" if case.whom is None else f" {organisation.roles[case.whom].title}"
    return (
        "\n\n".join(case.story)
        + f"\n\n## The moment of decision\n\n{organisation.boundaries[case.boundary].question}\n\n"
        + f"- Role: {organisation.roles[case.role].title}\n{facts}\n"
        + f"**{VERDICTS[case.verdict]}{whom}**\n\n## What happened\n\n{case.what_happened}\n"
    )
