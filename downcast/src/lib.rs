//! The one unsafe method that a wrapper round a `tracing` subscriber or layer needs.
//!
//! What stands inside a subscriber is found through `downcast_raw`: the registry, layers,
//! and what `tracing-error` and `tracing-opentelemetry` have there to capture a span trace
//! or to set a span's parent. The method is declared unsafe, so whoever wraps a subscriber
//! must write `unsafe`, even to pass the question on. `redact-stream` forbids that to
//! itself, for all of its code. So these few lines are here, apart, and can be reviewed
//! apart. They are an implementation detail of that package.

#![no_std]

/// Stands in an `impl` of `Subscriber` or `Layer`: this type is asked for itself, and
/// its field for everything else.
///
/// # Why this is sound
///
/// `downcast_raw` must return a pointer to a value of the type that was asked for, valid
/// while `self` is borrowed. The first branch returns `self` for its own type. In the second
/// the field is a part of `self`, taken by reference and not by an expression, so that
/// nothing it answers can end before the borrow of `self` does; that the answer is of
/// the right type is what the field's own implementation owes.
#[macro_export]
macro_rules! downcast_through {
    ($field:ident) => {
        unsafe fn downcast_raw(&self, id: ::core::any::TypeId) -> Option<*const ()> {
            if id == ::core::any::TypeId::of::<Self>() {
                return Some(::core::ptr::from_ref(self).cast());
            }
            // SAFETY: as above; the caller keeps its side for both.
            unsafe { self.$field.downcast_raw(id) }
        }
    };
}
