//! WHAT to look for: pure data.
//!
//! A [`Rule`] says how one kind of secret is recognised. It is a row in a
//! table; there is one table per vendor family, and a row holds facts, not
//! code:
//!
//! ```text
//! Rule::token("npm-token", "npm access token")
//!     .source("https://docs.npmjs.com/about-access-tokens")
//!     .anchors(&["npm_"])                      // the public part: shown
//!     .secret("[0-9A-Za-z]{36}")               // the secret part: hidden
//!     .examples(&["npm_«{alnum:36}»"])         // hidden between « and »
//!     .counterexamples(&["npm_config_prefix"]),
//! ```
//!
//! # Patterns
//!
//! `before`, `then`, `secret`, `spare` and `tail` are regular expressions over
//! bytes: ASCII classes, groups, alternation, bounded and unbounded repetition,
//! `(?i:…)`. There are no anchors, no word boundaries and no other look-around:
//! what stands on either side is said by [`Border`], `before` and `spare`, so
//! that every pattern can be stepped byte by byte and stopped anywhere.
//! A dot is any byte, newline included; negated classes match any byte,
//! newline and non-ASCII included, unless it is excluded.
//!
//! # How the parts fit
//!
//! ```text
//!   before  literal  then        secret            (then the tail)
//!           ghp_                 0123abcd…
//!   12345   :AA                  F8x…               telegram-bot-token
//!           hooks.slack.com/services/   T000/B000/xyz
//! ```
//!
//! The lead is `before literal then`. It is shown and never held back. It ends
//! where the secret begins. A finding is the *longest* match of `secret` (with
//! its tail) from there. It is dropped when its exact end also is a match of
//! `spare`, from the same start, or when `check` refuses it.
//!
//! This module is data: it does no I/O, knows nothing of streams, and builds
//! nothing expensive.

/// The telling-key rules: passwords, tokens and keys under a name.
pub(crate) mod assignment;
/// Key blocks: PEM, PGP, OpenSSH, PuTTY.
mod block;
/// Checksums that tokens carry.
pub(crate) mod checksum;
/// Values that only their vendor's name tells.
pub(crate) mod context;
/// Tokens inside base64.
pub(crate) mod encoded;
/// How a rule's notations are spelled out as plain patterns.
pub(crate) mod form;
/// Headers: `Authorization` and kin, cookies.
mod header;
/// What may well be no secret.
mod paranoid;
/// Text for examples, assembled when needed.
pub(crate) mod sample;
/// Credentials in URLs.
mod url;
/// Rules that a user writes.
pub(crate) mod user;
/// Vendor tokens, a table per family.
pub(crate) mod vendor;

/// One kind of secret, and how to recognise it.
///
/// Built by the `const` methods below, so that a table row names only what
/// differs from the default.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// The label: lower-case words joined by single hyphens. Unique.
    pub(crate) id: &'static str,
    /// What it is, in a few words, for `redact rules`.
    pub(crate) about: &'static str,
    /// Where the facts of the format are documented.
    pub(crate) source: &'static str,
    /// What stands before the secret.
    pub(crate) lead: Lead,
    /// The secret part, without the tail.
    pub(crate) secret: &'static str,
    /// What may follow a complete secret and still belongs to its token.
    pub(crate) tail: Tail,
    /// Values that look like the secret and are none. Empty: nothing is spared.
    pub(crate) spare: &'static str,
    /// What the first complete match must satisfy.
    pub(crate) check: Check,
    /// How many bytes right before the secret the check sees too: a checksum
    /// may cover the anchor.
    pub(crate) checked_lead: usize,
    /// How many bytes may pass from the secret's start to its first match end,
    /// and from one match end to the next, before the candidate is given up.
    pub(crate) reach: usize,
    /// How long a secret may be at most: it ends there. For blocks; 0: no such limit.
    pub(crate) max: usize,
    /// How many bytes at the end of every match are context: not hidden.
    pub(crate) trail: usize,
    /// The literal must be searched for on its own, since it ends in no `_` or `-`
    /// and no run of token characters stands behind it. (For all others, the first
    /// twelve bytes of every secret are `[A-Za-z0-9_-]`: a test holds them to it.)
    pub(crate) searched: bool,
    /// The lowest level at which it is used.
    pub(crate) level: Level,
    /// Templates (see `sample`) of text that this rule hides between « and ».
    pub(crate) examples: &'static [&'static str],
    /// Templates of text that this rule leaves alone.
    pub(crate) counterexamples: &'static [&'static str],
}

