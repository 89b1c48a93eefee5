//! What is wrong with a link, and what to do about it.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, did_you_mean, nearest};
use crate::model::{Kind, Place, Playbook, Target};
use crate::render::book::Book;
use crate::render::markdown::{Destination, Fault, Found, Unread, judge, slug};

/// What is wrong with a link; `None` where nothing is.
pub(super) fn fault(
    book: &Book<'_>,
    assets: &BTreeSet<&str>,
    link: &Found,
) -> Option<Diagnostic<()>> {
    let broken = |message: String| Diagnostic::new(Code::BrokenLink, (), message);
    let written = &link.destination;
    match judge(written) {
        Ok(Destination::Thing(target)) if !link.image => match book.title(&target) {
            Some(_) => None,
            None => Some(unknown(book.playbook, &target)),
        },
        Ok(Destination::Asset(path)) if assets.contains(path.as_str()) => None,
        Ok(Destination::Asset(path)) => {
            let encoded = encoded(written, assets).map(|path| format!("write `{path}`"));
            let help = encoded.or_else(|| did_you_mean(&path, assets.iter().copied()));
            Some(broken(format!("there is no file `{path}`")).maybe_help(help))
        }
        Ok(Destination::Outside(_)) if link.image => Some(
            broken(format!("the image `{written}` is on another host"))
                .help("a playbook loads nothing from elsewhere: put the file into `assets/`"),
        ),
        Ok(Destination::Outside(_) | Destination::Fragment(_)) if !link.image => None,
        Ok(_) => Some(
            broken(format!("`{written}` is not an image")).help("an image is a file in `assets/`"),
        ),
        Err(fault) => Some(bad(&fault, written)),
    }
}

/// What is written like a link or an image and is read as words, with how it is to be written.
pub(super) fn not_read(book: &Book<'_>, assets: &BTreeSet<&str>, found: &Unread) -> Diagnostic<()> {
    let what = if found.image { "an image" } else { "a link" };
    let because = match &found.destination {
        spaced if spaced.contains(char::is_whitespace) => "a space",
        odd if odd.contains(['(', ')']) => "a parenthesis",
        _ => "the quotation marks",
    };
    let written = found.destination.split_whitespace().collect::<Vec<_>>().join(" ");
    let message =
        format!("readers see this as words and not as {what}, because of {because} in it");
    match meant(book, assets, found, &written) {
        Ok(help) => Diagnostic::new(Code::BrokenLink, (), message).help(help),
        Err(problem) => problem,
    }
}

/// A path as it is to be written in a link, where it is the name of a file letter for letter.
fn encoded(written: &str, assets: &BTreeSet<&str>) -> Option<String> {
    let marks = [("%", "%25"), ("#", "%23"), ("?", "%3F")];
    let encode =
        || marks.iter().fold(written.to_owned(), |path, (mark, code)| path.replace(mark, code));
    assets.contains(written.trim_start_matches("./")).then(encode)
}

/// How it is to be written, or what is wrong with it besides.
fn meant(
    book: &Book<'_>,
    assets: &BTreeSet<&str>,
    found: &Unread,
    written: &str,
) -> Result<String, Diagnostic<()>> {
    let write = |destination: &str| Ok(format!("write `{}`", found.with(destination)));
    let titled = found.with_title().filter(|(destination, _)| match judge(destination) {
        Ok(Destination::Asset(path)) => assets.contains(path.as_str()),
        Ok(Destination::Thing(target)) => book.title(&target).is_some(),
        _ => false,
    });
    if let Some((_, whole)) = titled {
        return Ok(format!("write `{whole}`"));
    }
    if let Some(encoded) = encoded(written, assets) {
        return write(&encoded);
    }
    match judge(written) {
        Ok(Destination::Asset(path)) => match nearest(&path, assets.iter().copied()) {
            _ if assets.contains(path.as_str()) => write(written),
            Some(near) => Ok(format!("did you mean `{}`?", found.with(near))),
            None => Ok(format!("put a file `{path}` there, and write `{}`", found.with(written))),
        },
        Ok(Destination::Thing(target)) if book.title(&target).is_none() => {
            Err(unknown(book.playbook, &target))
        }
        Ok(Destination::Thing(_)) => write(&written.replace(' ', "")),
        Ok(Destination::Outside(_)) => write(&written.replace(' ', "%20")),
        Ok(Destination::Fragment(words)) => write(&format!("#{}", slug(&words))),
        Err(Fault::NotAnAsset(path)) => {
            let near = nearest(&format!("assets/{path}"), assets.iter().copied());
            near.map_or_else(|| Err(bad(&Fault::NotAnAsset(path), written)), write)
        }
        Err(fault) => Err(bad(&fault, written)),
    }
}

