//! A secret's automaton, with what its states have in common written down once.
//!
//! A state behind a value's first bytes differs from its neighbours in a letter or two:
//! in those with which a word that is spared goes on. So rows are cut into groups of
//! eight classes, and equal groups are kept once. A step reads one more number, and the
//! tables take a third of the room.

use super::BuildError;
use super::automaton::{Automaton, DEAD};
use super::subsets::FastMap;

/// How many classes a group holds, as a power of two.
const GROUP: u32 = 3;

/// See the module docs.
pub(crate) struct Packed {
    /// The class of every byte.
    classes: [u8; 256],
    /// A state's row is `1 << shift` groups wide.
    shift: u32,
    /// The groups of every state.
    rows: Box<[u16]>,
    /// The states to which a group's classes lead.
    groups: Box<[[u16; 1 << GROUP]]>,
    /// Per state, the members that match here, and those that match after one more byte
    /// or more.
    masks: Box<[[u16; 2]]>,
}

impl Packed {
    /// An automaton whose masks have sixteen bits.
    ///
    /// # Errors
    ///
    /// When it has too many groups to number.
    pub(super) fn new(automaton: &Automaton) -> Result<Packed, BuildError> {
        let shift = automaton.shift.max(GROUP) - GROUP;
        let mut rows = Vec::with_capacity(automaton.len() << shift);
        let mut groups: Vec<[u16; 1 << GROUP]> = Vec::new();
        let mut known: FastMap<[u16; 1 << GROUP], u16> = FastMap::default();
        for row in automaton.next.chunks(1 << automaton.shift) {
            for part in row.chunks(1 << GROUP) {
                let mut group = [DEAD; 1 << GROUP];
                group[..part.len()].copy_from_slice(part);
                let id = match known.get(&group) {
                    Some(&id) => id,
                    None => {
                        let id = u16::try_from(groups.len()).map_err(|_| {
                            BuildError::new("pattern: its states have too little in common")
                        })?;
                        known.insert(group, id);
                        groups.push(group);
                        id
                    }
                };
                rows.push(id);
            }
        }
        let mask = |mask: u64| mask as u16;
        debug_assert!(automaton.masks.iter().all(|masks| masks.later >> 16 == 0));
        Ok(Packed {
            classes: automaton.classes,
            shift,
            rows: rows.into(),
            groups: groups.into(),
            masks: automaton
                .masks
                .iter()
                .map(|masks| [mask(masks.accept), mask(masks.later)])
                .collect(),
        })
    }

    /// The state after one more byte.
    #[inline(always)]
    pub(crate) fn step(&self, state: u16, byte: u8) -> u16 {
        let class = usize::from(self.classes[usize::from(byte)]);
        let group = self.rows[usize::from(state) << self.shift | class >> GROUP];
        self.groups[usize::from(group)][class & ((1 << GROUP) - 1)]
    }

    /// The members that match here.
    #[inline(always)]
    pub(crate) fn accept(&self, state: u16) -> u64 {
        u64::from(self.masks[usize::from(state)][0])
    }

    /// The members that can still match, one byte later or more.
    #[inline(always)]
    pub(crate) fn later(&self, state: u16) -> u64 {
        u64::from(self.masks[usize::from(state)][1])
    }

    /// How many states there are.
    pub(crate) fn len(&self) -> usize {
        self.masks.len()
    }

    /// The states that follow a state, dead ones left out, some perhaps twice.
    fn successors(&self, state: u16) -> impl Iterator<Item = u16> + '_ {
        let row = usize::from(state) << self.shift;
        let groups = &self.rows[row..row + (1 << self.shift)];
        let next = groups
            .iter()
            .flat_map(|&group| self.groups[usize::from(group)]);
        next.filter(|&next| next != DEAD)
    }

    /// For every state, the greatest number of further bytes after which `wanted`
    /// can match; 0 where it cannot, `u8::MAX` for more than a few.
    pub(crate) fn farthest(&self, wanted: u64) -> Vec<u8> {
        const FEW: u8 = 32;
        let mut farthest = vec![0u8; self.len()];
        let mut changed = true;
        while changed {
            changed = false;
            for state in (1..self.len() as u16).rev() {
                let way = |next: u16| match farthest[usize::from(next)] {
                    0 => u8::from(self.accept(next) & wanted != 0),
                    more if more >= FEW => u8::MAX,
                    more => more + 1,
                };
                let most = self.successors(state).map(way).max().unwrap_or(0);
                if most > farthest[usize::from(state)] {
                    farthest[usize::from(state)] = most;
                    changed = true;
                }
            }
        }
        farthest
    }
}

impl Default for Packed {
    /// One that never matches.
    fn default() -> Packed {
        Packed {
            classes: [0; 256],
            shift: 0,
            rows: Box::new([0; 2]),
            groups: Box::new([[DEAD; 1 << GROUP]]),
            masks: Box::new([[0; 2]; 2]),
        }
    }
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Packed")
            .field("states", &self.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::automaton::Direction;
    use super::*;

    #[test]
    fn it_steps_like_the_automaton_it_was_made_of() {
        let many: Vec<String> = (0..200u32).map(|n| format!("w{:x}z", n * n)).collect();
        for patterns in [
            vec!["[a-c]{3}", "ab+"],
            vec!["a"],
            vec![],
            vec![r"(?s:.){2,9}\x00"],
            many.iter().take(16).map(String::as_str).collect(),
            vec![&*many.join("|")],
        ] {
            let automaton = Automaton::new(&patterns, Direction::Forward).unwrap();
            let packed = Packed::new(&automaton).unwrap();
            assert_eq!(packed.len(), automaton.len());
            for state in 0..automaton.len() as u16 {
                assert_eq!(packed.accept(state), automaton.accept(state));
                assert_eq!(packed.later(state), automaton.later(state));
                for byte in 0..=255 {
                    assert_eq!(packed.step(state, byte), automaton.step(state, byte));
                }
            }
        }
        assert_eq!(Packed::default().step(1, b'a'), DEAD);
    }
}
