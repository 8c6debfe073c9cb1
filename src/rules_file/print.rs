//! Rules as our format writes them.

use std::fmt::Write as _;

use crate::rule::Level;
use crate::rule::user::Rule;
use crate::rule::user::split::Part;

/// A rule as a `[[rule]]` table with all that it says, for a file that can be read
/// again. Allowed values are counted and not shown: they may be secrets after all.
///
/// ```
/// use redact_stream::{Rule, rules_file};
///
/// let rule = Rule::new("corp-ticket").pattern(r"\bct_([0-9a-f]{16})\b").entropy(2.5);
/// assert_eq!(
///     rules_file::written(&rule),
///     r#"[[rule]]
/// id = "corp-ticket"
/// pattern = "\\bct_([0-9a-f]{16})\\b"
/// entropy = 2.5
/// "#
/// );
/// ```
#[must_use]
pub fn written(rule: &Rule) -> String {
    let mut text = String::from("[[rule]]");
    if let Some(origin) = &rule.origin {
        let place: String = origin.chars().filter(|c| !c.is_control()).collect();
        let _ = write!(text, "  # {place}");
    }
    text.push('\n');
    let mut line = |key: &str, value: String| {
        let _ = writeln!(text, "{key} = {value}");
    };
    line("id", quoted(&rule.id));
    for (key, value) in [("description", &rule.about), ("source", &rule.source)] {
        if !value.is_empty() {
            line(key, quoted(value));
        }
    }
    if rule.family != "own" {
        line("family", quoted(&rule.family));
    }
    line("pattern", quoted(&rule.pattern));
    match &rule.part {
        Part::First => {}
        Part::Number(number) => line("secret", number.to_string()),
        Part::Name(name) => line("secret", quoted(name)),
    }
    if rule.entropy > 0.0 {
        line("entropy", format!("{:?}", rule.entropy));
    }
    match rule.level {
        Level::Strict => {}
        Level::Normal => line("level", quoted("normal")),
        Level::Paranoid => line("level", quoted("paranoid")),
    }
    for (key, list) in [
        ("keywords", &rule.keywords),
        ("stopwords", &rule.stopwords),
        ("examples", &rule.examples),
        ("counterexamples", &rule.counterexamples),
        ("allow.patterns", &rule.allow.patterns),
        ("allow.leads", &rule.allow.leads),
    ] {
        if !list.is_empty() {
            line(key, array(list));
        }
    }
    if let count @ 1.. = rule.allow.values.len() {
        let _ = writeln!(text, "# allow.values: {count}, not shown");
    }
    text
}

fn array(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

/// A text as TOML and JSON write it.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
