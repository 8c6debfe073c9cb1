//! What this package's own tests, benches and fuzz targets may see of its data.
//!
//! Owned copies, so that nothing in `rule` has to be public for the tests'
//! sake. Not part of the API: it changes without notice.

use std::ops::Range;

use crate::builder::Builder;
use crate::program::BuildError;
use crate::rule::vendor::{structured, webhook};
use crate::rule::{self, Border, Level, context, form, sample};

/// What the first complete match of a secret must satisfy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Nothing.
    None,
    /// A good checksum, or else no filler.
    GitHub,
    /// Base58Check.
    Base58,
    /// The same with other digits.
    Xrp,
    /// A CRC-16 in base 32.
    Crc16,
    /// A CRC-32 in base 32.
    AzureDevOps,
    /// At least so many different bytes.
    Distinct(u8),
    /// The same, and no `AAAA`.
    NoZeros(u8),
    /// At least so many tenths of a bit per byte.
    Entropy(u8),
}

/// What a rule knows its secret by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A vendor's anchor, or a mark further inside.
    Prefixed,
    /// A form of its own: key blocks, JSON Web Tokens, tokens inside base64.
    Structured,
    /// Its place in a URL.
    Url,
    /// Its header.
    Header,
    /// Its vendor's name.
    Context,
    /// A telling key.
    Assignment,
}

/// A rule as the tests see it.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The label in its masks.
    pub id: &'static str,
    /// The notations in which its secret occurs.
    pub forms: Vec<Form>,
    /// Templates of text which it hides between « and ».
    pub examples: Vec<String>,
    /// Templates of text which it leaves alone.
    pub counterexamples: Vec<String>,
    /// What it knows its secret by.
    pub class: Class,
    /// Its vendor, or the kind of place where it looks.
    pub family: &'static str,
}

/// One notation of a rule's secret, as plain patterns.
#[derive(Clone, Debug)]
pub struct Form {
    /// The label of its rule.
    pub rule: &'static str,
    /// The rank of its rule, which settles labels.
    pub order: usize,
    /// Whether a token must be able to begin where the lead begins.
    pub bordered: bool,
    /// Whether that border may also be a hyphen.
    pub word: bool,
    /// Whether the pattern before the literal may read a line break before the
    /// stream's first byte.
    pub line: bool,
    /// Whether the literals count in any case.
    pub folded: bool,
    /// What the first match must not hold, in any case.
    pub stopwords: Vec<String>,
    /// What must not match right before the secret, in its last 128 bytes.
    pub allowed_leads: Vec<String>,
    /// The pattern before the literal.
    pub before: String,
    /// The literals; an empty one where there is none.
    pub literals: Vec<String>,
    /// For a vendor's context: one of these must stand before the secret.
    pub words: Vec<String>,
    /// With a separator for a literal: in lower case, the last three bytes of what
    /// must stand somewhere before it. Empty: anything may.
    pub endings: Vec<[u8; 3]>,
    /// The pattern between the literal and the secret.
    pub then: String,
    /// The pattern of the secret.
    pub secret: String,
    /// The pattern of what is spared, or empty.
    pub spare: String,
    /// Written on both sides of the mask.
    pub wrap: &'static str,
    /// What the first match must satisfy.
    pub check: Check,
    /// Whether the secret, with what the check sees before it, must look random.
    pub random: bool,
    /// How many bytes before the secret the check sees too.
    pub checked_lead: usize,
    /// The bytes from the start to the first match end, and between match ends.
    pub reach: usize,
    /// The longest secret, or 0.
    pub max: usize,
    /// How many bytes at the end of a match are context.
    pub trail: usize,
}

/// How many bytes the pattern between a literal and a secret may match.
pub const LONGEST_THEN: usize = form::LONGEST_THEN as usize;

/// The built-in rules that are used unless a level is chosen, in their order.
pub fn rules() -> Vec<Rule> {
    let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    let rule = |(order, rule): (usize, &rule::Rule)| Rule {
        class: class(rule),
        family: rule.family(),
        id: rule.id,
        forms: rule
            .forms()
            .into_iter()
            .map(|form| Form::new(rule.id, order, form))
            .collect(),
        examples: match rule.lead {
            rule::Lead::Context { .. } => context::samples::examples(rule).0,
            _ => owned(rule.examples),
        },
        counterexamples: match rule.lead {
            // A row of another kind may have more to say under the same label.
            rule::Lead::Context { .. } if is_mixed(rule.id) => Vec::new(),
            rule::Lead::Context { .. } => context::samples::examples(rule).1,
            _ => owned(rule.counterexamples),
        },
    };
    rule::all()
        .filter(|rule| rule.level <= Level::default())
        .enumerate()
        .map(rule)
        .collect()
}

