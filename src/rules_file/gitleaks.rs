//! gitleaks' format: accepted as it is.
//!
//! gitleaks looks at files with paths, in commits, whole; a stream has none of
//! that. So what speaks of paths and commits is left out, and an allow-list that
//! needs the rest of a line is, too: always so that more is hidden and not less,
//! and each time with a note. What gitleaks itself does not know is no error.

use std::path::PathBuf;

use super::table::Table;
use super::{Error, RulesFile, Setting, pattern};
use crate::rule::user::{self, Note, Rule, is_id};

/// Whether a file is one of gitleaks'.
pub(super) fn is_one(root: &Table<'_>) -> bool {
    ["rules", "extend", "allowlist", "allowlists"]
        .iter()
        .any(|key| root.has(key))
}

/// What an allow-list asks for and a stream can give.
#[derive(Default)]
struct Allowed {
    patterns: Vec<String>,
    leads: Vec<String>,
    stopwords: Vec<String>,
    /// Only for these rules; or for all.
    targets: Vec<String>,
}

/// Reads a whole file.
pub(super) fn read(root: &Table<'_>) -> Result<RulesFile, Error> {
    let mut file = RulesFile::default();
    for key in ["title", "description", "minVersion"] {
        root.text(key)?;
    }
    let mut said = Vec::new();
    let global = allow_lists(root, &mut said)?;
    if let Some(extend) = root.table("extend")? {
        read_extend(&extend, &mut file, &mut said)?;
    }
    for table in root.tables("rules")? {
        read_rule(table, &mut file, &global)?;
    }
    said.extend(root.unknown().iter().map(|key| unknown(key)));
    let note = |message| Note {
        origin: Some(root.origin()),
        rule: String::new(),
        message,
    };
    file.notes.splice(0..0, said.into_iter().map(note));
    Ok(file)
}

fn unknown(key: &str) -> String {
    format!("the key '{key}' is not known and left out")
}

fn read_extend(
    extend: &Table<'_>,
    file: &mut RulesFile,
    said: &mut Vec<String>,
) -> Result<(), Error> {
    extend.flag("useDefault")?;
    if let Some(path) = extend.text("path")? {
        file.extends = Some(PathBuf::from(path.value));
    }
    if extend.text("url")?.is_some() {
        said.push("'url' in [extend] is not fetched".to_owned());
    }
    if let Some(Setting { value, origin }) = extend.texts("disabledRules")? {
        let ids: Vec<String> = value.iter().map(|id| normalised(id)).collect();
        let (here, elsewhere): (Vec<String>, Vec<String>) = ids
            .into_iter()
            .partition(|id| crate::rule::all().any(|rule| rule.id == id));
        if file.extends.is_none() && !elsewhere.is_empty() {
            let ids = elsewhere.join(", ");
            said.push(format!(
                "there are no rules of these names to disable: {ids}"
            ));
        }
        file.disabled.extend(here.iter().cloned().chain(elsewhere));
        if !here.is_empty() {
            file.settings.without = Some(Setting::new(here, origin));
        }
    }
    Ok(())
}

fn read_rule(mut table: Table<'_>, file: &mut RulesFile, global: &[Allowed]) -> Result<(), Error> {
    let Some(Setting { value: written, .. }) = table.text("id")? else {
        return Err(table.error("a rule without 'id'"));
    };
    table.own(&format!("rule '{written}'"));
    for key in ["pattern", "anchors"] {
        if table.has(key) {
            let cause = "[[rules]] are gitleaks' and have a 'regex'; write [[rule]] for one of redact's own";
            return Err(table.error_in(key, cause));
        }
    }
    let mut said = Vec::new();
    let (id, is_taken) = free_id(&written, file);
    if is_taken {
        said.push(format!(
            "a rule of this package has that id: it is called with '{TAKEN}' before it here"
        ));
    } else if id != written {
        said.push(format!("'{written}' is called '{id}' here"));
    }
    let mut rule = Rule::new(id).family("gitleaks");
    rule.imported = true;
    rule.origin = Some(table.origin());
    if let Some(about) = table.text("description")? {
        rule = rule.about(about.value);
    }
    table.texts("tags")?;
    let path = table.text("path")?;
    let regex = table.text("regex")?;
    let reason = match (&regex, &path) {
        (Some(_), _) if table.flag("skipReport")? == Some(true) => {
            Some("it only serves other rules and reports nothing by itself: left out")
        }
        (Some(_), _) => None,
        (None, Some(_)) => Some("it looks at paths of files, and a stream has none: left out"),
        (None, None) => Some(
            "it has no 'regex' and changes a rule of gitleaks' own, which is not here: left out",
        ),
    };
    if let Some(reason) = reason {
        file.notes.push(rule.note(reason));
        return Ok(());
    }
    if path.is_some() {
        said.push("'path' is left out: it counts whatever the file".to_owned());
    }
    if !table.tables("required")?.is_empty() {
        said.push("'required' is left out: it counts by itself".to_owned());
    }
    rule = rule.pattern(pattern::from_go(
        &regex.map_or_else(String::new, |r| r.value),
    ));
    if let Some(group) = table.whole("secretGroup")? {
        rule = rule.secret_group(u32::try_from(group.value).unwrap_or(u32::MAX));
    }
    if let Some(bits) = table.number("entropy")? {
        rule = rule.entropy(bits);
    }
    if let Some(words) = table.texts("keywords")? {
        rule = rule.keywords(words.value);
    }
    let own = allow_lists(&table, &mut said)?;
    let is_meant = |list: &&Allowed| list.targets.is_empty() || list.targets.contains(&written);
    for list in own.iter().chain(global.iter().filter(is_meant)) {
        rule = rule
            .allow_patterns(list.patterns.iter().cloned())
            .allow_leads(list.leads.iter().cloned())
            .stopwords(list.stopwords.iter().cloned());
    }
    said.extend(table.unknown().iter().map(|key| unknown(key)));
    rule.notes = said;
    file.rules.push(rule);
    Ok(())
}

