//! The README tells the truth: every `console` block is run, and prints what it says.

use std::path::Path;
use std::process::Command;

/// The contents of the fenced blocks in a language.
fn blocks(language: &str) -> Vec<String> {
    let readme = include_str!("../README.md");
    let fence = format!("\n```{language}\n");
    readme
        .split(&fence)
        .skip(1)
        .map(|rest| rest.split("\n```").next().unwrap_or_default().to_owned())
        .collect()
}

/// The commands of a block, each with what it prints.
fn commands(block: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), String::new())),
            (None, Some((_, output))) => output.extend([line, "\n"]),
            (None, None) => panic!("output before a command: {line}"),
        }
    }
    commands
}

fn shell(directory: &Path, command: &str) -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_redact")).parent().unwrap();
    let path = format!(
        "{}:{}",
        bin.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let output = Command::new("bash")
        .args(["-c", &format!("{{ {command}\n}} 2>&1")])
        .env("PATH", path)
        .env("XDG_CONFIG_HOME", "/nowhere")
        .current_dir(directory)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn console_blocks_print_what_they_say() {
    let directory = std::env::temp_dir().join(format!("redact-readme-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    let mut run = 0;
    for (command, expected) in blocks("console").iter().flat_map(|block| commands(block)) {
        if let Some(file) = command.strip_prefix("cat ") {
            // The file is what the README shows of it.
            std::fs::write(directory.join(file), &expected).unwrap();
        }
        assert_eq!(shell(&directory, &command), expected, "$ {command}");
        run += 1;
    }
    std::fs::remove_dir_all(&directory).unwrap();
    assert!(run >= 5, "only {run} commands found");
}

/// Recipes name programs that are not everywhere; these stand in for them, and
/// print something to hide.
#[test]
fn recipes_redact() {
    let directory = std::env::temp_dir().join(format!("redact-recipes-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    std::fs::write(directory.join("app.log"), "password=hunter2\n").unwrap();
    let stand_ins = "say() { echo 'password=hunter2'; }; docker() { say; }; journalctl() { say; }; kubectl() { say; }; ";
    let mut run = 0;
    for line in blocks("sh").iter().flat_map(|block| block.lines()) {
        if line.contains("cargo") || !line.contains("redact") {
            continue;
        }
        let command = line.replace("./app", "say").replace(" > app.clean.log", "");
        let output = shell(&directory, &format!("{stand_ins}{command}"));
        assert_eq!(output, "password=__REDACTED:password__\n", "{line}");
        run += 1;
    }
    std::fs::remove_dir_all(&directory).unwrap();
    assert!(run >= 5, "only {run} recipes found");
}

#[test]
fn rust_blocks_are_the_ones_that_are_tested() {
    let documented = [
        include_str!("../src/lib.rs"),
        include_str!("../src/layer/log.rs"),
        include_str!("../src/layer/tracing/mod.rs"),
    ];
    let documented = documented.concat().replace("//! ", "").replace("//!", "");
    for block in blocks("rust") {
        assert!(
            documented.contains(&block),
            "not in the crate's documentation:\n{block}"
        );
    }
}
