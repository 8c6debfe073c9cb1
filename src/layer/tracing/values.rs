//! The values of an event or a span, masked, as a set over the same fields.
//!
//! A value can be seen only while it is visited, and a set needs all of them at once. So
//! each is written down when it is visited: numbers as they are, everything else as the
//! text that is checked, and this text is what is passed on. No value is asked to print
//! itself a second time: it might print something else.

use std::error::Error;
use std::fmt::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use tracing_core::Metadata;
use tracing_core::callsite::Identifier;
use tracing_core::field::{self, DebugValue, Field, FieldSet, Value, ValueSet, Visit};

use super::error::{MAX_SOURCES, Said};
use super::names::Name;
use super::scratch::Scratch;
use crate::Redactor;

/// The callsite that a field belongs to.
///
/// A late record does not tell its span's callsite, nor does the span need to be looked up:
/// its fields tell. What they are made of is hidden in the documentation of `tracing-core`;
/// the macros of `tracing` build it by this very name.
pub(super) fn callsite_of(field: &Field) -> &'static Metadata<'static> {
    field.callsite().0.metadata()
}

/// One value that was visited.
pub(super) struct Slot {
    /// Which field of the callsite.
    index: usize,
    kind: Kind,
}

enum Kind {
    U64(u64),
    I64(i64),
    U128(u128),
    I128(i128),
    F64(f64),
    Bool(bool),
    /// Where it stands in the text.
    Str(Range<usize>),
    /// What its `Debug` printed.
    Debug(Range<usize>),
    /// Where they stand in the bytes.
    Bytes(Range<usize>),
    /// Which of the errors.
    Error(usize),
}

/// The values of one event, span or record.
pub(super) struct Values {
    scratch: Box<Scratch>,
    metadata: &'static Metadata<'static>,
    callsite: Identifier,
    names: Option<Arc<[Name]>>,
    /// Whether this thread has logged something else in the meantime.
    nested: bool,
}

impl Values {
    /// Writes down what `record` visits: values of fields of this callsite.
    pub(super) fn of(
        redactor: &Redactor,
        metadata: &'static Metadata<'static>,
        record: impl FnOnce(&mut dyn Visit),
    ) -> Values {
        let (mut scratch, taken) = Scratch::take(redactor);
        let names = scratch.names.of(scratch.stream.program(), metadata);
        let callsite = metadata.callsite();
        let mut values = Values {
            scratch,
            metadata,
            callsite,
            names,
            nested: false,
        };
        record(&mut values);
        values.nested = Scratch::taken() != taken;
        values
    }

    /// Whether something else was logged while these were printed. What filters have
    /// decided on this event, and keep by thread, is lost then.
    pub(super) fn is_nested(&self) -> bool {
        self.nested
    }

