//! All that is open at some offset: leads, candidates, and what they found.
//!
//! Between two events nothing can begin, so every candidate reads on by itself.
//! The number of candidates stays small on any input: one that another of its
//! group dominates is dropped, and none is opened inside a token that one of its
//! group is swallowing already.

use std::cmp::Reverse;

use super::border::{begins, is_border};
use super::find::{Candidate, End, Machine};
use super::known::Known;
use super::prefilter::{Kind, for_each_bit};
use super::sealed::Words;
use super::spans::{Claim, Hold};
use super::window::Text;
use crate::program::automaton::{DEAD, START};
use crate::program::growing::Growing;
use crate::program::known::Known as Secrets;
use crate::program::names::{Found, Names};
use crate::program::parts::{Entry, Opened, Opens};
use crate::program::{Program, Rules};
use crate::rule::Border;
use crate::rule::form::LONGEST_THEN;

/// With more candidates than this, the dominated ones are looked for.
const CROWD: usize = 2;

/// See the module docs. Cloned when two readings of the last bytes are possible.
#[derive(Default)]
pub(crate) struct Open {
    /// Up to where everything has been read.
    pub(crate) pos: u64,
    /// Where the last earlier mask ended. Nothing looks back over it.
    pub(crate) floor: Option<u64>,
    leads: Vec<OpenLead>,
    candidates: Vec<Candidate>,
    /// With more candidates than this it is worth looking for dominated ones: at
    /// first as many again as were left the last time, then fewer and fewer.
    crowd: usize,
    /// The known secrets. They are read apart from all else: see [`Open::reach`].
    pub(crate) known: Known,
    /// The sealed values, which are read apart as well.
    sealed: Words,
    /// What candidates that are over have found, as far as not emitted.
    pub(crate) claims: Vec<Claim>,
}

/// A lead that has begun and may lead to a secret. It holds nothing back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OpenLead {
    lead: usize,
    state: u16,
    pos: u64,
    /// Where its literal ended.
    opened: u64,
}

/// What one event announces: see [`Open::born`].
pub(crate) struct Born {
    /// Groups, and where their secrets begin.
    pub(crate) secrets: Vec<(usize, u64)>,
    /// Whether a lead has begun, at least.
    pub(crate) is_lead: bool,
}

/// A haystack with what is known about its beginning.
#[derive(Clone, Copy)]
pub(super) struct Behind<'t> {
    pub(super) haystack: &'t [u8],
    /// The lowest index that may be looked at, and whether a mask ends there.
    pub(super) floor: Option<usize>,
    /// Whether the haystack begins where the stream does.
    pub(super) is_start: bool,
}

/// A name or a shape was found that may not count: so many bytes before it were looked
/// at, at most.
const BEFORE_NAME: usize = 32;

impl Clone for Open {
    fn clone(&self) -> Open {
        let mut copy = Open::default();
        copy.clone_from(self);
        copy
    }

    /// Reuses what has been allocated.
    fn clone_from(&mut self, other: &Open) {
        self.pos = other.pos;
        self.floor = other.floor;
        self.leads.clone_from(&other.leads);
        self.candidates.clone_from(&other.candidates);
        self.crowd = other.crowd;
        self.known.clone_from(&other.known);
        self.sealed = other.sealed;
        self.claims.clone_from(&other.claims);
    }
}

impl Open {
    /// Whether nothing has begun that could still be a secret.
    pub(crate) fn is_idle(&self) -> bool {
        self.is_idle_but_for_known() && self.known.is_idle()
    }

    /// The same, whatever known secrets have begun.
    pub(crate) fn is_idle_but_for_known(&self) -> bool {
        self.leads.is_empty() && self.candidates.is_empty() && self.sealed.is_idle()
    }

    /// Whether anything was found that is not emitted.
    pub(crate) fn has_claims(&self) -> bool {
        !self.claims.is_empty() || self.known.has_claims()
    }

    /// What ends before this offset has been emitted.
    pub(crate) fn drop_claims(&mut self, covered: u64) {
        self.claims.retain(|claim| claim.end > covered);
        self.known.drop_claims(covered);
    }

