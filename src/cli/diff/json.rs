//! What changed, for programs.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::compare::{Change, Moved, Room};
use crate::decide::{Difference as Other, Ruling, Situation};
use crate::model::RoleId;

use super::{Difference, why_not};

#[derive(Serialize)]
struct OrganisationsJson<'a> {
    organisations: Vec<OrganisationJson<'a>>,
}

#[derive(Serialize)]
struct OrganisationJson<'a> {
    id: &'a str,
    /// Where only one of the two folders has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'static str>,
    #[serde(flatten)]
    difference: DifferenceJson<'a>,
}

#[derive(Serialize)]
struct DifferenceJson<'a> {
    changes: Vec<ChangeJson<'a>>,
    authority: Vec<AuthorityJson<'a>>,
    /// Boundaries of which it cannot be told who may now decide what, or not all of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    incomparable: Vec<IncomparableJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    kind: &'static str,
    id: &'a str,
    change: &'static str,
    fields: Vec<&'static str>,
}

#[derive(Serialize)]
struct AuthorityJson<'a> {
    boundary: &'a str,
    role: &'a str,
    when: Map<String, Value>,
    witness: Map<String, Value>,
    from: RulingJson<'a>,
    to: RulingJson<'a>,
    effect: &'static str,
}

#[derive(Serialize)]
struct RulingJson<'a> {
    verdict: &'static str,
    whom: Vec<&'a str>,
    decides: Option<&'a str>,
}

#[derive(Serialize)]
struct IncomparableJson<'a> {
    boundary: &'a str,
    why: String,
}

pub(super) fn json(differences: &[Difference<'_>], are_folders: bool) -> String {
    let text = match differences {
        [one] if !are_folders => serde_json::to_string_pretty(&difference(one)),
        all => {
            let of_each = all.iter().map(|one| OrganisationJson {
                id: one.organisation,
                change: one.whole.map(super::Whole::name),
                difference: difference(one),
            });
            serde_json::to_string_pretty(&OrganisationsJson { organisations: of_each.collect() })
        }
    };
    let mut text = text.unwrap_or_default();
    text.push('\n');
    text
}

fn difference<'a>(difference: &'a Difference<'_>) -> DifferenceJson<'a> {
    DifferenceJson {
        changes: difference.changes.iter().map(change).collect(),
        authority: difference.moved.iter().flat_map(authority).collect(),
        incomparable: difference.moved.iter().filter_map(incomparable).collect(),
    }
}

fn change(change: &Change) -> ChangeJson<'_> {
    ChangeJson {
        kind: change.what.name(),
        id: &change.id,
        change: change.happened.name(),
        fields: change.happened.fields().iter().map(|field| field.name).collect(),
    }
}

fn authority<'a>(moved: &'a Moved<'_>) -> impl Iterator<Item = AuthorityJson<'a>> {
    let room = moved.room.iter();
    room.flat_map(|room| room.differences.iter().map(|one| different(moved, room, one)))
}

fn different<'a>(moved: &'a Moved<'_>, room: &'a Room, one: &'a Other) -> AuthorityJson<'a> {
    let parts = room.contrast.space().written(&one.region).into_iter();
    AuthorityJson {
        boundary: moved.boundary.id.as_str(),
        role: one.role.as_str(),
        when: parts.map(|(name, values)| (name, Value::String(values))).collect(),
        witness: witness(&one.witness),
        from: ruling(&one.from),
        to: ruling(&one.to),
        effect: one.shift.name(),
    }
}

/// A situation, as `decide` takes it.
fn witness(situation: &Situation) -> Map<String, Value> {
    let facts = situation.facts.iter().map(|(fact, value)| (fact.to_string(), value.to_string()));
    let totals = situation.already.iter();
    let totals = totals.map(|(period, amount)| (format!("already.{period}"), amount.to_string()));
    facts.chain(totals).map(|(name, value)| (name, Value::String(value))).collect()
}

fn ruling(ruling: &Ruling) -> RulingJson<'_> {
    RulingJson {
        verdict: ruling.answer.name(),
        whom: ruling.answer.whom().iter().map(RoleId::as_str).collect(),
        decides: ruling.decides.as_ref().map(RoleId::as_str),
    }
}

fn incomparable<'a>(moved: &'a Moved<'_>) -> Option<IncomparableJson<'a>> {
    let why = match &moved.room {
        Err(why) => why_not(why),
        Ok(room) if room.has_more => "more cases are different than can be listed".to_owned(),
        Ok(_) => return None,
    };
    Some(IncomparableJson { boundary: moved.boundary.id.as_str(), why })
}
