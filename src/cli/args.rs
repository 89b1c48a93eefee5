//! What may be said on the command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

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
    #[arg(long, global = true, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The folder that holds themes
    #[arg(long, global = true, value_name = "DIR", default_value = "themes")]
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
    /// Publish organisations as playbooks
    Build(Build),
    /// Tell all that is wrong with the content; write nothing
    Check(Check),
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
    /// The address of the playbook, or of the folder of several, for sitemap.xml
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(super) base_url: Option<String>,
    /// Let warnings keep a playbook from being published
    #[arg(long)]
    pub(super) strict: bool,
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
    /// The day to hold review dates against [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
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

/// An address at which a folder can lie.
fn web_address(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or("");
    let odd =
        |letter: char| letter.is_whitespace() || letter.is_control() || "?#<>\"'".contains(letter);
    if host.is_empty() || text.contains(odd) {
        return Err("write it like https://example.org/playbook".to_owned());
    }
    Ok(text.trim_end_matches('/').to_owned())
}
