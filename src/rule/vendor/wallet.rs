//! Keys of coins and wallets, and of tools that sign.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("age-key", "age secret key")
        .source("https://github.com/C2SP/C2SP/blob/main/age.md")
        .anchors(&["AGE-SECRET-KEY-1"])
        .bordered()
        .secret("[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}")
        .examples(&[
            "AGE-SECRET-KEY-1«{bech32:58}»",
            "# key\\nAGE-SECRET-KEY-1«{bech32:58}»",
        ])
        .counterexamples(&["age1{lowalnum:58}", "AGE-SECRET-KEY-1{bech32:20}"]),
    Rule::token("age-post-quantum-key", "age post-quantum secret key")
        .source("https://github.com/C2SP/C2SP/blob/main/age.md")
        .anchors(&["AGE-SECRET-KEY-PQ-1"])
        .bordered()
        .secret("[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}")
        .examples(&[
            "AGE-SECRET-KEY-PQ-1«{bech32:58}»",
            "key: AGE-SECRET-KEY-PQ-1«{bech32:58}»",
        ])
        .counterexamples(&["AGE-SECRET-KEY-PQ-1{bech32:20}", "age1pq1{lowalnum:58}"]),
    // The plugin's name is public.
    Rule::token("age-plugin-identity", "age identity of a plugin")
        .source("https://github.com/C2SP/C2SP/blob/main/age-plugin.md")
        .anchors(&["AGE-PLUGIN-"])
        .then("[A-Z0-9._+-]{1,32}-1")
        .secret("[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{20}")
        .examples(&[
            "AGE-PLUGIN-YUBIKEY-1«{bech32:40}»",
            "AGE-PLUGIN-TPM-1«{bech32:70}»",
        ])
        .counterexamples(&[
            "AGE-PLUGIN-YUBIKEY-1{bech32:8}",
            "AGE-PLUGIN-YUBIKEY",
            "age-plugin-yubikey-1{lower:30}",
        ]),
    Rule::token("alchemy-token", "Alchemy authentication token")
        .source("https://www.alchemy.com/docs/how-to-use-the-notify-api")
        .anchors(&["alcht_"])
        .secret("[A-Za-z0-9]{30}")
        .examples(&["X-Alchemy-Token: alcht_«{alnum:30}»", "alcht_«{alnum:30}»"])
        .counterexamples(&["alcht_{alnum:12}", "alcht_{lower:8}_{lower:30}"]),
    Rule::token(
        "bip32-private-key",
        "BIP 32 extended private key of a wallet",
    )
    .source("https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki")
    .anchors(&[
        "xprv", "yprv", "zprv", "tprv", "uprv", "vprv", "Yprv", "Zprv", "Uprv", "Vprv",
    ])
    .bordered()
    .secret("[1-9A-HJ-NP-Za-km-z]{107}")
    .check(Check::Distinct(20))
    .examples(&[
        "xprv«{base58:107}»",
        "\"tprv«{base58:107}»/0h\"",
        "wpkh(zprv«{base58:107}»)",
    ])
    .counterexamples(&["xpub{base58:107}", "xprv{base58:60}", "axprv{base58:107}"]),
    Rule::token("bip38-key", "BIP 38 encrypted private key of a wallet")
        .source("https://github.com/bitcoin/bips/blob/master/bip-0038.mediawiki")
        .anchors(&["6P"])
        .bordered()
        .secret("[1-9A-HJ-NP-Za-km-z]{56}")
        .tail(Tail::Exact)
        .check(Check::Distinct(18))
        .examples(&["6P«{base58:56}»", "key=6P«{base58:56}»"])
        .counterexamples(&["6P{base58:40}", "6P{base58:70}", "a6P{base58:56}"]),
    Rule::token("cardano-key", "Cardano signing key")
        .source("https://github.com/cardano-foundation/CIPs/blob/master/CIP-0005/README.md")
        .anchors(&[
            "ed25519_sk1",
            "ed25519e_sk1",
            "ed25519bip32_sk1",
            "root_xsk1",
            "acct_xsk1",
            "addr_xsk1",
            "stake_xsk1",
            "addr_sk1",
            "stake_sk1",
        ])
        .bordered()
        .secret("[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58}")
        .examples(&[
            "ed25519_sk1«{bech32low:58}»",
            "root_xsk1«{bech32low:160}»",
            "addr_xsk1«{bech32low:110}»",
        ])
        .counterexamples(&[
            "addr_xvk1{bech32low:110}",
            "ed25519_sk1{bech32low:20}",
            "addr1{bech32low:58}",
        ]),
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