/// How much is hidden on weak evidence. A level uses the rules of the ones before
/// it, too.
///
/// ```
/// use redact_stream::{Level, Redactor};
///
/// let redactor = Redactor::builder().level(Level::Strict).build()?;
/// # Ok::<(), redact_stream::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Only what is certain: tokens with an anchor, key blocks, headers, logins in
    /// URLs, and what stands under a telling key such as `password` or `api_key`.
    Strict,
    /// The default: also values of a vendor's shape near the vendor's name, tokens
    /// that are known by what stands inside them alone, and weak telling keys such
    /// as `pin`. Ordinary logs hold no look-alikes of these.
    #[default]
    Normal,
    /// Also what may well be none: expect false alarms.
    Paranoid,
}

/// What stands before a secret.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Lead {
    /// One of some literals, with a regular expression on either side of it.
    Literal {
        /// The literals; each at least two bytes long.
        literals: &'static [&'static str],
        /// What must be true where `before` (or else the literal) begins.
        border: Border,
        /// Bounded pattern right before the literal. Empty: nothing.
        before: &'static str,
        /// Bounded pattern between the literal and the secret. Empty: nothing.
        then: &'static str,
    },
    /// No literal at all: the first [`RUN_LEAD`] bytes of a token, all of one
    /// class. For tokens that are known only by what stands further inside.
    /// `secret` is what follows them.
    Run {
        /// A class: `[0-9a-f]`.
        class: &'static str,
    },
    /// A token inside base64: see `encoded`.
    Encoded {
        anchors: &'static [&'static str],
        alphabet: encoded::Alphabet,
        /// How many characters stand behind the anchor at least.
        length: usize,
    },
    /// A vendor's name a short way before the secret, in the notations that
    /// `context` knows. Only the name and the value's shape tell.
    Context {
        /// The vendor's names: lower-case letters and digits alone; `_`, `-`, `.`
        /// or a blank may stand between any two of them in the text.
        words: &'static [&'static str],
        /// Whether the values look like digests and ids: then a word such as
        /// `key` or `token` must stand between, or end the name.
        plain: bool,
    },
    /// A telling key and a separator, in every notation `assignment` knows.
    Key {
        /// Words that a telling key ends in: lower case, `_` between the parts
        /// (`api_key` also means `apiKey`, `API-KEY`, `apikey`, `api.key`).
        /// A word that starts with `^` counts only as a whole word of the key:
        /// `^pin` is found in `user_pin` and `cardPin` but not in `spin`.
        words: &'static [&'static str],
        /// What kind of value stands under it.
        value: Value,
    },
}

/// How many bytes of a token without an anchor are shown as its lead, so that no
/// short word is ever held back because it might become one.
pub(crate) const RUN_LEAD: usize = 7;

/// What must be true where a lead begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Border {
    /// Nothing: the literal is distinctive enough to count anywhere.
    Anywhere,
    /// The byte before it is no token character, or an escape ends there.
    Token,
    /// The same, but a hyphen may stand there: what `\b` means before a word.
    Word,
    /// Nothing; but before the stream's first byte `before` reads a line break.
    Line,
}

/// What may stand under a telling key. See `assignment` for the patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Anything that is no placeholder and no prose: passwords.
    Any,
    /// Eight or more characters that look like no word: tokens, keys.
    Long,
    /// The rule's own `secret` pattern, bare or in quotes.
    Shape,
    /// What follows `Authorization:` with the scheme shown.
    Authorization,
    /// A `Cookie` header: all of it.
    Cookie,
    /// Words with a blank between them (`_`) instead of a key, and a value in quotes.
    Phrase,
    /// What follows a word and a colon in the argument of a flag.
    Argument,
    /// A `Set-Cookie` header: the value, not the name and not the attributes.
    SetCookie,
}

/// What belongs to a token after its documented form is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tail {
    /// The rest of the run of `[A-Za-z0-9_-]`: a token is hidden whole, even
    /// past the length its vendor documents.
    Token,
    /// The same, but a token with such a rest is another thing: it is spared.
    Exact,
    /// What this class matches, as often as it does.
    Class(&'static str),
    /// Nothing: the pattern says all.
    None,
}

