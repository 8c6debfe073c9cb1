//! How many secrets are found: examples of every rule, drawn by chance as vendors
//! draw them, in every container that secrets turn up in.
//!
//! All of them where a token's own form, a URL or a header tells. Where only a
//! vendor's name or a telling key does, a value that chance made look like a word
//! is left alone, so a few in a hundred may be missed.

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
    /// `None` where such a text does not stand in this container.
    encode: fn(&str) -> Option<String>,
    after: &'static str,
}

const CONTAINERS: [Container; 9] = [
    Container {
        name: "in a line",
        before: "2031-05-06T07:08:09Z INFO got ",
        encode: plain,
        after: " from peer\n",
    },
    Container {
        name: "at the start",
        before: "",
        encode: plain,
        after: " and more\n",
    },
    Container {
        name: "at the end",
        before: "the last one: ",
        encode: plain,
        after: "",
    },
    Container {
        name: "in brackets",
        before: "peer(",
        encode: plain,
        after: "), again\n",
    },
    Container {
        name: "between commas",
        before: "a,",
        encode: plain,
        after: ",b\n",
    },
    Container {
        name: "coloured",
        before: "\u{1b}[1;32m",
        encode: plain,
        after: "\u{1b}[0m done\n",
    },
    Container {
        name: "JSON",
        before: "{\"message\":\"",
        encode: |text| Some(escaped(text, 1)),
        after: "\",\"n\":1}\n",
    },
    Container {
        name: "JSON in JSON",
        before: "{\"log\":\"{\\\"message\\\":\\\"",
        encode: |text| (!text.contains('\\')).then(|| escaped(text, 2)),
        after: "\\\",\\\"n\\\":1}\",\"n\":1}\n",
    },
    Container {
        name: "a URL's query",
        before: "GET /q?x=",
        encode: encoded,
        after: "&y=1 HTTP/1.1\n",
    },
];

fn plain(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// What stands between the quotes, of a string in a string and so on. In JSON in JSON
/// a text with escapes of its own would need more levels than anybody writes.
fn escaped(text: &str, depth: usize) -> String {
    (0..depth).fold(text.to_owned(), |text, _| {
        let quoted = serde_json::to_string(&text).unwrap();
        quoted[1..quoted.len() - 1].to_owned()
    })
}

/// A single value: nobody sends a sentence or a command so, and what is a part of a URL
/// by its own punctuation is looked for with that written plainly.
fn encoded(text: &str) -> Option<String> {
    let is_value = !text.contains([
        ' ', '\t', '\r', '\n', '"', '\'', '\\', '/', ':', '@', '%', '+', '$', '?', '&',
    ]);
    is_value.then(|| String::from_utf8(percent(text.as_bytes())).unwrap())
}

impl Container {
    /// The text inside it, with what must not be left.
    fn hold(&self, text: &str, hidden: &[Range<usize>]) -> Option<(String, Vec<Range<usize>>)> {
        let at = |end: usize| Some(self.before.len() + (self.encode)(&text[..end])?.len());
        let whole = [self.before, &(self.encode)(text)?, self.after].concat();
        let spans = hidden
            .iter()
            .map(|range| Some(at(range.start)?..at(range.end)?));
        Some((whole, spans.collect::<Option<Vec<_>>>()?))
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

fn measure(redactor: &Redactor) -> (Table, BTreeMap<(Class, &'static str), Vec<String>>) {
    let mut table = Table::new();
    let mut missed: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for (number, rule) in internals::rules().iter().enumerate() {
        for (nth, template) in rule.examples.iter().enumerate() {
            for seed in 0..rounds(SEEDS) {
                let seed = (number * 100_003 + nth * 1009 + seed) as u64;
                let (text, hidden) = internals::raw_sample(template, seed);
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
                            let miss = format!("{}, seed {seed}: {template}", container.name);
                            missed.entry((rule.class, rule.id)).or_default().push(miss);
                        }
                    }
                }
            }
        }
    }
    (table, missed)
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

/// In thousands, how many must be found.
fn least(class: Class) -> usize {
    match class {
        Class::Prefixed | Class::Structured | Class::Url | Class::Header => 1000,
        Class::Context | Class::Assignment => 970,
    }
}

#[test]
fn every_rule_in_every_container() {
    // No text of the mask could be taken for a secret that is left.
    let mask = Mask::text("********").unwrap();
    let redactor = Redactor::builder().mask(mask).build().unwrap();
    let (table, missed) = measure(&redactor);
    println!("{}", render(&table));
    let is_good = |((class, _), (all, missed)): (&(Class, usize), &(usize, usize))| {
        (all - missed) * 1000 >= all * least(*class)
    };
    let misses: Vec<String> = missed
        .iter()
        .map(|((class, id), all)| format!("{class:?} {id}: {} missed, first {}", all.len(), all[0]))
        .collect();
    assert!(
        table.iter().all(is_good),
        "{}\n\n{}",
        render(&table),
        misses.join("\n")
    );
    let classes: std::collections::BTreeSet<_> = table.keys().map(|(class, _)| class).collect();
    assert_eq!(classes.len(), 6);
}