    /// Hands on the masked values, as a set over the fields of their callsite.
    pub(super) fn with<R>(self, then: impl FnOnce(&ValueSet<'_>) -> R) -> R {
        let fields = self.metadata.fields();
        let scratch = &*self.scratch;
        let slots = &scratch.slots[..];
        let single = match slots {
            [slot] => fields.iter().nth(slot.index).zip(Some(slot)),
            _ => None,
        };
        let result = match single {
            // A single late record is a set of one, as `Span::record` makes it.
            Some((field, slot)) => {
                let piece = scratch.piece(slot);
                then(&fields.value_set(&[(&field, Some(piece.value(slot)))]))
            }
            None if fields.len() <= 8 => scratch.over::<8, R>(fields, slots, then),
            None if fields.len() <= 32 => scratch.over::<32, R>(fields, slots, then),
            None => {
                let pieces: Vec<_> = slots.iter().map(|slot| scratch.piece(slot)).collect();
                let mut values = vec![None; fields.len()];
                fill(&mut values, slots, &pieces);
                then(&fields.value_set_all(&values))
            }
        };
        self.scratch.put();
        result
    }

    /// Forgets them.
    pub(super) fn discard(self) {
        self.scratch.put();
    }

    /// Where a value of this field goes; nowhere if that is no field of the callsite.
    fn index(&mut self, field: &Field) -> Option<usize> {
        if field.callsite() != self.callsite {
            self.stray(field)?;
        }
        (field.index() < self.metadata.fields().len()).then_some(field.index())
    }

    /// A field of another callsite: if it is the first one, then all are.
    #[cold]
    fn stray(&mut self, field: &Field) -> Option<()> {
        if !self.scratch.slots.is_empty() {
            return None;
        }
        self.metadata = callsite_of(field);
        self.callsite = self.metadata.callsite();
        let scratch = &mut *self.scratch;
        self.names = scratch.names.of(scratch.stream.program(), self.metadata);
        (self.callsite == field.callsite()).then_some(())
    }

    fn number(&mut self, field: &Field, kind: Kind, value: &dyn fmt::Debug) {
        let Some(index) = self.index(field) else {
            return;
        };
        let kind = match self.name(index) {
            Name::Plain => kind,
            // Under a telling key a number is as secret as a text.
            _ => match self.text(field, index, |text| write!(text, "{value:?}")) {
                (range, true) => Kind::Debug(range),
                (range, false) => {
                    self.scratch.text.truncate(range.start);
                    kind
                }
            },
        };
        self.scratch.slots.push(Slot { index, kind });
    }

    fn name(&self, index: usize) -> &Name {
        const PLAIN: &Name = &Name::Plain;
        self.names.as_ref().map_or(PLAIN, |names| &names[index])
    }

    /// Writes a text down and masks it. Returns where it stands, and whether it changed.
    fn text(
        &mut self,
        field: &Field,
        index: usize,
        write: impl FnOnce(&mut String) -> fmt::Result,
    ) -> (Range<usize>, bool) {
        let start = self.scratch.text.len();
        // What could not be printed to its end is passed on as far as it came.
        let _ = write(&mut self.scratch.text);
        let names = self.names.as_ref();
        let name = names.map_or(&Name::Plain, |names| &names[index]);
        let changed = self.scratch.mask_text(start, name, field.name());
        (start..self.scratch.text.len(), changed)
    }

    /// What an error says, without its sources.
    fn said(&mut self, field: &Field, index: usize, error: &dyn Error, said: &mut Said) {
        let debug = |text: &mut String| write!(text, "{error:?}");
        let display = |text: &mut String| write!(text, "{error}");
        let (range, _) = self.text(field, index, display);
        let start = range.start;
        said.display.clear();
        said.display.push_str(&self.scratch.text[range]);
        self.scratch.text.truncate(start);
        let (range, _) = self.text(field, index, debug);
        said.debug.clear();
        said.debug.push_str(&self.scratch.text[range]);
        self.scratch.text.truncate(start);
    }
}

impl Visit for Values {
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.number(field, Kind::F64(value), &value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.number(field, Kind::I64(value), &value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.number(field, Kind::U64(value), &value);
    }

    fn record_i128(&mut self, field: &Field, value: i128) {
        self.number(field, Kind::I128(value), &value);
    }

    fn record_u128(&mut self, field: &Field, value: u128) {
        self.number(field, Kind::U128(value), &value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.number(field, Kind::Bool(value), &value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        let Some(index) = self.index(field) else {
            return;
        };
        let (range, _) = self.text(field, index, |text| {
            text.push_str(value);
            Ok(())
        });
        let kind = Kind::Str(range);
        self.scratch.slots.push(Slot { index, kind });
    }

    fn record_bytes(&mut self, field: &Field, value: &[u8]) {
        let Some(index) = self.index(field) else {
            return;
        };
        let scratch = &mut *self.scratch;
        let start = scratch.bytes.len();
        scratch.bytes.extend_from_slice(value);
        let names = self.names.as_ref();
        let name = names.map_or(&Name::Plain, |names| &names[index]);
        scratch.mask_bytes(start, name, field.name());
        let kind = Kind::Bytes(start..scratch.bytes.len());
        scratch.slots.push(Slot { index, kind });
    }

    fn record_error(&mut self, field: &Field, value: &(dyn Error + 'static)) {
        let Some(index) = self.index(field) else {
            return;
        };
        let mut head = self.scratch.links.pop().unwrap_or_default();
        self.said(field, index, value, &mut head);
        let (mut tail, mut source) = (&mut head.source, value.source());
        for _ in 0..MAX_SOURCES {
            let Some(error) = source else {
                break;
            };
            let mut link = self.scratch.links.pop().unwrap_or_default();
            self.said(field, index, error, &mut link);
            tail = &mut tail.insert(link).source;
            source = error.source();
        }
        let kind = Kind::Error(self.scratch.errors.len());
        self.scratch.errors.push(head);
        self.scratch.slots.push(Slot { index, kind });
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let Some(index) = self.index(field) else {
            return;
        };
        let (range, _) = self.text(field, index, |text| write!(text, "{value:?}"));
        let kind = Kind::Debug(range);
        self.scratch.slots.push(Slot { index, kind });
    }
}

/// A value of a slot that is not in the slot itself.
enum Piece<'a> {
    InSlot,
    Str(&'a str),
    Debug(DebugValue<Verbatim<'a>>),
    Bytes(&'a [u8]),
    Error(&'a (dyn Error + 'static)),
}

/// Prints this text, whatever the formatting options.
struct Verbatim<'a>(&'a str);

impl fmt::Debug for Verbatim<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Piece<'_> {
    fn value<'a>(&'a self, slot: &'a Slot) -> &'a dyn Value {
        match self {
            Piece::Str(text) => text,
            Piece::Debug(text) => text,
            Piece::Bytes(bytes) => bytes,
            Piece::Error(error) => error,
            Piece::InSlot => match &slot.kind {
                Kind::U64(value) => value,
                Kind::I64(value) => value,
                Kind::U128(value) => value,
                Kind::I128(value) => value,
                Kind::F64(value) => value,
                Kind::Bool(value) => value,
                Kind::Str(_) | Kind::Debug(_) | Kind::Bytes(_) | Kind::Error(_) => &field::Empty,
            },
        }
    }
}

impl Scratch {
    fn piece(&self, slot: &Slot) -> Piece<'_> {
        match &slot.kind {
            Kind::Str(range) => Piece::Str(&self.text[range.clone()]),
            Kind::Debug(range) => Piece::Debug(field::debug(Verbatim(&self.text[range.clone()]))),
            Kind::Bytes(range) => Piece::Bytes(&self.bytes[range.clone()]),
            Kind::Error(at) => Piece::Error(&*self.errors[*at]),
            _ => Piece::InSlot,
        }
    }

    /// A set of at most `N` values.
    fn over<const N: usize, R>(
        &self,
        fields: &FieldSet,
        slots: &[Slot],
        then: impl FnOnce(&ValueSet<'_>) -> R,
    ) -> R {
        // A field that is visited twice has two slots; the later one counts.
        let slots = &slots[slots.len().saturating_sub(N)..];
        let pieces: [Piece<'_>; N] = std::array::from_fn(|at| match slots.get(at) {
            Some(slot) => self.piece(slot),
            None => Piece::InSlot,
        });
        let mut values = [None; N];
        fill(&mut values, slots, &pieces);
        then(&fields.value_set_all(&values[..fields.len()]))
    }
}

fn fill<'a>(values: &mut [Option<&'a dyn Value>], slots: &'a [Slot], pieces: &'a [Piece<'a>]) {
    for (slot, piece) in slots.iter().zip(pieces) {
        values[slot.index] = Some(piece.value(slot));
    }
}
