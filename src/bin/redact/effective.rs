//! `redact config`: what is in force, as a configuration that could be read again.

use std::fmt::Write as _;

use redact_stream::Redactor;
use redact_stream::rules_file::{Setting, quoted, written};

use crate::config::Effective;
use crate::exit::Exit;
use crate::output;
use crate::rules::level;

/// Each value with where it comes from. Allowed values are counted, not shown: they
/// may be secrets after all.
pub(crate) fn print(effective: &Effective) -> Exit {
    let settings = &effective.settings;
    let mut text = String::new();
    match effective.files.is_empty() {
        true => text.push_str("# no file was read\n"),
        false => text.push_str("# read, the nearest first:\n"),
    }
    for path in &effective.files {
        let path = path.display().to_string();
        let _ = writeln!(text, "#   {}", output::shown(path.as_bytes()));
    }
    let mut line = |key: &str, value: String, origin: &str| {
        let origin = output::shown(origin.as_bytes());
        let _ = writeln!(text, "{key} = {value}  # {origin}");
    };
    match &settings.level {
        Some(set) => line("level", quoted(level(set.value)), &set.origin),
        None => line("level", quoted("normal"), "default"),
    }
    match &settings.mask {
        Some(set) => line("mask", quoted(&set.value), &set.origin),
        None => line("mask", quoted("label"), "default"),
    }
    match &settings.limit {
        Some(set) => line("limit", set.value.to_string(), &set.origin),
        None => line("limit", Redactor::DEFAULT_LIMIT.to_string(), "default"),
    }
    for (key, set) in [
        ("only", &settings.only),
        ("without", &settings.without),
        ("extra_keys", &settings.extra_keys),
    ] {
        if let Some(set) = set {
            line(key, array(set), &set.origin);
        }
    }
    text.push_str(&secrets(effective));
    text.push_str(&allowed(effective));
    for rule in &effective.rules {
        text.push('\n');
        match effective
            .left_out
            .iter()
            .find(|note| note.rule == rule.id())
        {
            None => text.push_str(&written(rule)),
            // It was written for another program, and here it would be an error.
            Some(note) => {
                let _ = writeln!(text, "# {}:", output::shown(note.message.as_bytes()));
                for line in written(rule).lines() {
                    let _ = writeln!(text, "# {line}");
                }
            }
        }
    }
    output::print(&text)
}

fn array(set: &Setting<Vec<String>>) -> String {
    let items: Vec<String> = set.value.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

/// The sources of known secrets: each on a line with where it is named.
fn secrets(effective: &Effective) -> String {
    let mut text = String::new();
    for spec in &effective.secrets {
        let source = quoted(&output::shown(spec.absolute().as_bytes()));
        let origin = output::shown(spec.origin.as_bytes());
        let _ = writeln!(text, "    {source},  # {origin}");
    }
    match text.is_empty() {
        true => text,
        false => format!("secrets = [\n{text}]\n"),
    }
}

fn allowed(effective: &Effective) -> String {
    let settings = &effective.settings;
    let mut text = String::new();
    let lists = [
        ("patterns", &settings.allow_patterns),
        ("leads", &settings.allow_leads),
    ];
    if let Some(set) = &settings.allow_values {
        let origin = output::shown(set.origin.as_bytes());
        let _ = writeln!(text, "# values: {}, not shown  # {origin}", set.value.len());
    }
    for (key, set) in lists {
        if let Some(set) = set {
            let origin = output::shown(set.origin.as_bytes());
            let _ = writeln!(text, "{key} = {}  # {origin}", array(set));
        }
    }
    match text.is_empty() {
        true => text,
        false => format!("\n[allow]\n{text}"),
    }
}
