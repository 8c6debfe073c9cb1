//! What can be told of a parsed pattern without running it.

use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, Hir, HirKind, Look, Repetition};
use regex_syntax::{ParserBuilder, hir::print::Printer};

/// A set of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Set([u64; 4]);

impl Set {
    pub(super) const NONE: Set = Set([0; 4]);
    pub(super) const ALL: Set = Set([u64::MAX; 4]);

    pub(super) fn new(test: impl Fn(u8) -> bool) -> Set {
        let mut set = Set::NONE;
        (0..=255)
            .filter(|&byte| test(byte))
            .for_each(|b| set.add(b));
        set
    }

    /// `[A-Za-z0-9_-]`
    pub(super) fn token() -> Set {
        Set::new(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    }

    /// `\w`
    pub(super) fn word() -> Set {
        Set::new(|b| b.is_ascii_alphanumeric() || b == b'_')
    }

    pub(super) fn add(&mut self, byte: u8) {
        self.0[usize::from(byte) / 64] |= 1 << (byte % 64);
    }

    pub(super) fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte) / 64] & 1 << (byte % 64) != 0
    }

    pub(super) fn or(self, other: Set) -> Set {
        Set(std::array::from_fn(|i| self.0[i] | other.0[i]))
    }

    pub(super) fn and(self, other: Set) -> Set {
        Set(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    pub(super) fn not(self) -> Set {
        Set(self.0.map(|word| !word))
    }

    pub(super) fn is_empty(self) -> bool {
        self == Set::NONE
    }

    pub(super) fn within(self, other: Set) -> bool {
        self.and(other) == self
    }

    pub(super) fn bytes(self) -> impl Iterator<Item = u8> {
        (0..=255).filter(move |&byte| self.has(byte))
    }

    /// As a pattern.
    pub(super) fn hir(self) -> Hir {
        let ranges = self.bytes().map(|byte| ClassBytesRange::new(byte, byte));
        Hir::class(Class::Bytes(ClassBytes::new(ranges)))
    }
}

/// What a class matches. All classes are of bytes here.
fn class(class: &Class) -> Set {
    let mut set = Set::NONE;
    match class {
        Class::Bytes(bytes) => {
            for range in bytes.iter() {
                (range.start()..=range.end()).for_each(|byte| set.add(byte));
            }
        }
        Class::Unicode(chars) => {
            for range in chars.iter().filter(|range| range.end().is_ascii()) {
                (range.start() as u8..=range.end() as u8).for_each(|byte| set.add(byte));
            }
        }
    }
    set
}

/// Parses a user's pattern: bytes, no Unicode, the usual dot.
pub(super) fn parse(pattern: &str) -> Result<Hir, String> {
    ParserBuilder::new()
        .unicode(false)
        .utf8(false)
        .nest_limit(100)
        .build()
        .parse(pattern)
        .map_err(|error| {
            let text = match error {
                regex_syntax::Error::Parse(error) => error.kind().to_string(),
                regex_syntax::Error::Translate(error) => error.kind().to_string(),
                other => other.to_string(),
            };
            format!("the pattern does not parse: {text}")
        })
}

/// A sequence as a pattern for the engine.
pub(super) fn print(parts: &[Hir]) -> String {
    let whole = Hir::concat(parts.to_vec());
    if let HirKind::Empty = whole.kind() {
        return String::new();
    }
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = Printer::new().print(&whole, &mut text);
    text
}

/// The parts of a concatenation, without groups round it.
pub(super) fn flatten(hir: &Hir, parts: &mut Vec<Hir>) {
    match hir.kind() {
        HirKind::Empty => {}
        HirKind::Concat(subs) => subs.iter().for_each(|sub| flatten(sub, parts)),
        HirKind::Capture(capture) => flatten(&capture.sub, parts),
        _ => parts.push(hir.clone()),
    }
}

/// The same for a pattern of any kind.
pub(super) fn sequence(hir: &Hir) -> Vec<Hir> {
    let mut parts = Vec::new();
    flatten(hir, &mut parts);
    parts
}

/// Rebuilds a pattern from the inside out: `change` gets every part that holds no
/// other; groups are left out. `None` is what cannot match.
pub(super) fn rebuild(hir: &Hir, change: &mut dyn FnMut(&Hir) -> Option<Hir>) -> Option<Hir> {
    match hir.kind() {
        HirKind::Capture(capture) => rebuild(&capture.sub, change),
        HirKind::Repetition(repetition) => match rebuild(&repetition.sub, change) {
            Some(sub) => Some(Hir::repetition(repetition.with(sub))),
            None if repetition.min == 0 => Some(Hir::empty()),
            None => None,
        },
        HirKind::Concat(subs) => subs
            .iter()
            .map(|sub| rebuild(sub, change))
            .collect::<Option<Vec<_>>>()
            .map(Hir::concat),
        HirKind::Alternation(subs) => {
            let left: Vec<Hir> = subs.iter().filter_map(|sub| rebuild(sub, change)).collect();
            (!left.is_empty()).then(|| Hir::alternation(left))
        }
        _ => change(hir),
    }
}

/// What of a pattern is made of some bytes only.
pub(super) fn restrict(parts: &[Hir], allowed: Set) -> Option<Vec<Hir>> {
    let mut change = |hir: &Hir| match hir.kind() {
        HirKind::Literal(literal) => literal
            .0
            .iter()
            .all(|&byte| allowed.has(byte))
            .then(|| hir.clone()),
        HirKind::Class(bytes) => {
            let left = class(bytes).and(allowed);
            (!left.is_empty()).then(|| left.hir())
        }
        _ => Some(hir.clone()),
    };
    parts
        .iter()
        .map(|part| rebuild(part, &mut change))
        .collect()
}

/// Groups and look-around left out; says whether there was any of the latter.
pub(super) fn without_looks(parts: &[Hir]) -> (Vec<Hir>, bool) {
    let mut looked = false;
    let mut change = |hir: &Hir| match hir.kind() {
        HirKind::Look(_) => {
            looked = true;
            Some(Hir::empty())
        }
        _ => Some(hir.clone()),
    };
    let parts = parts
        .iter()
        .filter_map(|part| rebuild(part, &mut change))
        .filter(|part| !matches!(part.kind(), HirKind::Empty))
        .collect();
    (parts, looked)
}

/// Repetitions without an end get one. Says whether any did.
pub(super) fn clamp(hir: &Hir, most: u32, clamped: &mut bool) -> Hir {
    match hir.kind() {
        HirKind::Repetition(repetition) => {
            let max = match repetition.max {
                Some(max) if max <= most.max(repetition.min) => max,
                _ => {
                    *clamped = true;
                    most.max(repetition.min)
                }
            };
            Hir::repetition(Repetition {
                max: Some(max),
                sub: Box::new(clamp(&repetition.sub, most, clamped)),
                ..repetition.clone()
            })
        }
        HirKind::Concat(subs) => {
            Hir::concat(subs.iter().map(|sub| clamp(sub, most, clamped)).collect())
        }
        HirKind::Alternation(subs) => {
            Hir::alternation(subs.iter().map(|sub| clamp(sub, most, clamped)).collect())
        }
        _ => hir.clone(),
    }
}

/// Counts above `most` become "so many or more". What this matches is all that the
/// pattern does, and more.
pub(super) fn relax(hir: &Hir, most: u32) -> Hir {
    match hir.kind() {
        HirKind::Repetition(repetition) => Hir::repetition(Repetition {
            min: repetition.min.min(most),
            max: repetition.max.filter(|&max| max <= most),
            sub: Box::new(relax(&repetition.sub, most)),
            ..repetition.clone()
        }),
        HirKind::Concat(subs) => Hir::concat(subs.iter().map(|sub| relax(sub, most)).collect()),
        HirKind::Alternation(subs) => {
            Hir::alternation(subs.iter().map(|sub| relax(sub, most)).collect())
        }
        _ => hir.clone(),
    }
}

/// The least number of bytes a sequence matches.
pub(super) fn min_len(parts: &[Hir]) -> usize {
    parts
        .iter()
        .map(|part| part.properties().minimum_len().unwrap_or(0))
        .sum()
}

/// The greatest number, if there is one.
pub(super) fn max_len(parts: &[Hir]) -> Option<usize> {
    parts
        .iter()
        .map(|part| part.properties().maximum_len())
        .sum()
}

/// Whether any bytes match, and none does too.
pub(super) fn is_anything(hir: &Hir) -> bool {
    matches!(hir.kind(), HirKind::Repetition(Repetition { min: 0, max: None, sub, .. })
        if one_byte(sub) == Some(Set::ALL))
}

/// How many texts a sequence can be, up to case; `None` for endlessly or very many.
pub(super) fn texts(parts: &[Hir]) -> Option<usize> {
    parts.iter().try_fold(1usize, |all, part| {
        let own = match part.kind() {
            HirKind::Empty | HirKind::Look(_) | HirKind::Literal(_) => Some(1),
            HirKind::Class(_) => {
                let set = one_byte(part)?;
                let is_upper =
                    |byte: &u8| byte.is_ascii_uppercase() && set.has(byte.to_ascii_lowercase());
                Some(set.bytes().filter(|byte| !is_upper(byte)).count())
            }
            HirKind::Capture(capture) => texts(std::slice::from_ref(&*capture.sub)),
            HirKind::Concat(subs) => texts(subs),
            HirKind::Alternation(subs) => subs.iter().try_fold(0usize, |all, sub| {
                all.checked_add(texts(std::slice::from_ref(sub))?)
            }),
            HirKind::Repetition(repetition) => {
                let once = texts(std::slice::from_ref(&*repetition.sub))?;
                // So often that it matters only whether there is an end.
                let most = repetition.max.filter(|max| max - repetition.min < 256)?;
                (repetition.min..=most).try_fold(0usize, |all, count| {
                    all.checked_add(once.checked_pow(count)?)
                })
            }
        };
        all.checked_mul(own?)
    })
}

/// Whether a part may match nothing at all.
pub(super) fn is_nullable(hir: &Hir) -> bool {
    hir.properties().minimum_len() == Some(0)
}

/// The bytes a sequence may begin with (`from_end`: end with).
pub(super) fn edge(parts: &[Hir], from_end: bool) -> Set {
    let mut set = Set::NONE;
    let mut visit = |part: &Hir| {
        set = set.or(edge_of(part, from_end));
        is_nullable(part)
    };
    if from_end {
        let _ = parts.iter().rev().all(&mut visit);
    } else {
        let _ = parts.iter().all(&mut visit);
    }
    set
}

fn edge_of(hir: &Hir, from_end: bool) -> Set {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Set::NONE,
        HirKind::Literal(literal) => {
            let byte = if from_end {
                literal.0.last()
            } else {
                literal.0.first()
            };
            byte.map_or(Set::NONE, |&byte| Set::new(|b| b == byte))
        }
        HirKind::Class(bytes) => class(bytes),
        HirKind::Repetition(repetition) => edge_of(&repetition.sub, from_end),
        HirKind::Capture(capture) => edge_of(&capture.sub, from_end),
        HirKind::Concat(subs) => edge(subs, from_end),
        HirKind::Alternation(subs) => subs
            .iter()
            .fold(Set::NONE, |set, sub| set.or(edge_of(sub, from_end))),
    }
}

