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
//! mark is too weak to count without a vendor's name or a telling key beside it:
//!
//! - Freemius secret keys: `sk_` and punctuation, which ends where nobody knows.
//! - Vault service tokens of before 1.10: `s.` is every method call.
//! - JFrog encrypted passwords: `AP` and a few letters and digits.
//! - Lark access tokens: `t-` and `u-`, too short to be noticed.
//! - Mailsac keys: `k_`, likewise.
//!
//! What is public is no secret and has no row: ids of clients and apps (eBay,
//! GitHub, Google, Lark, MongoDB Atlas), publishable keys (Flutterwave, Langfuse,
//! Lob, Mapbox), Mailgun's validation key, and what every browser or phone is sent
//! (New Relic `NRJS-` and `NRBR-`, LaunchDarkly `mob-`).

use super::Rule;

mod ai;
mod aws;
mod azure;
mod chain;
mod cloud;
mod crypt;
mod develop;
mod github;
mod gitlab;
mod google;
mod login;
mod message;
mod observe;
mod payment;
mod registry;
mod slack;
mod store;
mod structured;
#[cfg(test)]
mod tests;
mod trade;
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
        trade::RULES,
        payment::RULES,
        message::RULES,
        registry::RULES,
        cloud::RULES,
        work::RULES,
        ai::RULES,
        develop::RULES,
        observe::RULES,
        store::RULES,
        login::RULES,
        chain::RULES,
        crypt::RULES,
        structured::RULES,
    ]
}