/// All forms of the redactor that a builder builds, in the order of their rules.
pub fn forms(builder: &Builder) -> Result<Vec<Form>, BuildError> {
    let (rules, _) = builder.rules_in_use()?;
    let forms = |(order, (id, forms)): (usize, (String, Vec<form::Form>))| {
        // The tests' forms live as long as the tests.
        let id: &'static str = Box::leak(id.into_boxed_str());
        let form = move |form| Form::new(id, order, form);
        forms.into_iter().map(form).collect::<Vec<_>>()
    };
    Ok(rules.into_iter().enumerate().flat_map(forms).collect())
}

fn class(rule: &rule::Rule) -> Class {
    let within = |table: &[rule::Rule]| table.iter().any(|row| row.id == rule.id);
    match (rule.lead, rule.family()) {
        (rule::Lead::Context { .. }, _) => Class::Context,
        (rule::Lead::Encoded { .. }, _) | (_, "block") => Class::Structured,
        (_, "header") => Class::Header,
        (_, "url") => Class::Url,
        (_, "assignment") => Class::Assignment,
        _ if within(structured::RULES) => Class::Structured,
        _ if within(webhook::RULES) => Class::Url,
        _ => Class::Prefixed,
    }
}

/// Whether rows of several kinds share this label.
fn is_mixed(id: &str) -> bool {
    rule::all().any(|rule| rule.id == id && !matches!(rule.lead, rule::Lead::Context { .. }))
}

/// [`crate::io::pump_parallel`] with blocks of this size.
pub fn pump_in_blocks(
    text: &[u8],
    redactor: &crate::Redactor,
    threads: std::num::NonZeroUsize,
    size: usize,
) -> std::io::Result<Vec<u8>> {
    let mut output = Vec::new();
    crate::io::pump_in_blocks(text, &mut output, redactor, threads, size)?;
    Ok(output)
}

/// Text with passwords and tokens under telling keys, as programs write it: templates.
pub fn assignments() -> &'static [&'static str] {
    rule::assignment::cases::CASES
}

/// Expands a template: the text, and the ranges of it which are hidden.
pub fn sample(template: &str, seed: u64) -> (Vec<u8>, Vec<Range<usize>>) {
    let sample = sample::expand(template, seed);
    (sample.text, sample.spans)
}

/// The same with every character left to chance, as a vendor draws them: a value may
/// happen to have no digit, or the same letter twice in a row.
pub fn raw_sample(template: &str, seed: u64) -> (Vec<u8>, Vec<Range<usize>>) {
    let sample = sample::expand_raw(template, seed);
    (sample.text, sample.spans)
}

impl Form {
    fn new(rule: &'static str, order: usize, form: form::Form) -> Form {
        Form {
            rule,
            order,
            bordered: matches!(form.border, Border::Token | Border::Word),
            word: form.border == Border::Word,
            line: form.border == Border::Line,
            folded: form.folded,
            before: form.whole_before(),
            endings: match form.is_context() {
                true => Vec::new(),
                false => form.all_endings().unwrap_or_default(),
            },
            words: match form.is_context() {
                true => form.words.iter().map(|word| word.to_string()).collect(),
                false => Vec::new(),
            },
            stopwords: form.stopwords,
            allowed_leads: form.allowed_leads,
            literals: form.literals,
            then: form.then,
            secret: form.secret,
            spare: form.spare,
            wrap: form.wrap,
            check: match form.check {
                rule::Check::None => Check::None,
                rule::Check::GitHub => Check::GitHub,
                rule::Check::Base58 => Check::Base58,
                rule::Check::Xrp => Check::Xrp,
                rule::Check::Crc16 => Check::Crc16,
                rule::Check::AzureDevOps => Check::AzureDevOps,
                rule::Check::Distinct(least) => Check::Distinct(least),
                rule::Check::NoZeros(least) => Check::NoZeros(least),
                rule::Check::Entropy(least) => Check::Entropy(least),
            },
            random: form.random,
            checked_lead: form.checked_lead,
            reach: form.reach,
            max: form.max,
            trail: form.trail,
        }
    }
}

/// The spellings of a secret's value that are looked for, none if it is not used. `mask` is
/// the text of masks, if that is fixed.
pub fn spellings(value: &[u8], shortest: usize, mask: Option<&str>) -> Vec<Vec<u8>> {
    let secret = crate::Secret::new("", value);
    let unseen = mask.unwrap_or_default().as_bytes();
    let mut speller = crate::secret::spelling::Speller::new(0, unseen);
    if secret.why_unused(shortest).is_none() {
        speller.spell(value, shortest);
    }
    let texts = &speller.texts;
    (0..texts.len()).map(|at| texts.get(at).to_vec()).collect()
}
