//! What stands before a secret: the literal it is noticed by, and the rest.
//!
//! ```text
//!   (?i)[\w.-]{0,50}?(?:acme)(?:[ \t\w.-]{0,20})[=:]{1,3}   (secret)
//!   may be nothing:    literal  then
//!   left out
//! ```
//!
//! Every way is taken apart until a literal is found that all its matches have.
//! The best one can be noticed like a vendor's anchor (see `program::index`); else
//! it is searched for.

use regex_syntax::hir::{Hir, HirKind, Look, Repetition};

use super::Notes;
use super::hir::{self, Set};
use super::split::Split;
use crate::rule::Border;

/// A lead as the engine takes it, and the secret that is left.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    pub(super) border: Border,
    pub(super) before: Vec<Hir>,
    pub(super) literals: Vec<String>,
    /// In any case.
    pub(super) folded: bool,
    pub(super) searched: bool,
    pub(super) then: Vec<Hir>,
    pub(super) body: Vec<Hir>,
    /// How many bytes of the literal the pattern counts to the secret.
    pub(super) taken: usize,
}

/// How many bytes may stand before a literal, at most: they are looked back at.
const MAX_BEFORE: usize = 96;

/// What an endless repetition before a literal becomes.
const CLAMPED: u32 = 64;

/// No literal is longer; what is left of a longer one follows it.
const MAX_LITERAL: usize = 48;

/// Of a fixed text so many characters are shown.
const SHOWN: usize = 3;

/// So many texts a literal may have.
const MAX_TEXTS: usize = 64;

/// So many of them may be searched for as they are; more are one in any case.
const MAX_SEARCHED: usize = 4;

/// How many token characters stand behind a literal that is noticed by them.
const RUN: usize = 12;

/// The leads of one way through a pattern.
///
/// # Errors
///
/// A sentence that says what is missing.
pub(super) fn leads(
    way: Split,
    keywords: &[String],
    notes: &mut Notes,
) -> Result<Vec<Lead>, String> {
    let mut leads = Vec::new();
    for (border, lead) in openings(way.lead, &way.body, notes) {
        let lead = settle_looks(lead, &way.body, notes);
        let lead = match border {
            Border::Anywhere => trimmed(lead),
            _ => lead,
        };
        leads.extend(
            choose(border, &lead, &way.body, keywords, notes)
                .or_else(|why| inner(border, &lead, &way.body, notes).ok_or(why))?,
        );
    }
    Ok(leads)
}

/// How a lead may begin: the border, and the rest. Alternatives with look-around
/// are told apart.
fn openings(mut lead: Vec<Hir>, body: &[Hir], notes: &mut Notes) -> Vec<(Border, Vec<Hir>)> {
    let Some(first) = lead.first().cloned() else {
        return vec![(Border::Anywhere, lead)];
    };
    match first.kind() {
        HirKind::Look(look) => {
            lead.remove(0);
            if hir::is_start(*look) {
                // A line begins behind a line break, or where the stream does.
                lead.insert(0, Set::new(|byte| byte == b'\n').hir());
                return vec![(Border::Line, lead)];
            }
            if !hir::is_word_edge(*look) {
                notes.say("look-around at its beginning is left out");
                return openings(lead, body, notes);
            }
            // Before a word a word's edge is a border; before anything else it asks
            // for a word character.
            let whole = [&lead, body].concat();
            if !hir::edge(&whole, false).within(Set::word()) {
                notes.say("a word's edge at its beginning is left out");
                return openings(lead, body, notes);
            }
            vec![(Border::Word, lead)]
        }
        HirKind::Alternation(subs) if !first.properties().look_set().is_empty() => {
            let bytes = subs
                .iter()
                .try_fold(Set::NONE, |set, sub| match sub.kind() {
                    HirKind::Look(look) if hir::is_start(*look) => Some(set.or(newline())),
                    _ => hir::one_byte(sub).map(|bytes| set.or(bytes)),
                });
            if let Some(bytes) = bytes {
                lead[0] = bytes.hir();
                return vec![(Border::Line, lead)];
            }
            let mut all = Vec::new();
            for sub in subs {
                let mut way = hir::sequence(sub);
                way.extend_from_slice(&lead[1..]);
                all.extend(openings(way, body, notes));
            }
            all
        }
        _ => vec![(Border::Anywhere, lead)],
    }
}

