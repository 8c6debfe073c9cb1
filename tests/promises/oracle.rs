//! The naive oracle: what the filter must write, said as plainly as possible.
//!
//! The whole haystack in memory, every known value and every form of every rule alone
//! at every start, checks, union, masks. Its borders, patterns and checks are its own, so that
//! a mistake in the engine's tables shows. No cleverness is allowed in here.

use redact_stream::internals::LONGEST_THEN;
use regex_automata::{Anchored, dfa::Automaton};

use super::automata::{Matcher, Seen, matchers};
use super::checks::{border, looks_random, pass, stands_whole, unlisted};
use super::symbols::{Symbol, common, label, masks, segments};
use super::views;

/// The oracle for some known values, rules, a limit and a mask.
#[derive(Clone)]
pub(crate) struct Oracle {
    /// Labels and spellings of values, before all rules.
    pub(crate) known: Vec<(String, Vec<u8>)>,
    /// Labels and values of sealed ones, behind these. Their masks are in `earlier`, too.
    pub(crate) sealed: Vec<(String, Vec<u8>)>,
    pub(crate) matchers: Vec<&'static Matcher>,
    pub(crate) limit: usize,
    /// Checks at first matches behind this offset are taken as passed.
    pub(crate) checked: usize,
    mask: Option<String>,
    /// What is an earlier mask.
    pub(crate) earlier: Vec<String>,
}

/// What a mask is made of.
#[derive(Clone, Copy)]
pub(crate) struct Named<'o> {
    pub(crate) label: &'o str,
    pub(crate) wrap: &'static str,
}

impl Oracle {
    /// `only`: the ids of the rules in use. `mask`: a fixed text.
    pub(crate) fn new(only: Option<&[&str]>, limit: usize, mask: Option<&str>) -> Oracle {
        let used = |m: &&Matcher| only.is_none_or(|ids| ids.contains(&m.form.rule));
        Oracle::with(matchers().iter().filter(used).collect(), limit, mask)
    }

    /// The oracle for some forms.
    pub(crate) fn with(
        matchers: Vec<&'static Matcher>,
        limit: usize,
        mask: Option<&str>,
    ) -> Oracle {
        let (earlier, mask) = (masks(mask), mask.map(str::to_owned));
        Oracle {
            known: Vec::new(),
            sealed: Vec::new(),
            matchers,
            limit,
            checked: usize::MAX,
            mask,
            earlier,
        }
    }

    /// The same with known values, by their labels.
    pub(crate) fn knowing(mut self, known: Vec<(String, Vec<u8>)>) -> Oracle {
        let labels = known.iter().map(|(name, _)| label(name));
        self.earlier.extend(labels);
        self.known = known;
        self
    }

    /// The output for a haystack.
    pub(crate) fn run(&self, haystack: &[u8]) -> Vec<Symbol> {
        self.trace(haystack)
            .into_iter()
            .map(|(_, symbol)| symbol)
            .collect()
    }

    /// The same, with the offset in the haystack where each symbol comes from.
    pub(crate) fn trace(&self, haystack: &[u8]) -> Vec<(usize, Symbol)> {
        let raw = |at: usize| (at, Symbol::Raw(haystack[at]));
        let (mut output, mut at) = (Vec::new(), 0);
        for (start, end, Named { label: id, wrap }) in self.spans(haystack) {
            output.extend((at..start).map(raw));
            let mask = self.mask.clone().unwrap_or_else(|| label(id));
            output.push((start, Symbol::Mask(format!("{wrap}{mask}{wrap}"))));
            at = end;
        }
        output.extend((at..haystack.len()).map(raw));
        output
    }

