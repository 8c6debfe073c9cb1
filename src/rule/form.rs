//! How a rule's notations are spelled out as plain patterns.
//!
//! A table row is short because it says only what is special about a rule. A
//! [`Form`] says everything: the engine and the tests' oracle both start from
//! forms, and know nothing of tails, telling keys or quotes.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Border, Check, Lead, RUN_LEAD, Rule, Tail, assignment, context, encoded};

/// Words that several forms share.
pub(crate) type Words = Arc<[Box<str>]>;

/// One notation in which a rule's secret occurs, as plain patterns.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// What must be true where `before` (or else the literal) begins.
    pub(crate) border: Border,
    /// Bounded pattern that ends where the literal begins. Empty where there are
    /// [`Form::words`].
    pub(crate) before: String,
    /// Literals, one of which stands between what is before and `then`: with words,
    /// the separators behind telling keys, a byte each; or for a vendor's context
    /// the empty one.
    pub(crate) literals: Vec<String>,
    /// Telling keys as rules write them, or a vendor's names. One of them stands
    /// before the literal, and [`Form::gap`] between.
    pub(crate) words: Words,
    /// What stands between a word and the literal: a bounded pattern.
    pub(crate) gap: Cow<'static, str>,
    /// With separators for literals: the last three bytes, in lower case, of what
    /// may stand before one (quotes, brackets, digits and blanks in between do not
    /// count). Empty where the words say that.
    pub(crate) endings: Vec<[u8; 3]>,
    /// Pattern from the literal to the secret; it matches at most
    /// [`LONGEST_THEN`] bytes, whatever its repetitions say.
    pub(crate) then: String,
    /// The whole secret part, tail included.
    pub(crate) secret: String,
    /// What spares it, or empty.
    pub(crate) spare: String,
    /// Written before and after the mask: a quote, where the container needs
    /// one and the value had none.
    pub(crate) wrap: &'static str,
    /// See [`Rule::check`].
    pub(crate) check: Check,
    /// See [`Rule::checked_lead`].
    pub(crate) checked_lead: usize,
    /// See [`Rule::reach`].
    pub(crate) reach: usize,
    /// See [`Rule::max`].
    pub(crate) max: usize,
    /// See [`Rule::trail`].
    pub(crate) trail: usize,
    /// See [`Rule::searched`].
    pub(crate) searched: bool,
    /// The literals, in lower case, stand for themselves in any case. Searched.
    pub(crate) folded: bool,
    /// The literals are searched for apart from the package's own.
    pub(crate) aside: bool,
    /// A first match that holds one of these, in any case, is none.
    pub(crate) stopwords: Vec<String>,
    /// Nor is one behind a lead in whose last [`LEAD_SEEN`] bytes one of these
    /// bounded patterns matches up to its end.
    pub(crate) allowed_leads: Vec<String>,
    /// Whether the literal stands in base64, with twenty characters of it behind.
    pub(crate) encoded: bool,
    /// Whether the secret, with the part of the lead that the check sees, must look
    /// random: what has no anchor is looked for only where it does.
    pub(crate) random: bool,
}

#[cfg(any(test, feature = "_internals"))]
impl Form {
    /// All that stands before the literal, as one pattern.
    pub(crate) fn whole_before(&self) -> String {
        match (self.words.is_empty(), self.is_context()) {
            (true, _) => self.before.clone(),
            (_, true) => context::before(&self.words, &self.gap),
            (_, false) => assignment::before(&self.words, &self.gap),
        }
    }

    /// The last three bytes of what may stand before a separator.
    pub(crate) fn all_endings(&self) -> Option<Vec<[u8; 3]>> {
        let ending = |word: &str| {
            let word = word.split('!').next().unwrap_or_default();
            word.as_bytes().last_chunk().copied()
        };
        match (self.endings.is_empty(), self.words.is_empty()) {
            (false, _) => Some(self.endings.clone()),
            (true, false) => Some(self.words.iter().filter_map(|word| ending(word)).collect()),
            (true, true) => None,
        }
    }

    /// Whether the words are a vendor's names.
    pub(crate) fn is_context(&self) -> bool {
        !self.words.is_empty() && self.literals.iter().any(String::is_empty)
    }
}

/// See [`Form::allowed_leads`].
pub(crate) const LEAD_SEEN: usize = 128;

/// How many bytes may lie between a lead's literal and its secret. They are
/// counted outside the automaton, which would have to count in its states.
pub(crate) const LONGEST_THEN: u64 = 256;

/// The characters that belong to a token wherever they stand.
const TOKEN_CLASS: &str = "[A-Za-z0-9_-]";

impl Rule {
    /// Spells the rule out.
    pub(crate) fn forms(&self) -> Vec<Form> {
        match self.lead {
            Lead::Key { words, value } => assignment::forms(self, words, value),
            Lead::Encoded {
                anchors,
                alphabet,
                length,
            } => encoded::forms(self, anchors, alphabet, length),
            Lead::Context { words, plain } => context::forms(self, words, plain),
            Lead::Run { class } => vec![Form {
                border: Border::Token,
                literals: vec![String::new()],
                then: format!("{class}{{{RUN_LEAD}}}"),
                checked_lead: RUN_LEAD,
                random: true,
                ..self.form()
            }],
            Lead::Literal {
                literals,
                border,
                before,
                then,
            } => vec![Form {
                border,
                before: before.to_owned(),
                literals: literals.iter().map(|&l| l.to_owned()).collect(),
                then: then.to_owned(),
                ..self.form()
            }],
        }
    }

    /// A form of this rule whose lead is still to be filled in.
    pub(crate) fn form(&self) -> Form {
        Form {
            border: Border::Anywhere,
            before: String::new(),
            literals: Vec::new(),
            words: Words::default(),
            gap: Cow::default(),
            endings: Vec::new(),
            then: String::new(),
            secret: self.whole_secret(),
            spare: self.whole_spare(),
            wrap: "",
            check: self.check,
            checked_lead: self.checked_lead,
            reach: self.reach,
            max: self.max,
            trail: self.trail,
            searched: self.searched,
            folded: false,
            aside: false,
            stopwords: Vec::new(),
            allowed_leads: Vec::new(),
            encoded: false,
            random: false,
        }
    }

    /// The secret part with its tail.
    pub(crate) fn whole_secret(&self) -> String {
        let body = self.secret;
        match self.tail {
            Tail::Token | Tail::Exact => format!("(?:{body}){TOKEN_CLASS}*"),
            Tail::Class(class) => format!("(?:{body}){class}*"),
            Tail::None => body.to_owned(),
        }
    }

    /// What spares it: the rule's own look-alikes, and a rest where none may be.
    pub(crate) fn whole_spare(&self) -> String {
        match (self.tail, self.spare) {
            (Tail::Exact, "") => format!("(?:{}){TOKEN_CLASS}+", self.secret),
            (Tail::Exact, spare) => format!("(?:{}){TOKEN_CLASS}+|{spare}", self.secret),
            (_, spare) => spare.to_owned(),
        }
    }
}