/// A text that has more HTML than is sanitised.
pub(super) fn too_much_html(at: Place) -> Diagnostic<Place> {
    let message = "this text has HTML in it, and more tags than can be made safe";
    Diagnostic::new(Code::WrongType, at, message)
        .help("write it as Markdown, or divide it between several pages")
}

fn bad(fault: &Fault, written: &str) -> Diagnostic<()> {
    let broken = |message: String| Diagnostic::new(Code::BrokenLink, (), message);
    let kinds = Kind::WITH_FOLDER.map(Kind::name);
    match fault {
        Fault::Empty => broken("this link leads nowhere".into()),
        Fault::Escapes => Diagnostic::new(
            Code::UnsafePath,
            (),
            format!("`{written}` leads out of the organisation's folder"),
        )
        .help("put the file into `assets/` and link to it as `assets/NAME`"),
        Fault::Dangerous(scheme) => {
            broken(format!("a link to `{scheme}:` could do something else than show a page"))
                .help("links may lead to http, https, mailto, tel and the playbook's own things")
        }
        Fault::Credentials => {
            broken("this address has the name or password of a user in it".into())
                .help("take out what stands before the `@`, and the `@`: every reader would see it")
        }
        Fault::Scheme(scheme) => broken(format!("there is no kind of thing called `{scheme}`"))
            .maybe_help(did_you_mean(scheme, kinds)),
        Fault::NotAnAsset(path) => {
            let found = broken(format!("`{path}` is not a file in `assets/`"));
            match path
                .split_once('/')
                .filter(|(folder, _)| Kind::WITH_FOLDER.iter().any(|kind| kind.folder() == *folder))
            {
                Some((folder, file)) => {
                    let kind = Kind::WITH_FOLDER.iter().find(|kind| kind.folder() == folder);
                    let id = file.split('.').next().unwrap_or(file);
                    found.maybe_help(kind.map(|kind| format!("link to it as `{kind}:{id}`")))
                }
                None => found.help("link to a thing as `value:ID`, to a file as `assets/NAME`"),
            }
        }
    }
}

fn unknown(playbook: &Playbook, target: &Target) -> Diagnostic<()> {
    let (kind, id, ids): (_, _, Vec<&str>) = match target {
        Target::Role(id) => (
            Kind::Role,
            id.as_str(),
            playbook.roles.iter().map(|thing| thing.id.as_str()).collect(),
        ),
        Target::Value(id) => (
            Kind::Value,
            id.as_str(),
            playbook.values.iter().map(|thing| thing.id.as_str()).collect(),
        ),
        Target::Boundary(id) => (
            Kind::Boundary,
            id.as_str(),
            playbook.boundaries.iter().map(|thing| thing.id.as_str()).collect(),
        ),
        Target::Example(id) => (
            Kind::Example,
            id.as_str(),
            playbook.examples.iter().map(|thing| thing.id.as_str()).collect(),
        ),
        Target::Page(id) => (
            Kind::Page,
            id.as_str(),
            playbook.pages.iter().map(|thing| thing.id.as_str()).collect(),
        ),
    };
    Diagnostic::new(Code::BrokenLink, (), format!("there is no {kind} `{id}`"))
        .maybe_help(did_you_mean(id, ids))
}

/// The logo must be a file among the assets.
pub(super) fn logo(
    playbook: &Playbook,
    assets: &BTreeSet<&str>,
    findings: &mut Vec<Diagnostic<Place>>,
) {
    let Some(logo) = &playbook.theme.logo else { return };
    let place = Place::of(Kind::Playbook, "").key("theme").key("logo");
    match judge(logo) {
        Ok(Destination::Asset(path)) if assets.contains(path.as_str()) => {}
        Err(Fault::Escapes) => findings.push(Diagnostic::new(
            Code::UnsafePath,
            place,
            format!("`{logo}` leads out of the organisation's folder"),
        )),
        _ => findings.push(
            Diagnostic::new(Code::MissingAsset, place, format!("there is no file `{logo}`"))
                .maybe_help(did_you_mean(logo, assets.iter().copied())),
        ),
    }
}
