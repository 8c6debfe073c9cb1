//! Tokens inside base64: a login of HTTP's Basic scheme, a Kubernetes secret
//! printed as YAML, an environment dumped by a CI system.
//!
//! Base64 writes three bytes as four characters, so a token may stand in it in
//! three ways. In each, the bits of its anchor alone decide some characters, and
//! these are the literal that is looked for:
//!
//! ```text
//!   ghp_        Z2hwX       the bits of the last character go on into the secret
//!   .ghp_       .. docF     the first character shares bits with the byte before
//!   ..ghp_      ...naHBf
//! ```
//!
//! What follows is decoded in the pattern: every character is one that a character
//! of the token's alphabet can give there. Some twenty in a row are never there by
//! accident. The anchor's characters are its lead, shown like the anchor of a plain
//! token; the secret is the rest of the base64 run, whatever else it encodes.
//!
//! Only anchors of four or more bytes are listed that are a token's whatever
//! stands before them.

use super::form::Form;
use super::{Border, Lead, Rule};

/// The alphabet of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alphabet {
    /// `[A-Za-z0-9]`
    Alnum,
    /// `[a-z0-9]`
    Lower,
    /// `[0-9a-f]`
    Hex,
    /// `[A-Za-z0-9_-]`
    Token,
}

use Alphabet::{Alnum, Hex, Lower, Token};

impl Alphabet {
    fn has(self, byte: u8) -> bool {
        match self {
            Alnum => byte.is_ascii_alphanumeric(),
            Lower => byte.is_ascii_lowercase() || byte.is_ascii_digit(),
            Hex => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
            Token => byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-',
        }
    }
}

