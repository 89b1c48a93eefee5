//! Dead clauses: those that could be taken out without changing any verdict of any role.

use std::collections::HashSet;

use crate::model::RoleId;

use super::bench::Bench;
use super::bits::{insert, words};
use super::decided::Decided;
use super::diagram::Diagram;
use super::house::House;
use super::outcome::Outcome;
use super::regions::Region;
use super::rules::{ClauseAt, Effect, Rule, Rules};
use super::side_by_side::SideBySide;
use super::space::{Domain, Space};
use super::stretch::Pick;
use super::ways::{Way, ways};

/// Proving that a clause is dead takes a diagram without it, unless another clause covers it. So
/// many branches and clauses may be looked at for that in one boundary, which takes about a
/// second; what is left then is taken to be alive.
const BUDGET: usize = 6_000_000;

impl Decided {
    /// The clauses that change no verdict of this boundary and are nowhere its reason in place of
    /// silence: neither one of them taken out, nor all. Of two that repeat each other only the
    /// later is one (decisions.md, "Dead clauses").
    pub fn dead_clauses(&self, house: &House) -> &[ClauseAt] {
        self.dead.get_or_init(|| self.find_dead_clauses(house))
    }

    fn find_dead_clauses(&self, house: &House) -> Vec<ClauseAt> {
        let Self { diagram, rules, .. } = self;
        let cost = diagram.graph.branches() + rules.len();
        let alive = self.evidently_alive(house);
        let ways = ways(rules, &diagram.space);
        let changes_nothing = |rules: &Rules, at: &ClauseAt| {
            let without = Diagram::over(house, &rules.without(at), self.diagram.space.clone());
            let both = without.ok().map(|without| {
                SideBySide::new(&self.diagram, &without).is_some_and(|both| !both.differ())
            });
            both == Some(true)
        };
        let mut spent = 0;
        let mut dead: HashSet<ClauseAt> = HashSet::new();
        for rule in self.rules.list.iter().rev() {
            if alive.contains(&rule.at) {
                continue;
            }
            if covering(rule, &ways, &dead).is_none() {
                spent += cost;
                let is_dead = spent <= BUDGET
                    && changes_nothing(&self.rules, &rule.at)
                    && (dead.is_empty() || changes_nothing(&rules.without_all(&dead), &rule.at));
                if !is_dead {
                    continue;
                }
            }
            dead.insert(rule.at.clone());
        }
        let clauses = rules.list.iter().map(|rule| &rule.at);
        clauses.filter(|at| dead.contains(at)).cloned().collect()
    }

    /// Clauses without which some situation, found at the first look, is decided otherwise.
    fn evidently_alive(&self, house: &House) -> HashSet<ClauseAt> {
        let Self { rules, diagram, .. } = self;
        let ways = ways(rules, &diagram.space);
        let of: Vec<&Rule> = ways.iter().map(|way| way.rule).collect();
        let bench = Bench::new(house, of, &rules.otherwise);
        let matters = |at: &ClauseAt, region: &Region| {
            [Quiet::Low, Quiet::High].into_iter().any(|quiet| {
                let cells = cells(&diagram.space, region, quiet);
                let with = bench.outcomes(&matching(&ways, &cells, None));
                let without = bench.outcomes(&matching(&ways, &cells, Some(at)));
                let mut pairs = with.into_iter().zip(without);
                pairs.any(|(one, two)| one.ruling.sorted() != two.ruling.sorted())
            })
        };
        // What only one clause says lies mostly at the edges of what it tests.
        let mut alive = HashSet::new();
        for way in &ways {
            if !alive.contains(&way.rule.at)
                && way
                    .corners()
                    .iter()
                    .any(|corner| diagram.space.can_occur(corner) && matters(&way.rule.at, corner))
            {
                alive.insert(way.rule.at.clone());
            }
        }
        for (number, outcome) in diagram.outcomes.iter().enumerate() {
            let Some(at) = outcome.reason.clause() else { continue };
            if alive.contains(at) {
                continue;
            }
            let says = |leaf: u32| {
                diagram.leaves[leaf as usize].iter().any(|told| *told as usize == number)
            };
            let Some(region) = diagram.find(says) else { continue };
            if matters(at, &region) {
                alive.insert(at.clone());
            }
        }
        alive
    }

    /// A situation in which a clause would speak if nothing else did, and a role, by its
    /// number, that it is for. `None` where it can never match.
    pub fn where_it_matches(&self, house: &House, at: &ClauseAt) -> Option<(usize, Region)> {
        let space = &self.diagram.space;
        let ways = ways(&self.rules, space);
        let mut of_clause = ways.iter().filter(|way| way.rule.at == *at);
        of_clause.find_map(|way| {
            let role = house.from_below().into_iter().find(|role| way.rule.roles.has(*role))?;
            let region = Region { when: way.tests.clone(), label: 0 };
            space.can_occur(&region).then_some((role, region))
        })
    }