    /// What is hidden: the union of the findings, each with what gives its label.
    pub(crate) fn spans(&self, haystack: &[u8]) -> Vec<(usize, usize, Named<'_>)> {
        let mut findings = Vec::new();
        let seen = Seen::new(haystack);
        let may_open = |(_, matcher): &(usize, &&'static Matcher)| matcher.may_open(&seen);
        // The others are nowhere: a finding has four bytes at least.
        let is_begun = |(_, (_, value)): &(usize, &(String, Vec<u8>))| {
            memchr::memmem::find(haystack, &value[..4]).is_some()
        };
        let known: Vec<_> = self.known.iter().enumerate().filter(is_begun).collect();
        for (from, to) in segments(haystack, &self.earlier) {
            for start in from..to {
                for &(rank, (_, value)) in &known {
                    let same = common(value, &haystack[start..to]);
                    if same >= value.len().min(self.limit) {
                        findings.push((start, rank, start + same));
                    }
                }
                for (rank, (_, value)) in self.sealed.iter().enumerate() {
                    if stands_whole(value, haystack, (from, to), start) {
                        findings.push((start, self.known.len() + rank, start + value.len()));
                    }
                }
            }
            self.known_in_views(haystack, from, to, &mut findings);
            let values = self.known.len() + self.sealed.len();
            for (rank, matcher) in self.matchers.iter().enumerate().filter(may_open) {
                for start in matcher.leads(haystack, from, to) {
                    let end = self.find(matcher, haystack, start, to);
                    findings.extend(end.map(|end| (start, values + rank, end)));
                }
            }
        }
        findings.sort_unstable();
        let mut spans: Vec<(usize, usize, Named<'_>)> = Vec::new();
        for (start, rank, end) in findings {
            match spans.last_mut() {
                Some(last) if start < last.1 => last.1 = last.1.max(end),
                _ => spans.push((start, end, self.named(rank))),
            }
        }
        spans
    }

    /// Known values with gaps inside.
    fn known_in_views(
        &self,
        haystack: &[u8],
        from: usize,
        to: usize,
        findings: &mut Vec<(usize, usize, usize)>,
    ) {
        if self.known.is_empty() {
            return;
        }
        for view in views::views(&haystack[from..to]) {
            let as_it_is = (from..to).map(|at| (Some(haystack[at]), at - from));
            if as_it_is.eq(view.iter().copied()) {
                continue;
            }
            for start in 0..view.len() {
                for (rank, (_, value)) in self.known.iter().enumerate() {
                    let same = views::same(value, &view[start..]);
                    if same >= value.len().min(self.limit) {
                        let (first, last) = (view[start].1, view[start + same - 1].1);
                        findings.push((from + first, rank, from + last + 1));
                    }
                }
            }
        }
    }

    fn named(&self, rank: usize) -> Named<'_> {
        let wrap = "";
        let values = self.known.len() + self.sealed.len();
        match self.known.iter().chain(&self.sealed).nth(rank) {
            Some((label, _)) => Named { label, wrap },
            None => self.matchers[rank - values].named(),
        }
    }

    /// Where the finding ends which begins at `start`, if there is one, in a
    /// segment that ends at `to`.
    fn find(&self, matcher: &Matcher, haystack: &[u8], start: usize, to: usize) -> Option<usize> {
        let (form, secret, limit) = (&matcher.form, matcher.secret(), self.limit);
        let max = if form.max == 0 { usize::MAX } else { form.max };
        let (mut id, mut last, mut at) = (secret.start, None, start);
        while at < to && at - start < max {
            id = secret.dfa.next_state(id, haystack[at]);
            at += 1;
            let state = secret.state(id);
            if state.matched && at - last.map_or(start, |(end, _)| end) <= form.reach {
                let first = last.is_none() && at <= self.checked;
                let seen = &haystack[start.saturating_sub(form.checked_lead)..at];
                let random = !form.random || looks_random(seen);
                let unlisted = || unlisted(form, haystack, start, at);
                if first && !(random && pass(form.check, seen) && unlisted()) {
                    return None;
                }
                last = Some((at, state.spared));
            }
            let seen = at - start;
            let gap = at - last.map_or(start, |(end, _)| end);
            if state.next > form.reach.saturating_sub(gap).min(max - seen) {
                break;
            }
            let undecided = match last {
                None => true,
                Some((_, true)) => state.to_found < usize::MAX,
                Some((_, false)) => state.to_spared < usize::MAX,
            };
            let confirmed = !undecided && last.is_some_and(|(_, spared)| !spared);
            if (undecided && seen >= limit) || (confirmed && gap >= limit) {
                return Some(secret.death(
                    id,
                    haystack,
                    at,
                    to.min(start.saturating_add(max)),
                    form.trail,
                ));
            }
            // Here an earlier mask cuts off what could have become a spared one.
            if at == to && to < haystack.len() && state.to_spared < usize::MAX {
                return None;
            }
        }
        let end = last.filter(|(_, spared)| !spared)?.0 - form.trail;
        (end > start).then_some(end)
    }
}

impl Matcher {
    fn named(&self) -> Named<'static> {
        let (label, wrap) = (self.form.rule, self.form.wrap);
        Named { label, wrap }
    }

    /// Where leads end in a segment.
    pub(crate) fn leads(&self, haystack: &[u8], from: usize, to: usize) -> Vec<usize> {
        let form = &self.form;
        let mut openings = Vec::new();
        if form.bordered {
            let hyphen = |at: usize| form.word && at > from && haystack[at - 1] == b'-';
            for at in (from..to).filter(|&at| border(haystack, from, at) || hyphen(at)) {
                let found = self.openings(&haystack[at..to], Anchored::Yes);
                openings.extend(found.into_iter().map(|end| at + end));
            }
        } else if form.literals[0].len() == 1 || !form.words.is_empty() || form.line {
            // A telling key looks at what stands before it: at first, a line begins.
            let line = if from == 0 { &b"\n"[..] } else { b"" };
            let found = self.openings(&[line, &haystack[from..to]].concat(), Anchored::No);
            openings.extend(found.into_iter().map(|end| from + end - line.len()));
        } else {
            let found = self.openings(&haystack[from..to], Anchored::No);
            openings.extend(found.into_iter().map(|end| from + end));
        }
        let (mut ends, then) = (Vec::new(), self.then());
        for opening in openings {
            let mut id = then.start;
            for at in opening..=to.min(opening + LONGEST_THEN) {
                ends.extend(then.state(id).matched.then_some(at));
                if then.state(id).next == usize::MAX {
                    break;
                }
                id = then.dfa.next_state(id, *haystack.get(at).unwrap_or(&0));
            }
        }
        ends.sort_unstable();
        ends.dedup();
        ends
    }
}
