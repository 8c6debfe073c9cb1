//! Key blocks: PEM, PGP, OpenSSH, PuTTY.
//!
//! ```text
//!   -----BEGIN RSA PRIVATE KEY-----⏎   lead, with its line break: shown
//!   MIIE…⏎                             hidden from the first byte on, line by line,
//!   …==                                to the last byte of the last line
//!   ⏎-----END RSA PRIVATE KEY-----     shown
//! ```
//!
//! Nobody knows where a block ends before it has ended, so there is no one match
//! from BEGIN to END: every byte of the body is a match end, and the next line
//! extends it. A block that is cut off is hidden as far as it goes, and then
//! the first word of what follows.
//!
//! # Line breaks
//!
//! A key on one line of a log has its line breaks spelled out: as `\n`, as `\\n`
//! in JSON inside JSON, as `%0A`, or as nothing at all. All of them count, with
//! indentation behind them.
//!
//! A logger that splits lines writes its prefix before each. Such lines count
//! only behind a real line break, when the prefix ends like one, and when a long
//! run follows it: so the prefix of a line between two lines of a key is hidden
//! as well, the END line and what follows it is not. What is left of a key is a
//! last line of fewer than twenty characters without `==`.

use super::{Rule, Tail};

/// A line break however it is written, with blanks round it.
macro_rules! line_break {
    () => {
        "(?:[ \t]*(?:\r?\n|\r|(?:\\\\+r)?\\\\+n|\\\\+r|(?:%0[Dd])?%0[Aa]|\\\\+u000[Aa]|&#(?:10|x[Aa]);)[ \t]*)"
    };
}

/// A few of them, for a lead, which must be short.
macro_rules! first_break {
    () => {
        "(?:\r?\n|\r|(?:\\\\{1,4}r)?\\\\{1,4}n|(?:%0[Dd])?%0[Aa]|\\\\{1,2}u000[Aa]|&#(?:10|x[Aa]);)[ \t]{0,24}"
    };
}

/// A character of base64, or its escape in JSON or a URL. With `=` anywhere:
/// PGP's checksum line begins with it.
macro_rules! base64 {
    () => {
        "(?:[A-Za-z0-9+/=]|\\\\+/|\\\\+u00(?:2[Bb]|3[Dd])|%(?:2[BFbf]|3[Dd]))"
    };
}

/// What can only be a line of a key: mostly they are 64 long, and short ones end
/// in `==` or hold neither sign of base64 that paths and names hold.
macro_rules! long_run {
    () => {
        concat!(
            "(?:[A-Za-z0-9+/]{40}|[A-Za-z0-9+]{20}|[A-Za-z0-9+/]{4,}==)",
            base64!(),
            "*"
        )
    };
}

/// The first line of a key behind a log's prefix: whole, and as keys begin. Less
/// than that is a log that only mentions a key.
macro_rules! first_run {
    () => {
        concat!("(?:M[A-Za-z0-9+/]|b3|P2)[A-Za-z0-9+/]{38}", base64!(), "*")
    };
}

/// A log's own text before a line of a key. It cannot begin as END does, nor
/// with a blank: that is indentation, and shown.
macro_rules! prefix {
    () => {
        "(?:[!-,.-~\x1B\\x80-\\xFF][ -~\x1B\t\\x80-\\xFF]*|-(?:[ -,.-~][ -~\x1B\t\\x80-\\xFF]*)?)(?:[ |:\\]\t]|\x1B\\[[0-9;]*m)"
    };
}

/// Armor headers, before the first line of base64.
macro_rules! headers {
    () => {
        concat!(
            "(?:(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID|Subject|x-[a-z-]+)",
            "(?::|%3[Aa])(?:[ !#$&-;=@-\\[\\]-~+]|%(?:20|2[CFcf]|3[Aa]))*",
            line_break!(),
            "+)*"
        )
    };
}