fn newline() -> Set {
    Set::new(|byte| byte == b'\n')
}

/// Leaves out a word's edge that is always there, and says so where it may not be.
fn settle_looks(lead: Vec<Hir>, body: &[Hir], notes: &mut Notes) -> Vec<Hir> {
    let mut settled: Vec<Hir> = Vec::new();
    for (at, part) in lead.iter().enumerate() {
        if let HirKind::Look(look) = part.kind() {
            let next = lead.get(at + 1).map_or_else(
                || hir::edge(body, false),
                |next| hir::edge(std::slice::from_ref(next), false),
            );
            let last = hir::edge(&settled, true);
            if !is_settled(*look, last, next) {
                notes.say("look-around between its parts is left out");
            }
            continue;
        }
        let (parts, looked) = hir::without_looks(std::slice::from_ref(part));
        if looked {
            notes.say("look-around inside a group is left out");
        }
        settled.extend(parts.iter().flat_map(hir::sequence));
    }
    settled
}

/// Whether a word's edge always stands between two bytes.
fn is_settled(look: Look, last: Set, next: Set) -> bool {
    let word = Set::word();
    let apart = |a: Set, b: Set| a.within(word) && b.within(word.not());
    hir::is_word_edge(look) && (apart(last, next) || apart(next, last))
}

/// What may be nothing adds nothing to where a lead may end; and of what may be
/// repeated once is enough.
fn trimmed(mut lead: Vec<Hir>) -> Vec<Hir> {
    while lead.first().is_some_and(hir::is_nullable) {
        lead.remove(0);
    }
    if let Some(HirKind::Repetition(repetition)) = lead.first().map(Hir::kind) {
        lead[0] = Hir::repetition(Repetition {
            max: Some(repetition.min),
            ..repetition.clone()
        });
    }
    lead
}

/// A place in a lead where a literal stands, and how good it is.
struct Candidate {
    score: usize,
    at: usize,
    peeled: Vec<Peeled>,
    /// It can only be this.
    fixed: bool,
}

/// What follows a literal inside a secret is at least so long, or that is no help.
const LEAST_BEHIND: usize = 8;

/// The leads of a secret that is known by a literal further inside it. What stands
/// before that is shown then.
fn inner(border: Border, lead: &[Hir], body: &[Hir], notes: &mut Notes) -> Option<Vec<Lead>> {
    for at in 1..body.len() {
        let shown = [lead, &body[..at]].concat();
        let literal = peel(&body[at..], 1)
            .iter()
            .map(|one| one.text.len())
            .min()?;
        if literal < 2 || hir::min_len(&body[at..]) < literal + LEAST_BEHIND {
            continue;
        }
        if let Ok(leads) = choose(border, &shown, &body[at..], &[], notes) {
            notes.say("it is known by a text inside its secret: what stands before that is shown");
            return Some(leads);
        }
    }
    None
}