/// A superset of the bytes with which a match can go on to a longer one.
pub(super) fn more(parts: &[Hir]) -> Set {
    let mut set = Set::NONE;
    let mut behind: Vec<Hir> = Vec::new();
    for part in parts.iter().rev() {
        set = set.or(more_of(part)).or(edge(&behind, false));
        behind.insert(0, part.clone());
        if !is_nullable(part) {
            break;
        }
    }
    set
}

fn more_of(hir: &Hir) -> Set {
    match hir.kind() {
        HirKind::Repetition(repetition) => {
            let again = if repetition.max == Some(repetition.min) && !is_nullable(&repetition.sub) {
                Set::NONE
            } else {
                edge_of(&repetition.sub, false)
            };
            again.or(more_of(&repetition.sub))
        }
        HirKind::Capture(capture) => more_of(&capture.sub),
        HirKind::Concat(subs) => more(subs),
        // One alternative may be the beginning of another.
        HirKind::Alternation(_) => all_bytes(hir),
        _ => Set::NONE,
    }
}

/// All bytes that occur in a pattern.
fn all_bytes(hir: &Hir) -> Set {
    match hir.kind() {
        HirKind::Literal(literal) => Set::new(|byte| literal.0.contains(&byte)),
        HirKind::Class(bytes) => class(bytes),
        kind => kind
            .subs()
            .iter()
            .fold(Set::NONE, |set, sub| set.or(all_bytes(sub))),
    }
}

