//! Decides by walking the clauses just as the contract says it: slow, and in the open.
//!
//! The sentences in quotation marks are those of the contract, which speaks of a boundary B,
//! a role R and facts F. What the diagrams say is held against what is said here.

#[cfg(test)]
mod tests;

use ruimte::model::{
    AMOUNT, Amount, Boundary, BoundaryId, ChoiceTest, Clause, ClauseKind, Comparison, Condition,
    Fact, FactId, FactValue, Limit, Otherwise, Period, Playbook, RoleId, Scope, Test,
};
use rust_decimal::Decimal;

/// A verdict without its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Saying {
    /// R decides alone.
    May,
    /// Others are asked first.
    Ask,
    /// Nobody does this.
    Never,
}

/// What a verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum By {
    /// A clause that matches for R.
    Clause,
    /// A may that matches for somebody above R.
    Line,
    /// What holds where no clause speaks.
    Otherwise,
}

/// A verdict with its people and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    /// The verdict.
    pub(crate) verdict: Saying,
    /// Whom to ask: asks in order, then the role of 2b or 2c; each once.
    pub(crate) whom: Vec<String>,
    /// Who decides in the end; `None` where nobody does.
    pub(crate) decides: Option<String>,
    /// What it rests on; always given here, where every fact is known.
    pub(crate) by: Option<By>,
    /// The clause it rests on: its boundary, its kind, and its position within that kind.
    pub(crate) clause: Option<(String, &'static str, usize)>,
}

/// "The verdict of boundary B for role R on facts F."
///
/// Panics where a clause that is for somebody who is looked at tests a fact that is neither
/// given nor has a default. Facts and periods that no clause asks about are not looked at, so
/// that one decision can be put to a playbook before and after a clause was taken out.
pub(crate) fn decide(
    playbook: &Playbook,
    boundary: &BoundaryId,
    role: &RoleId,
    facts: &[(FactId, FactValue)],
    already: &[(Period, Amount)],
) -> Spoken {
    let boundary = boundary_of(playbook, boundary);
    assert!(!boundary.always, "always boundaries \"are not decided on their own\"");
    let case = Case { playbook, boundary, facts, already };

    // "1. A `never` of B, or of a boundary with `always: true`, matches: never."
    if let Some(never) = case.first_never(role) {
        return never_by(By::Clause, Some(never));
    }

    // "2. Else what R may do by itself:"
    let silence = case.silence(role);
    let (decides, by, clause) = if let Some(may) = case.first_may(role) {
        // "a. a `may` of B matches: may;"
        (role.clone(), By::Clause, Some(may))
    } else if silence != Otherwise::May
        && let Some((above, may)) = case.up_the_line(role)
    {
        // "b. else, unless silence (c) means `may`: ask up the line"
        (above, By::Line, Some(may))
    } else {
        // "c. else silence"
        match silence {
            Otherwise::May => (role.clone(), By::Otherwise, None),
            Otherwise::Ask(asked) => (asked, By::Otherwise, None),
            // "3. never by silence is never, whatever asks match."
            Otherwise::Never => return never_by(By::Otherwise, None),
        }
    };

    // "4. ... everyone they name must be asked, besides the one of 2b or 2c."
    let asks = case.asks(role);
    let mut whom: Vec<String> = Vec::new();
    let asked = asks.iter().map(|(_, asked)| asked);
    for asked in asked.chain([&decides].into_iter().filter(|decides| *decides != role)) {
        if !whom.iter().any(|known| known == asked.as_str()) {
            whom.push(asked.to_string());
        }
    }

    // "The reason given is what decided: [...] else the first matching `ask`; else" that of 2.
    let (by, clause) = match asks.into_iter().next() {
        Some((ask, _)) => (By::Clause, Some(ask)),
        None => (by, clause),
    };
    Spoken {
        // "Nobody to ask: may. Otherwise ask, of all of them."
        verdict: if whom.is_empty() { Saying::May } else { Saying::Ask },
        whom,
        // "Who decides in the end is R where 2 gave may, else the role of 2b or 2c"
        decides: Some(decides.to_string()),
        by: Some(by),
        clause,
    }
}

/// Whether all that a clause says holds, whomever it is for.
pub(crate) fn holds(
    playbook: &Playbook,
    boundary: &BoundaryId,
    clause: &Clause,
    facts: &[(FactId, FactValue)],
    already: &[(Period, Amount)],
) -> bool {
    let case = Case { playbook, boundary: boundary_of(playbook, boundary), facts, already };
    clause.when.iter().all(|condition| case.passes(condition)) && case.limits_hold(clause)
}

/// Whether two verdicts are the same: "*may*, *never*, or *ask* with the set of roles to ask
/// and the one who decides; two verdicts are the same when all of that is".
pub(crate) fn same(a: &Spoken, b: &Spoken) -> bool {
    let all_in =
        |some: &Spoken, others: &Spoken| some.whom.iter().all(|role| others.whom.contains(role));
    a.verdict == b.verdict && all_in(a, b) && all_in(b, a) && a.decides == b.decides
}

