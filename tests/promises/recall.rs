//! How many secrets are found: examples of every rule, drawn by chance as vendors
//! draw them, in every container that secrets turn up in.
//!
//! All of them where a token's own form, a URL or a header tells. A few rules ask for
//! a digit, so that no word counts, and one value in a hundred has none by chance;
//! with such *raw* values a few in a thousand may be missed. Where only a vendor's name
//! or a telling key does tell, a few in a hundred may.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memmem;
use redact_stream::internals::{self, Class};
use redact_stream::{Mask, Redactor};

use super::examples::percent;
use super::support::rounds;

/// How often each example is drawn.
const SEEDS: usize = 4;

/// Text in a container, and where its parts are then.
struct Container {
    name: &'static str,
    before: &'static str,
    /// How a text is written in it.
    encode: fn(&str) -> String,
    after: &'static str,
    /// Whether such a text stands in it, given what is hidden.
    takes: fn(&str, &[Range<usize>]) -> bool,
}

const CONTAINERS: [Container; 10] = [
    Container {
        name: "in a line",
        before: "2031-05-06T07:08:09Z INFO got ",
        encode: str::to_owned,
        after: " from peer\n",
        takes: any,
    },
    Container {
        name: "at the start",
        before: "",
        encode: str::to_owned,
        after: " and more\n",
        takes: any,
    },
    Container {
        name: "at the end",
        before: "the last one: ",
        encode: str::to_owned,
        after: "",
        takes: any,
    },
    Container {
        name: "in brackets",
        before: "peer(",
        encode: str::to_owned,
        after: "), again\n",
        takes: any,
    },
    Container {
        name: "between commas",
        before: "a,",
        encode: str::to_owned,
        after: ",b\n",
        takes: any,
    },
    Container {
        name: "in quotes",
        before: "x = '",
        encode: str::to_owned,
        after: "'.\n",
        takes: any,
    },
    Container {
        name: "coloured",
        before: "\u{1b}[1;32m",
        encode: str::to_owned,
        after: "\u{1b}[0m done\n",
        takes: any,
    },
    Container {
        name: "JSON",
        before: "{\"message\":\"",
        encode: |text| escaped(text, 1),
        after: "\",\"n\":1}\n",
        takes: is_for_json,
    },
    Container {
        name: "JSON in JSON",
        before: "{\"log\":\"{\\\"message\\\":\\\"",
        encode: |text| escaped(text, 2),
        after: "\\\",\\\"n\\\":1}\",\"n\":1}\n",
        takes: is_for_json_in_json,
    },
    Container {
        name: "a URL's query",
        before: "GET /q?x=",
        encode: |text| String::from_utf8(percent(text.as_bytes())).unwrap(),
        after: "&y=1 HTTP/1.1\n",
        takes: is_for_query,
    },
];

fn any(_: &str, _: &[Range<usize>]) -> bool {
    true
}

/// What stands between the quotes, of a string in a string and so on.
fn escaped(text: &str, depth: usize) -> String {
    (0..depth).fold(text.to_owned(), |text, _| {
        let quoted = serde_json::to_string(&text).unwrap();
        quoted[1..quoted.len() - 1].to_owned()
    })
}

/// What is written in JSON already (`https:\/\/`, `\u0026`), or in JSON in JSON, is there
/// as it is. And a log whose every line has a prefix, or is JSON of its own, is no string:
/// a key across its lines is known by the line breaks.
fn is_for_json(text: &str, hidden: &[Range<usize>]) -> bool {
    let is_prefixed = |line: &str| line.starts_with(['[', '{']) || line.contains(" | ");
    let has_prefix =
        |range: &Range<usize>| text[range.clone()].split('\n').skip(1).any(is_prefixed);
    let is_json = ["\\/", "\\u", "\\\\\\\""]
        .iter()
        .any(|of| text.contains(of));
    !is_json && !hidden.iter().any(has_prefix)
}

/// A text with escapes of its own would need more levels than anybody writes.
fn is_for_json_in_json(text: &str, hidden: &[Range<usize>]) -> bool {
    !text.contains('\\') && is_for_json(text, hidden)
}

/// Nobody sends a sentence or a command so; and what is a part of a URL by its own
/// punctuation is looked for with that written plainly. So is a token with such
/// punctuation inside, since `%3D` there would make another token of it.
fn is_for_query(text: &str, hidden: &[Range<usize>]) -> bool {
    let is_plain = !text.contains([
        ' ', '\t', '\r', '\n', '"', '\'', '\\', '/', ':', '@', '%', '+', '$', '?', '&', '|', '!',
        '*', '#', '{', '}',
    ]);
    is_plain
        && !hidden
            .iter()
            .any(|range| text[told(text, range)].contains('='))
}

/// A secret without its padding, which tells nothing.
fn told(text: &str, range: &Range<usize>) -> Range<usize> {
    range.start..range.start + text[range.clone()].trim_end_matches('=').len()
}

impl Container {
    /// The text inside it, with what must not be left.
    fn hold(&self, text: &str, hidden: &[Range<usize>]) -> Option<(String, Vec<Range<usize>>)> {
        let at = |end: usize| self.before.len() + (self.encode)(&text[..end]).len();
        let span = |range| {
            let range = told(text, range);
            at(range.start)..at(range.end)
        };
        let whole = [self.before, &(self.encode)(text), self.after].concat();
        (self.takes)(text, hidden).then(|| (whole, hidden.iter().map(span).collect()))
    }
}

