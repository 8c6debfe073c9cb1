//! What the names of a callsite's fields say of their values.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use tracing_core::Metadata;

use crate::engine::{Stream, groups_under, names_vendor};
use crate::program::Program;

/// What a field's name says of its value.
pub(super) enum Name {
    /// Nothing.
    Plain,
    /// It begins something, or names a vendor: a value behind `name=` is not what it is alone.
    Lead,
    /// It is a telling key: these groups hide all of the value.
    Telling(Box<[usize]>),
}

/// Names are asked once for each callsite and thread.
#[derive(Default)]
pub(super) struct Names {
    /// With what was known then: a name may begin a secret.
    number: u64,
    /// By the address of the metadata, which live for ever. Nothing where all names are plain.
    known: HashMap<usize, Option<Arc<[Name]>>, BuildHasherDefault<Address>>,
}

impl Names {
    /// The names of these fields, by their index; none if all of them are plain.
    pub(super) fn of(
        &mut self,
        program: &Program,
        metadata: &'static Metadata<'static>,
    ) -> Option<Arc<[Name]>> {
        if self.number != program.number() {
            self.known.clear();
            self.number = program.number();
        }
        let address = std::ptr::from_ref(metadata).addr();
        let ask = || {
            let fields = metadata.fields().iter();
            let names: Arc<[Name]> = fields.map(|it| Name::of(program, it.name())).collect();
            let is_plain = |name: &Name| matches!(name, Name::Plain);
            (!names.iter().all(is_plain)).then_some(names)
        };
        self.known.entry(address).or_insert_with(ask).clone()
    }
}

impl Name {
    fn of(program: &Program, name: &str) -> Name {
        let groups = groups_under(program, name.as_bytes());
        if !groups.is_empty() {
            return Name::Telling(groups.into());
        }
        let mut stream = Stream::new(program.clone());
        let lead = format!("{name}=");
        stream.push(lead.as_bytes(), &mut |_: &[u8]| ());
        if stream.is_idle() && !names_vendor(program, lead.as_bytes()) {
            Name::Plain
        } else {
            Name::Lead
        }
    }
}

/// Addresses of statics differ enough; one multiplication spreads them.
#[derive(Default)]
pub(super) struct Address(u64);

impl Hasher for Address {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_usize(usize::from(byte));
        }
    }

    fn write_usize(&mut self, value: usize) {
        self.0 = (self.0 ^ value as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
