//! dotenv files, as any of their parsers may read them.
//!
//! There is no format: python-dotenv, npm's dotenv, node, ruby's, shells, docker and
//! systemd read the same line differently. Whatever a program may have read is its
//! secret, so a variable has several values here, all of them plausible:
//!
//! ```text
//!   K="a\tb" # c   ->  a\tb   a<tab>b   atb
//!   K=a #b         ->  a #b   a
//!   K=${P}-x       ->  ${P}-x   <the value of P>-x
//! ```

use zeroize::Zeroizing;

use super::expand::{Known, expansions};
use super::quoting::{self, shell_word};

/// Longer values are not looked for where a quote is not closed on its line.
const LONGEST: usize = 64 << 10;

/// No variable has more readings than this.
const MOST: usize = 64;

/// What is cut short by an odd reading is left out below this length, in bytes: it would
/// stand by chance in other text.
const SHORT: usize = 8;

/// A variable and what it may be.
pub(crate) struct Variable {
    pub(crate) name: String,
    pub(crate) values: Vec<Zeroizing<String>>,
    /// It stands on a line that belongs to another's value, for most parsers.
    pub(crate) is_within: bool,
}

/// All variables, in their order.
pub(crate) fn variables(text: &str) -> Vec<Variable> {
    let mut variables: Vec<Variable> = Vec::new();
    // The likeliest value of each variable so far, for those that refer to it.
    let mut known = Known::new();
    let mut at = 0;
    let mut within = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let is_within = start < within;
        let Some((name, behind)) = assignment(line, is_within) else {
            continue;
        };
        let mut readings = Readings::of(&text[start + behind..], &known);
        within = within.max(start + behind + readings.reach);
        readings.settle();
        let Readings { values, main, .. } = readings;
        if let Some(main) = main {
            known.insert(name.to_owned(), main);
        }
        if !values.is_empty() {
            variables.push(Variable {
                name: name.to_owned(),
                values,
                is_within,
            });
        }
    }
    variables
}

/// A line's variable, and where in the line its value begins.
fn assignment(line: &str, is_within: bool) -> Option<(&str, usize)> {
    let is_blank = |c: char| c == ' ' || c == '\t';
    let text = line.trim_start_matches(is_blank);
    let text = match text.strip_prefix("export") {
        Some(rest) if rest.starts_with(is_blank) => rest.trim_start_matches(is_blank),
        _ => text,
    };
    let (name, rest) = match text.strip_prefix('\'') {
        Some(quoted) => quoted.split_once('\'')?,
        None => {
            let ends = |c: char| c.is_whitespace() || "=:#\"'`".contains(c);
            text.split_at(text.find(ends)?)
        }
    };
    let rest = rest.trim_start_matches(is_blank);
    let value = match rest.strip_prefix('=') {
        Some(value) => value,
        None => rest
            .strip_prefix(':')
            .filter(|it| it.starts_with(is_blank))?,
    };
    let is_word = |name: &str| {
        let mut bytes = name.bytes();
        bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && !name.starts_with(|c: char| c.is_ascii_digit())
    };
    // A line of a key's block may end in `=`, too.
    let is_name = !name.is_empty() && (!is_within || is_word(name));
    is_name.then_some((name, line.len() - value.len()))
}

/// What a value may be.
struct Readings<'t> {
    values: Vec<Zeroizing<String>>,
    known: &'t Known,
    /// The likeliest of all.
    main: Option<Zeroizing<String>>,
    /// How far the value reaches, at most.
    reach: usize,
}