    /// Nothing has been read but the last bytes before this offset, in which a known
    /// secret may have begun, but no word.
    pub(crate) fn go_behind(&mut self, program: &Program, text: &Text<'_>, offset: u64) {
        self.pos = offset;
        self.sealed.go_behind(text.haystack(), offset);
        self.known.go_to(text.haystack_base());
        self.known.advance(program, text, offset, &mut self.claims);
        self.claims.clear();
        self.known.drop_claims(u64::MAX);
    }

    /// Other secrets are known from now on, and all before the frontier has left. They are
    /// looked for from this offset on, and no further back than the last earlier mask;
    /// where one of those `before` has begun, from its beginning on.
    pub(crate) fn renew(
        &mut self,
        before: Option<&Secrets>,
        program: &Program,
        text: &Text<'_>,
        (from, frontier): (u64, u64),
    ) {
        let from = from.max(self.floor.unwrap_or(0));
        self.known
            .renew(before, program, text, from, &mut self.claims);
        self.claims.retain(|claim| claim.end > frontier);
        self.known.drop_claims(frontier);
    }

    /// Nothing is open; the memory is kept.
    pub(crate) fn clear(&mut self) {
        self.pos = 0;
        self.floor = None;
        self.leads.clear();
        self.candidates.clear();
        self.known.go_to(0);
        self.sealed.go_to(0);
        self.claims.clear();
    }

    /// Opens what hides everything from here, if this is the value of a telling key.
    pub(crate) fn under(&mut self, rules: &Rules, groups: &[usize]) {
        for &group in groups {
            self.open_candidate(rules, group, self.pos);
        }
    }

    /// Reads up to `to`, where nothing new begins in between, and known secrets as well.
    pub(crate) fn reach(&mut self, program: &Program, text: &Text<'_>, to: u64) {
        self.advance(program, text, to);
        self.known.advance(program, text, to, &mut self.claims);
        self.sealed
            .advance(program.sealed(), text, to, &mut self.claims);
    }

    /// Reads up to `to`, where nothing new begins in between; but no known secrets.
    pub(crate) fn advance(&mut self, rules: &Rules, text: &Text<'_>, to: u64) {
        if to <= self.pos {
            return;
        }
        if !self.leads.is_empty() {
            self.advance_leads(rules, text, to);
        }
        if !self.candidates.is_empty() {
            let claims = &mut self.claims;
            self.candidates.retain_mut(|candidate| {
                let machine = Machine::new(rules, candidate.group as usize);
                candidate.advance(&machine, text, to, claims)
            });
        }
        self.pos = to;
        if self.candidates.len() > self.crowd {
            self.thin(rules);
            self.crowd = 2 * self.candidates.len();
        } else {
            self.crowd = self.crowd.saturating_sub(1).max(CROWD);
        }
    }