/// The leads with the best literal.
fn choose(
    border: Border,
    lead: &[Hir],
    body: &[Hir],
    keywords: &[String],
    notes: &mut Notes,
) -> Result<Vec<Lead>, String> {
    let is_keyword = |one: &Peeled| {
        let text = one.lower();
        keywords
            .iter()
            .any(|word| text.contains(&word.to_ascii_lowercase()))
    };
    let mut best: Option<Candidate> = None;
    // The line break before a line is none of its literal: before the first line there
    // is none.
    for at in usize::from(border == Border::Line)..=lead.len() {
        let rest = if at < lead.len() { &lead[at..] } else { body };
        if !rest.first().is_some_and(may_give_text) {
            continue;
        }
        let mut was_one = false;
        for most in [MAX_TEXTS, 1] {
            // One text is the same one however many there may be.
            if was_one {
                break;
            }
            let mut peeled = peel(rest, most);
            was_one = peeled.len() == 1;
            let is_whole = |one: &Peeled| at == lead.len() && hir::min_len(&one.rest) == 0;
            let fixed = peeled.iter().any(is_whole);
            if fixed {
                // It can be nothing else: some of it must be shown.
                let least = peeled.iter().map(|one| one.text.len()).min();
                let shown = least.unwrap_or(0).saturating_sub(1).min(SHOWN);
                peeled = peel_from(rest, most, shown);
            }
            let shortest = peeled.iter().map(|one| one.text.len()).min().unwrap_or(0);
            let leaves = |one: &Peeled| at < lead.len() || hir::min_len(&one.rest) > 0;
            if shortest < 2 || !peeled.iter().all(leaves) {
                continue;
            }
            let noticed = peeled.iter().all(|one| {
                one.expanded(MAX_TEXTS)
                    .is_some_and(|texts| texts.iter().all(|text| is_dashed(text)))
            });
            let told = usize::from(peeled.iter().all(is_keyword));
            let score = 4 * shortest.min(8) + 8 * told + if noticed { 16 } else { 0 };
            let score = score.saturating_sub(peeled.len() / 4 + usize::from(at == lead.len()));
            if best.as_ref().is_none_or(|best| best.score < score) {
                best = Some(Candidate {
                    score,
                    at,
                    peeled,
                    fixed,
                });
            }
        }
    }
    let Some(Candidate {
        at, peeled, fixed, ..
    }) = best
    else {
        return Err(
            "nothing tells where it may begin: it has no literal of two or more characters before \
             its secret or at its beginning"
                .to_owned(),
        );
    };
    if fixed {
        notes.say("it is a fixed text: the first characters of it are shown");
    }
    let before = bounded(&lead[..at], notes)?;
    let inside = at == lead.len();
    let mut leads: Vec<Lead> = Vec::new();
    for one in peeled {
        let (then, body) = match inside {
            true => (Vec::new(), one.rest.clone()),
            false => (one.rest.clone(), body.to_vec()),
        };
        let (literals, folded) = match one.expanded(MAX_TEXTS) {
            Some(texts) if texts.len() <= MAX_SEARCHED || texts.iter().all(|t| is_dashed(t)) => {
                (texts, false)
            }
            _ => (vec![one.lower()], true),
        };
        for text in literals {
            let mut next = Lead {
                border,
                before: before.clone(),
                taken: if inside { text.len() } else { 0 },
                literals: vec![text],
                folded,
                searched: true,
                then: then.clone(),
                body: body.clone(),
            };
            next.searched = folded || !next.is_noticed();
            let same = leads
                .iter_mut()
                .find(|lead| lead.differs_only_in_literal(&next));
            match same {
                Some(lead) => lead.literals.append(&mut next.literals),
                None => leads.push(next),
            }
        }
    }
    for lead in &leads {
        match hir::max_len(&lead.then) {
            Some(len) if len as u64 <= crate::rule::form::LONGEST_THEN => {}
            _ => notes.say("what stands between its literal and its secret may be 256 bytes long"),
        }
    }
    Ok(leads)
}

impl Lead {
    /// Whether the engine notices the literal without a search: see the table of
    /// `program::index`.
    fn is_noticed(&self) -> bool {
        let text = self.literals[0].as_str();
        if is_dashed(text) {
            return true;
        }
        let behind: Vec<Hir> = self.then.iter().chain(&self.body).cloned().collect();
        let is_plain = text.bytes().all(|byte| Set::token().has(byte));
        if hir::token_depth(&behind, RUN) < RUN || text.len() < 3 && !is_plain {
            return false;
        }
        !is_plain || self.before.is_empty() && matches!(self.border, Border::Token | Border::Word)
    }

    fn differs_only_in_literal(&self, other: &Lead) -> bool {
        self.then == other.then
            && self.body == other.body
            && (self.folded, self.searched, self.taken)
                == (other.folded, other.searched, other.taken)
    }
}

/// A vendor's usual anchor.
fn is_dashed(text: &str) -> bool {
    text.len() >= 3 && text.ends_with(['_', '-']) && text.bytes().all(|byte| Set::token().has(byte))
}

/// What stands before a literal, bounded.
fn bounded(before: &[Hir], notes: &mut Notes) -> Result<Vec<Hir>, String> {
    let mut most = CLAMPED;
    let mut was_clamped = false;
    loop {
        let mut clamped = false;
        let bounded: Vec<Hir> = before
            .iter()
            .map(|part| hir::clamp(part, most, &mut clamped))
            .collect();
        was_clamped |= clamped;
        if hir::max_len(&bounded).is_some_and(|len| len <= MAX_BEFORE) {
            if was_clamped {
                notes.say(&format!(
                    "a repetition before its literal is clamped to {most} characters"
                ));
            }
            return Ok(bounded);
        }
        if most <= 1 {
            return Err(format!(
                "more than {MAX_BEFORE} bytes stand before the literal it is noticed by"
            ));
        }
        most /= 2;
    }
}

