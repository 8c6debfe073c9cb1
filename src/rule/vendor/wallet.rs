//! Keys of coins and wallets.

use super::super::{Check, Rule};

/// See the module.
pub(crate) const RULES: &[Rule] = &[Rule::token("tezos-key", "Tezos secret key")
    .source("https://docs.tezos.com/architecture/accounts")
    .anchors(&["edsk", "edesk", "spsk", "p2sk"])
    .bordered()
    .secret("[1-9A-HJ-NP-Za-km-z]{50}")
    .check(Check::Distinct(16))
    .examples(&[
        "octez-client import secret key me unencrypted:edsk«{base58:50}»",
        "edsk«{base58:94}»",
        "\"p2sk«{base58:50}»\"",
    ])
    .counterexamples(&[
        "edpk{base58:50}",
        "edsk{alnum:20}",
        "xedskaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ])];
