"""What the pages are about: an organisation of 20 roles, 15 values and 60 boundaries, and as many
cases that these decide as are asked for.

Every verdict is plain from how the boundary is made, and the first hundred cases use every clause
of every boundary, so that `ruimte check` misses no example.
"""

from __future__ import annotations

import dataclasses

from words import Words

ROLES, VALUES, BOUNDARIES, MANAGERS = 20, 15, 60, 4
# A boundary has one, two or three clauses, and has no more facts than they ask for.
CLAUSES = (1,) * 30 + (2,) * 20 + (3,) * 10
SEED = 7


@dataclasses.dataclass(frozen=True)
class Named:
    """A role or value."""

    id: str
    title: str
    summary: str


@dataclasses.dataclass(frozen=True)
class Boundary:
    """What may be decided, and up to which amount."""

    id: str
    title: str
    summary: str
    why: str
    clauses: int
    limit: int
    manager: int
    value: int

    @property
    def question(self) -> str:
        return f"May I decide about {self.title.lower()}?"


@dataclasses.dataclass(frozen=True)
class Organisation:
    """All but the cases."""

    roles: list[Named]
    values: list[Named]
    boundaries: list[Boundary]


@dataclasses.dataclass(frozen=True)
class Case:
    """A page: a story of about 250 words, a decision in it and what came of it."""

    id: str
    title: str
    story: list[str]
    what_happened: str
    boundary: int
    role: int
    facts: dict[str, str]
    verdict: str
    whom: int | None
    values: list[int]
    tags: list[str]


def organisation() -> Organisation:
    """The organisation, the same every time."""
    words = Words(SEED)

    def named(name: str, longest: int) -> Named:
        return Named(name, words.title(1, longest), words.paragraph(12))

    boundaries = [
        Boundary(
            id=f"boundary-{number}",
            title=words.title(2, 3),
            summary=words.paragraph(12),
            why=words.paragraph(40),
            clauses=clauses,
            limit=50 + 10 * (number % 25),
            manager=1 + number % MANAGERS,
            value=number % VALUES,
        )
        for number, clauses in enumerate(CLAUSES)
    ]
    return Organisation(
        [named(f"role-{number}", 2) for number in range(ROLES)],
        [named(f"value-{number}", 3) for number in range(VALUES)],
        boundaries,
    )


def manager_of(role: int) -> int | None:
    """Whom a role reports to: role 0 leads four, who lead the others."""
    if role == 0:
        return None
    return 0 if role <= MANAGERS else 1 + role % MANAGERS


def cases(organisation: Organisation, count: int):
    """So many cases, one after the other."""
    words = Words(SEED + count)
    every = [(number, clause) for number, each in enumerate(CLAUSES) for clause in range(each)]
    # Once every clause has decided something, cases of silence come as well.
    every += [(number, None) for number in range(BOUNDARIES)]
    for number in range(count):
        boundary, clause = every[number % len(every)]
        yield case(organisation, words, number, boundary, clause)


def case(organisation: Organisation, words: Words, number: int, boundary: int, clause: int | None) -> Case:
    """A case that a clause of a boundary decides, or where there is none, its silence."""
    about = organisation.boundaries[boundary]
    facts, verdict, whom = decision(about, clause, number)
    staff = [role for role in range(MANAGERS + 1, ROLES) if manager_of(role) == about.manager]
    return Case(
        id=f"case-{number}",
        title=words.title(),
        story=[words.paragraph() for _ in range(5)],
        what_happened=words.paragraph(20),
        boundary=boundary,
        role=staff[number % len(staff)],
        facts=facts,
        verdict=verdict,
        whom=whom,
        values=[about.value, (about.value + 1 + number % (VALUES - 1)) % VALUES],
        tags=[f"tag-{number % 12}", f"tag-{12 + number % 7}"],
    )


def decision(about: Boundary, clause: int | None, number: int) -> tuple[dict[str, str], str, int | None]:
    """Facts on which that clause of a boundary speaks, the verdict and who is asked."""
    low = 10 + number % (about.limit - 10)
    facts = {"our_fault": "no" if clause is None else "yes"}
    if about.clauses == 3:
        facts |= {"press": "yes" if clause == 1 else "no", "paid": "cash" if clause == 2 else "card"}
    facts["amount"] = f"{low} EUR"
    if clause == 0:
        return facts, "may", None
    if clause == 1 and about.clauses == 2:
        return facts | {"amount": f"{about.limit + low} EUR"}, "ask", about.manager
    if clause == 1:
        return facts, "ask", spokesperson(about)
    if clause == 2:
        return facts, "never", None
    return facts, "ask", about.manager


def spokesperson(about: Boundary) -> int:
    """Whom a boundary of three clauses wants asked if the press is involved: another manager."""
    return 1 + about.manager % MANAGERS
