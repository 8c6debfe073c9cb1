//! Exact, resumable matching: open, closed, or none.
//!
//! A [`Candidate`] is a place where a lead ended, together with the state of the
//! automaton that has read everything since. Nothing is scanned twice, nothing
//! depends on how the haystack was cut.
//!
//! Its group's automaton has several members (forms of rules that share a lead).
//! Each has an outcome of its own:
//!
//! - *none*: it has not matched, or its last match is spared, and neither can
//!   change any more;
//! - *certain*: it has matched, and no continuation can spare it. How far it
//!   reaches may still be open;
//! - *undecided*: both are possible. Its bytes are held back.
//!
//! What a member may wait for is bounded: by its rule's `reach` (it gives up)
//! and by the program's limit (it fails closed: it hides until its automaton
//! dies).

use super::spans::{Claim, Hold, Name};
use super::verify;
use super::window::Text;
use crate::program::Rules;
use crate::program::automaton::START;
use crate::program::machine::{MAX_MEMBERS, SecretTables, found, spared};
use crate::program::parts::{Group, List, Member};
use crate::rule::form::LEAD_SEEN;

/// A place where a secret may have begun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// Where the secret part begins: an offset in the haystack, as all of these.
    pub(crate) start: u64,
    /// Up to where the automaton has read.
    pub(crate) pos: u64,
    /// Nothing is to be given up or forced before this offset.
    deadline: u64,
    /// The group, an index into the program's.
    pub(crate) group: u32,
    /// The automaton's state. Never dead between calls.
    pub(crate) state: u16,
    /// The members that may still have a finding, or have one.
    active: u8,
    /// Those that have matched at least once.
    ended: u8,
    /// Those whose last match is spared. A subset of `ended`.
    spared: u8,
    /// Those that hide until the automaton dies, because they hit the limit.
    forced: u8,
    /// For each that has matched: where its last match ended.
    ends: [u64; MAX_MEMBERS],
}

/// A group with all that its candidates need.
#[derive(Clone, Copy)]
pub(crate) struct Machine<'p> {
    group: &'p Group,
    tables: &'p SecretTables,
    lists: &'p [List],
    limit: u64,
}

impl<'p> Machine<'p> {
    pub(crate) fn new(rules: &'p Rules, group: usize) -> Machine<'p> {
        let group = &rules.groups[group];
        Machine {
            group,
            tables: rules.secrets[group.secret].get(),
            lists: &rules.lists,
            limit: rules.limit,
        }
    }

    /// A bit for every member.
    fn all(&self) -> u8 {
        u8::MAX >> (MAX_MEMBERS - self.group.members.len())
    }

    /// The first rule of the group.
    pub(crate) fn rule(&self) -> u32 {
        self.group.members[0].rule
    }

    /// Whether another group, begun at the same place, always finds the same.
    pub(crate) fn same_findings(&self, rules: &Rules, other: usize) -> bool {
        let other = &rules.groups[other];
        match (&self.group.members[..], &other.members[..]) {
            ([one], [two]) => self.group.secret == other.secret && one.same_findings(two),
            _ => false,
        }
    }

    fn members(&self) -> impl Iterator<Item = (u8, usize, &'p Member)> {
        self.group
            .members
            .iter()
            .enumerate()
            .map(|(k, member)| (1 << k, k, member))
    }
}

/// Why a candidate ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Its automaton died, or the haystack ended.
    Dead,
    /// An earlier mask cut it off: what could have been spared is.
    Cut,
}

impl Candidate {
    /// A candidate that has read nothing yet.
    pub(crate) fn new(machine: &Machine<'_>, group: usize, start: u64) -> Candidate {
        let mut candidate = Candidate {
            start,
            pos: start,
            deadline: u64::MAX,
            group: group as u32,
            state: START,
            active: machine.all(),
            ended: 0,
            spared: 0,
            forced: 0,
            ends: [0; MAX_MEMBERS],
        };
        candidate.deadline = candidate.next_deadline(machine);
        candidate
    }

