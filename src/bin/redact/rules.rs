//! `redact rules`: what is recognised, and why or why not.

use std::fmt::Write as _;
use std::io::Read as _;

use redact_stream::rules_file::quoted;
use redact_stream::{Builder, Facts, Level};

use crate::error;
use crate::exit::Exit;
use crate::input::{Input, Source};
use crate::output;
use crate::signal::Signals;

/// A sample is no larger than this.
const MAX_SAMPLE: u64 = 4 << 20;

/// So many near misses are shown.
const MAX_NEAR: usize = 40;

/// One line per rule, the ids in a column of their own: made to be read, and to
/// be cut by `awk '{print $1}'`. Or a JSON array.
pub(crate) fn list(builder: &Builder, as_json: bool) -> Exit {
    let facts: Vec<Facts> = builder
        .facts()
        .into_iter()
        .filter(|facts| facts.is_used)
        .collect();
    output::print(&match as_json {
        true => json(&facts),
        false => table(facts.iter().map(|facts| (&*facts.id, &*facts.about))),
    })
}

fn table<'r>(rows: impl Iterator<Item = (&'r str, &'r str)>) -> String {
    let rows: Vec<_> = rows.collect();
    let width = rows.iter().map(|(id, _)| id.len()).max().unwrap_or(0);
    rows.iter()
        .map(|(id, about)| format!("{id:width$}  {about}\n"))
        .collect()
}

fn json(all: &[Facts]) -> String {
    let row = |facts: &Facts| {
        format!(
            "  {{\"id\": {}, \"family\": {}, \"about\": {}, \"level\": {}, \"source\": {}}}",
            quoted(&facts.id),
            quoted(&facts.family),
            quoted(&facts.about),
            quoted(level(facts.level)),
            quoted(&facts.source)
        )
    };
    let rows: Vec<String> = all.iter().map(row).collect();
    format!("[\n{}\n]\n", rows.join(",\n"))
}

/// The name of a level.
pub(crate) fn level(level: Level) -> &'static str {
    match level {
        Level::Strict => "strict",
        Level::Normal => "normal",
        Level::Paranoid => "paranoid",
    }
}

/// One rule: its facts, patterns and examples.
pub(crate) fn show(builder: &Builder, id: &str) -> Exit {
    let Some(detail) = builder.detail(id) else {
        return error::usage(&format!("rules show: there is no rule '{id}'"));
    };
    let facts = &detail.facts;
    let mut text = format!("{}  {}\n", facts.id, facts.about);
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "  {name:<10}{value}");
        }
    };
    line("family", &facts.family);
    line("level", level(facts.level));
    line("source", &facts.source);
    line("written in", facts.origin.as_deref().unwrap_or_default());
    for (name, value) in &detail.patterns {
        line(name, value);
    }
    for (before, after) in &detail.examples {
        line("hides", &output::shown(before));
        line("  as", &output::shown(after));
    }
    for text in &detail.counterexamples {
        line("leaves", &output::shown(text));
    }
    output::print(&text)
}

/// What is hidden in a sample, and what nearly is.
pub(crate) fn test(builder: &Builder, source: &Source) -> Exit {
    let sample = match read(source) {
        Ok(sample) => sample,
        Err(error) => {
            error::report_io(&source.name(), &error);
            return Exit::Trouble;
        }
    };
    let explained = match builder.explain(&sample) {
        Ok(explained) => explained,
        Err(error) => return error::usage(&error.to_string()),
    };
    let mut text = String::new();
    for finding in &explained.findings {
        let (line, column) = place(&sample, finding.start);
        let lead = output::shown(&finding.lead);
        let _ = writeln!(
            text,
            "{line}:{column}  {}  {} bytes hidden behind {}",
            finding.rule,
            finding.end - finding.start,
            quoted_lead(&lead)
        );
    }
    if explained.findings.is_empty() {
        text.push_str("nothing is hidden\n");
    }
    if !explained.near_misses.is_empty() {
        text.push_str("\nnear misses\n");
    }
    for miss in explained.near_misses.iter().take(MAX_NEAR) {
        let (line, column) = place(&sample, miss.at);
        let lead = output::shown(&miss.lead);
        let _ = writeln!(
            text,
            "{line}:{column}  {}  behind {}: {}",
            miss.rule,
            quoted_lead(&lead),
            miss.reason
        );
    }
    if let Some(more @ 1..) = explained.near_misses.len().checked_sub(MAX_NEAR) {
        let _ = writeln!(text, "and {more} more");
    }
    output::print(&text)
}

fn quoted_lead(lead: &str) -> String {
    match lead {
        "" => "nothing".to_owned(),
        lead => format!("'{lead}'"),
    }
}

fn read(source: &Source) -> std::io::Result<Vec<u8>> {
    let signals = Signals::watch()?;
    let input = Input::open(source, &signals)?;
    let mut sample = Vec::new();
    input.take(MAX_SAMPLE + 1).read_to_end(&mut sample)?;
    if sample.len() as u64 > MAX_SAMPLE {
        return Err(std::io::Error::other(
            "a sample must not be larger than 4 MiB",
        ));
    }
    Ok(sample)
}

/// The line and the column of an offset, both from 1; columns are bytes.
fn place(sample: &[u8], at: usize) -> (usize, usize) {
    let before = &sample[..at];
    let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
    let column = before
        .iter()
        .rev()
        .take_while(|&&byte| byte != b'\n')
        .count()
        + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_descriptions_begin_in_one_column() {
        let rows = [("jwt", "JSON Web Token"), ("npm-token", "npm access token")];
        let expected = "jwt        JSON Web Token\nnpm-token  npm access token\n";
        assert_eq!(table(rows.into_iter()), expected);
    }

    #[test]
    fn texts_are_escaped() {
        assert_eq!(
            quoted("a\"b\\c\nd\u{7f}é"),
            "\"a\\\"b\\\\c\\u000ad\\u007fé\""
        );
    }

    #[test]
    fn places_count_from_one() {
        assert_eq!(place(b"ab\ncd", 0), (1, 1));
        assert_eq!(place(b"ab\ncd", 4), (2, 2));
    }
}