pub(crate) const RULES: &[Rule] = &[
    encoded(
        "github-token",
        &["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
        Alnum,
        36,
        &[
            "token: {base64:0:ghp_:alnum:36}",
            "Basic {base64:7:ghs_:alnum:36}",
            "{base64:14:gho_:alnum:36}",
        ],
        &["token: {b64:48}", "Z2hwX{lower:40}"],
    ),
    encoded(
        "github-token",
        &["github_pat_"],
        Alnum,
        22,
        &[
            "data: {base64:1:github_pat_:alnum:82}",
            "{base64:3:github_pat_:alnum:82}",
        ],
        &["{base64:2:github_pat_:upper:2}", "Z2l0aHVi{lower:40}"],
    ),
    encoded(
        "gitlab-token",
        &["glpat-"],
        Token,
        20,
        &[
            "token: {base64:0:glpat-:token:20}",
            "Basic {base64:7:glpat-:token:20}",
        ],
        &["token: {b64:48}", "{base64:0:glpat-:upper:2}"],
    ),
    encoded(
        "gitlab-deploy-token",
        &["gldt-"],
        Token,
        20,
        &[
            "token: {base64:1:gldt-:token:20}",
            "Basic {base64:8:gldt-:token:20}",
        ],
        &["token: {b64:48}", "{base64:1:gldt-:upper:2}"],
    ),
    encoded(
        "gitlab-runner-token",
        &["glrt-"],
        Token,
        20,
        &[
            "token: {base64:2:glrt-:token:20}",
            "Basic {base64:9:glrt-:token:20}",
        ],
        &["token: {b64:48}", "{base64:2:glrt-:upper:2}"],
    ),
    encoded(
        "npm-token",
        &["npm_"],
        Alnum,
        36,
        &[
            "token: {base64:0:npm_:alnum:36}",
            "Basic {base64:10:npm_:alnum:36}",
        ],
        &["token: {b64:48}", "{base64:0:npm_:upper:2}"],
    ),
    encoded(
        "docker-token",
        &["dckr_pat_"],
        Token,
        27,
        &[
            "token: {base64:1:dckr_pat_:token:27}",
            "Basic {base64:11:dckr_pat_:token:27}",
        ],
        &["token: {b64:48}", "{base64:1:dckr_pat_:upper:2}"],
    ),
    encoded(
        "slack-bot-token",
        &["xoxb-"],
        Token,
        27,
        &[
            "token: {base64:2:xoxb-:token:27}",
            "Basic {base64:7:xoxb-:token:27}",
        ],
        &["token: {b64:48}", "{base64:2:xoxb-:upper:2}"],
    ),
    encoded(
        "slack-user-token",
        &["xoxp-"],
        Token,
        27,
        &[
            "token: {base64:0:xoxp-:token:27}",
            "Basic {base64:8:xoxp-:token:27}",
        ],
        &["token: {b64:48}", "{base64:0:xoxp-:upper:2}"],
    ),
    encoded(
        "slack-app-token",
        &["xapp-"],
        Token,
        40,
        &[
            "token: {base64:1:xapp-:token:40}",
            "Basic {base64:9:xapp-:token:40}",
        ],
        &["token: {b64:48}", "{base64:1:xapp-:upper:2}"],
    ),
    encoded(
        "anthropic-key",
        &["sk-ant-"],
        Token,
        80,
        &[
            "token: {base64:2:sk-ant-:token:80}",
            "Basic {base64:10:sk-ant-:token:80}",
        ],
        &["token: {b64:48}", "{base64:2:sk-ant-:upper:2}"],
    ),
    encoded(
        "openai-project-key",
        &["sk-proj-"],
        Token,
        40,
        &[
            "token: {base64:0:sk-proj-:token:40}",
            "Basic {base64:11:sk-proj-:token:40}",
        ],
        &["token: {b64:48}", "{base64:0:sk-proj-:upper:2}"],
    ),
    encoded(
        "openrouter-key",
        &["sk-or-v1-"],
        Hex,
        64,
        &[
            "token: {base64:1:sk-or-v1-:hex:64}",
            "Basic {base64:7:sk-or-v1-:hex:64}",
        ],
        &["token: {b64:48}", "{base64:1:sk-or-v1-:upper:2}"],
    ),
    encoded(
        "groq-key",
        &["gsk_"],
        Alnum,
        48,
        &[
            "token: {base64:2:gsk_:alnum:48}",
            "Basic {base64:8:gsk_:alnum:48}",
        ],
        &["token: {b64:48}", "{base64:2:gsk_:upper:2}"],
    ),
    encoded(
        "perplexity-key",
        &["pplx-"],
        Alnum,
        48,
        &[
            "token: {base64:0:pplx-:alnum:48}",
            "Basic {base64:9:pplx-:alnum:48}",
        ],
        &["token: {b64:48}", "{base64:0:pplx-:upper:2}"],
    ),
    encoded(
        "nvidia-key",
        &["nvapi-"],
        Token,
        60,
        &[
            "token: {base64:1:nvapi-:token:60}",
            "Basic {base64:10:nvapi-:token:60}",
        ],
        &["token: {b64:48}", "{base64:1:nvapi-:upper:2}"],
    ),
    encoded(
        "stripe-key",
        &["sk_live_"],
        Alnum,
        24,
        &[
            "token: {base64:2:sk_live_:alnum:24}",
            "Basic {base64:11:sk_live_:alnum:24}",
        ],
        &["token: {b64:48}", "{base64:2:sk_live_:upper:2}"],
    ),
    encoded(
        "stripe-restricted-key",
        &["rk_live_"],
        Alnum,
        24,
        &[
            "token: {base64:0:rk_live_:alnum:24}",
            "Basic {base64:7:rk_live_:alnum:24}",
        ],
        &["token: {b64:48}", "{base64:0:rk_live_:upper:2}"],
    ),
    encoded(
        "google-api-key",
        &["AIza"],
        Token,
        35,
        &[
            "token: {base64:1:AIza:token:35}",
            "Basic {base64:8:AIza:token:35}",
        ],
        &["token: {b64:48}", "{base64:1:AIza:upper:2}"],
    ),
    encoded(
        "google-oauth-secret",
        &["GOCSPX-"],
        Token,
        28,
        &[
            "token: {base64:2:GOCSPX-:token:28}",
            "Basic {base64:9:GOCSPX-:token:28}",
        ],
        &["token: {b64:48}", "{base64:2:GOCSPX-:upper:2}"],
    ),
    encoded(
        "google-oauth-token",
        &["ya29."],
        Token,
        20,
        &[
            "token: {base64:0:ya29.:token:20}",
            "Basic {base64:10:ya29.:token:20}",
        ],
        &["token: {b64:48}", "{base64:0:ya29.:upper:2}"],
    ),
    encoded(
        "digitalocean-token",
        &["dop_v1_"],
        Hex,
        64,
        &[
            "token: {base64:1:dop_v1_:hex:64}",
            "Basic {base64:11:dop_v1_:hex:64}",
        ],
        &["token: {b64:48}", "{base64:1:dop_v1_:upper:2}"],
    ),
    encoded(
        "vault-token",
        &["hvs."],
        Token,
        24,
        &[
            "token: {base64:2:hvs.:token:24}",
            "Basic {base64:7:hvs.:token:24}",
        ],
        &["token: {b64:48}", "{base64:2:hvs.:upper:2}"],
    ),
    encoded(
        "pulumi-token",
        &["pul-"],
        Hex,
        40,
        &[
            "token: {base64:0:pul-:hex:40}",
            "Basic {base64:8:pul-:hex:40}",
        ],
        &["token: {b64:48}", "{base64:0:pul-:upper:2}"],
    ),
    encoded(
        "newrelic-user-key",
        &["NRAK-"],
        Token,
        25,
        &[
            "token: {base64:1:NRAK-:token:25}",
            "Basic {base64:9:NRAK-:token:25}",
        ],
        &["token: {b64:48}", "{base64:1:NRAK-:upper:2}"],
    ),
    encoded(
        "shopify-admin-token",
        &["shpat_"],
        Alnum,
        32,
        &[
            "token: {base64:2:shpat_:alnum:32}",
            "Basic {base64:10:shpat_:alnum:32}",
        ],
        &["token: {b64:48}", "{base64:2:shpat_:upper:2}"],
    ),
    encoded(
        "supabase-token",
        &["sbp_"],
        Hex,
        40,
        &[
            "token: {base64:0:sbp_:hex:40}",
            "Basic {base64:11:sbp_:hex:40}",
        ],
        &["token: {b64:48}", "{base64:0:sbp_:upper:2}"],
    ),
    encoded(
        "posthog-personal-key",
        &["phx_"],
        Alnum,
        41,
        &[
            "token: {base64:1:phx_:alnum:41}",
            "Basic {base64:7:phx_:alnum:41}",
        ],
        &["token: {b64:48}", "{base64:1:phx_:upper:2}"],
    ),
    encoded(
        "sentry-user-token",
        &["sntryu_"],
        Hex,
        64,
        &[
            "token: {base64:2:sntryu_:hex:64}",
            "Basic {base64:8:sntryu_:hex:64}",
        ],
        &["token: {b64:48}", "{base64:2:sntryu_:upper:2}"],
    ),
    encoded(
        "rubygems-key",
        &["rubygems_"],
        Hex,
        48,
        &[
            "token: {base64:0:rubygems_:hex:48}",
            "Basic {base64:9:rubygems_:hex:48}",
        ],
        &["token: {b64:48}", "{base64:0:rubygems_:upper:2}"],
    ),
    encoded(
        "figma-token",
        &["figd_"],
        Token,
        38,
        &[
            "token: {base64:1:figd_:token:38}",
            "Basic {base64:10:figd_:token:38}",
        ],
        &["token: {b64:48}", "{base64:1:figd_:upper:2}"],
    ),
    encoded(
        "atlassian-token",
        &["ATATT3"],
        Token,
        26,
        &[
            "token: {base64:2:ATATT3:token:26}",
            "Basic {base64:11:ATATT3:token:26}",
        ],
        &["token: {b64:48}", "{base64:2:ATATT3:upper:2}"],
    ),
    encoded(
        "postman-key",
        &["PMAK-"],
        Token,
        59,
        &[
            "token: {base64:0:PMAK-:token:59}",
            "Basic {base64:7:PMAK-:token:59}",
        ],
        &["token: {b64:48}", "{base64:0:PMAK-:upper:2}"],
    ),
    encoded(
        "linear-key",
        &["lin_api_"],
        Alnum,
        32,
        &[
            "token: {base64:1:lin_api_:alnum:32}",
            "Basic {base64:8:lin_api_:alnum:32}",
        ],
        &["token: {b64:48}", "{base64:1:lin_api_:upper:2}"],
    ),
    encoded(
        "deno-token",
        &["ddp_"],
        Alnum,
        36,
        &[
            "token: {base64:2:ddp_:alnum:36}",
            "Basic {base64:9:ddp_:alnum:36}",
        ],
        &["token: {b64:48}", "{base64:2:ddp_:upper:2}"],
    ),
    encoded(
        "grafana-token",
        &["glsa_"],
        Alnum,
        32,
        &[
            "token: {base64:0:glsa_:alnum:32}",
            "Basic {base64:10:glsa_:alnum:32}",
        ],
        &["token: {b64:48}", "{base64:0:glsa_:upper:2}"],
    ),
    encoded(
        "clojars-token",
        &["CLOJARS_"],
        Lower,
        60,
        &[
            "token: {base64:1:CLOJARS_:lowalnum:60}",
            "Basic {base64:11:CLOJARS_:lowalnum:60}",
        ],
        &["token: {b64:48}", "{base64:1:CLOJARS_:upper:2}"],
    ),
];

/// A row: the rule whose token it is, its anchors, its alphabet, how many
/// characters of it are certain, and examples and counterexamples.
const fn encoded(
    id: &'static str,
    anchors: &'static [&'static str],
    alphabet: Alphabet,
    length: usize,
    examples: &'static [&'static str],
    counterexamples: &'static [&'static str],
) -> Rule {
    let mut rule = Rule::token(id, "")
        .examples(examples)
        .counterexamples(counterexamples);
    rule.lead = Lead::Encoded {
        anchors,
        alphabet,
        length,
    };
    rule
}

