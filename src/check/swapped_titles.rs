//! `reworded-guard` of roles: a fork gives the roles of its template one another's titles.
//!
//! A guard says who decides, and readers know that by the titles. Where two roles have exchanged
//! theirs, every verdict is the template's and everybody reads another one. A title of one's own
//! is fine, also one that another role gave up for a new title: then the names are still told
//! apart. So a title is refused that another role of the template has there and that this one
//! keeps, or gave up for the title of yet another role. Mend it by taking the title out.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{
    Boundary, BoundaryId, ClauseKind, ForkPolicy, Kind, Language, LanguageIndex, Otherwise, Place,
    Playbook, Role, RoleId, Scope,
};

use super::fork::{Finding, Fork};

/// A title that a fork gives to a role and the template to another.
struct Swapped<'a> {
    role: &'a RoleId,
    /// Whose title it is in the template.
    other: &'a RoleId,
    title: &'a str,
    at: Span,
}

/// What a fork makes of the titles of roles where its template guards a boundary that tells roles
/// apart: one problem, with the boundary.
pub fn swapped_titles(fork: &Fork<'_>) -> Option<(BoundaryId, Diagnostic)> {
    let template = &fork.template.playbook;
    let guards = fork
        .template
        .guarded()
        .filter(|guard| tells_roles_apart(template, guard) && fork.comparable(guard).is_some());
    // Where one of them is fixed, it is an error.
    let guard = guards.max_by_key(|guard| guard.forks == ForkPolicy::Fixed)?;
    let languages = fork.playbook.languages.iter().enumerate();
    let mut pairs = languages.filter_map(|(now, language)| {
        let then = like(&template.languages, language)?;
        Some([LanguageIndex(then), LanguageIndex(now)])
    });
    let swapped = pairs.find_map(|languages| swapped(fork, languages))?;
    Some((guard.id.clone(), problem(&fork.finding(guard), &swapped)))
}

fn like(languages: &[Language], language: &Language) -> Option<usize> {
    let same = languages.iter().position(|known| known == language);
    same.or_else(|| languages.iter().position(|known| known.primary() == language.primary()))
}

/// Whether a boundary, or what holds in its silence, says something of some roles only.
fn tells_roles_apart(playbook: &Playbook, boundary: &Boundary) -> bool {
    let silence = boundary.otherwise.as_ref().or(playbook.otherwise.as_ref());
    let asks = !boundary.always && matches!(silence, Some(Otherwise::Ask(_)));
    asks || boundary.clauses().any(|(_, clause)| {
        clause.scope != Scope::Everyone || matches!(clause.kind, ClauseKind::Ask { .. })
    })
}

/// A title that has changed hands, as readers of a language meet it.
fn swapped<'a>(fork: &Fork<'a>, [then, now]: [LanguageIndex; 2]) -> Option<Swapped<'a>> {
    let (below, own) = (&fork.template.playbook.roles, &fork.playbook.roles);
    let title = |role: &'a Role| role.title.content(now);
    let named = |title: &str, but: &RoleId| {
        let is_it = |role: &&Role| role.id != *but && is_same(role.title.content(then), title);
        below.iter().find(is_it).map(|role| role.id.clone())
    };
    let find = |id: &RoleId| own.iter().find(|role| role.id == *id);
    own.iter().find_map(|role| {
        let before = below.iter().find(|known| known.id == role.id)?;
        if is_same(before.title.content(then), title(role)) {
            return None;
        }
        let other = find(&named(title(role), &role.id)?)?;
        let is_kept = is_same(title(other), title(role));
        let is_passed_on = named(title(other), &other.id).is_some();
        let at = fork.files.words(&Place::of(Kind::Role, &role.id).key("title"))?;
        let swapped = Swapped { role: &role.id, other: &other.id, title: title(role), at };
        (is_kept || is_passed_on).then_some(swapped)
    })
}

fn is_same(one: &str, two: &str) -> bool {
    let words =
        |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    words(one) == words(two)
}

fn problem(finding: &Finding<'_>, swapped: &Swapped<'_>) -> Diagnostic {
    let Swapped { role, other, title, at } = swapped;
    let guard = &finding.kept.id;
    let message = format!(
        "in the template `{title}` is the title of `{other}`, and here of `{role}`: whoever reads \
         `{guard}` takes the one for the other"
    );
    let help = format!("give `{role}` a title that no other role has, or take `title` out here");
    let problem = finding.problem(Code::RewordedGuard, at.clone(), message, help);
    if finding.is_fixed() { problem } else { problem.as_warning() }
}