/// The playbook with one clause taken out, whose later ones of that kind move up.
pub(crate) fn without_clause(
    playbook: &Playbook,
    boundary: &BoundaryId,
    key: &str,
    index: usize,
) -> Playbook {
    let mut playbook = playbook.clone();
    let boundary = playbook.boundaries.iter_mut().find(|one| one.id == *boundary);
    let boundary = boundary.expect("a boundary of this playbook");
    let clauses = match key {
        "may" => &mut boundary.may,
        "ask" => &mut boundary.ask,
        "never" => &mut boundary.never,
        _ => panic!("no kind of clause is called {key}"),
    };
    clauses.remove(index);
    playbook
}

/// The boundaries whose clauses hold in every decision: "by `order` (a missing one last),
/// then id".
pub(crate) fn always_boundaries(playbook: &Playbook) -> Vec<&Boundary> {
    let mut always: Vec<&Boundary> =
        playbook.boundaries.iter().filter(|boundary| boundary.always).collect();
    always.sort_by_key(|boundary| {
        (boundary.order.is_none(), boundary.order, boundary.id.as_str().to_owned())
    });
    always
}

/// The boundary of an id.
pub(crate) fn boundary_of<'p>(playbook: &'p Playbook, id: &BoundaryId) -> &'p Boundary {
    let boundary = playbook.boundaries.iter().find(|boundary| boundary.id == *id);
    boundary.expect("a boundary of this playbook")
}

fn never_by(by: By, clause: Option<Standing>) -> Spoken {
    Spoken { verdict: Saying::Never, whom: Vec::new(), decides: None, by: Some(by), clause }
}

/// Where a clause stands: its boundary, its kind, and its position within that kind.
type Standing = (String, &'static str, usize);

/// A clause and where it stands.
type Placed<'p> = (Standing, &'p Clause);

/// One decision, whoever takes it.
struct Case<'p> {
    playbook: &'p Playbook,
    boundary: &'p Boundary,
    facts: &'p [(FactId, FactValue)],
    already: &'p [(Period, Amount)],
}

impl<'p> Case<'p> {
    /// "the first `never` that matches": "file order, B's before those of `always` boundaries".
    fn first_never(&self, role: &RoleId) -> Option<Standing> {
        self.first(self.of_all(|boundary| &boundary.never), role)
    }

    /// The first may that matches; always boundaries "have no `may`".
    fn first_may(&self, role: &RoleId) -> Option<Standing> {
        self.first(placed(self.boundary, &self.boundary.may), role)
    }

    /// Every ask that matches, in order, with the role that it names.
    fn asks(&self, role: &RoleId) -> Vec<(Standing, RoleId)> {
        let mut asks = Vec::new();
        for (standing, clause) in self.of_all(|boundary| &boundary.ask) {
            if let ClauseKind::Ask { whom } = &clause.kind
                && self.matches(clause, role)
            {
                asks.push((standing, whom.clone()));
            }
        }
        asks
    }

    /// "walk `reports_to` from R; the first role for which a `may` of B matches and no `never`
    /// (of B or of an always boundary) does is the one to ask"
    fn up_the_line(&self, role: &RoleId) -> Option<(RoleId, Standing)> {
        for above in self.above(role) {
            if let Some(may) = self.first_may(above)
                && self.first_never(above).is_none()
            {
                return Some((above.clone(), may));
            }
        }
        None
    }

    /// "`otherwise` of B, or where B has none, of the playbook", as it sounds to R.
    fn silence(&self, role: &RoleId) -> Otherwise {
        let otherwise = self.boundary.otherwise.as_ref().or(self.playbook.otherwise.as_ref());
        match otherwise.expect("something holds in silence") {
            Otherwise::May => Otherwise::May,
            Otherwise::Never => Otherwise::Never,
            // "For X itself and those above X, ask X means the role that R reports to; where R
            // reports to nobody, R decides: may."
            Otherwise::Ask(asked) if role == asked || self.above(asked).contains(&role) => {
                match self.above(role).first() {
                    Some(above) => Otherwise::Ask((*above).clone()),
                    None => Otherwise::May,
                }
            }
            Otherwise::Ask(asked) => Otherwise::Ask(asked.clone()),
        }
    }