/// So many bytes of a token are held to its alphabet, at most: enough to be sure.
const SURE: usize = 24;

/// The characters of base64, by their value.
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Spells a rule out: every anchor at every alignment.
pub(crate) fn forms(rule: &Rule, anchors: &[&str], alphabet: Alphabet, length: usize) -> Vec<Form> {
    // Three bytes of the alphabet, which begin in one of three places of a character.
    let fours: [String; 3] = std::array::from_fn(|before| {
        let byte = |at: usize| match at < before {
            true => Known::Nothing,
            false => Known::Class(alphabet),
        };
        let own = (8 * before).div_ceil(6);
        (own..own + 4)
            .map(|at| class(&characters(at, byte)))
            .collect()
    });
    let times = length.min(SURE) / 3 - 1;
    let ways = anchors
        .iter()
        .flat_map(|anchor| (0..3).map(move |before| (anchor.as_bytes(), before)));
    ways.map(|(anchor, before)| {
        let byte = |at: usize| match at.checked_sub(before) {
            None => Known::Nothing,
            Some(at) => anchor
                .get(at)
                .map_or(Known::Class(alphabet), |&b| Known::Byte(b)),
        };
        let bits = 8 * (before + anchor.len());
        let (first, last) = ((8 * before).div_ceil(6), bits / 6);
        let literal = (first..last)
            .filter_map(|at| characters(at, byte).first().copied())
            .map(char::from)
            .collect();
        // The rest of the anchor's bits, then three bytes in four characters.
        let rest: String = (last..bits.div_ceil(6))
            .map(|at| class(&characters(at, byte)))
            .collect();
        let four = &fours[(before + anchor.len()) % 3];
        Form {
            border: Border::Anywhere,
            literals: vec![literal],
            secret: format!("{rest}(?:{four}){{{times}}}[A-Za-z0-9+/_-]*={{0,2}}"),
            encoded: true,
            ..rule.form()
        }
    })
    .collect()
}