    /// Opens what an event at the current position announces, if it is true.
    pub(crate) fn event(&mut self, rules: &Rules, text: &Text<'_>, kind: Kind) {
        let base = text.haystack_base();
        let at = (self.pos - base) as usize;
        let behind = Behind {
            haystack: text.haystack(),
            floor: self
                .floor
                .filter(|&floor| floor >= base)
                .map(|floor| (floor - base) as usize),
            is_start: base == 0,
        };
        match kind {
            Kind::Mask => {}
            Kind::Literal(id) => self.literal(rules, &behind, usize::from(id), at),
            Kind::Start => {
                let rest = &text.haystack()[at..];
                if !rules.bare.is_empty()
                    && is_border(behind.haystack, at, behind.floor, behind.is_start)
                {
                    for bare in rules.bare.of(rest).0 {
                        if may_match(bare.any.get(), rest, rules.limit).0 {
                            self.open_lead(rules, bare.lead);
                        }
                    }
                }
                if !rules.contexts.is_empty() {
                    let opened = |found: Found<'_>| {
                        self.open_candidate(rules, found.name.meaning, self.pos);
                    };
                    behind.names(&rules.contexts, at, opened);
                }
            }
            Kind::Shape(id) => {
                let shapes = &rules.shapes[usize::from(id)];
                let (matched, _) = behind.shapes(shapes.automaton.get(), at - 1);
                for_each_bit(matched, |shape| self.open_lead(rules, shapes.leads[shape]));
            }
            Kind::Key(separator) => {
                behind.names(&rules.key_names, at - 1, |found| {
                    for lead in opened(rules, separator, &found) {
                        self.open_lead(rules, lead);
                    }
                });
            }
        }
    }

    /// All that one event alone announces, for explanations.
    pub(crate) fn born(rules: &Rules, text: &Text<'_>, at: u64, kind: Kind) -> Born {
        let mut open = Open {
            pos: at,
            ..Open::default()
        };
        open.event(rules, text, kind);
        let mut born = Born {
            secrets: Vec::new(),
            is_lead: !open.is_idle(),
        };
        loop {
            let secrets = open.candidates.drain(..);
            born.secrets
                .extend(secrets.map(|it| (it.group as usize, it.start)));
            if open.leads.is_empty() || open.pos >= text.end() {
                return born;
            }
            open.advance(rules, text, open.pos + 1);
        }
    }

    /// Opens what a literal that ends here announces, where its context allows.
    fn literal(&mut self, rules: &Rules, behind: &Behind<'_>, id: usize, at: usize) {
        let literal = &rules.literals[id];
        for entry in &literal.entries {
            if entry.holds(rules, behind, at.saturating_sub(literal.text.len())) {
                self.open(rules, &entry.opens);
            }
        }
    }

    /// An earlier mask begins here and ends at `end`: everything is cut off.
    pub(crate) fn cut(&mut self, rules: &Rules, end: u64) {
        self.close(rules, End::Cut);
        self.known.go_to(end);
        self.sealed.go_to(end);
        self.pos = end;
        self.floor = Some(end);
    }

    /// The haystack ends here.
    pub(crate) fn finish(&mut self, program: &Program, text: &Text<'_>) {
        self.sealed.finish(program.sealed(), text, &mut self.claims);
        self.close(program, End::Dead);
    }

    /// Ends whatever is open.
    pub(crate) fn close(&mut self, rules: &Rules, end: End) {
        self.leads.clear();
        self.sealed.close();
        self.known.close(&mut self.claims);
        for mut candidate in self.candidates.drain(..) {
            let machine = Machine::new(rules, candidate.group as usize);
            candidate.close(&machine, end, &mut self.claims);
        }
    }

    /// Appends what is certain and what is not, with everything read. `partial` are the
    /// last bytes, if they are a mask's beginning.
    pub(crate) fn status(
        &mut self,
        program: &Program,
        text: &Text<'_>,
        partial: (&[u8], &[u8]),
        claims: &mut Vec<Claim>,
        holds: &mut Vec<Hold>,
    ) {
        let over = &mut self.claims;
        self.candidates.retain_mut(|candidate| {
            let machine = Machine::new(program, candidate.group as usize);
            candidate.status(&machine, over, claims, holds)
        });
        self.known.status(program, partial, claims, holds);
        self.sealed
            .status(program.sealed(), text, claims, &self.claims, holds);
        // What begins behind the first hold cannot be settled yet.
        let held = holds.iter().map(|hold| hold.at).min().unwrap_or(u64::MAX);
        claims.extend(self.claims.iter().filter(|claim| claim.start <= held));
        claims.sort_unstable();
    }

    /// The least offset whose byte may still be asked for by a check.
    pub(crate) fn needed(&self, rules: &Rules) -> u64 {
        self.candidates
            .iter()
            .map(|candidate| candidate.needed(&Machine::new(rules, candidate.group as usize)))
            .min()
            .unwrap_or(u64::MAX)
            .min(self.sealed.needed())
    }

    /// Opens secrets or more of a lead at the current position.
    pub(crate) fn open(&mut self, rules: &Rules, opens: &Opens) {
        match opens {
            Opens::Groups(groups) => {
                for &group in groups {
                    self.open_candidate(rules, group, self.pos);
                }
            }
            Opens::Lead(lead) => self.open_lead(rules, *lead),
        }
    }

    fn open_lead(&mut self, rules: &Rules, lead: usize) {
        let open = OpenLead {
            lead,
            state: START,
            pos: self.pos,
            opened: self.pos,
        };
        if self.leads.contains(&open) {
            return;
        }
        self.reach_targets(rules, lead, START, self.pos);
        self.leads.push(open);
    }

    /// Opens the secrets that may begin where a lead has got to.
    fn reach_targets(&mut self, rules: &Rules, lead: usize, state: u16, at: u64) {
        let lead = &rules.leads[lead];
        for_each_bit(lead.automaton.get().accept(state), |pattern| {
            self.open_candidate(rules, lead.targets[pattern], at);
        });
    }

    fn open_candidate(&mut self, rules: &Rules, group: usize, at: u64) {
        let machine = Machine::new(rules, group);
        for other in &mut self.candidates {
            if other.pos != at {
                continue;
            }
            if other.group as usize == group && other.is_closed(&machine) {
                return;
            }
            if other.start == at && machine.same_findings(rules, other.group as usize) {
                // One of the two says all; the first rule names it.
                if machine.rule() < Machine::new(rules, other.group as usize).rule() {
                    other.group = group as u32;
                }
                return;
            }
        }
        self.candidates.push(Candidate::new(&machine, group, at));
    }

    fn advance_leads(&mut self, rules: &Rules, text: &Text<'_>, to: u64) {
        let base = text.haystack_base();
        let mut leads = std::mem::take(&mut self.leads);
        leads.retain_mut(|open| {
            let automaton = rules.leads[open.lead].automaton.get();
            let end = to.min(open.opened + LONGEST_THEN);
            for &byte in &text.haystack()[(open.pos - base) as usize..(end - base) as usize] {
                open.state = automaton.step(open.state, byte);
                open.pos += 1;
                if automaton.accept(open.state) != 0 {
                    self.reach_targets(rules, open.lead, open.state, open.pos);
                }
                if automaton.later(open.state) == 0 {
                    return false;
                }
            }
            open.pos < open.opened + LONGEST_THEN
        });
        // Of leads in the same state, the one that opened last lives longest.
        if leads.len() > 1 {
            leads.sort_unstable_by_key(|open| (open.lead, open.state, Reverse(open.opened)));
            leads.dedup_by_key(|open| (open.lead, open.state));
        }
        self.leads = leads;
    }

    /// Drops candidates that can find nothing another one does not.
    fn thin(&mut self, rules: &Rules) {
        self.candidates
            .sort_unstable_by_key(|candidate| (candidate.group, candidate.start));
        let mut kept: usize = 0;
        for at in 0..self.candidates.len() {
            let candidate = self.candidates[at];
            let machine = Machine::new(rules, candidate.group as usize);
            let other = self.candidates[..kept].iter().rposition(|other| {
                other.pos == candidate.pos
                    && other.group == candidate.group
                    && other.dominates(&candidate, &machine)
            });
            match other {
                // The later one lives longer: the earlier one has said its part.
                Some(other) if candidate.is_capped(&machine) => {
                    self.candidates[other].claim_so_far(&machine, &mut self.claims);
                    self.candidates[other] = candidate;
                }
                Some(_) => {}
                None => {
                    self.candidates[kept] = candidate;
                    kept += 1;
                }
            }
        }
        self.candidates.truncate(kept);
    }
}