/// What the first complete match of a secret must satisfy to count. Decided
/// there and never again, so nothing waits for more than the documented form.
///
/// A checksum decides alone only where the shape alone alarms: behind an anchor that
/// random text has by chance (`5J`, `SB`, `sn`, `6P`), or behind none. Nobody uses such
/// a key with a wrong checksum, and most of what looks like one is another thing.
/// Behind a distinctive anchor (`ghp_`, `xprv`, `glpat-`) a wrong checksum uncovers
/// nothing: people mistype, and vendors change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    /// Nothing.
    None,
    /// The last six characters are the CRC-32 of those before them in base 62,
    /// or else the body is not a filler such as `xxxx…`.
    GitHub,
    /// Base58Check, with Bitcoin's digits.
    Base58,
    /// Base58Check, with the digits of the XRP Ledger.
    Xrp,
    /// A CRC-16 at the end of what base 32 encodes.
    Crc16,
    /// The CRC-32 of an old token of Azure DevOps.
    AzureDevOps,
    /// At least this many different bytes: not a filler such as `xxxx…`.
    Distinct(u8),
    /// The same, and no zeros in base64 (`AAAA`): behind an anchor of a few letters
    /// that an encoded program or image has by chance. Of random tokens of a hundred
    /// characters, one in 170,000 has such a run.
    NoZeros(u8),
    /// At least this many bits of Shannon entropy per byte, in tenths.
    Entropy(u8),
}

impl Rule {
    /// A rule for tokens with an anchor: found anywhere, hidden whole.
    pub(crate) const fn token(id: &'static str, about: &'static str) -> Rule {
        Rule {
            id,
            about,
            source: "",
            lead: Lead::Literal {
                literals: &[],
                border: Border::Anywhere,
                before: "",
                then: "",
            },
            secret: "",
            tail: Tail::Token,
            spare: "",
            check: Check::None,
            checked_lead: 0,
            reach: 1024,
            max: 0,
            trail: 0,
            searched: false,
            level: Level::Strict,
            examples: &[],
            counterexamples: &[],
        }
    }

    /// A rule for tokens that begin like any other and are known by what stands
    /// further inside: the first [`RUN_LEAD`] bytes, of this class, are shown.
    pub(crate) const fn run(id: &'static str, about: &'static str, class: &'static str) -> Rule {
        let mut rule = Rule::token(id, about);
        rule.lead = Lead::Run { class };
        rule.level = Level::Normal;
        rule
    }

    /// A rule for values that only their vendor's name tells. The secret may begin
    /// and end only where a token does.
    pub(crate) const fn context(
        id: &'static str,
        about: &'static str,
        words: &'static [&'static str],
        plain: bool,
    ) -> Rule {
        let mut rule = Rule::token(id, about);
        rule.lead = Lead::Context { words, plain };
        rule.tail = Tail::Exact;
        rule.level = Level::Normal;
        rule
    }

    /// A rule for what stands under a telling key.
    pub(crate) const fn key(
        id: &'static str,
        about: &'static str,
        words: &'static [&'static str],
        value: Value,
    ) -> Rule {
        let mut rule = Rule::token(id, about);
        rule.lead = Lead::Key { words, value };
        rule.tail = Tail::None;
        rule
    }

    /// Where the facts come from.
    pub(crate) const fn source(mut self, source: &'static str) -> Rule {
        self.source = source;
        self
    }

    /// The literals, one of which stands right before the secret (or `then`).
    pub(crate) const fn anchors(mut self, anchors: &'static [&'static str]) -> Rule {
        if let Lead::Literal {
            border,
            before,
            then,
            ..
        } = self.lead
        {
            self.lead = Lead::Literal {
                literals: anchors,
                border,
                before,
                then,
            };
        }
        self
    }

    /// The lead counts only where a token may begin.
    pub(crate) const fn bordered(mut self) -> Rule {
        if let Lead::Literal {
            literals,
            before,
            then,
            ..
        } = self.lead
        {
            self.lead = Lead::Literal {
                literals,
                border: Border::Token,
                before,
                then,
            };
        }
        self
    }

    /// The pattern right before the literal.
    pub(crate) const fn before(mut self, pattern: &'static str) -> Rule {
        if let Lead::Literal {
            literals,
            border,
            then,
            ..
        } = self.lead
        {
            self.lead = Lead::Literal {
                literals,
                border,
                before: pattern,
                then,
            };
        }
        self
    }

    /// The pattern between the literal and the secret.
    pub(crate) const fn then(mut self, pattern: &'static str) -> Rule {
        if let Lead::Literal {
            literals,
            border,
            before,
            ..
        } = self.lead
        {
            self.lead = Lead::Literal {
                literals,
                border,
                before,
                then: pattern,
            };
        }
        self
    }

    /// The pattern of the secret part.
    pub(crate) const fn secret(mut self, pattern: &'static str) -> Rule {
        self.secret = pattern;
        self
    }

    /// What belongs to the token after the pattern.
    pub(crate) const fn tail(mut self, tail: Tail) -> Rule {
        self.tail = tail;
        self
    }

    /// What is no secret although it looks like one.
    pub(crate) const fn spare(mut self, pattern: &'static str) -> Rule {
        self.spare = pattern;
        self
    }

    /// What the first complete match must satisfy.
    pub(crate) const fn check(mut self, check: Check) -> Rule {
        self.check = check;
        self
    }

    /// How much of the lead the check sees too.
    pub(crate) const fn checked_lead(mut self, bytes: usize) -> Rule {
        self.checked_lead = bytes;
        self
    }

    /// The bytes from the start to the first match end, or between match ends.
    pub(crate) const fn reach(mut self, bytes: usize) -> Rule {
        self.reach = bytes;
        self
    }

    /// The longest secret.
    pub(crate) const fn max(mut self, bytes: usize) -> Rule {
        self.max = bytes;
        self
    }

    /// The bytes at the end of a match that are context.
    pub(crate) const fn trail(mut self, bytes: usize) -> Rule {
        self.trail = bytes;
        self
    }

    /// The literal is searched for on its own.
    pub(crate) const fn searched(mut self) -> Rule {
        self.searched = true;
        self
    }

    /// The lowest level at which it is used: without it, `Normal` for tokens without
    /// an anchor and for vendors' contexts, and `Strict` for all others.
    pub(crate) const fn level(mut self, level: Level) -> Rule {
        self.level = level;
        self
    }

    /// Templates of text with what is hidden between « and ».
    pub(crate) const fn examples(mut self, templates: &'static [&'static str]) -> Rule {
        self.examples = templates;
        self
    }

    /// Templates of text that this rule leaves alone.
    pub(crate) const fn counterexamples(mut self, templates: &'static [&'static str]) -> Rule {
        self.counterexamples = templates;
        self
    }
}

