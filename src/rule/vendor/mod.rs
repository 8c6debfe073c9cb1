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
//! Formats whose mark is too weak to count without a vendor's name or a telling
//! key beside it:
//!
//! - Asana's legacy tokens: `0/` and a digest, as paths end.
//! - Beamer tokens: `b_`, too short to be noticed.
//! - Column keys: `live_` and `test_` are words, and so could be what follows.
//! - ConvertAPI secrets: `secret_` and sixteen characters, likewise.
//! - dfuse keys: `web_` before a digest is the name of a file as well.
//! - Freemius secret keys: `sk_` and punctuation, which ends where nobody knows.
//! - JFrog encrypted passwords: `AP` and a few letters and digits.
//! - Lark access tokens: `t-` and `u-`, too short to be noticed.
//! - Mailsac keys: `k_`, likewise.
//! - Okta: two zeros begin its tokens; a telling key or a header must stand before.
//! - PagerDuty: `u+` also begins the name of a Unicode character.
//! - Storyblok's short tokens: `tt` at the end is the only mark.
//! - TrueNAS keys: a number, a hyphen, and any letters and digits.
//! - WordPress application passwords: six groups of four letters could be words.
//! - Vault service tokens of before 1.10: `s.` is every method call.
//!
//! Nor is what vendors give out as an identifier, to be seen by anyone:
//!
//! - Certificates and public keys (PEM, SSH), buckets' addresses (S3, Cloud Storage),
//!   Sentry's DSN without a second part, the names of Coinbase's keys.
//! - Signatures of a message's body (`X-Hub-Signature-256` and kin), PGP messages,
//!   values that SOPS has encrypted: of no use to whoever reads them.
//! - Plivo's auth id (`MA`, `SA`), Twilio's account SID (`AC`), Sumo Logic's access
//!   id (`su`): names of accounts, and two letters are a weak mark.
//! - PostHog's project key (`phc_`), PubNub's publish and subscribe keys (`pub-c-`,
//!   `sub-c-`), Stripe's publishable key (`pk_live_`), Supabase's publishable key
//!   (`sb_publishable_`), those of Flutterwave, Langfuse, Lob and Mapbox, Mailgun's
//!   validation key: they stand in web pages.
//! - Polar's and Ramp's client ids (`polar_ci_`, `ramp_id_`), Salesforce's consumer
//!   key (`3MVG9`), Square's application id (`sq0idp-`), the ids of clients and apps
//!   of eBay, GitHub, Google, Lark and MongoDB Atlas: they stand in sign-in URLs.
//! - Razorpay's key id (`rzp_live_`), Smooch's key id (`act_`), TruffleHog's key id
//!   (`thog-key-`): each is the public half of a pair.
//! - What every browser or phone is sent: New Relic `NRJS-` and `NRBR-`,
//!   LaunchDarkly `mob-`, Datadog's client token (`pub`), DevCycle's client and
//!   mobile keys (`dvc_client_`, `dvc_mobile_`).
//! - Recipients and public halves of keys: age (`age1`), BIP32 (`xpub` and kin).
//! - Names of things and accounts: ARNs and the ids of AWS roles, users and groups
//!   (`AROA`, `AIDA` and kin), Amazon's, Aikido's and Canva's client ids, Dotdigital's
//!   API user, Duo's integration key (`DI`).

use super::Rule;

mod ai;
mod aws;
mod azure;
mod build;
mod cloud;
mod commerce;
mod crypt;
mod data;
mod github;
mod gitlab;
mod google;
mod host;
mod identity;
mod message;
mod observe;
mod payment;
mod registry;
mod service;
mod shape;
mod slack;
pub(crate) mod structured;
#[cfg(test)]
mod tests;
mod wallet;
pub(crate) mod webhook;
mod work;

/// Words joined by hyphens or underscores: the name of something, no token.
const WORDS: &str = "(?:[a-z]+[0-9]{0,3}[_-])+[a-z]+[0-9]{0,3}";

/// All tables, in the order that settles a label.
pub(crate) const fn tables() -> &'static [&'static [Rule]] {
    &[
        github::RULES,
        gitlab::RULES,
        aws::RULES,
        google::RULES,
        azure::RULES,
        slack::RULES,
        commerce::RULES,
        payment::RULES,
        message::RULES,
        registry::RULES,
        cloud::RULES,
        host::RULES,
        observe::RULES,
        work::RULES,
        service::RULES,
        ai::RULES,
        build::RULES,
        data::RULES,
        identity::RULES,
        wallet::RULES,
        crypt::RULES,
        structured::RULES,
        shape::RULES,
        webhook::RULES,
    ]
}