/// What is known of a byte before it is encoded.
#[derive(Clone, Copy)]
enum Known {
    Nothing,
    Byte(u8),
    Class(Alphabet),
}

/// The characters which may stand at some place of the base64 of such bytes.
fn characters(at: usize, byte: impl Fn(usize) -> Known) -> Vec<u8> {
    let (first, shift) = (6 * at / 8, 6 * at % 8);
    // Six bits from `shift` on: so many in one byte, and the rest in the next.
    let here = (8 - shift).min(6);
    let high = bits(byte(first), shift, here);
    let low = bits(byte(first + 1), 0, 6 - here);
    let values = (0..64u8).filter(|value| {
        high >> (value >> (6 - here)) & 1 == 1 && low >> (value & ((1 << (6 - here)) - 1)) & 1 == 1
    });
    values.map(|value| BASE64[usize::from(value)]).collect()
}

/// What `count` bits of a byte, from `shift` on, may be: a bit for each value.
fn bits(known: Known, shift: usize, count: usize) -> u64 {
    let value = |byte: u8| 1 << (u32::from(byte) >> (8 - shift - count) & ((1 << count) - 1));
    match known {
        Known::Nothing => u64::MAX >> (64 - (1 << count)),
        Known::Byte(byte) => value(byte),
        Known::Class(alphabet) => (b'-'..=b'z')
            .filter(|&byte| alphabet.has(byte))
            .fold(0, |seen, byte| seen | value(byte)),
    }
}

/// Characters, in the order of their bytes, as a class.
fn class(characters: &[u8]) -> String {
    let mut sorted = characters.to_vec();
    sorted.sort_unstable();
    let ranges = sorted.chunk_by(|a, b| a + 1 == *b);
    let range = |range: &[u8]| match *range {
        [first, .., last] => format!("{}-{}", char::from(first), char::from(last)),
        _ => range.iter().copied().map(char::from).collect(),
    };
    format!("[{}]", ranges.map(range).collect::<String>())
}
