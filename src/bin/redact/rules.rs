//! `redact rules`: what is recognised, under which id.

use redact_stream::rules;

use crate::exit::Exit;
use crate::output;

/// One line per rule, the ids in a column of their own: made to be read, and to
/// be cut by `awk '{print $1}'`.
pub(crate) fn list() -> Exit {
    output::print(&table(rules().map(|rule| (rule.id, rule.about))))
}

fn table(rows: impl Iterator<Item = (&'static str, &'static str)>) -> String {
    let rows: Vec<_> = rows.collect();
    let width = rows.iter().map(|(id, _)| id.len()).max().unwrap_or(0);
    rows.iter()
        .map(|(id, about)| format!("{id:width$}  {about}\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_descriptions_begin_in_one_column() {
        let rows = [("jwt", "JSON Web Token"), ("npm-token", "npm access token")];
        let expected = "jwt        JSON Web Token\nnpm-token  npm access token\n";
        assert_eq!(table(rows.into_iter()), expected);
    }
}