    /// Reads up to `to`. False when the candidate is over; its findings have
    /// been claimed then.
    pub(crate) fn advance(
        &mut self,
        machine: &Machine<'_>,
        text: &Text<'_>,
        to: u64,
        claims: &mut Vec<Claim>,
    ) -> bool {
        let automaton = &machine.tables.automaton;
        let base = text.haystack_base();
        let haystack = text.haystack();
        loop {
            if self.pos >= self.deadline && !self.expire(machine, claims) {
                return false;
            }
            if self.pos >= to {
                return true;
            }
            let stop = to.min(self.deadline);
            let end = (stop - base) as usize;
            let mut at = (self.pos - base) as usize;
            let active = both(self.active);
            // A match of members that have matched before changes nothing but
            // where they end: such matches are noted, and recorded together.
            let known = both(self.ended);
            let (mut noted, mut noted_at) = (0, at);
            let mut state = self.state;
            let mut here = 0;
            let mut eventful = false;
            while at < end {
                state = automaton.step(state, haystack[at]);
                at += 1;
                here = automaton.accept(state) & active;
                if automaton.later(state) & active == 0 || self.forced != 0 {
                    eventful = true;
                    break;
                }
                if here != 0 {
                    if here & !known != 0 || here != noted && noted != 0 {
                        eventful = true;
                        break;
                    }
                    (noted, noted_at) = (here, at);
                }
            }
            if noted != 0 {
                self.pos = base + noted_at as u64;
                self.record(machine, noted, text);
            }
            self.state = state;
            self.pos = base + at as u64;
            if !eventful {
                continue;
            }
            if (here | automaton.later(state)) & active == 0 {
                self.close(machine, End::Dead, claims);
                return false;
            }
            self.record(machine, here, text);
            if self.active == 0 {
                return false;
            }
            if automaton.later(state) & both(self.active) == 0 {
                self.close(machine, End::Dead, claims);
                return false;
            }
            self.stretch(machine);
        }
    }

    /// Notes the matches that end here.
    fn record(&mut self, machine: &Machine<'_>, here: u64, text: &Text<'_>) {
        let (found, spared) = (found(here) & self.active, spared(here) & self.active);
        for (bit, k, member) in machine.members() {
            if (found | spared) & bit == 0 {
                continue;
            }
            // What is forced hides already: a check comes too late.
            // What it looks at is kept for it (see [`Candidate::needed`]), and only then.
            if (self.ended | self.forced) & bit == 0 && member.is_checked() {
                let (first, second) =
                    text.pieces(self.start.saturating_sub(member.checked_lead)..self.pos);
                if member.random && !verify::looks_random(first, second)
                    || !verify::passes(member.check, first, second)
                    || !self.is_unlisted(machine, member, text)
                {
                    self.active &= !bit;
                    continue;
                }
            }
            self.ends[k] = self.ends[k].max(self.pos);
        }
        self.ended |= (found | spared) & self.active;
        self.spared = (self.spared & !found | spared) & self.active;
    }

    /// Whether nothing in the secret or before it is on the member's list.
    fn is_unlisted(&self, machine: &Machine<'_>, member: &Member, text: &Text<'_>) -> bool {
        member.list.is_none_or(|list| {
            let list = &machine.lists[usize::from(list)];
            let lead = text.pieces(self.start.saturating_sub(LEAD_SEEN as u64)..self.start);
            verify::is_unlisted(list, lead, text.pieces(self.start..self.pos))
        })
    }

    /// Forced members hide as long as they live.
    fn stretch(&mut self, machine: &Machine<'_>) {
        if self.forced == 0 {
            return;
        }
        let later = machine.tables.automaton.later(self.state);
        for (bit, k, member) in machine.members() {
            if self.forced & bit != 0 && later & both(bit) != 0 {
                self.ends[k] = self.ends[k].max(self.pos + member.trail);
            }
        }
    }

    /// Gives up or forces what has waited long enough. False when nothing is left.
    fn expire(&mut self, machine: &Machine<'_>, claims: &mut Vec<Claim>) -> bool {
        for (bit, k, member) in machine.members() {
            if self.active & bit == 0 {
                continue;
            }
            if self.pos >= self.start.saturating_add(member.max) {
                self.settle_member(bit, k, member, claims);
                continue;
            }
            if self.forced & bit != 0 || !self.is_alive(machine, bit) {
                continue;
            }
            if !self.may_be_found(machine, bit) {
                self.active &= !bit;
            } else if !self.may_match(machine, bit, k, member) {
                self.settle_member(bit, k, member, claims);
            } else if self.pos >= self.limit_at(machine, bit, k) {
                self.forced |= bit;
                self.ends[k] = self.pos + member.trail;
            }
        }
        self.deadline = self.next_deadline(machine);
        if self.active == 0 {
            return false;
        }
        if machine.tables.automaton.later(self.state) & both(self.active) == 0 {
            self.close(machine, End::Dead, claims);
            return false;
        }
        true
    }

