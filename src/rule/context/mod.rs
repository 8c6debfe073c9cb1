//! Values that only their vendor's name tells: thirty-two letters and digits
//! behind `adafruit_key=`.
//!
//! Such a value looks like a thousand other things, so three things must come
//! together: the vendor's name where a word begins, a gap that a setting or a
//! sentence about a key has, and a value of just the vendor's alphabet and length
//! that looks random (see `engine::prefilter`).
//!
//! ```text
//!   export ADAFRUIT_IO_KEY="0a1b2c…"     {"adafruit": {"apiKey": …     no: too far
//!          name    gap
//! ```
//!
//! Values that look like digests or ids (*plain* ones) need a word such as `key`
//! too, in the gap or at the end of the name: `adafruit_commit=` tells nothing, and
//! neither does `adafruit: ` before what may be the id of a request or a commit.

//! # Where the facts come from
//!
//! Each row's link leads to the vendor's own documentation or product; alphabets
//! and lengths are those that it gives or shows. Examples are generated from the rows.
//!
//! # What is not here
//!
//! - Values that are JSON Web Tokens (the `jwt` rule hides them): AppFollow, Caflou,
//!   Calendly, CloudConvert, Conversion Tools, Documo, Eden AI, FlightLabs, Front,
//!   Lemon Squeezy, Livestorm, Moderation API, monday.com, Paperform, Really Simple
//!   Systems, Rentman, Snowflake, StoryChief, Stripo, Tallyfy, viewneo, Voicegain,
//!   Wrike, Zeplin.
//! - Values with an anchor, which a vendor's rule knows: Authress, Lob, Paystack,
//!   Square, Tailscale, Telegram, YouTube.
//! - Formats that are not public: Block Protocol, Cfx.re, Chief Tools, Datadog RCM,
//!   Fieldguide, GoDaddy, Guardsquare, incident.io, Iterative, Lightspeed, Limbar,
//!   Naver Cloud, Netflix, OneChronos, Oracle, Orbit, Palantir, Proctorio, Shopee,
//!   Siemens, Uniwise, WeChat, WSO2, Zenhub.
//! - Values of any punctuation, without twelve token characters in a row, or shorter:
//!   Aeroworkflow, BulkSMS, Convier, Fibery, Gengo, Kagi, My Intervals, OneDesk,
//!   Pushbullet, Shipday, Sidekiq, ZipBooks. Telling keys hide them.
//! - What says too little even so: Debounce and Manifest (common words before ids),
//!   Ethereum keys (digests), Google's app passwords (four words), Kickbox and
//!   Mockaroo (short), TimezoneAPI (letters alone look like a name), Checio
//!   (publishable).

mod a_to_c;
mod d_to_h;
mod i_to_o;
mod p_to_s;
#[cfg(any(test, feature = "_internals"))]
pub(crate) mod samples;
mod t_to_z;

use std::sync::OnceLock;

#[cfg(any(test, feature = "_internals"))]
use super::assignment::WORD_START;
use super::form::Form;
use super::{Check, Rule};

/// All tables, in the order that settles a label.
pub(crate) const fn tables() -> &'static [&'static [Rule]] {
    &[
        a_to_c::RULES,
        d_to_h::RULES,
        i_to_o::RULES,
        p_to_s::RULES,
        t_to_z::RULES,
    ]
}

/// Hexadecimal digits in five groups.
const UUID: &str = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

/// A row whose values look like digests or ids.
const fn plain(
    id: &'static str,
    about: &'static str,
    names: &'static [&'static str],
    secret: &'static str,
    source: &'static str,
) -> Rule {
    let rule = Rule::context(id, about, names, true);
    rule.secret(secret).source(source).check(Check::Distinct(6))
}

/// A row whose values look like nothing else.
const fn shaped(
    id: &'static str,
    about: &'static str,
    names: &'static [&'static str],
    secret: &'static str,
    source: &'static str,
) -> Rule {
    let rule = Rule::context(id, about, names, false);
    rule.secret(secret)
        .source(source)
        .check(Check::Distinct(10))
}

/// Spells a rule out.
pub(crate) fn forms(rule: &Rule, words: &[&str], plain: bool) -> Vec<Form> {
    let form = |words: Vec<&str>, gap| Form {
        words: words.into_iter().map(Box::from).collect(),
        gap: spelled(gap).into(),
        literals: vec![String::new()],
        random: true,
        ..rule.form()
    };
    if !plain {
        return vec![form(words.to_vec(), Gap::Any)];
    }
    let (told, bare): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| is_told(word));
    [(told, Gap::Told), (bare, Gap::Noun)]
        .into_iter()
        .filter(|(words, _)| !words.is_empty())
        .map(|(words, gap)| form(words, gap))
        .collect()
}