/// What a part matches if it is one byte: a class, or a literal of one.
pub(super) fn one_byte(hir: &Hir) -> Option<Set> {
    match hir.kind() {
        HirKind::Class(bytes) => Some(class(bytes)),
        HirKind::Literal(literal) => match *literal.0 {
            [byte] => Some(Set::new(|b| b == byte)),
            _ => None,
        },
        HirKind::Capture(capture) => one_byte(&capture.sub),
        _ => None,
    }
}

/// How many bytes at the beginning of every match are token characters, at least.
pub(super) fn token_depth(parts: &[Hir], most: usize) -> usize {
    let mut depth = 0;
    for part in parts {
        if depth >= most {
            break;
        }
        if all_bytes(part).within(Set::token()) {
            depth += part.properties().minimum_len().unwrap_or(0);
            continue;
        }
        return depth
            + match part.kind() {
                HirKind::Literal(literal) => literal
                    .0
                    .iter()
                    .take_while(|&&byte| Set::token().has(byte))
                    .count(),
                HirKind::Concat(subs) => token_depth(subs, most),
                HirKind::Capture(capture) => token_depth(&[(*capture.sub).clone()], most),
                HirKind::Alternation(subs) => subs
                    .iter()
                    .map(|sub| token_depth(std::slice::from_ref(sub), most))
                    .min()
                    .unwrap_or(0),
                HirKind::Repetition(repetition) if repetition.min > 0 => {
                    token_depth(std::slice::from_ref(&repetition.sub), most)
                }
                _ => 0,
            };
    }
    depth
}

/// Whether the way to a first match has no bound.
pub(super) fn has_endless_way(parts: &[Hir]) -> bool {
    (0..parts.len()).any(|at| {
        max_len(&parts[at..=at]).is_none() && min_len(&parts[at + 1..]) > 0
            || match parts[at].kind() {
                HirKind::Concat(subs) => has_endless_way(subs),
                HirKind::Alternation(subs) => subs
                    .iter()
                    .any(|sub| has_endless_way(std::slice::from_ref(sub))),
                _ => false,
            }
    })
}

/// Whether a look is a word's edge.
pub(super) fn is_word_edge(look: Look) -> bool {
    use Look::{WordAscii, WordEndAscii, WordEndHalfAscii, WordStartAscii, WordStartHalfAscii};
    matches!(
        look,
        WordAscii | WordStartAscii | WordEndAscii | WordStartHalfAscii | WordEndHalfAscii
    )
}

/// Whether a look is the start of a text or a line.
pub(super) fn is_start(look: Look) -> bool {
    matches!(look, Look::Start | Look::StartLF | Look::StartCRLF)
}

/// Whether a look is the end of a text or a line.
pub(super) fn is_end(look: Look) -> bool {
    matches!(look, Look::End | Look::EndLF | Look::EndCRLF)
}
