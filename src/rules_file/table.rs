//! Tables, whose values know their lines.

use std::cell::RefCell;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Error, Setting, near};

/// A text with a name.
pub(super) struct Source<'t> {
    text: &'t str,
    name: &'t str,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t str, name: &'t str) -> Source<'t> {
        let behind = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(behind).collect();
        Source { text, name, lines }
    }

    /// The file and the line of an offset.
    pub(super) fn place(&self, at: usize) -> String {
        let line = self.lines.partition_point(|&start| start <= at);
        format!("{}:{line}", self.name)
    }

    /// Reads the text as TOML.
    pub(super) fn parse(&self) -> Result<Spanned<DeTable<'t>>, Error> {
        DeTable::parse(self.text).map_err(|error| {
            let place = error
                .span()
                .map_or_else(|| self.name.to_owned(), |span| self.place(span.start));
            Error::new(format!("{place}: not TOML: {}", error.message()))
        })
    }

    /// The outermost table.
    pub(super) fn root<'a>(&'a self, parsed: &'a Spanned<DeTable<'t>>) -> Table<'a> {
        Table {
            source: self,
            table: parsed.get_ref(),
            at: 0,
            owner: String::new(),
            known: RefCell::default(),
        }
    }
}

/// A table. It notes which keys were asked for: the others are unknown.
pub(super) struct Table<'a> {
    source: &'a Source<'a>,
    table: &'a DeTable<'a>,
    at: usize,
    /// Whose table it is, for messages: `rule 'x': `.
    owner: String,
    known: RefCell<Vec<&'static str>>,
}