    /// The clauses that a list holds in B, then those that it holds in the always boundaries.
    fn of_all(&self, list: impl Fn(&Boundary) -> &Vec<Clause>) -> Vec<Placed<'p>> {
        let mut all = placed(self.boundary, list(self.boundary));
        for always in always_boundaries(self.playbook) {
            all.extend(placed(always, list(always)));
        }
        all
    }

    fn first(&self, clauses: Vec<Placed<'_>>, role: &RoleId) -> Option<Standing> {
        let mut clauses = clauses.into_iter();
        clauses.find(|(_, clause)| self.matches(clause, role)).map(|(standing, _)| standing)
    }

    /// "It is for R, every `when` test holds, and every limit holds."
    fn matches(&self, clause: &Clause, role: &RoleId) -> bool {
        self.is_for(clause, role)
            && clause.when.iter().all(|condition| self.passes(condition))
            && self.limits_hold(clause)
    }

    /// "Whom a clause is for."
    fn is_for(&self, clause: &Clause, role: &RoleId) -> bool {
        let is_above = |upper: &RoleId, lower: &RoleId| self.above(lower).contains(&upper);
        let named = match &clause.scope {
            // "Neither key: everyone."
            Scope::Everyone => true,
            // "`only` (any kind): exactly the roles named."
            Scope::Only(roles) => roles.contains(role),
            Scope::Roles(roles) => match clause.kind {
                // "the roles named, and everyone above them (whom they report to)"
                ClauseKind::May => roles.iter().any(|one| role == one || is_above(role, one)),
                // "the roles named, and everyone below them"
                ClauseKind::Ask { .. } | ClauseKind::Never => {
                    roles.iter().any(|one| role == one || is_above(one, role))
                }
            },
        };
        // "An ask is not for the role it names in `whom`, nor for anyone above that role."
        let is_asked = match &clause.kind {
            ClauseKind::Ask { whom } => role == whom || is_above(role, whom),
            ClauseKind::May | ClauseKind::Never => false,
        };
        named && !is_asked
    }

    /// Whom a role reports to, whom that one reports to, and so on.
    fn above(&self, role: &RoleId) -> Vec<&'p RoleId> {
        let mut line = Vec::new();
        let mut below = role;
        loop {
            let found = self.playbook.roles.iter().find(|one| one.id == *below);
            match &found.expect("a role of this playbook").reports_to {
                Some(above) => line.push(above),
                None => return line,
            }
            below = line[line.len() - 1];
        }
    }

    /// "Of several limits in `up_to` all must hold, of several in `over` any one."
    fn limits_hold(&self, clause: &Clause) -> bool {
        let limits = &clause.limits;
        match clause.kind {
            ClauseKind::May => limits.iter().all(|limit| self.held(limit) <= limit.amount.value),
            ClauseKind::Ask { .. } | ClauseKind::Never => {
                limits.is_empty()
                    || limits.iter().any(|limit| self.held(limit) > limit.amount.value)
            }
        }
    }

    /// What is held against a limit: "`amount`", or for a period "`amount + already[P]`".
    fn held(&self, limit: &Limit) -> Decimal {
        let amount = measure(&self.value(&FactId::new(AMOUNT)));
        match &limit.period {
            None => amount,
            Some(period) => amount + self.given_before(period),
        }
    }

    /// "`already` for a period is zero unless given."
    fn given_before(&self, period: &Period) -> Decimal {
        let given = self.already.iter().find(|(one, _)| one == period);
        given.map_or(Decimal::ZERO, |(_, amount)| amount.value)
    }

    fn passes(&self, condition: &Condition) -> bool {
        let value = self.value(&condition.fact);
        match (&condition.test, &value) {
            (Test::YesNo(wanted), FactValue::YesNo(is)) => wanted == is,
            (Test::Choice(ChoiceTest::OneOf(options)), FactValue::Choice(is)) => {
                options.contains(is)
            }
            (Test::Choice(ChoiceTest::Not(option)), FactValue::Choice(is)) => option != is,
            (Test::Measure(comparison), value) => {
                let is = measure(value);
                match *comparison {
                    Comparison::AtMost(x) => is <= x,
                    Comparison::AtLeast(x) => is >= x,
                    Comparison::MoreThan(x) => is > x,
                    Comparison::LessThan(x) => is < x,
                    Comparison::Between(x, y) => x <= is && is <= y,
                    Comparison::Exactly(x) => is == x,
                    Comparison::Not(x) => is != x,
                }
            }
            (test, value) => panic!("{test:?} cannot be put to {value:?}"),
        }
    }

    /// "A fact left out takes its `default`"; that of an always boundary's fact is `no`.
    fn value(&self, id: &FactId) -> FactValue {
        if let Some((_, value)) = self.facts.iter().find(|(one, _)| one == id) {
            return value.clone();
        }
        let is_it = |fact: &&Fact| fact.id == *id;
        if let Some(fact) = self.boundary.facts.iter().find(is_it) {
            let default = fact.default.clone();
            return default.unwrap_or_else(|| panic!("`{id}` is asked, and not given"));
        }
        let mut always = always_boundaries(self.playbook).into_iter();
        assert!(always.any(|one| one.facts.iter().any(|fact| is_it(&fact))), "no fact is `{id}`");
        FactValue::YesNo(false)
    }
}

fn placed<'p>(boundary: &Boundary, clauses: &'p [Clause]) -> Vec<Placed<'p>> {
    let standing = |(index, clause): (usize, &'p Clause)| {
        ((boundary.id.to_string(), clause.kind.key(), index), clause)
    };
    clauses.iter().enumerate().map(standing).collect()
}

fn measure(value: &FactValue) -> Decimal {
    match value {
        FactValue::Number(value) | FactValue::Percent(value) => *value,
        FactValue::Money(amount) => amount.value,
        FactValue::YesNo(_) | FactValue::Choice(_) => panic!("{value:?} is no quantity"),
    }
}
