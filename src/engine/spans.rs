//! The union of all findings, as far as it is settled.
//!
//! ```text
//!   claims      [--a--]      [---b---]
//!                  [--c--]
//!   union       [---a----]   [---b---]      one mask each, named by the first
//!   frontier ...............^               an undecided candidate begins here
//! ```
//!
//! A byte is hidden if and only if a finding covers it. Overlapping findings
//! become one mask, touching ones two. The label is that of the finding that
//! begins first; of several that begin at the same byte, the first rule's.

/// A finding that is certain: a half-open range of offsets, and its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Claim {
    pub(crate) start: u64,
    /// The rank of the rule, or of the known secret.
    pub(crate) rule: u32,
    /// The first rule with the same mask: what tells labels apart.
    pub(crate) label: u32,
    /// Where it ends, as far as is known: an open one may grow.
    pub(crate) end: u64,
    /// Written on both sides of the mask.
    pub(crate) wrap: &'static str,
}

/// A place that nothing may pass, because it is not known yet what comes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hold {
    pub(crate) at: u64,
    /// A finding with this name may begin exactly here; `None` for one that has
    /// begun before and may grow over this place.
    pub(crate) name: Option<Name>,
    /// It can hide nothing from here on, whatever comes; `u64::MAX` where it can.
    pub(crate) until: u64,
}

/// What a finding that is not certain yet would be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) rule: u32,
    pub(crate) label: u32,
    pub(crate) wrap: &'static str,
}

/// The next thing that is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// Everything up to the claim's start passes, then comes its mask.
    Mask(Claim),
    /// What is hidden now reaches to here, at least.
    Cover(u64),
    /// Everything up to here passes.
    Pass(u64),
}

/// Appends to `items` what is settled. `covered` is the end of what the last
/// mask hides, as far as emitted; `claims` are sorted; all that was received
/// ends at `end`.
///
/// All before `since` had left when secrets were added: they may lie there, too, and it
/// is too late. What has not left of such a one goes with the mask that ends there, if one
/// does, and gets one of its own if bytes have passed behind it.
pub(crate) fn settle(
    claims: &[Claim],
    holds: &[Hold],
    (mut covered, since): (u64, u64),
    end: u64,
    items: &mut Vec<Item>,
) {
    for claim in claims {
        if claim.end <= covered.max(since) {
            continue;
        }
        if claim.start < covered && since <= covered {
            covered = claim.end;
            items.push(Item::Cover(covered));
            continue;
        }
        if holds.iter().any(|hold| hold.blocks(claim, covered)) {
            break;
        }
        items.push(Item::Mask(*claim));
        covered = claim.end;
    }
    let open = holds.iter().filter(|hold| hold.is_open(covered));
    let held = open.map(|hold| hold.at.max(covered)).min();
    items.push(Item::Pass(held.unwrap_or(end).min(end)));
}

impl Hold {
    /// Whether it could hide anything behind what is covered.
    fn is_open(&self, covered: u64) -> bool {
        self.at.max(covered) < self.until
    }

    /// Whether a claim that begins behind what is covered must wait.
    fn blocks(&self, claim: &Claim, covered: u64) -> bool {
        if !self.is_open(covered) {
            return false;
        }
        match self.at.max(covered) {
            at if at < claim.start => true,
            at if at > claim.start => false,
            // The same place: only the name is open, if this one may begin here.
            _ => self.at < covered || self.name.is_none_or(|name| name.wins(claim)),
        }
    }
}

impl Name {
    /// Whether a finding of this name would change that of a claim at its start.
    fn wins(&self, claim: &Claim) -> bool {
        self.rule < claim.rule && (self.label, self.wrap) != (claim.label, claim.wrap)
    }
}

/// Keeps of `items` what `others` agrees with: two readings of what was received
/// are possible, and only what both settle alike is settled.
pub(crate) fn agree(items: &mut Vec<Item>, others: &[Item]) {
    for at in 0..items.len() {
        let Some(&other) = others.get(at) else {
            items.truncate(at);
            return;
        };
        match (items[at], other) {
            (a, b) if a == b => {}
            (Item::Mask(a), Item::Mask(b))
                if (a.start, a.label, a.wrap) == (b.start, b.label, b.wrap) =>
            {
                items[at] = Item::Mask(Claim {
                    end: a.end.min(b.end),
                    ..a
                });
                items.truncate(at + 1);
                return;
            }
            (Item::Cover(a), Item::Cover(b)) => {
                items[at] = Item::Cover(a.min(b));
                items.truncate(at + 1);
                return;
            }
            (a, b) => {
                items.truncate(at);
                if let (Some(a), Some(b)) = (a.passes(), b.passes()) {
                    items.push(Item::Pass(a.min(b)));
                }
                return;
            }
        }
    }
}