/// The body of a block.
macro_rules! body {
    () => {
        concat!(
            headers!(),
            base64!(),
            "+(?:",
            line_break!(),
            "+",
            base64!(),
            "+)*"
        )
    };
}

/// The rest of a BEGIN line.
macro_rules! private_key {
    () => {
        "(?: |%20|\\+)(?:(?:[A-Z0-9 +]|%20){0,32}PRIVATE(?: |%20|\\+)KEY|(?:USER|ACCOUNT|OPERATOR) NKEY SEED\
         |OpenVPN (?:Static key V1|tls-crypt-v2 (?:client|server) key))[ -]----"
    };
}

macro_rules! pgp_key {
    () => {
        " PGP (?:PRIVATE|SECRET) KEY BLOCK-----"
    };
}

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("pgp-private-key", "PGP private key block")
        .source("https://www.rfc-editor.org/rfc/rfc9580#section-6.2")
        .anchors(&["BEGIN"])
        .searched()
        .before("-----")
        .then(concat!(pgp_key!(), "(?:", first_break!(), "){1,2}"))
        .secret(body!())
        .tail(Tail::None)
        .reach(REACH)
        .max(MAX)
        .examples(&[
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n«lQ{b64:62}\n{b64:64}\n={b64:4}»\n-----END PGP PRIVATE KEY BLOCK-----\n",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n«Version: GnuPG v2\nComment: a b\n\nlQ{b64:62}\n{b64:12}==\n={b64:4}»\n-----END",
        ])
        .counterexamples(&[
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n{b64:64}\n-----END PGP PUBLIC KEY BLOCK-----",
            "-----BEGIN PGP MESSAGE-----\n\n{b64:64}",
        ]),
    Rule::token("private-key", "private key block: PEM, OpenSSH, SSH2, NATS, OpenVPN")
        .source(PEM)
        .anchors(&["BEGIN"])
        .searched()
        .before("----[ -]")
        .then(concat!(private_key!(), "(?:", first_break!(), "){0,2}"))
        .secret(body!())
        .tail(Tail::None)
        .reach(REACH)
        .max(MAX)
        .examples(&[
            "-----BEGIN RSA PRIVATE KEY-----\n«MII{b64:61}\n{b64:64}\n{b64:20}==»\n-----END RSA PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\r\n«MII{b64:61}\r\n{b64:8}»\r\n-----END PRIVATE KEY-----\r\n",
            "  key: |\n    -----BEGIN OPENSSH PRIVATE KEY-----\n    «b3Bl{b64:66}\n    {b64:30}=»\n    -----END OPENSSH",
            "\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n«MII{b64:61}\\n{b64:10}\\u003d»\\n-----END PRIVATE KEY-----\\n\",\"a\":1",
            "{{\\\"k\\\":\\\"-----BEGIN EC PRIVATE KEY-----\\\\n«MHc{b64:61}\\\\n{b64:10}\\/{b64:5}=»\\\\n-----END EC",
            "key=-----BEGIN%20PRIVATE KEY----- -----BEGIN PRIVATE KEY-----%0A«MII{b64:61}%0A{b64:9}%2B{b64:4}%3D»%0A-----END",
            "-----BEGIN RSA PRIVATE KEY-----\n«Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,{HEX:32}\n\n{b64:64}\n{b64:20}»\n-----END RSA",
            "-----BEGIN PRIVATE KEY-----«MII{b64:200}=»-----END PRIVATE KEY-----",
            "-----BEGIN DSA PRIVATE KEY-----\n«MII{b64:61}\n{b64:64}»",
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n«P2/{b64:61}\n{b64:20}»\n---- END SSH2 ENCRYPTED PRIVATE KEY ----",
        ])
        .counterexamples(&[
            "-----BEGIN CERTIFICATE-----\nMII{b64:61}\n-----END CERTIFICATE-----",
            "-----BEGIN PUBLIC KEY-----\nMII{b64:61}\n-----END PUBLIC KEY-----",
            "no \"-----BEGIN RSA PRIVATE KEY-----\" in /etc/ssl/private/server.key",
            "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
        ]),
    Rule::token("private-key", "private key block: PEM, OpenSSH, SSH2, NATS, OpenVPN")
        .source(PEM)
        .anchors(&["BEGIN"])
        .searched()
        .before("----[ -]")
        .then(concat!(private_key!(), "[ \t]{0,8}\r?\n"))
        .secret(concat!(
            prefix!(),
            first_run!(),
            "(?:[ \t]*\r?\n",
            prefix!(),
            long_run!(),
            ")*"
        ))
        .tail(Tail::None)
        .reach(REACH)
        .max(MAX)
        .examples(&[
            "web | -----BEGIN RSA PRIVATE KEY-----\n«web | MII{b64:61}\nweb | {b64:64}\nweb | {alnum:24}=»\nweb | -----END RSA PRIVATE KEY-----\nweb | ok",
            "[1] -----BEGIN PRIVATE KEY-----\n«[1] MII{b64:61}\n[1] {b64:10}==»\n[1] -----END PRIVATE KEY-----\n[1] starting\n",
        ])
        .counterexamples(&["-----BEGIN RSA PRIVATE KEY-----\n[1] no such file\n", "web | -----BEGIN"]),
    Rule::token("private-key", "private key block: PEM, OpenSSH, SSH2, NATS, OpenVPN")
        .source(PEM)
        .anchors(&["BEGIN"])
        .searched()
        .before("----[ -]")
        .then(concat!(private_key!(), "(?:\\\\r)?(?:\\\\n)?\"[ -~]*\r?\n\\{[ -~]*\""))
        .secret(concat!(
            first_run!(),
            "(?:(?:\\\\r)?(?:\\\\n)?\"[ -~]*\r?\n\\{[ -~]*\"",
            long_run!(),
            ")*"
        ))
        .tail(Tail::None)
        .reach(2 * REACH)
        .max(MAX)
        .examples(&[
            "{{\"log\":\"-----BEGIN RSA PRIVATE KEY-----\\n\",\"stream\":\"stdout\",\"time\":\"2026-01-01T00:00:00.123456789Z\"}}\n{{\"log\":\"«MII{b64:61}\\n\",\"stream\":\"stdout\"}}\n{{\"log\":\"{b64:40}=»\\n\",\"stream\":\"stdout\"}}\n{{\"log\":\"-----END RSA PRIVATE KEY-----\\n\",\"stream\":\"stdout\"}}\n",
        ])
        .counterexamples(&[
            "{{\"log\":\"-----BEGIN RSA PRIVATE KEY-----\\n\"}}\n{{\"log\":\"missing\"}}\n",
        ]),
    Rule::token("private-key", "private key block: PEM, OpenSSH, SSH2, NATS, OpenVPN")
        .source(PEM)
        .anchors(&["BEGIN"])
        .searched()
        .before("----[ -]")
        .then(concat!(private_key!(), "[ \t]{1,8}"))
        .secret("(?:M|b3Bl)[A-Za-z0-9+/=]{20,}(?:[ \t]+[A-Za-z0-9+/=]{4,})*")
        .tail(Tail::None)
        .reach(REACH)
        .max(MAX)
        .examples(&["KEY=\"-----BEGIN PRIVATE KEY----- «MII{b64:61} {b64:64} {b64:20}==» -----END PRIVATE KEY-----\""])
        .counterexamples(&["-----BEGIN PRIVATE KEY----- MISSING from /etc/ssl"]),
    // The second and later lines count in fours, so that `Private-MAC` is none.
    Rule::token("putty-private-key", "PuTTY private key")
        .source("https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html")
        .anchors(&["Private-"])
        .then(concat!("Lines: [0-9]{1,4}", first_break!()))
        .secret(concat!(
            "(?:[A-Za-z0-9+/=]{4})+(?:",
            line_break!(),
            "+(?:[A-OQ-Za-z0-9+/][A-Za-z0-9+/=]{3}|P[A-Za-qs-z0-9+/][A-Za-z0-9+/=]{2}",
            "|Pr[A-Za-hj-z0-9+/=][A-Za-z0-9+/=]|Pri[A-Za-uw-z0-9+/=])(?:[A-Za-z0-9+/=]{4})*)*"
        ))
        .tail(Tail::None)
        .reach(REACH)
        .max(MAX)
        .examples(&[
            "Private-Lines: 2\r\n«{b64:64}\r\n{b64:26}==»\r\nPrivate-MAC: {hex:64}\r\n",
            "Private-Lines: 1\\n«{b64:64}»\\nPrivate-MAC: {hex:40}\\n",
        ])
        .counterexamples(&["Public-Lines: 1\n{b64:64}\nPrivate-", "Private-Lines: 0\n-"]),
    // What is encrypted with a password can be guessed.
    Rule::token("ansible-vault", "Ansible vault")
        .source("https://docs.ansible.com/ansible/latest/vault_guide/vault_using_encrypted_content.html")
        .anchors(&["ANSIBLE_"])
        .before("\\$")
        .then(concat!("VAULT;1\\.[12];AES256(?:;[A-Za-z0-9_.-]{1,40})?", first_break!()))
        .secret(concat!("[0-9a-f]{40,}(?:", line_break!(), "+[0-9a-f]{4,})*"))
        .tail(Tail::None)
        .reach(REACH)
        .max(MAX)
        .examples(&[
            "$ANSIBLE_VAULT;1.1;AES256\n«{hex:80}\n{hex:80}\n{hex:40}»\n",
            "password: !vault |\n  $ANSIBLE_VAULT;1.2;AES256;dev\n          «{hex:80}\n          {hex:62}»\nother: x",
        ])
        .counterexamples(&["$ANSIBLE_VAULT;1.1;AES256\n", "ANSIBLE_VAULT_PASSWORD_FILE=/a"]),
    // What follows is the base64 of `RSA`, `DSA`, `EC`, nothing, `OPENSSH`,
    // `ENCRYPTED`, `PGP`, and the start of `PRIVATE KEY`. Base64 of text that is
    // itself base64 holds no `+` and no `/`.
    Rule::token("private-key-base64", "private key block, in base64 as a whole")
        .source(PEM)
        .anchors(&["LS0tLS1CRUdJTi"])
        .bordered()
        .then(
            "(?:BSU0EgUFJJVkFURSB|BEU0EgUFJJVkFURSB|BFQyBQUklWQVRFIEtF|BQUklWQVRFIEtF|BPUEVOU1NIIFBSSVZBVEUg\
             |BFTkNSWVBURUQgUFJJVkFURSB|BQR1AgUFJJVkFURSB)",
        )
        .secret(concat!(
            "[A-Za-z0-9]{36,}={0,2}(?:",
            line_break!(),
            "[A-Za-z0-9]{40,}={0,2})*"
        ))
        .tail(Tail::None)
        .max(MAX)
        .examples(&[
            "client-key-data: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSB«LRVktLS0tL{alnum:400}==»\n    token: x",
            "LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUg«{alnum:76}\n{alnum:76}»\n{alnum:12}",
            "{{\"key\":\"LS0tLS1CRUdJTiBFTkNSWVBURUQgUFJJVkFURSB«{alnum:76}\\n{alnum:76}»\\n{alnum:12}\"}}",
        ])
        .counterexamples(&["LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0t{alnum:400}", "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSB{alnum:8}"]),
];

/// The longest way between two lines: a log's prefix, and what it must precede.
const REACH: usize = 160;

/// The longest block: no key is half as long.
const MAX: usize = 65_536;

/// Describes the text form of keys.
const PEM: &str = "https://www.rfc-editor.org/rfc/rfc7468";
