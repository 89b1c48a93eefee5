"""Writes the cases as ruimte reads them: worked examples in YAML, and what decides them."""

import json
import pathlib

from cases import Boundary, Case, Organisation, manager_of, spokesperson

NAME = "acme"
FACTS = """  our_fault: Was it our fault?
"""
MORE_FACTS = """  press: Is the press involved?
  paid: {type: choice, ask: How was it paid?, options: {card: With a card, cash: In cash, account: On account}}
"""


def write(folder: pathlib.Path, organisation: Organisation, cases) -> None:
    """Writes a content folder with one organisation."""
    own = folder / "content" / NAME
    put(own / "playbook.yaml", "name: Acme\nlanguages: [en]\ncurrency: EUR\n")
    for number, role in enumerate(organisation.roles):
        above = manager_of(number)
        line = "" if above is None else f"reports_to: {organisation.roles[above].id}\n"
        put(own / "roles" / f"{role.id}.yaml", named(role) + line)
    for value in organisation.values:
        put(own / "values" / f"{value.id}.yaml", named(value))
    for boundary in organisation.boundaries:
        put(own / "boundaries" / f"{boundary.id}.yaml", ruled(boundary, organisation))
    for case in cases:
        put(path_of(folder, case), example(case, organisation))


def path_of(folder: pathlib.Path, case: Case) -> pathlib.Path:
    """The file of a case."""
    return folder / "content" / NAME / "examples" / f"{case.id}.yaml"


def put(path: pathlib.Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def named(thing) -> str:
    return f"title: {json.dumps(thing.title)}\nsummary: {json.dumps(thing.summary)}\n"


def ruled(boundary: Boundary, organisation: Organisation) -> str:
    """A boundary of one, two or three clauses."""
    manager = organisation.roles[boundary.manager].id
    text = (
        f"{named(boundary)}question: {json.dumps(boundary.question)}\nwhy: |\n  {boundary.why}\n"
        f"values: [{organisation.values[boundary.value].id}]\nfacts:\n{FACTS}"
        f"{MORE_FACTS if boundary.clauses == 3 else ''}may:\n"
        f"  - when: {{our_fault: yes}}\n    up_to: {boundary.limit} EUR per guest\n"
        "    say: This one is on us.\n"
    )
    if boundary.clauses == 2:
        text += (
            f"  - roles: [{manager}]\n    when: {{our_fault: yes}}\n"
            f"    up_to: {boundary.limit * 4} EUR per guest\n"
        )
    if boundary.clauses == 3:
        asked = organisation.roles[spokesperson(boundary)].id
        text += (
            f"ask:\n  - whom: {asked}\n    when: {{press: yes}}\n    why: One voice to the outside.\n"
            "never:\n  - when: {paid: cash}\n    why: Cash leaves no trace.\n"
        )
    return text + f"otherwise: ask {manager}\n"


def example(case: Case, organisation: Organisation) -> str:
    """A worked example with its decision."""
    role, boundary = organisation.roles[case.role].id, organisation.boundaries[case.boundary].id
    facts = ", ".join(f"{fact}: {value}" for fact, value in case.facts.items())
    whom = "" if case.whom is None else f" {organisation.roles[case.whom].id}"
    values = ", ".join(organisation.values[value].id for value in case.values)
    story = "\n\n".join(f"  {paragraph}" for paragraph in case.story)
    return (
        f"title: {json.dumps(case.title)}\nstory: |\n{story}\ndecisions:\n  - boundary: {boundary}\n"
        f"    role: {role}\n    facts: {{{facts}}}\n    verdict: {case.verdict}{whom}\n"
        f"what_happened: |\n  {case.what_happened}\nvalues: [{values}]\ntags: [{', '.join(case.tags)}]\n"
    )