/// A literal at the beginning of a sequence, and what follows it.
#[derive(Clone, Debug)]
struct Peeled {
    /// Each byte, in lower case where it stands for both.
    text: Vec<(u8, bool)>,
    rest: Vec<Hir>,
}

impl Peeled {
    /// All texts, if they are not too many, and are text.
    fn expanded(&self, most: usize) -> Option<Vec<String>> {
        let mut texts = vec![String::new()];
        for &(byte, folded) in &self.text {
            if folded {
                if 2 * texts.len() > most {
                    return None;
                }
                let upper = texts.iter().map(|text| {
                    let mut text = text.clone();
                    text.push(char::from(byte.to_ascii_uppercase()));
                    text
                });
                let upper: Vec<String> = upper.collect();
                texts
                    .iter_mut()
                    .for_each(|text| text.push(char::from(byte)));
                texts.extend(upper);
            } else {
                texts
                    .iter_mut()
                    .for_each(|text| text.push(char::from(byte)));
            }
        }
        Some(texts)
    }

    fn lower(&self) -> String {
        self.text
            .iter()
            .map(|&(byte, _)| char::from(byte.to_ascii_lowercase()))
            .collect()
    }
}

/// Whether a literal can be taken off the beginning of this: where not, there is no
/// need to try.
fn may_give_text(first: &Hir) -> bool {
    match first.kind() {
        HirKind::Class(_) => hir::one_byte(first).is_some_and(|set| set.bytes().count() <= 4),
        HirKind::Repetition(repetition) => repetition.min > 0 || repetition.max == Some(1),
        _ => true,
    }
}

/// Takes literals off the beginning of a sequence, at most so many.
fn peel(parts: &[Hir], most: usize) -> Vec<Peeled> {
    peel_from(parts, most, MAX_LITERAL)
}

fn peel_from(parts: &[Hir], most: usize, room: usize) -> Vec<Peeled> {
    let stop = || {
        vec![Peeled {
            text: Vec::new(),
            rest: parts.to_vec(),
        }]
    };
    let Some((first, rest)) = parts.split_first() else {
        return stop();
    };
    let go_on = |front: Vec<Hir>| {
        let parts: Vec<Hir> = front.into_iter().chain(rest.iter().cloned()).collect();
        peel_from(&parts, most, room)
    };
    match first.kind() {
        HirKind::Empty => peel_from(rest, most, room),
        HirKind::Concat(_) | HirKind::Capture(_) => go_on(hir::sequence(first)),
        // The engine's literals are text.
        HirKind::Literal(literal) if literal.0.is_ascii() && room > 0 => {
            let taken = literal.0.len().min(room);
            let mut behind = rest.to_vec();
            if taken < literal.0.len() {
                behind.insert(0, Hir::literal(&literal.0[taken..]));
            }
            let mut peeled = peel_from(&behind, most, room - taken);
            for one in &mut peeled {
                let text = literal.0[..taken].iter().map(|&byte| (byte, false));
                one.text.splice(0..0, text);
            }
            peeled
        }
        HirKind::Class(_) => {
            let bytes: Vec<u8> =
                hir::one_byte(first).map_or(Vec::new(), |set| set.bytes().collect());
            match bytes[..] {
                [upper, lower]
                    if upper.is_ascii_uppercase() && upper | 0x20 == lower && room > 0 =>
                {
                    let mut peeled = peel_from(rest, most, room - 1);
                    for one in &mut peeled {
                        one.text.insert(0, (lower, true));
                    }
                    peeled
                }
                _ if bytes.len() <= 4 && bytes.len() <= most && bytes.is_ascii() => branches(
                    bytes.iter().map(|&byte| go_on(vec![Hir::literal([byte])])),
                    most,
                    stop,
                ),
                _ => stop(),
            }
        }
        HirKind::Repetition(repetition) => {
            let sub = (*repetition.sub).clone();
            match (repetition.min, repetition.max) {
                (0, Some(1)) => branches(
                    [go_on(vec![sub]), go_on(Vec::new())].into_iter(),
                    most,
                    stop,
                ),
                (min @ 1..=8, max) => {
                    let mut front = vec![sub; min as usize];
                    if max != Some(min) {
                        front.push(Hir::repetition(Repetition {
                            min: 0,
                            max: max.map(|max| max - min),
                            ..repetition.clone()
                        }));
                    }
                    // Nothing is gained by unrolling what is no literal.
                    match peel_from(&front, most, room)
                        .iter()
                        .all(|one| one.text.is_empty())
                    {
                        true => stop(),
                        false => go_on(front),
                    }
                }
                _ => stop(),
            }
        }
        HirKind::Alternation(subs) => {
            branches(subs.iter().map(|sub| go_on(vec![sub.clone()])), most, stop)
        }
        _ => stop(),
    }
}