    /// When the next member must be looked at, at the earliest.
    fn next_deadline(&self, machine: &Machine<'_>) -> u64 {
        let mut deadline = u64::MAX;
        for (bit, k, member) in machine.members() {
            if self.active & bit == 0 {
                continue;
            }
            deadline = deadline.min(self.start.saturating_add(member.max));
            if self.forced & bit == 0 && self.is_alive(machine, bit) {
                deadline = deadline.min(self.limit_at(machine, bit, k));
                deadline = deadline.min(self.reach_at(bit, k, member));
            }
        }
        deadline
    }

    /// Whether a member can match again.
    fn is_alive(&self, machine: &Machine<'_>, bit: u8) -> bool {
        machine.tables.automaton.later(self.state) & both(bit) != 0
    }

    /// Whether a member has a finding, or may have one.
    fn may_be_found(&self, machine: &Machine<'_>, bit: u8) -> bool {
        let later = found(machine.tables.automaton.later(self.state));
        (self.forced | self.ended & !self.spared | later) & bit != 0
    }

    /// Whether a member has a finding whatever comes.
    fn is_certain(&self, machine: &Machine<'_>, bit: u8) -> bool {
        let may_be_spared = spared(machine.tables.automaton.later(self.state)) & bit != 0;
        self.forced & bit != 0 || self.ended & bit != 0 && self.spared & bit == 0 && !may_be_spared
    }

    /// Where an undecided member becomes a finding, or a gap is hidden.
    fn limit_at(&self, machine: &Machine<'_>, bit: u8, k: usize) -> u64 {
        let from = if self.is_certain(machine, bit) {
            self.ends[k]
        } else {
            self.start
        };
        from.saturating_add(machine.limit)
    }

    /// Where a member gives up waiting for its next match.
    fn reach_at(&self, bit: u8, k: usize, member: &Member) -> u64 {
        let from = if self.ended & bit != 0 {
            self.ends[k]
        } else {
            self.start
        };
        from.saturating_add(member.reach)
    }

    /// A member's matches are over: it is claimed if it has a finding.
    fn settle_member(&mut self, bit: u8, k: usize, member: &Member, claims: &mut Vec<Claim>) {
        if self.forced & bit != 0 || self.ended & !self.spared & bit != 0 {
            claims.extend(self.claim(k, member));
        }
        self.active &= !bit;
    }

    /// A member's finding; there is none in context alone.
    fn claim(&self, k: usize, member: &Member) -> Option<Claim> {
        let Member {
            rule,
            label,
            wrap,
            trail,
            ..
        } = *member;
        let (start, end) = (self.start, self.ends[k].saturating_sub(trail));
        (start < end).then_some(Claim {
            start,
            rule,
            label,
            end,
            wrap,
        })
    }

    /// Ends the candidate: what is found is claimed.
    pub(crate) fn close(&mut self, machine: &Machine<'_>, end: End, claims: &mut Vec<Claim>) {
        if end == End::Cut {
            self.prune(machine, claims);
        }
        let may_be_spared = match end {
            End::Dead => 0,
            End::Cut => spared(machine.tables.automaton.later(self.state)),
        };
        let found = self.active & (self.forced | self.ended & !self.spared & !may_be_spared);
        claims.extend(self.join(machine, found));
        self.active = 0;
    }

    /// The claim of some members together: they begin at the same byte, so the
    /// longest of them covers all, and the first rule names it.
    fn join(&self, machine: &Machine<'_>, members: u8) -> Option<Claim> {
        let mut joined: Option<Claim> = None;
        for (bit, k, member) in machine.members() {
            if members & bit != 0
                && let Some(claim) = self.claim(k, member)
            {
                joined = Some(match joined {
                    None => claim,
                    Some(first) if first.rule <= claim.rule => Claim {
                        end: first.end.max(claim.end),
                        ..first
                    },
                    Some(second) => Claim {
                        end: second.end.max(claim.end),
                        ..claim
                    },
                });
            }
        }
        joined
    }

