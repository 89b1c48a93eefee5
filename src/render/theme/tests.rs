//! Themes over themes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Theme, ThemeFile, ThemeFolder};
use crate::decide::Authority;
use crate::diagnostic::Code;
use crate::model::ThemeChoice;
use crate::render::fixture::playbook;
use crate::render::{Options, inspect, render};

fn folder(name: &str, files: &[(&str, &str)]) -> ThemeFolder {
    let file = |(path, text): &(&str, &str)| {
        let shown = format!("themes/{name}/{path}");
        ((*path).to_owned(), ThemeFile { path: shown, bytes: Arc::from(text.as_bytes()) })
    };
    ThemeFolder { name: name.into(), files: files.iter().map(file).collect() }
}

fn choice(name: &str) -> ThemeChoice {
    ThemeChoice { name: name.into(), accent: None, logo: None, settings: BTreeMap::new() }
}

fn home(theme: &Theme) -> String {
    let site =
        render(&playbook(), &Authority::new(&playbook(), |_| true), theme, &Options::default())
            .site;
    site.text("index.html").expect("a page").to_owned()
}

#[test]
fn a_file_overrides_the_one_below_and_may_extend_it() {
    let parent = folder(
        "quiet",
        &[(
            "templates/pages/home.html",
            "{% extends \"default/pages/home.html\" %}{% block main %}<h1>Quiet {{ frame.name }}</h1>{% endblock %}",
        )],
    );
    let child = folder(
        "bold",
        &[
            ("theme.yaml", "extends: quiet\nsettings:\n  depth: {type: number, default: \"3\"}\n"),
            (
                "templates/components/colophon.html",
                "{% component colophon(c) %}<p>Bold</p>{% endcomponent colophon %}",
            ),
            ("static/css/say.css", ".say { color: tomato }"),
            ("locales/en.ftl", "boundaries = Rules"),
        ],
    );
    let own = folder("theme", &[("locales/en.ftl", "values = Beliefs")]);
    let theme = Theme::new(&choice("bold"), &[parent, child], Some(&own));
    assert_eq!((theme.findings.len(), theme.template_findings.len()), (0, 0));
    let html = home(&theme);
    assert!(html.contains("<h1>Quiet Hotel De Linde</h1>"));
    assert!(
        html.contains(">Rules</a>")
            && html.contains(">Beliefs</a>")
            && html.contains(">Examples</a>")
    );
    let site =
        render(&playbook(), &Authority::new(&playbook(), |_| true), &theme, &Options::default())
            .site;
    assert!(site.text("values/listen.html").is_some_and(|page| page.contains("<p>Bold</p>")));
    assert!(theme.sheets[""].contains(".say{color:tomato}"));
    assert!(!theme.sheets[""].contains("say-words"), "file by file");
}

#[test]
fn a_stylesheet_goes_to_the_pages_that_need_it() {
    let child = folder(
        "bold",
        &[
            ("theme.yaml", "sheets: {role: [own]}\n"),
            ("static/css/own.css", ".own { color: tomato }"),
        ],
    );
    let theme = Theme::new(&choice("bold"), &[child], None);
    assert!(theme.sheets["role"].contains(".own{") && !theme.sheets[""].contains(".own{"));
    assert!(theme.sheets["scan"].contains(".scan{") && !theme.sheets["role"].contains(".scan{"));
    assert!(theme.sheets["scan"].contains(".prose"), "what is nobody's is everybody's");

    let wrong = folder("bold", &[("theme.yaml", "sheets: {rol: [own]}\n")]);
    let theme = Theme::new(&choice("bold"), &[wrong], None);
    let [finding] = &theme.template_findings[..] else { panic!("one finding") };
    assert_eq!(finding.help.as_deref(), Some("did you mean `role`?"));
}

#[test]
fn templates_that_fail_are_told_at_their_place() {
    let broken = folder(
        "broken",
        &[
            ("templates/pages/home.html", "<p>\n  {% if %}\n"),
            ("templates/pages/role.html", "<p>\n {{ view.headng.title.text }}"),
            ("templates/pages/scan.html", "{{ <nothing /> }}"),
        ],
    );
    let syntax = Theme::new(&choice("broken"), &[broken], None);
    let told: Vec<_> = syntax
        .template_findings
        .iter()
        .map(|found| (found.code, found.at.source.path.clone(), found.at.start().line))
        .collect();
    assert_eq!(told[0], (Code::TemplateError, "themes/broken/templates/pages/home.html".into(), 2));
    assert!(home(&syntax).contains("Every guest leaves glad."), "the default theme stands in");

    let failing =
        folder("failing", &[("templates/pages/role.html", "<p>\n {{ view.headng.title.text }}")]);
    let theme = Theme::new(&choice("failing"), &[failing], None);
    assert_eq!(theme.template_findings, []);
    let found =
        inspect(&playbook(), &Authority::new(&playbook(), |_| true), &theme, &Options::default())
            .theme_findings;
    assert_eq!(found.len(), 1, "once, not once a page: {found:?}");
    assert_eq!(found[0].at.start().line, 2);

    let unknown = folder("unknown", &[("templates/pages/scan.html", "\n {{ <nothing /> }}")]);
    let theme = Theme::new(&choice("unknown"), &[unknown], None);
    assert_eq!(theme.template_findings.len(), 1);
    assert_eq!(theme.template_findings[0].at.start().line, 2);
    assert!(theme.template_findings[0].message.contains("`nothing`"));
}

#[test]
fn themes_and_settings_that_do_not_exist() {
    let known = folder("quiet", &[]);
    let mut wish = choice("quite");
    wish.settings =
        BTreeMap::from([("headngs".into(), "sans".into()), ("headings".into(), "gothic".into())]);
    wish.accent = Some("greenish".into());
    let theme = Theme::new(&wish, &[known], None);
    let told: Vec<_> = theme
        .findings
        .iter()
        .map(|found| (found.code, found.help.clone().unwrap_or_default()))
        .collect();
    assert_eq!(told.len(), 4);
    assert!(told.iter().all(|(code, _)| [Code::BadTheme, Code::UnknownField].contains(code)));
    assert_eq!(told[0].1, "did you mean `quiet`?");
    assert_eq!(told[1].1, "did you mean `headings`?");
}

#[test]
fn themes_in_a_circle_are_told() {
    let one = folder("one", &[("theme.yaml", "extends: two\n")]);
    let two = folder("two", &[("theme.yaml", "name: Two\nextends: one\n")]);
    let theme = Theme::new(&choice("one"), &[one, two], None);
    assert_eq!(theme.template_findings.len(), 1);
    assert_eq!(theme.template_findings[0].at.start().line, 2);
}

#[test]
fn an_accent_is_corrected_where_it_carries_text() {
    let mut wish = choice("default");
    wish.accent = Some("#ffcc00".into());
    let theme = Theme::new(&wish, &[], None);
    assert_eq!(theme.findings.len(), 1);
    assert_eq!(theme.findings[0].code, Code::LowContrast);
    assert!(theme.sheets[""].contains("--accent-brand:#ffcc00;--accent-text:#"));
    wish.accent = Some("#0b6e4f".into());
    let theme = Theme::new(&wish, &[], None);
    assert_eq!(theme.findings, []);
    assert!(theme.sheets[""].contains("--accent-brand:#0b6e4f;--accent-text:#0b6e4f;"));
}
