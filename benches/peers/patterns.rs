//! The 20 and the 200 patterns that the regular-expression filters look for.
//!
//! Facts of the formats, in the notation that POSIX, the regex crate, ripgrep
//! and Hyperscan share. What the corpus plants is among the first 20, so every
//! filter can find all of it. Prefixes and bodies stand apart, so that nothing
//! here looks like a token.

/// The first ones: an alphabet, the fewest and the most characters, and a prefix.
const COMMON: &[(&str, usize, usize, &str)] = &[
    ("A-Za-z0-9", 36, 36, "ghp_"),
    ("A-Za-z0-9_-", 20, 20, "glpat-"),
    ("A-Za-z0-9", 36, 36, "npm_"),
    ("A-Za-z0-9", 24, 99, "sk_live_"),
    ("A-Z2-7", 16, 16, "AKIA"),
    ("A-Za-z0-9_-", 35, 35, "AIza"),
    ("0-9a-f", 64, 64, "dop_v1_"),
    ("A-Za-z0-9", 34, 34, "hf_"),
    ("0-9a-f", 40, 40, "pul-"),
    ("A-Za-z0-9_", 82, 82, "github_pat_"),
    ("A-Za-z0-9-", 40, 99, "xoxb-"),
    ("A-Za-z0-9_-", 85, 99, "pypi-AgEIcHlwaS5vcmc"),
    ("A-Za-z0-9_-", 93, 99, "sk-ant-api03-"),
    ("A-Za-z0-9", 40, 40, "lin_api_"),
];

/// The others of the 20, which have no prefix of that kind.
const OTHERS: &[&str] = &[
    "[Pp]assword[\"']?[:=] ?[\"']?[A-Za-z0-9!#$%*+.?@_-]{6,40}",
    "Bearer [A-Za-z0-9._~+/-]{16,99}",
    "://[A-Za-z0-9._-]{1,30}:[^/@ ]{3,60}@",
    "eyJ[A-Za-z0-9_-]{10,}[.]eyJ[A-Za-z0-9_-]{10,}[.][A-Za-z0-9_-]{10,}",
    "SG[.][A-Za-z0-9_-]{22}[.][A-Za-z0-9_-]{43}",
    "-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----",
];

