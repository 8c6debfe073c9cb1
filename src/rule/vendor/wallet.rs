//! Keys of coins and wallets, and of tools that sign.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("tezos-key", "Tezos secret key")
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
        ]),
    // A version, then the location `lnd`, in hexadecimal digits.
    Rule::token("lnd-macaroon", "Lightning Network Daemon macaroon")
        .source("https://docs.lightning.engineering/lightning-network-tools/lnd/macaroons")
        .anchors(&["0201036c6e64", "0201036C6E64"])
        .bordered()
        .secret("[0-9A-Fa-f]{180}")
        .check(Check::Distinct(8))
        .examples(&[
            "Grpc-Metadata-macaroon: 0201036c6e64«{hex:400}»",
            "0201036C6E64«{HEX:200}»",
        ])
        .counterexamples(&["0201036c6e64{hex:40}", "ff0201036c6e64{hex:400}"]),
    Rule::token("nostr-key", "Nostr secret key")
        .source("https://github.com/nostr-protocol/nips/blob/master/19.md")
        .anchors(&["nsec1"])
        .bordered()
        .secret("[a-z0-9]{58}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&["NOSTR_KEY=nsec1«{lowalnum:58}»", "\"nsec1«{lowalnum:58}»\""])
        .counterexamples(&[
            "npub1{lowalnum:58}",
            "nsec1{lowalnum:20}",
            "nsec1{lowalnum:70}",
        ]),
    // The algorithms' letters, in base64.
    Rule::token("minisign-key", "minisign secret key")
        .source("https://jedisct1.github.io/minisign/")
        .anchors(&["RWRTY0I"])
        .bordered()
        .searched()
        .then("y")
        .secret("[A-Za-z0-9+/]{204}")
        .tail(Tail::Class("[A-Za-z0-9+/=]"))
        .examples(&[
            "untrusted comment: minisign encrypted secret key\nRWRTY0Iy«{b64:204}»\n",
            "RWRTY0Iy«{b64:204}»",
        ])
        .counterexamples(&["RWQ{b64:53}", "RWRTY0Iy{b64:60}"]),
];