/// Pieces of a secret that tell anything are this long, or the whole secret.
const PIECE: usize = 6;

/// Whether a piece of a secret is left, other than by what stands outside of it too.
fn leaks(haystack: &[u8], span: &Range<usize>, output: &[u8]) -> bool {
    let secret = &haystack[span.clone()];
    let length = secret.len().min(PIECE);
    let last = secret.len() - length;
    let mut pieces = (0..last).step_by(length).chain([last]);
    pieces.any(|at| {
        let piece = &secret[at..at + length];
        let is_in = |text: &[u8]| memmem::find(text, piece).is_some();
        is_in(output) && !is_in(&haystack[..span.start]) && !is_in(&haystack[span.end..])
    })
}

/// How many were looked for and how many missed, by class and container.
type Table = BTreeMap<(Class, usize), (usize, usize)>;

/// Something that is left, for people.
struct Miss {
    class: Class,
    id: &'static str,
    text: String,
}

/// A way of drawing: a template and a seed give a text, and what is hidden of it.
type Draw = fn(&str, u64) -> (Vec<u8>, Vec<Range<usize>>);

/// What a way of drawing gives.
fn measure(draw: Draw) -> (Table, Vec<Miss>) {
    // No text of the mask could be taken for a secret that is left.
    let mask = Mask::text("********").unwrap();
    let redactor = Redactor::builder().mask(mask).build().unwrap();
    let (mut table, mut misses) = (Table::new(), Vec::new());
    for (number, rule) in internals::rules().iter().enumerate() {
        for (nth, template) in rule.examples.iter().enumerate() {
            for seed in 0..rounds(SEEDS) {
                let seed = (number * 100_003 + nth * 1009 + seed) as u64;
                let (text, hidden) = draw(template, seed);
                let text = String::from_utf8(text).expect("examples are text");
                for (column, container) in CONTAINERS.iter().enumerate() {
                    let Some((haystack, spans)) = container.hold(&text, &hidden) else {
                        continue;
                    };
                    let output = redactor.redact(haystack.as_bytes());
                    let count = table.entry((rule.class, column)).or_default();
                    for span in spans.iter().filter(|span| !span.is_empty()) {
                        count.0 += 1;
                        if leaks(haystack.as_bytes(), span, &output) {
                            count.1 += 1;
                            let text = format!(
                                "{} {}, seed {seed}: {template}\n    gives {}",
                                rule.id,
                                container.name,
                                output.escape_ascii()
                            );
                            misses.push(Miss {
                                class: rule.class,
                                id: rule.id,
                                text,
                            });
                        }
                    }
                }
            }
        }
    }
    (table, misses)
}

/// Lines for people: how many of a class are found in each container.
fn render(table: &Table) -> String {
    let line = |((class, column), (all, missed)): (&(Class, usize), &(usize, usize))| {
        let share = 100.0 * (all - missed) as f64 / *all as f64;
        let name = CONTAINERS[*column].name;
        format!("{class:?} {name}: {all} looked for, {missed} missed, {share:.2} %")
    };
    table.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Whether a token's own form, a URL or a header tells.
fn is_certain(class: Class) -> bool {
    !matches!(class, Class::Context | Class::Assignment)
}

/// Prints the table and holds the shares against the least ones, in thousands.
#[allow(clippy::print_stdout, reason = "the numbers are what it is for")]
fn all_found(way: &str, table: &Table, misses: &[Miss], least: fn(Class) -> usize) {
    println!("{way}:\n{}", render(table));
    let is_good = |((class, _), (all, missed)): (&(Class, usize), &(usize, usize))| {
        *all > 0 && (all - missed) * 1000 >= all * least(*class)
    };
    let list = |misses: &[Miss]| -> String {
        let lines: Vec<&str> = misses.iter().map(|miss| &*miss.text).collect();
        lines.join("\n")
    };
    assert!(
        table.iter().all(is_good),
        "{way}:\n{}\n\n{}",
        render(table),
        list(misses)
    );
    // Every class in every container: none is empty by mistake.
    assert_eq!(table.len(), 6 * CONTAINERS.len());
}

#[test]
fn as_vendors_draw_them() {
    let (table, misses) = measure(internals::raw_sample);
    let least = |class| if is_certain(class) { 995 } else { 970 };
    all_found("raw", &table, &misses, least);
}

/// Known by a mark further inside, and looked for only where what stands before it
/// has a digit or looks mixed: of these few letters, which are lengths of what follows,
/// one in a hundred has neither.
const LENGTHS_FIRST: &[&str] = &["pkcs12"];

#[test]
fn with_a_digit_in_each() {
    let (table, misses) = measure(internals::sample);
    let least = |class| if is_certain(class) { 995 } else { 990 };
    all_found("with digits", &table, &misses, least);
    let is_wrong = |miss: &&Miss| is_certain(miss.class) && !LENGTHS_FIRST.contains(&miss.id);
    let wrong: Vec<&str> = misses.iter().filter(is_wrong).map(|m| &*m.text).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