impl<'t> Readings<'t> {
    /// Those of a value that begins this text.
    fn of(text: &str, known: &'t Known) -> Readings<'t> {
        let mut readings = Readings {
            values: Vec::new(),
            known,
            main: None,
            reach: 0,
        };
        let end = text.find('\n').unwrap_or(text.len());
        let line = text[..end].trim();
        let quote = line.chars().next().filter(|&c| "\"'`".contains(c));
        let Some(quote) = quote else {
            readings.bare(line, &text[end..]);
            return readings;
        };
        let from = text.find(quote).map_or(0, |at| at + 1);
        if !readings.quoted(quote, text, from, end) {
            readings.bare(line, &text[end..]);
            // node looks for the other quote wherever it may stand.
            let close = text[from..].find(quote);
            if let Some(close) = close.filter(|&close| (SHORT..=LONGEST).contains(&close)) {
                readings.decoded(quote, &text[from..from + close]);
            }
        }
        readings
    }

    /// A value in quotes. Whether nothing but a comment follows them on the line where they
    /// are closed, so that it can be nothing else.
    fn quoted(&mut self, quote: char, text: &str, from: usize, end: usize) -> bool {
        let body = &text[from..];
        let close = quoting::closing(body, quote).filter(|&close| close <= LONGEST);
        // Some do not know of escaped quotes.
        let first = body.find(quote).filter(|&first| first <= LONGEST);
        let is_whole = |close: usize| {
            let behind = body[close + 1..].split('\n').next().unwrap_or_default();
            behind.trim().is_empty() || behind.trim_start().starts_with('#')
        };
        let is_odd = |at: usize| Some(at) != close && at < SHORT;
        for at in [close, first].into_iter().flatten() {
            // The quote that closes on a later line may as well open another value there.
            if !is_odd(at) && (from + at <= end || is_whole(at)) {
                self.decoded(quote, &body[..at]);
            }
        }
        // Some look at the line's two ends alone.
        let line = text[from..end.max(from)].trim_end();
        if let Some(inner) = line.strip_suffix(quote) {
            self.decoded(quote, inner);
        }
        match close.filter(|&close| is_whole(close)) {
            Some(close) => {
                if from + close > end {
                    // Some know of no more than its first line.
                    self.add(line);
                }
                self.reach = from + close + 1;
                true
            }
            None => false,
        }
    }

    /// What is between quotes, with escapes and references read in all ways.
    fn decoded(&mut self, quote: char, inner: &str) {
        if quote == '"' && self.main.is_none() {
            let main = quoting::c_escapes(inner);
            self.main = expansions(&main, self.known)
                .into_iter()
                .next()
                .or(Some(main));
        }
        self.add(inner);
        if inner.contains('\\') {
            for decode in quoting::DECODERS {
                self.add(&decode(inner));
            }
        }
        // Single quotes keep them for most.
        if self.main.is_none() {
            self.main = Some(Zeroizing::new(inner.to_owned()));
        }
    }

    /// A value without quotes, and the lines behind.
    fn bare(&mut self, line: &str, behind: &str) {
        let spaced = line
            .char_indices()
            .find(|&(at, c)| c == '#' && line[..at].ends_with([' ', '\t']));
        let cut = spaced.map_or(line, |(at, _)| line[..at].trim_end());
        if self.main.is_none() {
            let main = Zeroizing::new(cut.to_owned());
            self.main = expansions(&main, self.known)
                .into_iter()
                .next()
                .or(Some(main));
        }
        self.add(cut);
        self.add(line);
        if let Some(at) = line.find('#').filter(|&at| at >= SHORT) {
            self.add(line[..at].trim_end());
        }
        if let Some(rest) = line.strip_suffix('\\') {
            self.add(rest);
            // Lines that are continued, by a backslash at their ends.
            let mut joined = Zeroizing::new(String::with_capacity(LONGEST));
            joined.push_str(rest);
            for next in behind.split('\n').skip(1) {
                let next = next.trim_end_matches('\r');
                let (part, goes_on) = match next.strip_suffix('\\') {
                    Some(part) => (part, true),
                    None => (next, false),
                };
                if joined.len() + part.len() > LONGEST {
                    break;
                }
                joined.push_str(part);
                if !goes_on {
                    break;
                }
            }
            self.add(joined.trim());
        }
        if line.contains('\\') {
            for decode in quoting::DECODERS {
                self.add(&decode(cut));
            }
        }
        if line.contains(['\\', '"', '\'', ';', '&', '|']) {
            self.add(&shell_word(line));
        }
    }

    fn add(&mut self, value: &str) {
        let is_known = self.values.iter().any(|it| it.as_str() == value);
        // The rest of a line of base64.
        let is_empty = value.trim_matches('=').is_empty();
        if is_empty || self.values.len() >= MOST || is_known {
            return;
        }
        self.values.push(Zeroizing::new(value.to_owned()));
        for (index, value) in expansions(value, self.known).into_iter().enumerate() {
            let is_odd = index > 0 && value.len() < SHORT;
            let is_full = self.values.len() >= MOST;
            if !is_odd && !is_full && !value.is_empty() && !self.values.contains(&value) {
                self.values.push(value);
            }
        }
    }

    /// Leaves out what is another value in quotes: that one is found in it, and what
    /// stands in quotes must stay in them.
    fn settle(&mut self) {
        let inner = |value: &str| -> Option<Zeroizing<String>> {
            let quote = value.chars().next().filter(|&c| "\"'`".contains(c))?;
            let inner = value[1..].strip_suffix(quote)?;
            Some(Zeroizing::new(inner.to_owned()))
        };
        let unquoted: Vec<bool> = self
            .values
            .iter()
            .map(|value| inner(value).is_some_and(|it| self.values.contains(&it)))
            .collect();
        let mut unquoted = unquoted.into_iter();
        self.values.retain(|_| !unquoted.next().unwrap_or(false));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of the only variable.
    fn read(text: &str) -> Vec<String> {
        let mut all = variables(text);
        assert_eq!(all.len(), 1, "{text}");
        let values = all.remove(0).values;
        values.iter().map(|value| value.to_string()).collect()
    }

    #[test]
    fn one_line_is_read_in_many_ways() {
        for (text, expected) in [
            ("K=hunter2", &["hunter2"][..]),
            ("export K = hunter2 \r\n", &["hunter2"]),
            ("K: hunter2", &["hunter2"]),
            ("K='hunter2 $X'", &["hunter2 $X", "hunter2 "]),
            ("K=\"hunter2\"  # c", &["hunter2"]),
            ("K=hunter2 # c", &["hunter2", "hunter2 # c"]),
            ("K=hunter2#inside", &["hunter2#inside"]),
            ("K=hunter2-#inside", &["hunter2-#inside", "hunter2-"]),
            (
                "K=\"a\\n\\tb\"",
                &["a\\n\\tb", "a\n\tb", "a\n\\tb", "a\ntb"],
            ),
            ("K=a\\\nb", &["a\\", "a", "ab"]),
            ("K=hun\"ter\"2", &["hun\"ter\"2", "hunter2"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_within_a_value_are_no_variables_unless_they_may_be() {
        let text = "K=\"-----BEGIN\nAb+/==\nAB_C=x1\n-----END\"\nL=hunter2\n";
        let all = variables(text);
        let names: Vec<(&str, bool)> = all.iter().map(|it| (&*it.name, it.is_within)).collect();
        assert_eq!(names, [("K", false), ("AB_C", true), ("L", false)]);
        assert_eq!(all[0].values[0].lines().count(), 4);
    }

    #[test]
    fn what_is_not_closed_hides_no_other_variable() {
        let all = variables("K=\"hunter2\nDB_PASSWORD=\"hunter3\"\n");
        assert_eq!(all.len(), 2);
        let first: Vec<&str> = all[0].values.iter().map(|it| it.as_str()).collect();
        assert_eq!(first, ["\"hunter2", "hunter2", "hunter2\nDB_PASSWORD="]);
        assert_eq!(**all[1].values[0], *"hunter3");
    }

    #[test]
    fn references_are_to_variables_before() {
        let all = variables("P='hunter2'\nQ=${P}-x\nR=\"$Q\"\n");
        let last: Vec<&str> = all[2].values.iter().map(|it| it.as_str()).collect();
        assert!(last.contains(&"hunter2-x"), "{last:?}");
    }

    #[test]
    fn lines_that_are_none_are_passed_over() {
        assert!(variables("# K=v\n\nhunter2\nK=\nK==\nhttp://h/\n=v\n").is_empty());
    }
}