    /// Appends what is certain and what is not, with all that has been received
    /// read. False when the candidate is over; what it has found is in `over`.
    pub(crate) fn status(
        &mut self,
        machine: &Machine<'_>,
        over: &mut Vec<Claim>,
        claims: &mut Vec<Claim>,
        holds: &mut Vec<Hold>,
    ) -> bool {
        self.prune(machine, over);
        let mut certain = 0;
        for (bit, k, member) in machine.members() {
            if self.active & bit == 0 {
                continue;
            }
            if self.is_certain(machine, bit) {
                certain |= bit;
            } else if self.may_be_found(machine, bit) {
                let Member {
                    rule, label, wrap, ..
                } = *member;
                holds.push(Hold {
                    at: self.start,
                    name: Some(Name { rule, label, wrap }),
                    until: self.hides_until(machine, k, member),
                });
            } else {
                self.active &= !bit;
            }
        }
        if let Some(claim) = self.join(machine, certain) {
            holds.push(Hold {
                at: claim.end,
                name: None,
                until: u64::MAX,
            });
            claims.push(claim);
        }
        self.active != 0
    }

    /// From where on a member can hide nothing of what has been read: what follows
    /// every match is context.
    fn hides_until(&self, machine: &Machine<'_>, k: usize, member: &Member) -> u64 {
        if member.trail == 0 {
            return u64::MAX;
        }
        let farthest = machine.tables.farthest(k);
        match farthest[usize::from(self.state)] {
            u8::MAX => u64::MAX,
            bytes => (self.pos + u64::from(bytes)).saturating_sub(member.trail),
        }
    }

    /// Settles the members whose next match would come too late.
    fn prune(&mut self, machine: &Machine<'_>, claims: &mut Vec<Claim>) {
        for (bit, k, member) in machine.members() {
            if self.active & bit == 0 || self.forced & bit != 0 {
                continue;
            }
            if !self.may_match(machine, bit, k, member) {
                self.settle_member(bit, k, member, claims);
            }
        }
    }

    /// Whether a member's next match can still come in time.
    fn may_match(&self, machine: &Machine<'_>, bit: u8, k: usize, member: &Member) -> bool {
        let distance = machine.tables.distances[k][usize::from(self.state)];
        let next = self.pos.saturating_add(u64::from(distance));
        let last = self.start.saturating_add(member.max);
        distance != u16::MAX && next <= last.min(self.reach_at(bit, k, member))
    }

    /// The least offset whose byte a check may still ask for.
    pub(crate) fn needed(&self, machine: &Machine<'_>) -> u64 {
        let waiting = self.active & !self.ended & !self.forced;
        machine
            .members()
            .filter(|(bit, _, member)| waiting & bit != 0 && member.is_checked())
            .map(|(_, _, member)| {
                let listed = member.list.map_or(0, |_| LEAD_SEEN as u64);
                self.start.saturating_sub(member.checked_lead.max(listed))
            })
            .min()
            .unwrap_or(u64::MAX)
    }

    /// Whether this candidate swallows the rest of a token, so that no other of
    /// its group that begins in it could hide more.
    pub(crate) fn is_closed(&self, machine: &Machine<'_>) -> bool {
        machine.tables.closed[usize::from(self.state)]
            && (self.active, self.spared) == (machine.all(), 0)
            && machine
                .members()
                .all(|(_, _, member)| member.max == u64::MAX && member.trail == 0)
    }

    /// Whether a longest secret ends this candidate before one that began later.
    pub(crate) fn is_capped(&self, machine: &Machine<'_>) -> bool {
        machine
            .group
            .members
            .iter()
            .any(|member| member.max != u64::MAX)
    }

    /// Claims what is certain so far, for a candidate that is given up because
    /// one that began later says the rest.
    pub(crate) fn claim_so_far(&self, machine: &Machine<'_>, claims: &mut Vec<Claim>) {
        claims.extend(self.join(machine, self.active & self.ended & !self.spared));
    }

    /// Whether `later`, of the same group and read as far, can find nothing that
    /// this candidate does not.
    pub(crate) fn dominates(&self, later: &Candidate, machine: &Machine<'_>) -> bool {
        let same = self.group == later.group
            && self.state == later.state
            && self.pos == later.pos
            && self.start <= later.start
            && (self.active, self.ended, self.spared, self.forced)
                == (later.active, later.ended, later.spared, later.forced);
        same && machine.members().all(|(bit, k, member)| {
            // An earlier start gives up earlier; it must not, or not matter.
            self.active & bit == 0
                || (member.max == u64::MAX || self.ended & bit != 0)
                    && match self.ended & bit != 0 {
                        true => self.ends[k] == later.ends[k],
                        false => {
                            !member.is_checked()
                                && machine.tables.longest[k]
                                    .is_some_and(|most| most as u64 <= member.reach)
                        }
                    }
        })
    }
}

/// A member's bits in a mask of the automaton: found and spared.
fn both(members: u8) -> u64 {
    u64::from(members) | u64::from(members) << MAX_MEMBERS
}