/// A value with its key.
#[derive(Clone, Copy)]
struct Found<'a> {
    key: &'static str,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Table<'a> {
    /// Names whose table it is.
    pub(super) fn own(&mut self, owner: &str) {
        self.owner = format!("{owner}: ");
    }

    /// Where it begins: file and line.
    pub(super) fn origin(&self) -> Arc<str> {
        self.source.place(self.at).into()
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// An error about the whole table.
    pub(super) fn error(&self, cause: &str) -> Error {
        self.error_at(self.at, cause)
    }

    /// An error about one key.
    pub(super) fn error_in(&self, key: &str, cause: &str) -> Error {
        let at = self.table.get(key).map_or(self.at, |v| v.span().start);
        self.error_at(at, &format!("'{key}': {cause}"))
    }

    fn error_at(&self, at: usize, cause: &str) -> Error {
        Error::new(format!("{}: {}{cause}", self.source.place(at), self.owner))
    }

    fn get(&self, key: &'static str) -> Option<Found<'a>> {
        self.known.borrow_mut().push(key);
        let value = self.table.get(key)?;
        Some(Found { key, value })
    }

    /// That a value is of another type. The value itself is not shown.
    fn wrong(&self, found: Found<'_>, value: &Spanned<DeValue<'_>>, wanted: &str) -> Error {
        let cause = format!(
            "'{}': must be {wanted}, is {}",
            found.key,
            kind(value.get_ref())
        );
        self.error_at(value.span().start, &cause)
    }

    fn setting<T>(&self, found: Found<'_>, value: T) -> Setting<T> {
        Setting::new(value, self.source.place(found.value.span().start))
    }

    pub(super) fn text(&self, key: &'static str) -> Result<Option<Setting<String>>, Error> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        match found.value.get_ref().as_str() {
            Some(text) => Ok(Some(self.setting(found, text.to_owned()))),
            None => Err(self.wrong(found, found.value, "a string")),
        }
    }

    pub(super) fn flag(&self, key: &'static str) -> Result<Option<bool>, Error> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        match found.value.get_ref().as_bool() {
            Some(flag) => Ok(Some(flag)),
            None => Err(self.wrong(found, found.value, "true or false")),
        }
    }

    /// A whole number or a fraction.
    pub(super) fn number(&self, key: &'static str) -> Result<Option<f64>, Error> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        let number = match found.value.get_ref() {
            DeValue::Integer(_) => integer(found.value.get_ref()).map(|number| number as f64),
            DeValue::Float(float) => float.as_str().parse().ok(),
            _ => None,
        };
        number
            .map(Some)
            .ok_or_else(|| self.wrong(found, found.value, "a number"))
    }

    pub(super) fn whole(&self, key: &'static str) -> Result<Option<Setting<u64>>, Error> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        match integer(found.value.get_ref()) {
            Some(number) => Ok(Some(self.setting(found, number))),
            None => Err(self.wrong(found, found.value, "a whole number from 0")),
        }
    }

    /// A whole number or a text.
    pub(super) fn whole_or_text(
        &self,
        key: &'static str,
    ) -> Result<Option<Result<u64, String>>, Error> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        match (
            found.value.get_ref().as_str(),
            integer(found.value.get_ref()),
        ) {
            (Some(text), _) => Ok(Some(Err(text.to_owned()))),
            (None, Some(number)) => Ok(Some(Ok(number))),
            (None, None) => Err(self.wrong(found, found.value, "a number or a string")),
        }
    }

    /// Strings in an array.
    pub(super) fn texts(&self, key: &'static str) -> Result<Option<Setting<Vec<String>>>, Error> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        let Some(array) = found.value.get_ref().as_array() else {
            return Err(self.wrong(found, found.value, "an array of strings"));
        };
        let mut texts = Vec::new();
        for value in array.iter() {
            match value.get_ref().as_str() {
                Some(text) => texts.push(text.to_owned()),
                None => return Err(self.wrong(found, value, "an array of strings")),
            }
        }
        Ok(Some(self.setting(found, texts)))
    }

    /// The table under a key.
    pub(super) fn table(&self, key: &'static str) -> Result<Option<Table<'a>>, Error> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        match found.value.get_ref().as_table() {
            Some(table) => Ok(Some(self.inner(found.value.span().start, table))),
            None => Err(self.wrong(found, found.value, &format!("a table: [{key}]"))),
        }
    }

    /// The tables of an array.
    pub(super) fn tables(&self, key: &'static str) -> Result<Vec<Table<'a>>, Error> {
        let Some(found) = self.get(key) else {
            return Ok(Vec::new());
        };
        let wanted = format!("tables: [[{key}]]");
        let Some(array) = found.value.get_ref().as_array() else {
            return Err(self.wrong(found, found.value, &wanted));
        };
        let mut tables = Vec::new();
        for value in array.iter() {
            match value.get_ref().as_table() {
                Some(table) => tables.push(self.inner(value.span().start, table)),
                None => return Err(self.wrong(found, value, &wanted)),
            }
        }
        Ok(tables)
    }

    /// The table under a key, or those of an array; none is an empty list.
    pub(super) fn table_or_tables(&self, key: &'static str) -> Result<Vec<Table<'a>>, Error> {
        match self.table.get(key).map(|value| value.get_ref().is_table()) {
            Some(true) => Ok(self.table(key)?.into_iter().collect()),
            _ => self.tables(key),
        }
    }

    fn inner(&self, at: usize, table: &'a DeTable<'a>) -> Table<'a> {
        Table {
            source: self.source,
            table,
            at,
            owner: self.owner.clone(),
            known: RefCell::default(),
        }
    }

    /// The keys that nobody asked for.
    pub(super) fn unknown(&self) -> Vec<String> {
        let known = self.known.borrow();
        self.table
            .iter()
            .map(|(key, _)| key.get_ref())
            .filter(|key| !known.contains(&key.as_ref()))
            .map(|key| key.to_string())
            .collect()
    }

    /// # Errors
    ///
    /// When there are keys that nobody asked for: the first of them is named.
    pub(super) fn all_known(&self) -> Result<(), Error> {
        let known = self.known.borrow();
        let unknown = self
            .table
            .iter()
            .map(|(key, _)| key)
            .filter(|key| !known.contains(&key.get_ref().as_ref()))
            .min_by_key(|key| key.span().start);
        let Some(key) = unknown else {
            return Ok(());
        };
        let hint = match near::nearest(key.get_ref(), &known).first() {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("known are {}", known.join(", ")),
        };
        let cause = format!("unknown key '{}'; {hint}", key.get_ref());
        Err(self.error_at(key.span().start, &cause))
    }
}

fn integer(value: &DeValue<'_>) -> Option<u64> {
    let integer = value.as_integer()?;
    u64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// What a value is, in words.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or a time",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}