/// Whether a name says by itself that a secret follows.
fn is_told(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "key", "token", "secret", "api", "access", "auth", "private", "signing", "license",
    ];
    ENDS.iter().any(|end| word.ends_with(end))
}

/// What must stand between a vendor's name and its value.
#[derive(Clone, Copy)]
enum Gap {
    /// A word that tells, and a separator.
    Noun,
    /// A separator, perhaps behind a word that tells: the name has one.
    Told,
    /// A separator, perhaps behind any words.
    Any,
}

/// What says that a secret follows, at the end of a key.
const NOUN: &str = "(?:key|token|secret|passw(?:or)?d|passphrase|pass|pwd|auth|api|pat|access|cred(?:ential)?s?|private|bearer|signing|webhook|license)";

/// What may follow such a word in a key.
const SUFFIX: &str =
    "(?:s|[_.-]?(?:value|prod|production|dev|test|live|staging|sandbox|main|default|[0-9]{1,2}))?";

/// More of a key, or a few words.
const REST: &str = r"[A-Za-z0-9_.\- ]{0,24}";

/// The same, where no such word follows: it begins a new word, and it names no id.
const ANY_REST: &str =
    r"[A-Z0-9_.\- ](?:[A-Za-z0-9_.\- ]{0,22}(?:[A-CE-Za-ce-z0-9_-]|[A-HJ-Za-hj-z0-9_.\-][dD]))?";

/// What closes a key.
const CLOSE: &str =
    r#"(?:\\{0,7}["'`]\]?|[\])]|%2[27]|%5[Dd])?(?:\x1b\[[0-9;]{0,8}m){0,2}[ \t]{0,24}"#;

/// What opens a value, behind a separator. It ends in no token character, unless
/// in an escape: a value begins where a token does.
const OPEN: &str = r#"[ \t]{0,8}(?:\x1b\[[0-9;]{0,8}m){0,2}(?:[A-Za-z_]{0,12}[(\[])?(?:[bBuUrRfFL@&$]{0,2}\\{0,7}["'`]|%2[27])?"#;

/// Each spelled out once.
fn spelled(gap: Gap) -> &'static str {
    static GAPS: [OnceLock<String>; 3] = [const { OnceLock::new() }; 3];
    GAPS[gap as usize].get_or_init(|| spell(gap))
}

fn spell(gap: Gap) -> String {
    let separator = r"(?::{1,3}=|=>|=|:|>|\|\||\?=|%3[DdAa])";
    let noun = format!("{REST}(?i:{NOUN}{SUFFIX})");
    // A flag and its argument, or a sentence.
    let spoken = format!(
        r#"{REST}(?i:key|token|secret|password)(?:\\{{0,7}}["'],?)?(?: is| was)?[ \t]{{1,4}}(?:\\{{0,7}}["'`])?"#
    );
    let words = match gap {
        Gap::Noun => noun.clone(),
        Gap::Told => format!("(?:{noun})?"),
        Gap::Any => format!("(?:{noun}|{ANY_REST})?"),
    };
    format!("{words}{CLOSE}{separator}{OPEN}|{noun}{CLOSE},{OPEN}|{spoken}")
}

/// The name and the gap as one pattern: see [`Form::words`].
#[cfg(any(test, feature = "_internals"))]
pub(crate) fn before(words: &[Box<str>], gap: &str) -> String {
    let spell = |letters: &str| -> String {
        let letter = |letter: char| format!("(?i:{letter})");
        let letters: Vec<String> = letters.chars().map(letter).collect();
        letters.join("[_. -]?")
    };
    let one = |word: &str| {
        let (first, rest) = word.split_at(1);
        let hump = match first.as_bytes()[0].is_ascii_alphabetic() {
            true => {
                let capital = first.to_ascii_uppercase();
                format!("|[^A-Z]{capital}[_. -]?{}", spell(rest))
            }
            false => String::new(),
        };
        format!("{WORD_START}{}{hump}", spell(word))
    };
    let words: Vec<String> = words.iter().map(|word| one(word)).collect();
    format!("(?:{})(?:{gap})", words.join("|"))
}
