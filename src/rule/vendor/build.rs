//! Builds, deployments, feature switches, and the tools that look after code.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("buildkite-user-token", "Buildkite API access token of a user")
        .source(BUILDKITE)
        .anchors(&["bkua_"])
        .secret("[A-Za-z0-9_-]{40}")
        .check(Check::Distinct(8))
        .examples(&["bkua_«{hex:40}»", "Bearer bkua_«{lowalnum:53}»"])
        .counterexamples(&["bkua_{hex:20}", "bkua_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]),
    Rule::token("buildkite-agent-access-token", "Buildkite session token of an agent")
        .source(BUILDKITE)
        .anchors(&["bkaa_"])
        .secret("[A-Za-z0-9_-]{60}")
        .check(Check::Distinct(8))
        .examples(&["bkaa_«{token:75}»", "token=bkaa_«{token:75}»"])
        .counterexamples(&["bkaa_{token:30}", "bkaa_{lower:8}"]),
    Rule::token("buildkite-job-token", "Buildkite token of a job")
        .source(BUILDKITE)
        .anchors(&["bkaj_"])
        .secret("[A-Za-z0-9_-]{60}")
        .tail(Tail::Class("(?:[A-Za-z0-9_-]|\\.[A-Za-z0-9_-])"))
        .check(Check::Distinct(8))
        .examples(&["bkaj_«{token:333}»", "bkaj_«eyJ{token:80}.eyJ{token:160}.{token:86}»."])
        .counterexamples(&["bkaj_{token:30}", "bkaj_{lower:8}"]),
    Rule::token("buildkite-agent-registration-token", "Buildkite registration token of agents")
        .source(BUILDKITE)
        .anchors(&["bkar_"])
        .secret("[A-Za-z0-9_-]{60}")
        .check(Check::Distinct(8))
        .examples(&["bkar_«{token:73}»", "BUILDKITE_AGENT_TOKEN=bkar_«{token:73}»"])
        .counterexamples(&["bkar_{token:30}", "bkar_{lower:8}"]),
    Rule::token("buildkite-cluster-token", "Buildkite token of a cluster")
        .source(BUILDKITE)
        .anchors(&["bkct_"])
        .secret("[A-Za-z0-9_-]{60}")
        .check(Check::Distinct(8))
        .examples(&["bkct_«{token:73}»", "--token bkct_«{token:73}»"])
        .counterexamples(&["bkct_{token:30}", "bkct_{lower:8}"]),
    Rule::token("buildkite-package-token", "Buildkite token of a package registry")
        .source(BUILDKITE)
        .anchors(&["bkpr_", "bkpt_"])
        .secret("[A-Za-z0-9_-]{40}")
        .check(Check::Distinct(8))
        .examples(&["bkpt_«{token:199}»", "bkpr_«{token:60}»"])
        .counterexamples(&["bkpt_{token:30}", "bkpr_{lower:8}"]),
    Rule::token("buildkite-portal-secret", "Buildkite secret of a portal")
        .source(BUILDKITE)
        .anchors(&["bkps_"])
        .secret("[A-Za-z0-9_-]{60}")
        .check(Check::Distinct(8))
        .examples(&["bkps_«{token:64}»", "secret: bkps_«{token:64}»"])
        .counterexamples(&["bkps_{token:30}", "bkps_{lower:8}"]),
    Rule::token("buildkite-portal-token", "Buildkite token of a portal")
        .source(BUILDKITE)
        .anchors(&["bkpat_"])
        .secret("[A-Za-z0-9_-]{50}")
        .check(Check::Distinct(8))
        .examples(&["bkpat_«{token:54}»", "Bearer bkpat_«{token:54}»"])
        .counterexamples(&["bkpat_{token:30}", "bkpat_{lower:8}"]),
    Rule::token("circleci-personal-token", "CircleCI personal access token")
        .source("https://circleci.com/docs/managing-api-tokens/")
        .anchors(&["CCIPAT_"])
        .secret("[A-Za-z0-9]{21,22}_[0-9a-f]{40}")
        .examples(&["CCIPAT_«{base58:22}_{hex:40}»", "Circle-Token: CCIPAT_«{base58:21}_{hex:40}»"])
        .counterexamples(&["CCIPAT_{alnum:22}", "CCIPAT_{hex:40}"]),
    Rule::token("circleci-project-token", "CircleCI project token")
        .source("https://circleci.com/docs/managing-api-tokens/")
        .anchors(&["CCIPRJ_"])
        .secret("[A-Za-z0-9]{21,22}_[0-9a-f]{40}")
        .examples(&["CCIPRJ_«{base58:22}_{hex:40}»", "circle-token=CCIPRJ_«{base58:22}_{hex:40}»"])
        .counterexamples(&["CCIPRJ_{alnum:22}", "CCIPRJ_{hex:40}"]),
    Rule::token("aikido-ci-token", "Aikido CI token")
        .source("https://help.aikido.dev/pr-and-release-gating/cli-for-pr-and-release-gating")
        .anchors(&["AIK_CI_"])
        .secret("[A-Za-z0-9]{20}")
        .check(Check::Distinct(8))
        .examples(&["AIK_CI_«{alnum:32}»", "--apikey AIK_CI_«{alnum:20}»"])
        .counterexamples(&["AIK_CI_{alnum:8}", "AIK_CI_TOKEN"]),
    Rule::token("aikido-client-secret", "Aikido client secret")
        .source("https://apidocs.aikido.dev/reference/authorization")
        .anchors(&["AIK_SECRET_"])
        .secret("[A-Za-z0-9]{60}")
        .examples(&["AIK_SECRET_«{alnum:64}»", "secret=AIK_SECRET_«{alnum:64}»"])
        .counterexamples(&["AIK_SECRET_{alnum:20}", "AIK_CLIENT_{alnum:24}"]),
    Rule::token("dependency-track-key", "Dependency-Track API key")
        .source("https://docs.dependencytrack.org/integrations/rest-api/")
        .anchors(&["odt_"])
        .bordered()
        .secret("[A-Za-z0-9]{32}")
        .check(Check::Distinct(10))
        .examples(&["X-Api-Key: odt_«{alnum:32}»", "odt_«{alnum:8}{alnum:32}»"])
        .counterexamples(&["odt_{alnum:20}", "xodt_{alnum:32}", "odt_document_to_text_conversion_helper"]),
    Rule::token("configcat-sdk-key", "ConfigCat SDK key")
        .source("https://configcat.com/docs/sdk-reference/overview/")
        .anchors(&["configcat-sdk-1/"])
        .secret("[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]{22}")
        .examples(&["configcat-sdk-1/«{token:22}/{token:22}»", "\"configcat-sdk-1/«{token:22}/{token:22}»\""])
        .counterexamples(&["configcat-sdk-1/{token:22}", "configcat-sdk-1/{alnum:10}/{alnum:22}"]),
    // The shortest documented body has eight characters: of words there are more.
    Rule::token("devcycle-server-key", "DevCycle server SDK key")
        .source("https://docs.devcycle.com/essentials/keys")
        .anchors(&["dvc_server_"])
        .secret("[A-Za-z0-9_]{8}")
        .spare("[a-z_]+|[A-Z_]+")
        .check(Check::Distinct(5))
        .examples(&["dvc_server_«{hex:12}_{hex:24}»", "DEVCYCLE_SERVER_SDK_KEY=dvc_server_«{alnum:40}»"])
        .counterexamples(&["dvc_server_hostname", "dvc_client_{hex:12}_{hex:24}", "dvc_server_{hex:6}"]),
];

/// Names the kinds and their prefixes.
const BUILDKITE: &str = "https://buildkite.com/docs/platform/security/tokens";