    /// What there is for a role in a region besides a clause: another clause of the same effect
    /// that matches there as well, and what is decided without the clause.
    pub fn beside(
        &self,
        house: &House,
        at: &ClauseAt,
        role: usize,
        region: &Region,
    ) -> Option<Beside> {
        let Self { rules, diagram, .. } = self;
        let dead = rules.list.iter().find(|rule| rule.at == *at)?;
        let ways = ways(rules, &diagram.space);
        let cells = cells(&diagram.space, region, Quiet::Low);
        let says_the_same = |way: &&Way<'_>| {
            way.rule.effect == dead.effect
                && way.rule.at != *at
                && way.rule.roles.has(role)
                && way.matches(&cells)
        };
        let covering = covering(dead, &ways, &HashSet::new());
        let covers = covering.is_some();
        let here = || ways.iter().find(says_the_same).map(|way| &way.rule.at);
        let same = covering.or_else(here).cloned();
        let of: Vec<&Rule> = ways.iter().map(|way| way.rule).collect();
        let bench = Bench::new(house, of, &rules.otherwise);
        let mut outcomes = bench.outcomes(&matching(&ways, &cells, Some(at)));
        let outcome = outcomes.swap_remove(role);
        let speaks_always = outcome.reason.clause().is_some_and(|speaks| {
            let all = ways.chunk_by(|one, next| one.rule.at == next.rule.at);
            all.into_iter()
                .any(|clause| clause[0].rule.at == *speaks && takes_in(clause, dead, &ways))
        });
        Some(Beside { same, covers, speaks_always, outcome })
    }

    /// Whether a clause is for nobody at all.
    pub fn is_for_nobody(&self, at: &ClauseAt) -> bool {
        let rule = self.rules.list.iter().find(|rule| rule.at == *at);
        rule.is_some_and(|rule| rule.roles.is_empty())
    }
}

/// Another clause that is left and says the same to all roles of a rule wherever that matches: if
/// there is one the rule is dead, whatever else there is.
fn covering<'a>(
    rule: &Rule,
    ways: &'a [Way<'_>],
    dead: &HashSet<ClauseAt>,
) -> Option<&'a ClauseAt> {
    // The ways of a clause follow each other.
    let mut clauses = ways.chunk_by(|one, next| one.rule.at == next.rule.at);
    let covers = |clause: &&[Way<'_>]| {
        let other = clause[0].rule;
        other.at != rule.at
            && other.effect == rule.effect
            && takes_in(clause, rule, ways)
            && !dead.contains(&other.at)
    };
    clauses.find(covers).map(|clause| &clause[0].rule.at)
}

/// Whether a clause, given by its ways, matches wherever a rule does, and for all of its roles.
fn takes_in(clause: &[Way<'_>], rule: &Rule, ways: &[Way<'_>]) -> bool {
    let mut own = ways.iter().filter(|way| way.rule.at == rule.at);
    own.all(|own| clause.iter().any(|wide| own.is_within(wide)))
        && rule.roles.iter().all(|role| clause[0].rule.roles.has(role))
}

/// What stands beside a clause in a situation.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The first other clause that says the same wherever this one matches; where there is none,
    /// the first that says the same here to the same role.
    pub same: Option<ClauseAt>,
    /// Whether that one says the same wherever this one matches.
    pub covers: bool,
    /// Whether the clause that decides without it matches wherever it does.
    pub speaks_always: bool,
    /// What is decided without the clause.
    pub outcome: Outcome,
}

/// Where to put what a region leaves open.
#[derive(Clone, Copy)]
enum Quiet {
    Low,
    High,
}

/// A cell for every variable: what the region says, and a quiet one for all others.
fn cells(space: &Space, region: &Region, quiet: Quiet) -> Vec<u32> {
    let known = space.witness(region, Pick::Round).cells(space);
    let quiet = |variable: &super::space::Variable| match (&variable.domain, quiet) {
        (Domain::YesNo, _) => 1,
        (_, Quiet::Low) => 0,
        (_, Quiet::High) => variable.cells() - 1,
    };
    let cells = known.into_iter().zip(&space.variables);
    cells.map(|(known, variable)| known.unwrap_or_else(|| quiet(variable))).collect()
}

/// The ways that match, those of one clause left out.
fn matching(ways: &[Way<'_>], cells: &[u32], without: Option<&ClauseAt>) -> Vec<u64> {
    let mut matching = vec![0; words(ways.len())];
    for (number, way) in ways.iter().enumerate() {
        if way.matches(cells) && without != Some(&way.rule.at) {
            insert(&mut matching, number);
        }
    }
    matching
}

impl Rules {
    /// How many clauses decide.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether no clause decides.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The first clause that says to ask a role.
    pub fn asking(&self, role: &RoleId) -> Option<&ClauseAt> {
        let asks = |rule: &&Rule| rule.effect == Effect::Ask(role.clone());
        self.list.iter().find(asks).map(|rule| &rule.at)
    }

    /// Which clauses decide.
    pub fn clauses(&self) -> impl Iterator<Item = &ClauseAt> {
        self.list.iter().map(|rule| &rule.at)
    }
}
