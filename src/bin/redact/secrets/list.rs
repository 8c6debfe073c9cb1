//! `--secrets-list`: what is known, and what of it is hidden. Never a value.

use redact_stream::rules_file::quoted;
use redact_stream::{Redactor, Secret, Spelling};

use super::spec::Spec;
use super::{Loaded, Sense, Value};
use crate::error;
use crate::exit::Exit;
use crate::output;

/// One value, for people.
struct Row {
    name: String,
    source: String,
    length: usize,
    /// Why it is not hidden.
    left_out: Option<String>,
    /// How it may be written where it is hidden.
    spellings: Vec<Spelling>,
}

/// A line for each value, and one for the variables that were not taken; or a JSON array.
pub(crate) fn print(
    loaded: &Loaded,
    specs: &[Spec],
    redactor: &Redactor,
    sense: Sense,
    json: bool,
) -> Exit {
    let rows: Vec<Row> = loaded
        .values
        .iter()
        .map(|value| Row::of(value, specs, redactor, sense))
        .collect();
    output::print(&match json {
        true => as_json(&rows),
        false => as_table(&rows, loaded, specs),
    })
}

impl Row {
    fn of(value: &Value, specs: &[Spec], redactor: &Redactor, sense: Sense) -> Row {
        let Value { found, source, .. } = value;
        // Whatever the reason why it is not hidden: it is asked, not told.
        let is_hidden = || redactor.redact(&found.value) != &found.value[..];
        let left_out = match value.left_out {
            Some(why) => Some(format!("its value {why}")),
            None if is_hidden() => None,
            None => Some("the redactor does not take it".to_owned()),
        };
        let spellings = match left_out {
            Some(_) => Vec::new(),
            None => Secret::new("", &found.value[..]).spellings(sense.shortest()),
        };
        Row {
            name: error::clean(&found.name),
            source: error::clean(&specs[*source].to_string()),
            length: found.value.len(),
            left_out,
            spellings,
        }
    }

    /// How it may be written, and what of that is not looked for.
    fn state(&self) -> String {
        if let Some(why) = &self.left_out {
            return format!("not hidden: {why}");
        }
        let told = self.spellings.iter();
        let told = told.filter(|it| it.covered + it.skipped > 0);
        let told: Vec<String> = told.map(Spelling::to_string).collect();
        format!("hidden: {}", told.join(", "))
    }
}

fn as_table(rows: &[Row], loaded: &Loaded, specs: &[Spec]) -> String {
    let width = |of: fn(&Row) -> &str| {
        let widths = rows.iter().map(|row| of(row).chars().count());
        widths.max().unwrap_or(0)
    };
    let names = width(|row| &row.name);
    let sources = width(|row| &row.source);
    let mut text = String::new();
    if specs.is_empty() {
        text.push_str("no source is named; --secrets names one\n");
    }
    for row in rows {
        text.push_str(&format!(
            "{:names$}  {:sources$}  {:>5} bytes  {}\n",
            row.name,
            row.source,
            row.length,
            row.state()
        ));
    }
    if let Some((source, sealed)) = &loaded.sealed {
        let spec = error::clean(&specs[*source].to_string());
        text.push_str(&format!(
            "{spec}: {} values, known by their fingerprints alone\n",
            sealed.len()
        ));
    }
    for (source, names) in &loaded.passed_over {
        let names: Vec<String> = names.iter().map(|name| error::clean(name)).collect();
        let spec = &specs[*source];
        text.push_str(&format!(
            "{}: {} not taken, for their names tell nothing ({} takes them): {}\n",
            error::clean(&spec.to_string()),
            names.len(),
            error::clean(&spec.with("all")),
            names.join(" ")
        ));
    }
    for note in &loaded.notes {
        text.push_str(&format!("note: {}\n", error::clean(note)));
    }
    text
}

fn as_json(rows: &[Row]) -> String {
    let row = |row: &Row| {
        let state = match &row.left_out {
            None => format!(
                "\"hidden\": true, \"spellings\": [{}]",
                spelled(&row.spellings)
            ),
            Some(why) => format!("\"hidden\": false, \"why\": {}", quoted(why)),
        };
        format!(
            "  {{\"name\": {}, \"source\": {}, \"bytes\": {}, {state}}}",
            quoted(&row.name),
            quoted(&row.source),
            row.length
        )
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    match rows.is_empty() {
        true => "[]\n".to_owned(),
        false => format!("[\n{}\n]\n", rows.join(",\n")),
    }
}

fn spelled(spellings: &[Spelling]) -> String {
    let told = |it: &Spelling| {
        let why = it.why.map(|why| format!(", \"why\": {}", quoted(why)));
        format!(
            "{{\"name\": {}, \"covered\": {}, \"skipped\": {}{}}}",
            quoted(it.name),
            it.covered,
            it.skipped,
            why.unwrap_or_default()
        )
    };
    let told: Vec<String> = spellings.iter().map(told).collect();
    told.join(", ")
}
