//! `.netrc`: logins of machines.

use zeroize::Zeroizing;

use super::quoting::{c_escapes, closing, shell_word};
use super::{Format, Found};

/// Passwords and accounts, named by their machines.
pub(crate) fn values(text: &str) -> Format {
    let mut format = Format::default();
    let mut machine = String::new();
    let mut words = Words { rest: text };
    while let Some(word) = words.next() {
        match word {
            "machine" => machine = words.next().unwrap_or_default().to_owned(),
            "default" => "default".clone_into(&mut machine),
            "login" | "user" => {
                words.next();
            }
            "password" | "passwd" | "account" => {
                let name = match machine.is_empty() {
                    true => word.to_owned(),
                    false => format!("{machine} {word}"),
                };
                for value in words.next().map_or_else(Vec::new, readings) {
                    let name = name.clone();
                    format.found.push(Found { name, value });
                }
            }
            "macdef" => words.skip_macro(),
            // A password may begin so, a keyword does not.
            _ if word.starts_with('#') => words.skip_line(),
            _ => {}
        }
    }
    format
}

/// Some programs know of quotes, and some do not.
fn readings(word: &str) -> Vec<Zeroizing<Vec<u8>>> {
    let mut readings: Vec<Zeroizing<Vec<u8>>> = Vec::new();
    let mut add = |text: &str| {
        if !readings.iter().any(|known| &known[..] == text.as_bytes()) {
            readings.push(Zeroizing::new(text.as_bytes().to_vec()));
        }
    };
    match word.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
        Some(inner) => {
            add(&c_escapes(inner));
            add(inner);
        }
        None => add(word),
    }
    if word.contains(['\\', '"']) {
        add(&shell_word(word));
    }
    readings
}

/// Words between white space, or in quotes.
struct Words<'t> {
    rest: &'t str,
}

impl<'t> Words<'t> {
    fn next(&mut self) -> Option<&'t str> {
        self.rest = self.rest.trim_start();
        if self.rest.is_empty() {
            return None;
        }
        let close = match self.rest.strip_prefix('"') {
            Some(inner) => closing(inner, '"').map(|close| close + 2),
            None => None,
        };
        let end = || self.rest.find(char::is_whitespace);
        let length = close.or_else(end).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some(word)
    }

    fn skip_line(&mut self) {
        self.rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest);
    }

    /// Up to the first empty line.
    fn skip_macro(&mut self) {
        let ends = ["\n\n", "\n\r\n"].map(|end| self.rest.find(end));
        let end = ends.into_iter().flatten().min();
        self.rest = &self.rest[end.unwrap_or(self.rest.len())..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_and_accounts_have_the_name_of_their_machine() {
        let text = "# password commented\nmachine a.example login bob password #hunter2\n\
                    machine b.example\n  login \"bo b\"\n  password \"cor\\\"rect horse\" account x1\n\
                    macdef init\n  password within\n\ndefault login me password last one\n";
        let found = values(text).found.into_iter();
        let found: Vec<(String, String)> = found
            .map(|it| (it.name, String::from_utf8_lossy(&it.value).into_owned()))
            .collect();
        let expected = [
            ("a.example password", "#hunter2"),
            ("b.example password", "cor\"rect horse"),
            ("b.example password", "cor\\\"rect horse"),
            ("b.example account", "x1"),
            ("default password", "last"),
        ];
        for (index, (name, value)) in expected.into_iter().enumerate() {
            assert_eq!((&*found[index].0, &*found[index].1), (name, value));
        }
        assert_eq!(found.len(), expected.len(), "{found:?}");
    }
}
