//! Keys of coins and wallets, and of tools that sign.

use super::super::{Check, Rule, Tail, Value};

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
        .check(Check::Base58)
        .checked_lead(2)
        .examples(&["{base58:6P:56}", "key={base58:6P:56}"])
        .counterexamples(&["6P{base58:56}", "6P{base58:40}", "6P{base58:70}", "a6P{base58:56}"]),
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
    // The version byte and what can follow it settle the first two characters.
    Rule::token("bitcoin-wif-key", "Bitcoin private key in wallet import format")
        .source("https://developer.bitcoin.org/devguide/wallets.html#wallet-import-format-wif")
        .anchors(&["5H", "5J", "5K", "91", "92", "93"])
        .bordered()
        .secret("[1-9A-HJ-NP-Za-km-z]{49}")
        .tail(Tail::Exact)
        .check(Check::Base58)
        .checked_lead(2)
        .examples(&["importprivkey {base58:5J:49}", "\"{base58:92:49}\""])
        .counterexamples(&["5J{base58:49}", "5A{base58:49}", "5J{base58:48}", "5J{base58:60}"]),
    Rule::token("bitcoin-wif-key", "Bitcoin private key in wallet import format")
        .source("https://developer.bitcoin.org/devguide/wallets.html#wallet-import-format-wif")
        .anchors(&[
            "Kw", "Kx", "Ky", "Kz", "L1", "L2", "L3", "L4", "L5", "cM", "cN", "cP", "cQ", "cR", "cS", "cT", "cU", "cV",
        ])
        .bordered()
        .secret("[1-9A-HJ-NP-Za-km-z]{50}")
        .tail(Tail::Exact)
        .check(Check::Base58)
        .checked_lead(2)
        .examples(&["importprivkey {base58:Kx:50}", "\"{base58:L4:50}\" and {base58:cT:50}"])
        .counterexamples(&["L4{base58:50}", "Ka{base58:50}", "L4{base58:48}", "L4{base58:60}"]),
    Rule::token("stellar-secret-seed", "Stellar secret seed")
        .source("https://github.com/stellar/stellar-protocol/blob/master/ecosystem/sep-0023.md")
        .anchors(&["SA", "SB", "SC", "SD"])
        .bordered()
        .secret("[A-Z2-7]{54}")
        .tail(Tail::Exact)
        .check(Check::Crc16)
        .checked_lead(2)
        .examples(&["STELLAR={crc16:SB:54}", "\"{crc16:SD:54}\""])
        .counterexamples(&["SB{base32:54}", "GA{base32:54}", "SB{base32:40}", "SB{base32:60}", "SE{base32:54}"]),
    // The characters are those of Bitcoin, in another order.
    Rule::token("xrp-family-seed", "XRP Ledger family seed")
        .source("https://xrpl.org/docs/references/protocol/data-types/base58-encodings")
        .anchors(&["sp", "ss", "sh", "sn", "sa"])
        .bordered()
        .secret("[1-9A-HJ-NP-Za-km-z]{27}")
        .tail(Tail::Exact)
        .check(Check::Xrp)
        .checked_lead(2)
        .examples(&["secret {xrp:ss:27}", "\"{xrp:sn:27}\""])
        .counterexamples(&["sn{base58:27}", "sb{base58:27}", "sn{base58:20}", "sn{base58:40}", "sn{lower:27}"]),
    Rule::token("xrp-family-seed", "XRP Ledger family seed")
        .source("https://xrpl.org/docs/references/protocol/data-types/base58-encodings")
        .anchors(&["sEd"])
        .bordered()
        .secret("[1-9A-HJ-NP-Za-km-z]{28}")
        .tail(Tail::Exact)
        .check(Check::Xrp)
        .checked_lead(3)
        .examples(&["secret {xrp:sEd:28}", "\"{xrp:sEd:28}\""])
        .counterexamples(&["sEd{base58:28}", "sEe{base58:28}", "sEd{base58:20}", "sEd{base58:40}"]),
    Rule::key("mnemonic", "words that make up a wallet", &["mnemonic", "seed_phrase", "recovery_phrase", "seed_words", "mnemonic_phrase"], Value::Shape)
        .source("https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki")
        .secret("[a-z]{3,8}(?: [a-z]{3,8}){11,23}")
        .examples(&[
            "MNEMONIC=\"«{lower:4} {lower:5} {lower:8} {lower:3} {lower:6} {lower:4} {lower:4} {lower:5} {lower:7} {lower:3} {lower:6} {lower:4}»\"",
            "seed_phrase: «{lower:4} {lower:5} {lower:8} {lower:3} {lower:6} {lower:4} {lower:4} {lower:5} {lower:7} {lower:3} {lower:6} {lower:4}»",
        ])
        .counterexamples(&["mnemonic: the words that you wrote down", "mnemonics={lower:30}"]),
    Rule::key("ethereum-keystore", "encrypted private key of an Ethereum wallet", &["^ciphertext"], Value::Shape)
        .source("https://ethereum.org/en/developers/docs/data-structures-and-encoding/web3-secret-storage/")
        .secret("[0-9a-f]{64}")
        .tail(Tail::Exact)
        .examples(&["\"ciphertext\":\"«{hex:64}»\",\"kdf\":\"scrypt\"", "\"ciphertext\" : \"«{hex:64}»\""])
        .counterexamples(&["ciphertext={hex:32}", "\"ciphertext\":\"{hex:90}\""]),
    // A signature of a transaction looks the same: the name must tell.
    Rule::key("solana-key", "Solana key pair", &["keypair", "solana_private_key", "wallet_private_key", "solana_secret_key"], Value::Shape)
        .source("https://solana.com/developers/cookbook/wallets/restore-keypair")
        .secret("[1-9A-HJ-NP-Za-km-z]{86,88}")
        .tail(Tail::Token)
        .examples(&["keypair: «{base58:88}»", "SOLANA_PRIVATE_KEY=«{base58:87}»"])
        .counterexamples(&["keypair: {base58:40}", "keypair_path={base58:88}"]),
];