/// The allow-lists of a rule or a file, of the old notation and the new one.
fn allow_lists(table: &Table<'_>, said: &mut Vec<String>) -> Result<Vec<Allowed>, Error> {
    let mut lists = Vec::new();
    for list in table
        .table_or_tables("allowlist")?
        .into_iter()
        .chain(table.table_or_tables("allowlists")?)
    {
        lists.push(allow_list(&list, said)?);
    }
    Ok(lists)
}

fn allow_list(table: &Table<'_>, said: &mut Vec<String>) -> Result<Allowed, Error> {
    let list = |key| -> Result<Vec<String>, Error> {
        Ok(table.texts(key)?.map_or_else(Vec::new, |list| list.value))
    };
    let text = |key| -> Result<String, Error> {
        Ok(table.text(key)?.map_or_else(String::new, |text| text.value))
    };
    text("description")?;
    let mut allowed = Allowed {
        targets: list("targetRules")?,
        ..Allowed::default()
    };
    let (regexes, stopwords) = (list("regexes")?, list("stopwords")?);
    let elsewhere = !list("paths")?.is_empty() | !list("commits")?.is_empty();
    let all = ["and", "&&"].contains(&text("condition")?.to_ascii_lowercase().as_str());
    let target = text("regexTarget")?;
    said.extend(table.unknown().iter().map(|key| unknown(key)));
    if all && (elsewhere || !regexes.is_empty() && !stopwords.is_empty()) {
        said.push("an allow-list with the condition AND is left out".to_owned());
        return Ok(allowed);
    }
    if elsewhere {
        said.push("paths and commits of an allow-list are left out: a stream has none".to_owned());
    }
    allowed.stopwords = stopwords;
    if regexes.is_empty() {
        return Ok(allowed);
    }
    match target.to_ascii_lowercase().as_str() {
        "line" => {
            said.push(
                "an allow-list on the line is left out: the rest of the line is not known in time"
                    .to_owned(),
            );
            return Ok(allowed);
        }
        "match" => said.push(
            "an allow-list on the match is held against the secret and what stands right before it, \
             each alone"
                .to_owned(),
        ),
        _ => {}
    }
    for (nth, regex) in regexes.iter().enumerate() {
        let regex = pattern::from_go(regex);
        let nth = nth + 1;
        match pattern::searched(&regex) {
            Ok(patterns) => allowed.patterns.extend(patterns),
            Err(cause) => said.push(format!(
                "pattern {nth} of an allow-list is left out: {cause}"
            )),
        }
        if target == "match" && pattern::is_lead(&regex) {
            allowed.leads.push(regex);
        }
    }
    Ok(allowed)
}

/// What is put before an id that a rule of the package has.
pub(super) const TAKEN: &str = "gitleaks-";

/// An id as masks show it, that no rule of the file has yet and none of the package;
/// and whether one of those had it.
fn free_id(written: &str, file: &RulesFile) -> (String, bool) {
    let mut id = normalised(written);
    let is_taken = user::is_taken(&id);
    if is_taken {
        id.insert_str(0, TAKEN);
    }
    let is_given = |id: &str| file.rules.iter().any(|rule| rule.id == id);
    let numbered = (2..).map(|nth| format!("{id}-{nth}"));
    let free = std::iter::once(id.clone())
        .chain(numbered)
        .find(|id| !is_given(id) && !user::is_taken(id));
    (free.unwrap_or(id), is_taken)
}

/// Lower-case words with hyphens between.
fn normalised(written: &str) -> String {
    if is_id(written) {
        return written.to_owned();
    }
    let mut id = String::new();
    for c in written.chars().take(56) {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_lowercase() || c.is_ascii_digit() => id.push(c),
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    match id.trim_end_matches('-') {
        "" => "rule".to_owned(),
        id => id.to_owned(),
    }
}