/// The leads that a telling key opens with this separator behind it.
pub(super) fn opened<'p>(
    rules: &'p Rules,
    separator: u8,
    found: &Found<'_>,
) -> impl Iterator<Item = usize> + use<'p> {
    let gaps = found.gaps;
    let opens = &rules.keys[found.name.meaning].opens;
    let is = move |opened: &&Opened| opened.separator == separator && opened.gap & gaps != 0;
    opens.iter().filter(is).map(|opened| opened.lead)
}

/// What hides a whole haystack, if it is the value of this key: groups.
pub(crate) fn groups_under(rules: &Rules, key: &[u8]) -> Vec<usize> {
    let behind = Behind {
        haystack: key,
        floor: None,
        is_start: true,
    };
    let mut groups = Vec::new();
    behind.names(&rules.key_names, key.len(), |found| {
        groups.push(rules.keys[found.name.meaning].value);
    });
    groups
}

/// Whether a vendor's name stands at the end of this text, so that what is behind it may be
/// one of its values.
#[cfg(feature = "tracing")]
pub(crate) fn names_vendor(rules: &Rules, text: &[u8]) -> bool {
    let behind = Behind {
        haystack: text,
        floor: None,
        is_start: true,
    };
    let mut is_named = false;
    behind.names(&rules.contexts, text.len(), |_| is_named = true);
    is_named
}

