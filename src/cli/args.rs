//! What may be said on the command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::model::has_credentials;

/// Compiles an organisation's values, boundaries and worked examples into a playbook.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What every command understands.
#[derive(Debug, ClapArgs)]
pub(super) struct Global {
    /// The folder that holds the organisations
    #[arg(long, global = true, value_name = "DIR", default_value = "content", value_hint = ValueHint::DirPath)]
    pub(super) content: PathBuf,
    /// The folder that holds themes
    #[arg(long, global = true, value_name = "DIR", default_value = "themes", value_hint = ValueHint::DirPath)]
    pub(super) themes: PathBuf,
    /// Say nothing but results and problems
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Start a workspace: the starter, and a first organisation on it
    New(New),
    /// Add a value, boundary, example or role that you only have to fill in
    Add(Add),
    /// Make an organisation on a template, its questions answered
    Fork(Fork),
    /// Publish organisations as playbooks
    Build(Build),
    /// Show playbooks in the browser while they are written
    Serve(Serve),
    /// Tell all that is wrong with the content; write nothing
    Check(Check),
    /// Decide one case, and say why
    Decide(Decide),
    /// Tell who may decide what
    Matrix(Matrix),
    /// Tell what changed between two versions, and who may now decide what
    Diff(Diff),
    /// Print what files of a kind may say, as JSON Schema for editors
    Schema(Schema),
    /// Print what a shell needs to complete commands, options and folders
    Completions(Completions),
}

/// `ruimte completions`
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Example: ruimte completions bash > ~/.local/share/bash-completion/completions/ruimte"
)]
pub(super) struct Completions {
    /// The shell that you use
    #[arg(value_name = "SHELL")]
    pub(super) shell: Shell,
}

/// `ruimte new`
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Example: ruimte new playbooks --name \"Hotel Zonneschijn\" --languages nl,en"
)]
pub(super) struct New {
    /// The folder to make
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// What your organisation is called [default: as the folder]
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    /// The languages of your playbook; you write in the first
    #[arg(long, value_name = "LANGUAGES", value_delimiter = ',', default_value = "en,nl")]
    pub(super) languages: Vec<FirstLanguage>,
}

/// A language in which the starter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FirstLanguage {
    /// English
    En,
    /// Dutch
    Nl,
}

/// `ruimte add`
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example: ruimte add boundary \"A gift for a guest\"")]
pub(super) struct Add {
    /// What to add
    #[arg(value_name = "KIND")]
    pub(super) kind: AddKind,
    /// What you call it
    #[arg(value_name = "TITLE")]
    pub(super) title: String,
    /// The organisation that gets it [default: the only one that is no template]
    #[arg(long, value_name = "ORG")]
    pub(super) org: Option<String>,
    /// What its file is called [default: made from the title]
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
}

/// What can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AddKind {
    /// A core value, with a first example of it
    Value,
    /// Who may decide what, with a first example of it
    Boundary,
    /// A worked example
    Example,
    /// A role, at the bottom of the line
    Role,
}

/// `ruimte fork`
#[derive(Debug, ClapArgs)]
#[command(after_help = "On a terminal it asks the template's questions. Elsewhere, answer them: \
ruimte fork starter hotel-zon --answer goodwill=\"400 EUR\" --defaults")]
pub(super) struct Fork {
    /// The template, or another organisation; `starter` is built in
    #[arg(value_name = "TEMPLATE")]
    pub(super) template: String,
    /// The folder of the new organisation, below the one for content
    #[arg(value_name = "NEW")]
    pub(super) new: String,
    /// What it is called [default: as its folder]
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    /// Answer a question of the template: `goodwill="400 EUR"`; as often as there are questions
    #[arg(long = "answer", value_name = "QUESTION=ANSWER", value_parser = answer)]
    pub(super) answers: Vec<(String, String)>,
    /// Ask nothing: leave what is not answered to the template
    #[arg(long)]
    pub(super) defaults: bool,
    /// Copy the whole template instead of lying over it, so that it is no longer needed
    #[arg(long)]
    pub(super) standalone: bool,
}

/// `ruimte schema`
#[derive(Debug, ClapArgs)]
pub(super) struct Schema {
    /// The kind of file [default: list the kinds]
    #[arg(value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// Write a file for each schema into this folder
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

/// `ruimte build`
#[derive(Debug, ClapArgs)]
pub(super) struct Build {
    /// The organisations [default: all that are no template]
    #[arg(value_name = "ORG")]
    pub(super) organisations: Vec<String>,
    /// The folder that gets a folder for each organisation
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub(super) out: PathBuf,
    /// The address of the playbook, or of the folder of several, for sitemap.xml and changes.xml
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(super) base_url: Option<String>,
    /// Also publish what changed, and in whose room, since this content folder or git revision
    #[arg(long, value_name = "DIR|REV")]
    pub(super) since: Option<String>,
    /// Let warnings keep a playbook from being published
    #[arg(long)]
    pub(super) strict: bool,
}

/// `ruimte serve`
#[derive(Debug, ClapArgs)]
pub(super) struct Serve {
    /// The organisations and templates [default: all]
    #[arg(value_name = "ORG")]
    pub(super) organisations: Vec<String>,
    /// The port to listen on; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    pub(super) port: u16,
    /// The address to listen on; others than this machine's own let the network in
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub(super) host: String,
    /// Open it in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// How places open in your editor: an address with {file}, {line} and {column}
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "RUIMTE_EDITOR",
        default_value = "vscode://file{file}:{line}:{column}"
    )]
    pub(super) editor: String,
}

