//! Keys of coins, chains and files.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("age-key", "age secret key")
        .source("https://github.com/C2SP/C2SP/blob/main/age.md")
        .anchors(&["AGE-SECRET-KEY-1"])
        .bordered()
        .secret("[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}")
        .examples(&["AGE-SECRET-KEY-1«{bech32:58}»", "# key\\nAGE-SECRET-KEY-1«{bech32:58}»"])
        .counterexamples(&["age1{lowalnum:58}", "AGE-SECRET-KEY-1{bech32:20}"]),
    Rule::token("age-post-quantum-key", "age post-quantum secret key")
        .source("https://github.com/C2SP/C2SP/blob/main/age.md")
        .anchors(&["AGE-SECRET-KEY-PQ-1"])
        .bordered()
        .secret("[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}")
        .examples(&["AGE-SECRET-KEY-PQ-1«{bech32:58}»", "key: AGE-SECRET-KEY-PQ-1«{bech32:58}»"])
        .counterexamples(&["AGE-SECRET-KEY-PQ-1{bech32:20}", "age1pq1{lowalnum:58}"]),
    // The plugin's name is public.
    Rule::token("age-plugin-identity", "age identity of a plugin")
        .source("https://github.com/C2SP/C2SP/blob/main/age-plugin.md")
        .anchors(&["AGE-PLUGIN-"])
        .then("[A-Z0-9._+-]{1,32}-1")
        .secret("[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{20}")
        .examples(&["AGE-PLUGIN-YUBIKEY-1«{bech32:40}»", "AGE-PLUGIN-TPM-1«{bech32:70}»"])
        .counterexamples(&["AGE-PLUGIN-YUBIKEY-1{bech32:8}", "AGE-PLUGIN-YUBIKEY", "age-plugin-yubikey-1{lower:30}"]),
    Rule::token("alchemy-token", "Alchemy authentication token")
        .source("https://www.alchemy.com/docs/how-to-use-the-notify-api")
        .anchors(&["alcht_"])
        .secret("[A-Za-z0-9]{30}")
        .examples(&["X-Alchemy-Token: alcht_«{alnum:30}»", "alcht_«{alnum:30}»"])
        .counterexamples(&["alcht_{alnum:12}", "alcht_{lower:8}_{lower:30}"]),
    Rule::token("bip32-private-key", "BIP 32 extended private key of a wallet")
        .source("https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki")
        .anchors(&["xprv", "yprv", "zprv", "tprv", "uprv", "vprv", "Yprv", "Zprv", "Uprv", "Vprv"])
        .bordered()
        .secret("[1-9A-HJ-NP-Za-km-z]{107}")
        .check(Check::Distinct(20))
        .examples(&["xprv«{base58:107}»", "\"tprv«{base58:107}»/0h\"", "wpkh(zprv«{base58:107}»)"])
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
            "ed25519_sk1", "ed25519e_sk1", "ed25519bip32_sk1", "root_xsk1", "acct_xsk1", "addr_xsk1", "stake_xsk1",
            "addr_sk1", "stake_sk1",
        ])
        .bordered()
        .secret("[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58}")
        .examples(&["ed25519_sk1«{bech32low:58}»", "root_xsk1«{bech32low:160}»", "addr_xsk1«{bech32low:110}»"])
        .counterexamples(&["addr_xvk1{bech32low:110}", "ed25519_sk1{bech32low:20}", "addr1{bech32low:58}"]),
];
