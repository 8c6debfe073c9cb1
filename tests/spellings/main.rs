//! Known secrets as real encoders write them: of what they write, nothing survives.
//!
//! The encoders are those of the programs that are on the machine, and of Rust; how many
//! were not tried is printed. Each is called once for all values.

mod encoders;
mod values;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::Write;

use redact_stream::{Mask, Redactor, Secret};

use encoders::Encoded;

/// No so many bytes in a row of what an encoder has written may survive: a token's last
/// characters at most do, which depend on what stands behind, with their padding.
const SURVIVE: usize = 6;

/// What is written for a value.
const MASK: &str = "#hidden#";

/// What stands around a spelling; no value has these signs in a row.
const AROUND: [(&str, &str); 3] = [("", ""), ("«before» ", " «after»\n"), ("}:", ":{")];

/// Knows one value, and looks for hardly anything else.
fn redactor(value: Option<&str>) -> Redactor {
    let secrets = value.map(|value| Secret::new("known", value));
    let builder = Redactor::builder().secrets(secrets);
    let builder = builder.mask(Mask::text(MASK).unwrap());
    builder.only(["github-token"]).build().unwrap()
}

/// In one piece, in two at every place, byte by byte.
fn cuts(length: usize) -> impl Iterator<Item = Vec<usize>> {
    let every = if length < 90 { 1 } else { length / 30 };
    let two = (0..=length).step_by(every).map(|cut| vec![cut]);
    [Vec::new(), (0..length).collect()].into_iter().chain(two)
}

fn redacted(redactor: &Redactor, text: &[u8], cuts: &[usize]) -> Vec<u8> {
    let (mut stream, mut output, mut from) = (redactor.stream(), Vec::new(), 0);
    for &cut in cuts {
        stream.push(&text[from..cut], &mut output);
        from = cut;
    }
    stream.push(&text[from..], &mut output);
    stream.finish(&mut output);
    output
}

/// Whether any bytes in a row of one text are in another, but for what an encoder writes
/// around values.
fn survives(encoded: &[u8], around: &Windows, output: &[u8]) -> Option<String> {
    let mut output = output.to_vec();
    // The first and the last line of a key say nothing, and are shown by themselves. The
    // last text is what Node.js joins lines with.
    let key = ["-----BEGIN A KEY-----", "-----END A KEY-----"];
    for shown in [MASK, key[0], key[1], "\\n' +\n  '"] {
        while let Some(at) = memchr::memmem::find(&output, shown.as_bytes()) {
            output.splice(at..at + shown.len(), [0xFF]);
        }
    }
    let is_there = |window: &&[u8]| output.windows(SURVIVE).any(|other| other == *window);
    let is_around = |window: &&[u8]| around.get(*window).is_some_and(|count| *count >= AROUND_IN);
    let mut windows = encoded.windows(SURVIVE);
    let found = windows.find(|window| is_there(window) && !is_around(window));
    found.map(|window| window.escape_ascii().to_string())
}

/// What an encoder writes in so many outputs is no part of a value.
const AROUND_IN: usize = 6;

/// In how many outputs bytes in a row are.
type Windows = HashMap<Vec<u8>, usize>;

fn windows<'t>(texts: impl Iterator<Item = &'t [u8]>) -> Windows {
    let mut all = Windows::new();
    for text in texts {
        let own: HashSet<&[u8]> = text.windows(SURVIVE).collect();
        for window in own {
            *all.entry(window.to_vec()).or_default() += 1;
        }
    }
    all
}

/// Says something that is shown of a test that passes, too.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn check(program: &str, encoded: Option<Vec<Encoded>>) {
    let Some(all) = encoded else {
        say(&format!(
            "1 program was not tried, since it is not here: {program}"
        ));
        return;
    };
    let values = values::values();
    let plain = redactor(None);
    let redactors: Vec<Redactor> = values.iter().map(|it| redactor(Some(it))).collect();
    let mut leaks = Vec::new();
    let mut count = 0;
    let encoders: BTreeSet<&str> = all.iter().map(|it| &*it.encoder).collect();
    let around = |encoder| {
        let own = all.iter().filter(move |it| it.encoder == encoder);
        (encoder, windows(own.map(|it| &*it.text)))
    };
    let around: HashMap<&str, Windows> = encoders.iter().copied().map(around).collect();
    for Encoded {
        encoder,
        value,
        text,
    } in &all
    {
        let (before, after) = AROUND[count % AROUND.len()];
        let haystack = [before.as_bytes(), text, after.as_bytes()].concat();
        assert!(
            plain.redact(&haystack) == haystack,
            "{program} {encoder}: a rule finds it"
        );
        count += 1;
        for cuts in cuts(haystack.len()) {
            let output = redacted(&redactors[*value], &haystack, &cuts);
            if let Some(leak) = survives(text, &around[&**encoder], &output) {
                leaks.push(format!(
                    "{encoder}: {leak:?} of {:?}, written {:?}, cut at {} places, is {:?}",
                    values[*value],
                    text.escape_ascii().to_string(),
                    cuts.len(),
                    output.escape_ascii().to_string()
                ));
                break;
            }
        }
    }
    let shown = leaks
        .iter()
        .take(12)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        leaks.is_empty(),
        "{program}: {} of {count} leak:\n{shown}",
        leaks.len()
    );
    assert!(count > values.len(), "{program}: {count}");
    say(&format!(
        "{program}: {count} spellings by {} encoders",
        encoders.len()
    ));
}

macro_rules! programs {
    ($($name:ident),*) => {$(
        #[test]
        fn $name() {
            check(stringify!($name), encoders::$name());
        }
    )*};
}

programs!(
    rust, python3, node, jq, bash, coreutils, openssl, perl, php, ruby
);

/// A value is hidden as its own bytes, too, whatever they are.
#[test]
fn values_themselves() {
    for value in values::values() {
        let text = format!("«{value}»");
        let output = redactor(Some(&value)).redact_str(&text).into_owned();
        assert_eq!(output, format!("«{MASK}»"));
    }
}