/// Whether a pattern may match at the start of a text that goes on behind what has
/// been received, and how many bytes tell. Only what has ended before a limit could
/// count is certain.
pub(super) fn may_match(automaton: &Growing, text: &[u8], limit: u64) -> (bool, usize) {
    let mut state = START;
    for (at, &byte) in text.iter().take(limit as usize).enumerate() {
        state = automaton.step(state, byte);
        if automaton.accept(state) != 0 {
            return (true, at + 1);
        }
        if state == DEAD {
            return (false, at + 1);
        }
    }
    (true, text.len())
}

impl Entry {
    /// Whether what must stand before a literal that begins at `start` does.
    fn holds(&self, rules: &Rules, behind: &Behind<'_>, start: usize) -> bool {
        let border = |at: usize| match self.border {
            Border::Anywhere | Border::Line => true,
            Border::Token => is_border(behind.haystack, at, behind.floor, behind.is_start),
            Border::Word => {
                at > behind.floor.unwrap_or(0) && behind.haystack[at - 1] == b'-'
                    || is_border(behind.haystack, at, behind.floor, behind.is_start)
            }
        };
        if start < behind.floor.unwrap_or(0) {
            return false;
        }
        match self.before {
            None => border(start),
            Some(before) if self.border == Border::Line => {
                behind.shapes(rules.befores[before].get(), start).0 != 0
            }
            Some(before) => behind.matches(rules.befores[before].get(), start, border),
        }
    }
}

impl<'t> Behind<'t> {
    /// A haystack behind no mask.
    pub(super) fn of(haystack: &'t [u8], is_start: bool) -> Behind<'t> {
        Behind {
            haystack,
            floor: None,
            is_start,
        }
    }

    /// Whether a pattern that is read backwards matches right before `end`, and
    /// begins where `begins` allows.
    fn matches(&self, automaton: &Growing, end: usize, begins: impl Fn(usize) -> bool) -> bool {
        let mut state = START;
        for at in (self.floor.unwrap_or(0)..end).rev() {
            state = automaton.step(state, self.haystack[at]);
            if automaton.accept(state) != 0 && begins(at) {
                return true;
            }
            if state == DEAD {
                return false;
            }
        }
        false
    }

    /// Calls `found` with every name before `end`, a gap between. From where on it was
    /// looked at is returned.
    pub(super) fn names<'n>(
        &self,
        names: &'n Names,
        end: usize,
        mut found: impl FnMut(Found<'n>),
    ) -> usize {
        let lowest = self.floor.unwrap_or(0);
        let text = self.haystack.get(..end).unwrap_or_default();
        let mut seen = end;
        let walked = names.behind(text, lowest, |hit| {
            seen = seen.min(hit.start.saturating_sub(BEFORE_NAME));
            if begins(
                &hit.name.begin,
                self.haystack,
                hit.start,
                self.floor,
                self.is_start,
            ) {
                found(hit);
            }
        });
        seen.min(walked)
    }

    /// The shapes that end right before `end`, a bit each; and from where on it was
    /// looked at. Before the stream's first byte a new line is read; an earlier mask is
    /// no context.
    pub(super) fn shapes(&self, automaton: &Growing, end: usize) -> (u64, usize) {
        let lowest = self.floor.unwrap_or(0);
        let outside = (self.floor.is_none() && self.is_start).then_some(b'\n');
        let seen = self.haystack.get(lowest..end).unwrap_or_default();
        let seen = seen.iter().rev().copied();
        let mut state = START;
        let (mut matched, mut read) = (0, 0);
        for byte in seen.chain(outside) {
            read += 1;
            state = automaton.step(state, byte);
            matched |= automaton.accept(state);
            if automaton.later(state) == 0 {
                break;
            }
        }
        (matched, end.saturating_sub(read))
    }
}