/// Vendors of more than one word, or with more than one name; and what is no
/// vendor: how their ids begin, and the family.
const FAMILIES: &[(&str, &str)] = &[
    ("better-stack-", "better-stack"),
    ("cex-io-", "cex-io"),
    ("crates-io-", "crates-io"),
    ("data-gov-", "data-gov"),
    ("defined-networking-", "defined-networking"),
    ("dependency-track-", "dependency-track"),
    ("gc-notify-", "gc-notify"),
    ("iex-cloud-", "iex-cloud"),
    ("logz-io-", "logz-io"),
    ("md5-crypt-", "hash"),
    ("new-relic-", "newrelic"),
    ("pivotal-tracker-", "pivotal-tracker"),
    ("planning-center-", "planning-center"),
    ("power-automate-", "power-automate"),
    ("private-ai-", "private-ai"),
    ("protocols-io-", "protocols-io"),
    ("red-hat-", "red-hat"),
    ("redirect-pizza-", "redirect-pizza"),
    ("reply-io-", "reply-io"),
    ("sha256-crypt-", "hash"),
    ("sha512-crypt-", "hash"),
    ("sk-api-", "sk"),
    ("sonarcloud-", "sonar"),
    ("testpypi-", "pypi"),
    ("tomorrow-io-", "tomorrow-io"),
    ("tru-id-", "tru-id"),
    ("z-ai-", "z-ai"),
];

impl Rule {
    /// What it belongs to: its vendor, or the kind of place where it looks.
    pub(crate) fn family(&self) -> &'static str {
        let within = |table: &[Rule]| table.iter().any(|rule| rule.id == self.id);
        let kinds = [
            ("header", header::RULES),
            ("header", header::TOKENS),
            ("url", url::RULES),
            ("block", block::RULES),
            ("assignment", assignment::command::RULES),
            ("assignment", assignment::RULES),
            ("paranoid", paranoid::RULES),
        ];
        let begins = |(start, _): &&(&str, &str)| self.id.starts_with(start);
        if let Some(&(_, family)) = FAMILIES.iter().find(begins) {
            return family;
        }
        let kind = kinds.into_iter().find(|(_, table)| within(table));
        let vendor = || self.id.split('-').next().unwrap_or(self.id);
        kind.map_or_else(vendor, |(family, _)| family)
    }
}

/// All rules that come with the package, in the order that decides a label
/// when several findings start at the same byte: specific before general.
pub(crate) fn all() -> impl Iterator<Item = &'static Rule> + Clone {
    [
        vendor::tables(),
        &[encoded::RULES],
        context::tables(),
        &[
            block::RULES,
            url::RULES,
            header::RULES,
            header::TOKENS,
            assignment::command::RULES,
            assignment::RULES,
            paranoid::RULES,
        ],
    ]
    .into_iter()
    .flatten()
    .flat_map(|table| table.iter())
}

#[cfg(test)]
mod tests;