/// `ruimte check`
#[derive(Debug, ClapArgs)]
pub(super) struct Check {
    /// The organisations and templates [default: all]
    #[arg(value_name = "ORG")]
    pub(super) organisations: Vec<String>,
    /// Let warnings fail the command
    #[arg(long)]
    pub(super) strict: bool,
    /// In what form to tell what is found
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
    /// Also tell which changes of the boundaries no example would notice, and the example
    /// that would
    #[arg(long)]
    pub(super) proof: bool,
    /// Also tell which organisations the changes of their templates reach since this content
    /// folder or git revision, whose room changes and whose examples no longer agree
    #[arg(long, value_name = "DIR|REV")]
    pub(super) since: Option<String>,
    /// The day to hold review dates against [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
}

/// `ruimte decide`
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Example: ruimte decide starter put-it-right --role front-desk our_fault=yes amount=\"150 EUR\""
)]
pub(super) struct Decide {
    /// The organisation or template
    #[arg(value_name = "ORG")]
    pub(super) organisation: String,
    /// The boundary that decides
    #[arg(value_name = "BOUNDARY")]
    pub(super) boundary: String,
    /// Who decides
    #[arg(long, value_name = "ROLE")]
    pub(super) role: String,
    /// What is the case, as an example writes it: `our_fault=yes`, `amount="150 EUR"`
    #[arg(value_name = "FACT=VALUE", value_parser = equation)]
    pub(super) facts: Vec<(String, String)>,
    /// What was given before in a period: `guest="100 EUR"`
    #[arg(long, value_name = "PERIOD=AMOUNT", value_parser = given_before)]
    pub(super) already: Vec<(String, String)>,
    /// The language to tell it in, one of the playbook's [default: its first]
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// In what form to tell it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: DecideFormat,
}

/// In what form to tell a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DecideFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

/// `ruimte matrix`
#[derive(Debug, ClapArgs)]
pub(super) struct Matrix {
    /// The organisation or template
    #[arg(value_name = "ORG")]
    pub(super) organisation: String,
    /// One boundary [default: all]
    #[arg(value_name = "BOUNDARY")]
    pub(super) boundary: Option<String>,
    /// The language to tell it in, one of the playbook's [default: its first]
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// In what form to tell it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: MatrixFormat,
}

/// In what form to tell who may decide what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MatrixFormat {
    /// For people
    Text,
    /// For spreadsheets
    Csv,
    /// As Markdown tables
    Md,
    /// For programs
    Json,
}

/// `ruimte diff`
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "OLD and NEW are each an organisation (acme), a content folder (path/to/content), a git\nrevision (v1.2), or an organisation in one of these (path/to/content:acme, v1.2:acme).\n\nExample: ruimte diff v1.2:acme acme"
)]
pub(super) struct Diff {
    /// How it was
    #[arg(value_name = "OLD")]
    pub(super) old: String,
    /// How it is now
    #[arg(value_name = "NEW")]
    pub(super) new: String,
    /// The language to tell it in, one of the new playbook's [default: its first]
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// In what form to tell it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: DiffFormat,
}

/// In what form to tell what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// As Markdown, for a merge request
    Md,
}

/// In what form to tell diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, with the text underlined
    Human,
    /// For programs
    Json,
    /// For GitHub's workflow runs
    Github,
}

/// Something and its value.
fn equation(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it like amount=\"150 EUR\"")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// A period and what was given before in it.
fn given_before(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it like guest=\"150 EUR\"")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// A question and its answer.
fn answer(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it like goodwill=\"400 EUR\"")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// An address at which a folder can lie.
fn web_address(text: &str) -> Result<String, String> {
    // Refused with a message that does not show it, when it is used.
    if has_credentials(text) {
        return Ok(text.to_owned());
    }
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or("");
    let odd =
        |letter: char| letter.is_whitespace() || letter.is_control() || "?#<>\"'".contains(letter);
    if host.is_empty() || text.contains(odd) {
        return Err("write it like https://example.org/playbook".to_owned());
    }
    Ok(text.trim_end_matches('/').to_owned())
}