/// What makes 200 of them, several prefixes to a row.
#[rustfmt::skip]
const MORE: &[(&str, usize, usize, &str)] = &[
    ("0-9a-f", 19, 19, "NRBR- NRJS-"),
    ("0-9a-f", 24, 24, "mdb_sa_id_"),
    ("0-9a-f", 27, 27, "NRAA-"),
    ("0-9a-f", 30, 30, "bb_ma_ bb_pr_"),
    ("0-9a-f", 31, 31, "live_pub_ test_pub_"),
    ("0-9a-f", 32, 32, "dose fhb- ls__ shpat_ shpca_ shppa_ shpss_"),
    ("0-9a-f", 40, 40, "e2b_ glptt- sbp_ shippo_live_ shippo_test_ sk_test_ sqa_ sqp_ squ_"),
    ("0-9a-f", 42, 42, "NRRA-"),
    ("0-9a-f", 48, 48, "rubygems_"),
    ("0-9a-f", 64, 64, "doo_v1_ dor_v1_ dos_v1_ gloas- lin_oauth_ rca_ rootly_ s-s4t2af- s-s4t2ud- sbx_apikey_ sgd_ sgs_ sk-hc-v1- sk-or-v1- slk_ sntrya_ sntryi_ sntryu_"),
    ("0-9a-f", 72, 72, "ATTA"),
    ("A-Z0-9", 16, 16, "DO00"),
    ("A-Z0-9", 16, 17, "AGPA AIDA AIPA ANPA ANVA APKA AROA ASCA"),
    ("A-Z0-9", 26, 26, "PMAT-"),
    ("A-Z0-9", 27, 27, "NRAK-"),
    ("A-Z0-9", 32, 32, "API_KEY"),
    ("A-Z2-7", 16, 16, "ABIA ACCA ASIA"),
    ("A-Za-z", 34, 34, "api_org_"),
    ("A-Za-z0-9", 16, 16, "sm_aat_ sm_pat_ sm_sat_"),
    ("A-Za-z0-9", 17, 21, "LTAI"),
    ("A-Za-z0-9", 20, 20, "flb_live_"),
    ("A-Za-z0-9", 20, 44, "AIK_CI_"),
    ("A-Za-z0-9", 21, 21, "ALTAK"),
    ("A-Za-z0-9", 24, 24, "AIK_CLIENT_"),
    ("A-Za-z0-9", 26, 32, "samsara_api_"),
    ("A-Za-z0-9", 28, 28, "aio_ rnd_"),
    ("A-Za-z0-9", 30, 30, "ak_live_ alcht_ rpa_"),
    ("A-Za-z0-9", 32, 32, "ATBB ico- ory_apikey_ ory_pat_ ory_st_ ory_wak_"),
    ("A-Za-z0-9", 36, 36, "ddp_ ddw_ pnb_ pnu_"),
    ("A-Za-z0-9", 38, 38, "4b1d"),
    ("A-Za-z0-9", 40, 40, "lin_wh_ ramp_id_ sess-"),
    ("A-Za-z0-9", 40, 64, "bxt_ ramp_business_tok_ ramp_tok_"),
    ("A-Za-z0-9", 41, 44, "phc_"),
    ("A-Za-z0-9", 41, 49, "pha_ phr_ phs_ phx_"),
    ("A-Za-z0-9", 42, 42, "ion_"),
    ("A-Za-z0-9", 46, 46, "flp_"),
    ("A-Za-z0-9", 48, 48, "llx- pplx- ramp_sec_"),
    ("A-Za-z0-9", 54, 54, "EZAK EZTK"),
    ("A-Za-z0-9", 56, 56, "cmVmdGtu"),
    ("A-Za-z0-9", 59, 59, "sqco_"),
    ("A-Za-z0-9", 60, 60, "jina_"),
    ("A-Za-z0-9", 64, 64, "AIK_SECRET_ sgp_"),
    ("A-Za-z0-9-", 32, 32, "p8e-"),
    ("A-Za-z0-9_", 16, 60, "lip_"),
    ("A-Za-z0-9_", 36, 36, "nfb_ nfc_ nfo_ nfp_ nfu_"),
    ("A-Za-z0-9_-", 20, 20, "GR1348941 gldt- glffct- glsoat-"),
    ("A-Za-z0-9_-", 22, 22, "sandbox-sq0idb- sq0atp- sq0idp-"),
    ("A-Za-z0-9", 80, 80, "waka_tok_"),
    ("A-Za-z0-9", 36, 38, "xau_"),
    ("A-Za-z0-9_-", 20, 80, "vtwn_"),
    ("A-Za-z0-9_-", 25, 32, "NRII- NRIQ-"),
    ("A-Za-z0-9_-", 27, 27, "bb_live_ dckr_pat_"),
    ("A-Za-z0-9_-", 28, 28, "GOCSPX-"),
    ("A-Za-z0-9_-", 28, 35, "0x4AAAA"),
    ("A-Za-z0-9_-", 32, 32, "dckr_oat_"),
    ("A-Za-z0-9_-", 40, 40, "figo_ figoh_ figor_ figorh_ figu_ figuh_ figur_ figurh_ mdb_sa_sk_ shltm_"),
    ("A-Za-z0-9_-", 40, 42, "sandbox_"),
    ("A-Za-z0-9_-", 43, 43, "CFPAT- duffel_live_ duffel_test_"),
    ("A-Za-z0-9_-", 48, 48, "tk-us-"),
    ("A-Za-z0-9_-", 50, 50, "glagent-"),
    ("A-Za-z0-9_-", 51, 51, "cnvca"),
    ("A-Za-z0-9_-", 54, 54, "bkpat_"),
    ("A-Za-z0-9_-", 58, 58, "HRKU-AA"),
    ("A-Za-z0-9_-", 64, 64, "bkps_ fio-u-"),
    ("A-Za-z0-9_-", 73, 73, "bkar_ bkct_"),
    ("A-Za-z0-9_-", 75, 75, "bkaa_"),
    ("A-Za-z0-9_-", 119, 119, "sk-api-"),
    ("a-z0-9", 25, 25, "glimt-"),
    ("a-z0-9", 26, 26, "da2-"),
    ("a-z0-9", 26, 58, "hcaik_ hcalk_ hcamk_ hcbik_ hcxik_ hcxlk_ hcxmk_"),
    ("a-z0-9", 32, 32, "scp-live- scp-test-"),
    ("a-z0-9", 48, 48, "csk-"),
    ("a-z0-9", 64, 64, "napi_"),
    ("a-z0-9", 70, 70, "rdme_"),
    ("a-z0-9_-", 20, 80, "persona_production_ persona_sandbox_"),
    ("a-z2-7", 32, 32, "pcl_ pti_ pts_"),
    ("a-z2-7", 52, 52, "cog_"),
    ("a-z2-7", 103, 103, "os_v2_app_ os_v2_org_"),
];

/// How many patterns a filter is given: 20 or 200.
pub(crate) const FEW: usize = 20;
/// See [`FEW`].
pub(crate) const MANY: usize = 200;

/// A token's format: its prefix, its alphabet, the fewest and the most characters.
pub(crate) type Format = (&'static str, &'static str, usize, usize);

/// The formats with a prefix, the common ones first.
pub(crate) fn formats() -> impl Iterator<Item = Format> {
    let rows = COMMON.iter().chain(MORE);
    rows.flat_map(|&(alphabet, least, most, prefixes)| {
        let prefixes = prefixes.split(' ');
        prefixes.map(move |prefix| (prefix, alphabet, least, most))
    })
}

/// The first so many patterns.
pub(crate) fn patterns(count: usize) -> Vec<String> {
    let pattern = |(prefix, alphabet, least, most): Format| match least == most {
        true => format!("{prefix}[{alphabet}]{{{least}}}"),
        false => format!("{prefix}[{alphabet}]{{{least},{most}}}"),
    };
    let common = formats().take(COMMON.len()).map(pattern);
    let others = OTHERS.iter().map(|&other| other.to_owned());
    let more = formats().skip(COMMON.len()).map(pattern);
    let patterns: Vec<String> = common.chain(others).chain(more).take(count).collect();
    assert_eq!(patterns.len(), count, "the table is too short");
    patterns
}
