//! Package registries and builds.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("npm-token", "npm access token")
        .source("https://docs.npmjs.com/about-access-tokens")
        .anchors(&["npm_"])
        .secret("[A-Za-z0-9]{36}")
        .check(Check::GitHub)
        .examples(&["//registry.npmjs.org/:_authToken=npm_«{crc:30}»"])
        .counterexamples(&[
            "npm_config_registry",
            "npm_lifecycle_script_prepublish_only_hook",
            "npm_{alnum:20}",
        ]),
    Rule::token("pypi-token", "PyPI or TestPyPI API token")
        .source("https://pypi.org/help/#apitoken")
        .anchors(&["pypi-"])
        .secret("Ag[EI][A-Za-z0-9_-]{50}")
        .examples(&[
            "pypi-«AgEIcHlwaS5vcmc{token:150}»",
            "pypi-«AgENdGVzdC5weXBpLm9yZw{token:150}»",
        ])
        .counterexamples(&["pypi-AgEIcHlwaS5vcmc", "pypi-{lower:60}"]),
    Rule::token("rubygems-key", "RubyGems API key")
        .source("https://guides.rubygems.org/api-key-scopes/")
        .anchors(&["rubygems_"])
        .secret("[0-9a-f]{48}")
        .examples(&["rubygems_«{hex:48}»"])
        .counterexamples(&["rubygems_{hex:20}", "rubygems_api_key"]),
    Rule::token("crates-io-token", "crates.io API token")
        .source("https://doc.rust-lang.org/cargo/reference/publishing.html")
        .anchors(&["cio"])
        .bordered()
        .secret("[A-Za-z0-9]{32}")
        .tail(Tail::Exact)
        .check(Check::Entropy(37))
        .examples(&["token = \"cio«{alnum:32}»\"", "Authorization: cio«{alnum:32}»"])
        .counterexamples(&[
            "cio{alnum:20}",
            "cio{alnum:40}",
            "ciorganisationalunitnamesettingsx",
        ]),
    Rule::token("docker-token", "Docker Hub personal access token")
        .source("https://docs.docker.com/security/access-tokens/")
        .anchors(&["dckr_pat_"])
        .secret("[A-Za-z0-9_-]{27}")
        .examples(&["dckr_pat_«{token:27}»", "docker login -u me -p dckr_pat_«{token:27}»"])
        .counterexamples(&["dckr_pat_{token:10}", "dckr_pat_"]),
    Rule::token("docker-organization-token", "Docker Hub organization access token")
        .source("https://docs.docker.com/enterprise/security/access-tokens/")
        .anchors(&["dckr_oat_"])
        .secret("[A-Za-z0-9_-]{27}")
        .examples(&["dckr_oat_«{token:32}»", "docker login -u org -p dckr_oat_«{token:32}»"])
        .counterexamples(&["dckr_oat_{token:10}", "dckr_oat_"]),
    // The first part is the digest of the cluster's certificate.
    Rule::token("docker-swarm-token", "Docker Swarm join token")
        .source("https://docs.docker.com/engine/swarm/join-nodes/")
        .anchors(&["SWMTKN-1-"])
        .then("[a-z0-9]{50}-")
        .secret("[a-z0-9]{25}")
        .examples(&[
            "docker swarm join --token SWMTKN-1-{lowalnum:50}-«{lowalnum:25}» 10.0.0.1:2377",
            "\"Worker\": \"SWMTKN-1-{lowalnum:50}-«{lowalnum:25}»\"",
        ])
        .counterexamples(&["SWMTKN-1-{lowalnum:20}", "SWMTKN-1-{lowalnum:50}-{lowalnum:8}"]),
    Rule::token("docker-swarm-key", "Docker Swarm unlock key")
        .source("https://docs.docker.com/engine/swarm/swarm_manager_locking/")
        .anchors(&["SWMKEY-1-"])
        .secret("[A-Za-z0-9+/]{43}")
        .tail(Tail::None)
        .examples(&["SWMKEY-1-«{b64:43}»", "docker swarm unlock\nSWMKEY-1-«{b64:43}»"])
        .counterexamples(&["SWMKEY-1-{b64:20}", "SWMKEY-1-..."]),
    Rule::token("nuget-key", "NuGet API key")
        .source("https://learn.microsoft.com/en-us/nuget/nuget-org/publish-a-package")
        .anchors(&["oy2"])
        .bordered()
        .secret("[a-z2-7]{43}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&["--api-key oy2«{lower:21}7{lower:21}»"])
        .counterexamples(&["oy2{lower:20}", "oy2{lower:50}", "oy2{upper:43}"]),
    Rule::token("clojars-token", "Clojars deploy token")
        .source("https://github.com/clojars/clojars-web/wiki/Deploy-Tokens")
        .anchors(&["CLOJARS_"])
        .secret("[0-9a-z]{60}")
        .check(Check::Distinct(8))
        .examples(&["CLOJARS_«{hex:60}»", "CLOJARS_PASSWORD=CLOJARS_«{hex:60}»"])
        .counterexamples(&["CLOJARS_{hex:20}", "CLOJARS_PASSWORD"]),
    Rule::token("packagist-token", "Private Packagist token")
        .source("https://packagist.com/docs")
        .anchors(&["packagist_ort_", "packagist_out_", "packagist_uut_"])
        .secret("[0-9a-f]{60}")
        .examples(&["packagist_ort_«{hex:68}»"])
        .counterexamples(&["packagist_ort_{hex:20}"]),
    Rule::token("jfrog-key", "JFrog API key or reference token")
        .source(
            "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
        )
        .anchors(&["AKCp"])
        .bordered()
        .secret("[A-Za-z0-9]{68}")
        .check(Check::Distinct(12))
        .examples(&["X-JFrog-Art-Api: AKCp«{alnum:69}»"])
        .counterexamples(&["AKCp{alnum:30}"]),
    Rule::token("jfrog-key", "JFrog API key or reference token")
        .source(
            "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
        )
        .anchors(&["cmVmdGtu"])
        .bordered()
        .secret("[A-Za-z0-9]{56}")
        .tail(Tail::Exact)
        .examples(&["cmVmdGtu«{alnum:56}»"])
        .counterexamples(&["cmVmdGtu{alnum:20}", "cmVmdGtu{alnum:90}"]),
    Rule::token("sonar-token", "SonarQube or SonarCloud token")
        .source("https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/")
        .anchors(&["squ_", "sqp_", "sqa_"])
        .secret("[0-9a-f]{40}")
        .examples(&["-Dsonar.token=squ_«{hex:40}»"])
        .counterexamples(&["squ_{hex:20}", "sqp_{upper:40}"]),
    Rule::token("sourcegraph-token", "Sourcegraph access token")
        .source("https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token")
        .anchors(&["sgp_"])
        .secret("(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}")
        .examples(&[
            "sgp_«{hex:40}»",
            "sgp_«{hex:16}_{hex:40}»",
            "sgp_«local_{hex:40}»",
        ])
        .counterexamples(&["sgp_{hex:20}", "sgp_remote_{hex:40}"]),
    Rule::token("snyk-token", "Snyk user or service account token")
        .source("https://docs.snyk.io/snyk-api/authentication-for-api")
        .anchors(&["snyk_uat.", "snyk_sat."])
        .searched()
        .then("[0-9a-f]{8}\\.")
        .secret("[A-Za-z0-9_-]{20,}(?:\\.[A-Za-z0-9_-]{8,})?")
        .examples(&["snyk_uat.{hex:8}.«{token:60}.{token:43}»"])
        .counterexamples(&["snyk_uat.{hex:8}", "snyk_sat.{hex:8}.{token:6}"]),
    Rule::token("octopus-key", "Octopus Deploy API key")
        .source("https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key")
        .anchors(&["API-"])
        .bordered()
        .secret("[A-Z0-9]{25}")
        .check(Check::Entropy(33))
        .examples(&["X-Octopus-ApiKey: API-«{upalnum:30}»"])
        .counterexamples(&["API-1234", "API-{upalnum:12}"]),
    Rule::token("cloudsmith-key", "Cloudsmith API key")
        .source("https://docs.cloudsmith.com/accounts-and-teams/api-key")
        .anchors(&["csa_"])
        .bordered()
        .secret("[0-9a-f]{30}[A-Za-z0-9]{6}")
        .check(Check::Distinct(8))
        .examples(&["X-Api-Key: csa_«{hex:30}{alnum:6}»", "csa_«{hex:30}{alnum:6}»"])
        .counterexamples(&["csa_{hex:20}", "wcsa_{hex:36}", "csa_{upper:36}"]),
];
