//! Vendor tokens, a table per family.
//!
//! Within a table, and among tables, a specific row stands before a general one:
//! the order settles the label when two of them hide the same token.
//!
//! # Literals that are searched for
//!
//! Nearly every anchor ends in `_` or `-`, or twelve token characters stand behind
//! it, and that is how it is noticed (see [`Rule::searched`](super::Rule::searched)).
//! The others are searched for; each of them makes every scan a little slower, so
//! there should be few. A test knows how many there are.
//!
//! # What is not here
//!
//! Formats whose only mark stands inside or at the end of the token (Azure's
//! `JQQJ99`), behind nothing that could be shown as its lead; and those whose
//! mark is too weak to count without a vendor's name beside it.

use super::Rule;

mod ai;
mod aws;
mod azure;
mod build;
mod cloud;
mod commerce;
mod data;
mod digest;
mod github;
mod gitlab;
mod google;
mod identity;
mod message;
mod monitor;
mod payment;
mod registry;
mod slack;
mod structured;
#[cfg(test)]
mod tests;
mod wallet;
mod work;

/// All tables, in the order that settles a label.
pub(crate) const fn tables() -> &'static [&'static [Rule]] {
    &[
        github::RULES,
        gitlab::RULES,
        aws::RULES,
        google::RULES,
        azure::RULES,
        slack::RULES,
        payment::RULES,
        commerce::RULES,
        message::RULES,
        registry::RULES,
        build::RULES,
        cloud::RULES,
        monitor::RULES,
        data::RULES,
        identity::RULES,
        work::RULES,
        ai::RULES,
        wallet::RULES,
        digest::RULES,
        structured::RULES,
    ]
}
