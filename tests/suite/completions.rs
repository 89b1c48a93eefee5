//! What shells complete.

use std::fs;
use std::process::Command;

use crate::project::Project;

#[test]
fn every_shell_gets_a_script_that_knows_all_commands() {
    let project = Project::empty();
    let help = project.run("--help").ends(0).stdout();
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<&str> =
        commands.map_while(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    assert!(commands.contains(&"completions") && commands.len() > 10, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = project.run(&format!("completions {shell}")).ends(0).stdout();
        for command in &commands {
            assert!(script.contains(command), "{shell} does not know `{command}`");
        }
    }
}

#[test]
fn bash_completes_a_command() {
    let project = Project::empty();
    let script = project.path("ruimte.bash");
    fs::write(&script, project.run("completions bash").ends(0).stdout()).expect("written");
    let ask = "source ruimte.bash; COMP_WORDS=(ruimte bui); COMP_CWORD=1; \
               _ruimte ruimte bui ruimte; echo \"${COMPREPLY[@]}\"";
    let told = Command::new("bash").args(["-c", ask]).current_dir(project.path("")).output();
    let told = told.expect("bash, which runs the tests too");
    assert_eq!(String::from_utf8_lossy(&told.stdout).trim(), "build");
}

#[test]
fn an_unknown_shell_is_told_which_there_are() {
    let told = Project::empty().run("completions tcsh").ends(2).stderr();
    assert!(told.contains("bash") && told.contains("fish"), "{told}");
}
