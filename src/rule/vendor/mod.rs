use super::Rule;
pub(crate) const fn tables() -> &'static [&'static [Rule]] { &[DEMO] }
const DEMO: &[Rule] = &[Rule::token("github-token", "GitHub token").source("https://github.blog")
    .anchors(&["ghp_"]).secret("[0-9A-Za-z]{36}").check(super::Check::GitHub)
    .examples(&["ghp_«{alnum:36}»"]).counterexamples(&["ghp_{alnum:20}"])];
