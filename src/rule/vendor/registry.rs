//! Package registries and builds.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("npm-token", "npm access token")
        .source("https://docs.npmjs.com/about-access-tokens")
        .anchors(&["npm_"])
        .secret("[A-Za-z0-9]{36}")
        .check(Check::GitHub)
        .examples(&[
            "//registry.npmjs.org/:_authToken=npm_«{crc:30}»",
            "NPM_TOKEN=npm_«{crc:30}»",
            "NPM_TOKEN=npm_«{alnum:36}»",
        ])
        .counterexamples(&[
            "npm_config_registry",
            "npm_lifecycle_script_prepublish_only_hook",
            "npm_{alnum:20}",
        ]),
    Rule::token("testpypi-token", "TestPyPI API token")
        .source("https://test.pypi.org/help/#apitoken")
        .anchors(&["pypi-"])
        .secret("AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{50}")
        .examples(&[
            "pypi-«AgENdGVzdC5weXBpLm9yZw{token:150}»",
            "password = pypi-«AgENdGVzdC5weXBpLm9yZw{token:70}»",
        ])
        .counterexamples(&["pypi-AgENdGVzdC5weXBpLm9yZw", "pypi-{lower:60}"]),
    // Also with the name of another index inside.
    Rule::token("pypi-token", "PyPI or TestPyPI API token")
        .source("https://pypi.org/help/#apitoken")
        .anchors(&["pypi-"])
        .secret("Ag[EI][A-Za-z0-9_-]{50}")
        .examples(&[
            "pypi-«AgEIcHlwaS5vcmc{token:150}»",
            "TWINE_PASSWORD=pypi-«AgEIcHlwaS5vcmc{token:50}»",
        ])
        .counterexamples(&["pypi-AgEIcHlwaS5vcmc", "pypi-{lower:60}"]),
    Rule::token("rubygems-key", "RubyGems API key")
        .source("https://guides.rubygems.org/api-key-scopes/")
        .anchors(&["rubygems_"])
        .secret("[0-9a-f]{48}")
        .examples(&[
            "rubygems_«{hex:48}»",
            ":rubygems_api_key: rubygems_«{hex:48}»",
        ])
        .counterexamples(&["rubygems_{hex:20}", "rubygems_api_key"]),
    Rule::token("crates-io-token", "crates.io API token")
        .source("https://doc.rust-lang.org/cargo/reference/publishing.html")
        .anchors(&["cio"])
        .bordered()
        .secret("[A-Za-z0-9]{32}")
        .tail(Tail::Exact)
        .check(Check::Entropy(37))
        .examples(&[
            "token = \"cio«{alnum:32}»\"",
            "key cio«{alnum:32}»",
            "Authorization: cio«{alnum:32}»",
            "CARGO_REGISTRY_TOKEN=cio«{alnum:32}»",
        ])
        .counterexamples(&[
            "cio{alnum:20}",
            "cio{alnum:40}",
            "ciorganisationalunitnamesettingsx",
        ]),
    Rule::token("docker-token", "Docker Hub personal access token")
        .source("https://docs.docker.com/security/access-tokens/")
        .anchors(&["dckr_pat_"])
        .secret("[A-Za-z0-9_-]{27}")
        .examples(&[
            "dckr_pat_«{token:27}»",
            "docker login -u me -p dckr_pat_«{token:27}»",
        ])
        .counterexamples(&[
            "dckr_pat_{token:10}",
            "dckr_pat_",
            "dckr_pat_{token:10}.{token:27}",
        ]),
    Rule::token(
        "docker-organization-token",
        "Docker Hub organization access token",
    )
    .source("https://docs.docker.com/enterprise/security/access-tokens/")
    .anchors(&["dckr_oat_"])
    .secret("[A-Za-z0-9_-]{27}")
    .examples(&[
        "dckr_oat_«{token:32}»",
        "docker login -u org -p dckr_oat_«{token:32}»",
    ])
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
        .counterexamples(&[
            "SWMTKN-1-{lowalnum:20}",
            "SWMTKN-1-{lowalnum:50}-{lowalnum:8}",
            "SWMTKN-1-{upper:50}-{lowalnum:25}",
        ]),
    Rule::token("docker-swarm-key", "Docker Swarm unlock key")
        .source("https://docs.docker.com/engine/swarm/swarm_manager_locking/")
        .anchors(&["SWMKEY-1-"])
        .secret("[A-Za-z0-9+/]{43}")
        .tail(Tail::None)
        .examples(&[
            "SWMKEY-1-«{b64:43}»",
            "docker swarm unlock\nSWMKEY-1-«{b64:43}»",
            "docker swarm unlock SWMKEY-1-«{alnum:43}»",
        ])
        .counterexamples(&["SWMKEY-1-{b64:20}", "SWMKEY-1-...", "SWMKEY-2-{b64:43}"]),
    Rule::token("nuget-key", "NuGet API key")
        .source("https://learn.microsoft.com/en-us/nuget/nuget-org/publish-a-package")
        .anchors(&["oy2"])
        .bordered()
        .secret("[a-z2-7]{43}")
        .tail(Tail::Exact)
        .check(Check::Distinct(12))
        .examples(&[
            "--api-key oy2«{lower:21}7{lower:21}»",
            "NUGET_API_KEY=oy2«{lower:40}2a3»",
            "\"ApiKey\": \"oy2«2{lower:42}»\"",
        ])
        .counterexamples(&["oy2{lower:20}", "oy2{lower:50}", "oy2{upper:43}"]),
    Rule::token("clojars-token", "Clojars deploy token")
        .source("https://github.com/clojars/clojars-web/wiki/Deploy-Tokens")
        .anchors(&["CLOJARS_"])
        .secret("[0-9a-z]{60}")
        .check(Check::Distinct(8))
        .examples(&[
            "CLOJARS_«{hex:60}»",
            "CLOJARS_PASSWORD=CLOJARS_«{hex:60}»",
            "password: CLOJARS_«{lowalnum:60}»",
        ])
        .counterexamples(&["CLOJARS_{hex:20}", "CLOJARS_PASSWORD"]),
    Rule::token(
        "packagist-read-token",
        "Private Packagist organization token, read only",
    )
    .source("https://packagist.com/docs/composer-authentication")
    .anchors(&["packagist_ort_"])
    .secret("[0-9a-f]{68}")
    .examples(&[
        "packagist_ort_«{hex:68}»",
        "\"password\": \"packagist_ort_«{hex:68}»\"",
    ])
    .counterexamples(&["packagist_ort_{hex:20}", "packagist_ort_{upper:68}"]),
    Rule::token(
        "packagist-update-token",
        "Private Packagist organization token with update access",
    )
    .source("https://packagist.com/docs/composer-authentication")
    .anchors(&["packagist_out_"])
    .secret("[0-9a-f]{68}")
    .examples(&[
        "packagist_out_«{hex:68}»",
        "\"password\": \"packagist_out_«{hex:68}»\"",
    ])
    .counterexamples(&["packagist_out_{hex:20}", "packagist_out_{upper:68}"]),
    Rule::token("packagist-user-token", "Private Packagist user token")
        .source("https://packagist.com/docs/composer-authentication")
        .anchors(&["packagist_uut_"])
        .secret("[0-9a-f]{68}")
        .examples(&[
            "packagist_uut_«{hex:68}»",
            "\"password\": \"packagist_uut_«{hex:68}»\"",
        ])
        .counterexamples(&["packagist_uut_{hex:20}", "packagist_uut_{upper:68}"]),
    Rule::token("jfrog-key", "JFrog API key or reference token")
        .source(
            "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
        )
        .anchors(&["AKCp"])
        .bordered()
        .secret("[A-Za-z0-9]{68}")
        .check(Check::NoZeros(12))
        .examples(&[
            "header AKCp«{alnum:69}»",
            "AKCp«8{alnum:68}»",
            "\"password\": \"AKCp«{alnum:68}»\"",
        ])
        .counterexamples(&["AKCp{alnum:30}", "XAKCp{alnum:69}"]),
    Rule::token("jfrog-reference-token", "JFrog reference token")
        .source(
            "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
        )
        .anchors(&["cmVmdGtu"])
        .bordered()
        .secret("[A-Za-z0-9]{56}")
        .tail(Tail::Exact)
        .examples(&["cmVmdGtu«{alnum:56}»", "Bearer cmVmdGtu«{alnum:56}»"])
        .counterexamples(&["cmVmdGtu{alnum:20}", "cmVmdGtu{alnum:90}"]),
    Rule::token("sonar-user-token", "SonarQube user token")
        .source("https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/")
        .anchors(&["squ_"])
        .secret("[0-9a-f]{40}")
        .check(Check::Distinct(6))
        .examples(&["-Dsonar.token=squ_«{hex:40}»", "SONAR_TOKEN=squ_«{hex:40}»"])
        .counterexamples(&["squ_{hex:20}", "squ_{upper:40}"]),
    Rule::token("sonar-project-token", "SonarQube project analysis token")
        .source("https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/")
        .anchors(&["sqp_"])
        .secret("[0-9a-f]{40}")
        .check(Check::Distinct(6))
        .examples(&["-Dsonar.token=sqp_«{hex:40}»", "SONAR_TOKEN=sqp_«{hex:40}»"])
        .counterexamples(&["sqp_{hex:20}", "sqp_{upper:40}"]),
    Rule::token("sonar-analysis-token", "SonarQube global analysis token")
        .source("https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/")
        .anchors(&["sqa_"])
        .secret("[0-9a-f]{40}")
        .check(Check::Distinct(6))
        .examples(&["-Dsonar.token=sqa_«{hex:40}»", "SONAR_TOKEN=sqa_«{hex:40}»"])
        .counterexamples(&["sqa_{hex:20}", "sqa_{upper:40}"]),
    Rule::token("sonarcloud-token", "SonarQube Cloud organization token")
        .source("https://docs.sonarsource.com/sonarqube-cloud/")
        .anchors(&["sqco_"])
        .secret("[A-Za-z0-9]{59}")
        .check(Check::Distinct(12))
        .examples(&["SONAR_TOKEN=sqco_«{alnum:59}»", "Bearer sqco_«{alnum:59}»"])
        .counterexamples(&["sqco_{alnum:30}", "sqco_{upper:12}"]),
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
    Rule::token(
        "sourcegraph-gateway-token",
        "Sourcegraph.com user gateway token",
    )
    .source("https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token")
    .anchors(&["sgd_"])
    .secret("[0-9a-f]{64}")
    .examples(&["sgd_«{hex:64}»", "Authorization: token sgd_«{hex:64}»"])
    .counterexamples(&["sgd_{hex:32}", "sgd_{upper:64}"]),
    Rule::token("sourcegraph-license-token", "Sourcegraph license key token")
        .source("https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token")
        .anchors(&["slk_"])
        .secret("[0-9a-f]{64}")
        .examples(&["slk_«{hex:64}»", "Authorization: token slk_«{hex:64}»"])
        .counterexamples(&["slk_{hex:32}", "slk_{upper:64}"]),
    Rule::token(
        "sourcegraph-subscription-token",
        "Sourcegraph product subscription token",
    )
    .source("https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token")
    .anchors(&["sgs_"])
    .secret("[0-9a-f]{64}")
    .examples(&["sgs_«{hex:64}»", "Authorization: token sgs_«{hex:64}»"])
    .counterexamples(&["sgs_{hex:32}", "sgs_{upper:64}"]),
    Rule::token("segment-token", "Segment Public API token")
        .source("https://docs.segmentapis.com/tag/Getting-Started")
        .anchors(&["sgp_"])
        .secret("[A-Za-z0-9]{64}")
        .check(Check::Distinct(10))
        .examples(&["Bearer sgp_«{alnum:64}»", "SEGMENT_TOKEN=sgp_«{alnum:64}»"])
        .counterexamples(&["sgp_{alnum:30}", "sgp_{upper:12}"]),
    Rule::token("snyk-user-token", "Snyk user access token")
        .source("https://docs.snyk.io/snyk-api/authentication-for-api")
        .anchors(&["snyk_"])
        .then("uat\\.[0-9a-f]{8}\\.")
        .secret("[A-Za-z0-9_-]{20,}(?:\\.[A-Za-z0-9_-]{8,})?")
        .examples(&[
            "snyk_uat.{hex:8}.«{token:60}.{token:43}»",
            "SNYK_TOKEN=snyk_uat.{hex:8}.«{token:80}.{token:20}»",
        ])
        .counterexamples(&["snyk_uat.{hex:8}", "snyk_uat.{hex:8}.{token:6}"]),
    Rule::token("snyk-service-token", "Snyk service account token")
        .source("https://docs.snyk.io/snyk-api/authentication-for-api")
        .anchors(&["snyk_"])
        .then("sat\\.[0-9a-f]{8}\\.")
        .secret("[A-Za-z0-9_-]{20,}(?:\\.[A-Za-z0-9_-]{8,})?")
        .examples(&[
            "snyk_sat.{hex:8}.«{token:60}.{token:43}»",
            "SNYK_TOKEN=snyk_sat.{hex:8}.«{token:80}.{token:20}»",
        ])
        .counterexamples(&["snyk_sat.{hex:8}", "snyk_sat.{hex:8}.{token:6}"]),
    Rule::token("octopus-key", "Octopus Deploy API key")
        .source("https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key")
        .anchors(&["API-"])
        .bordered()
        .secret("[A-Z0-9]{25}")
        .check(Check::Entropy(33))
        .examples(&[
            "X-Octopus-ApiKey: API-«{upalnum:30}»",
            "octo --apiKey API-«{upalnum:26}»",
        ])
        .counterexamples(&["API-1234", "API-{upalnum:12}"]),
    Rule::token("openvsx-token", "Open VSX access token")
        .source("https://github.com/eclipse/openvsx/wiki/Publishing-Extensions")
        .anchors(&["ovsxat_", "ovsxp_"])
        .secret("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .examples(&[
            "npx ovsx publish -p ovsxat_«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
            "ovsxp_«{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}»",
        ])
        .counterexamples(&["ovsxat_{hex:8}", "ovsxat_{lower:20}"]),
    Rule::token("cloudsmith-key", "Cloudsmith API key")
        .source("https://docs.cloudsmith.com/accounts-and-teams/api-key")
        .anchors(&["csa_"])
        .bordered()
        .secret("[0-9a-f]{30}[A-Za-z0-9]{6}")
        .check(Check::Distinct(8))
        .examples(&[
            "X-Api-Key: csa_«{hex:30}{alnum:6}»",
            "csa_«{hex:30}{alnum:6}»",
        ])
        .counterexamples(&["csa_{hex:20}", "wcsa_{hex:36}", "csa_{upper:36}"]),
];