impl Item {
    /// Up to where bytes pass before this item hides any.
    fn passes(self) -> Option<u64> {
        match self {
            Item::Mask(claim) => Some(claim.start),
            Item::Pass(to) => Some(to),
            Item::Cover(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(start: u64, end: u64, rule: u32) -> Claim {
        Claim {
            start,
            rule,
            label: rule,
            end,
            wrap: "",
        }
    }

    fn hold(at: u64, rule: u32) -> Hold {
        Hold {
            at,
            name: Some(Name {
                rule,
                label: rule,
                wrap: "",
            }),
            until: u64::MAX,
        }
    }

    fn settled(claims: &[Claim], holds: &[Hold], covered: u64) -> Vec<Item> {
        let mut items = Vec::new();
        settle(claims, holds, (covered, 0), 100, &mut items);
        items
    }

    #[test]
    fn overlapping_claims_merge_and_touching_ones_do_not() {
        let (a, b, c) = (claim(10, 20, 1), claim(15, 30, 0), claim(30, 40, 2));
        assert_eq!(
            settled(&[a, b, c], &[], 0),
            [
                Item::Mask(a),
                Item::Cover(30),
                Item::Mask(c),
                Item::Pass(100)
            ]
        );
    }

    #[test]
    fn an_undecided_start_holds_what_follows_it() {
        let hold = hold(12, 5);
        assert_eq!(settled(&[claim(15, 20, 1)], &[hold], 0), [Item::Pass(12)]);
        assert_eq!(
            settled(&[claim(15, 20, 1)], &[hold], 15),
            [Item::Pass(15)],
            "it may grow over"
        );
    }

    #[test]
    fn at_the_same_start_only_an_earlier_rule_delays_the_label() {
        let here = claim(10, 20, 3);
        assert_eq!(settled(&[here], &[hold(10, 1)], 0), [Item::Pass(10)]);
        assert_eq!(
            settled(&[here], &[hold(10, 4)], 0),
            [Item::Mask(here), Item::Pass(20)]
        );
        assert_eq!(
            settled(
                &[here],
                &[Hold {
                    at: 10,
                    name: None,
                    until: u64::MAX
                }],
                0
            ),
            [Item::Pass(10)]
        );
    }

    #[test]
    fn a_name_that_would_change_nothing_delays_nothing() {
        let here = Claim {
            label: 7,
            ..claim(10, 20, 9)
        };
        let same = Hold {
            at: 10,
            name: Some(Name {
                rule: 8,
                label: 7,
                wrap: "",
            }),
            until: u64::MAX,
        };
        assert_eq!(
            settled(&[here], &[same], 0),
            [Item::Mask(here), Item::Pass(20)]
        );
    }

    #[test]
    fn what_had_begun_before_it_was_known_is_hidden_from_there_on() {
        let after = |claims: &[Claim], holds: &[Hold], covered| {
            let mut items = Vec::new();
            settle(claims, holds, (covered, 20), 100, &mut items);
            items
        };
        let (gone, here) = (claim(5, 20, 0), claim(12, 30, 1));
        assert_eq!(after(&[gone], &[], 0), [Item::Pass(100)]);
        for covered in [0, 15, 19] {
            let items = [Item::Mask(here), Item::Pass(100)];
            assert_eq!(after(&[gone, here], &[], covered), items);
        }
        let items = [Item::Cover(30), Item::Pass(100)];
        assert_eq!(after(&[gone, here], &[], 20), items, "the mask goes on");
        let held = after(&[claim(25, 30, 0)], &[hold(12, 5)], 0);
        assert_eq!(held, [Item::Pass(12)], "it has left");
    }

    #[test]
    fn readings_agree_up_to_the_first_difference() {
        let (a, b) = (claim(10, 20, 1), claim(10, 18, 1));
        let mut items = vec![Item::Mask(a), Item::Pass(30)];
        agree(&mut items, &[Item::Mask(b), Item::Pass(30)]);
        assert_eq!(items, [Item::Mask(b)]);
        let mut items = vec![Item::Mask(a), Item::Pass(30)];
        agree(&mut items, &[Item::Pass(30)]);
        assert_eq!(items, [Item::Pass(10)]);
    }
}