/// All branches together, or none where there are too many, or where one gives
/// nothing.
fn branches(
    branches: impl Iterator<Item = Vec<Peeled>>,
    most: usize,
    stop: impl Fn() -> Vec<Peeled>,
) -> Vec<Peeled> {
    let all: Vec<Peeled> = branches.flatten().take(most + 1).collect();
    match all.len() > most || all.iter().any(|one| one.text.is_empty()) {
        true => stop(),
        false => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::user::split::{Part, split};

    fn found(pattern: &str) -> Vec<Lead> {
        let ways = split(&hir::parse(pattern).unwrap(), &Part::First).unwrap();
        let mut notes = Notes::default();
        ways.into_iter()
            .flat_map(|way| leads(way, &[], &mut notes).unwrap())
            .collect()
    }

    fn literals(pattern: &str) -> Vec<String> {
        found(pattern)
            .into_iter()
            .flat_map(|lead| lead.literals)
            .collect()
    }

    #[test]
    fn the_literal_is_the_anchor_or_the_word() {
        assert_eq!(literals("corp_[a-z]{20}"), ["corp_"]);
        assert_eq!(
            literals(r"[\w.-]{0,50}?(?:acme)[=:](\w{20})"),
            ["acme:", "acme="]
        );
        assert_eq!(literals(r"[\w.-]{0,50}?(?:acme)\s*=(\w{20})"), ["acme"]);
        assert_eq!(
            literals("(?:ab|cd)_live_([a-z]{20})"),
            ["ab_live_", "cd_live_"]
        );
        assert_eq!(
            literals("api[_-]?key=(.{9})"),
            ["api-key=", "api_key=", "apikey="]
        );
        assert_eq!(literals("-{5}BEGIN (X+)"), ["-----BEGIN "]);
    }

    #[test]
    fn words_in_any_case_are_spelled_out_where_they_are_few() {
        let lead = &found("(?i)ab-[0-9]{20}")[0];
        assert_eq!(
            (lead.literals.len(), lead.folded, lead.searched),
            (4, false, false)
        );
        let lead = &found("(?i)adafruit.{0,9}=([a-z]{32})")[0];
        assert_eq!(
            (&*lead.literals[0], lead.folded, lead.searched),
            ("adafruit", true, true)
        );
    }

    #[test]
    fn borders() {
        assert_eq!(found(r"\bAKIA[A-Z]{16}")[0].border, Border::Word);
        assert!(!found(r"\bAKIA[A-Z]{16}")[0].searched);
        assert!(found("AKIA[A-Z]{16}")[0].searched);
        assert_eq!(found("^key=(.{9})")[0].border, Border::Line);
        let lead = &found("(?:^|[^a-z])key=(.{9})")[0];
        assert_eq!(lead.border, Border::Line);
        assert_eq!(hir::max_len(&lead.before), Some(1));
    }

    #[test]
    fn what_begins_with_nothing_is_refused() {
        for pattern in ["[a-z]{32}", "['\"]([a-z]{32})['\"]", ".*"] {
            let way = split(&hir::parse(pattern).unwrap(), &Part::First).unwrap();
            let leads = leads(way[0].clone(), &[], &mut Notes::default());
            assert!(leads.is_err(), "{pattern}");
        }
    }
}
