//! `ruimte add`: a thing that only has to be filled in.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use jiff::{ToSpan as _, Zoned};

use crate::compile::World;
use crate::load::{Loaded, load};
use crate::model::Kind;
use crate::scaffold::{self, Addition, House};

use super::args::{Add, AddKind, Format, Global};
use super::output::Output;
use super::{Outcome, world};

pub(super) fn run(add: &Add, global: &Global, output: &Output) -> Result<Outcome> {
    let id = id(add)?;
    let world = world::world(global, &[], None)?;
    let organisation = organisation(&world, add, global)?;
    let Some(loaded) = load(&world.workspace, &organisation) else {
        bail!("there is no organisation `{organisation}`");
    };
    if loaded.is_partial {
        // What is written might go through a link that leads elsewhere.
        let _ = output.diagnostics(&loaded.problems, Format::Human)?;
        output.say("nothing is written until this is mended")?;
        return Ok(Outcome::ContentIsWrong);
    }
    if add.kind == AddKind::Boundary && loaded.playbook.roles.is_empty() {
        bail!(
            "a boundary says which role may decide what, and `{organisation}` has no roles\nadd one first: ruimte add role \"Front desk\""
        );
    }
    let kind = kind(add.kind);
    let taken = Taken { world: &world, loaded: &loaded };
    taken.refuse(kind, &id)?;
    let addition = Addition {
        kind,
        id: &id,
        example: &taken.free(Kind::Example, &format!("{id}-example")),
        title: &add.title,
        next_year: &Zoned::now().date().saturating_add(1.year()).to_string(),
    };
    let house = House::of(&loaded.playbook);
    let files = scaffold::add(&addition, &house);
    let folder = global.content.join(&organisation);
    scaffold::write_new(&folder, &files)?;
    let mut paths = String::new();
    for file in &files {
        let _ = writeln!(paths, "{}", folder.join(&file.path).display());
    }
    output.result(&paths)?;
    output.say(told(add.kind, &organisation, &house))?;
    Ok(Outcome::Done)
}

fn kind(kind: AddKind) -> Kind {
    match kind {
        AddKind::Value => Kind::Value,
        AddKind::Boundary => Kind::Boundary,
        AddKind::Example => Kind::Example,
        AddKind::Role => Kind::Role,
    }
}

/// The id that is asked for, or the title's.
fn id(add: &Add) -> Result<String> {
    if add.title.trim().is_empty() {
        bail!("the title is empty; say what you call it: ruimte add {} \"...\"", kind(add.kind));
    }
    let Some(given) = &add.id else {
        return scaffold::slug(&add.title).ok_or_else(|| {
            anyhow::anyhow!(
                "`{}` has no letters from a to z and no digits to name a file after\nname it with --id",
                add.title.trim()
            )
        });
    };
    match scaffold::slug(given) {
        Some(id) if id == *given => Ok(id),
        Some(id) => bail!("`{given}` is no id; write `--id {id}`"),
        None => bail!("`{given}` is no id; it has letters from a to z, digits and `-`"),
    }
}

/// The organisation that gets it.
fn organisation(world: &World, add: &Add, global: &Global) -> Result<String> {
    let workspace = &world.workspace;
    let path = global.content.display();
    if let Some(named) = &add.org {
        if workspace.own().any(|own| own == named) {
            return Ok(named.clone());
        }
        world::must_have(workspace, named, &global.content)?;
        bail!(
            "`{named}` is built in, and nothing can be added to it\nmake one of your own on it: ruimte fork {named} NAME"
        );
    }
    let all: Vec<&str> = workspace.own().filter(|own| !workspace.is_template(own)).collect();
    match all.as_slice() {
        [only] => Ok((*only).to_owned()),
        [] => match workspace.own().next() {
            Some(first) => bail!(
                "there is no organisation in `{path}` but templates: name one with --org\nor begin one with `ruimte fork {first} NAME`, or a whole workspace with `ruimte new DIR`"
            ),
            None => {
                bail!("there is no organisation in `{path}`{}", world::begin(&global.content))
            }
        },
        several => bail!(
            "there are several organisations in `{path}`: say which with --org\nthere are {}",
            several.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// The ids that are taken, by the organisation itself or by what it lies over: a file of such a
/// name would change that thing instead of adding one.
struct Taken<'a> {
    world: &'a World,
    loaded: &'a Loaded<'a>,
}

impl Taken<'_> {
    /// The file that has taken an id.
    fn by(&self, kind: Kind, id: &str) -> Option<String> {
        let entries =
            self.loaded.folders.iter().flat_map(|name| self.world.workspace.entries(name));
        let mut taken = entries.filter(|(entry, _)| entry.kind == kind && entry.id == id);
        taken.next().map(|(entry, _)| entry.shown.clone())
    }

    fn refuse(&self, kind: Kind, id: &str) -> Result<()> {
        let Some(place) = self.by(kind, id) else { return Ok(()) };
        let free = self.free(kind, id);
        bail!(
            "the {kind} `{id}` is already there: {place}\ngive yours another title, or a name of its own with `--id {free}`"
        );
    }

    /// An id, with a number behind it where it is taken.
    fn free(&self, kind: Kind, id: &str) -> String {
        let numbered = (2..).map(|number| format!("{id}-{number}"));
        let mut ids = std::iter::once(id.to_owned()).chain(numbered);
        ids.find(|id| self.by(kind, id).is_none()).unwrap_or_default()
    }
}

fn told(kind: AddKind, organisation: &str, house: &House) -> String {
    let what = match kind {
        AddKind::Value => {
            "A value, and a first example of it: a value without a story is a word on a wall."
        }
        AddKind::Boundary => {
            "A boundary, and a first example that is its test: change one, and `ruimte check` tells\nwhether they still agree."
        }
        AddKind::Example => "An example. Name the values that it shows, and the decisions in it.",
        AddKind::Role => "A role. What boundaries allow everyone, they allow this role too.",
    };
    let mut told =
        format!("{what}\nIt holds together as it stands: now write it in your own words.\n");
    if !house.unwritten().is_empty() {
        let _ = writeln!(
            told,
            "Its words in {} are yours to write: `ruimte check` reminds you of them.",
            house.unwritten().join(", ")
        );
    }
    let next = match kind {
        AddKind::Role => format!("ruimte matrix {organisation}, for what it may decide"),
        AddKind::Example => "ruimte check".to_owned(),
        AddKind::Value | AddKind::Boundary => {
            "ruimte check; and for a second story: ruimte add example \"...\"".to_owned()
        }
    };
    let _ = write!(told, "Next: {next}");
    told
}
