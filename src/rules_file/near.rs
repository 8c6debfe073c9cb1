//! Which word may have been meant.

/// At most three words that look like this one, the nearest first: mistyped, or
/// one of their parts alone (`github` for `github-token`).
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Vec<&'k str> {
    let word = word.to_ascii_lowercase().replace(['_', ' '], "-");
    let mut near: Vec<(usize, &str)> = known
        .iter()
        .filter_map(|&known| {
            let other = known.replace('_', "-");
            let apart = distance(&word, &other);
            let part = word.len() >= 3 && (other.contains(&word) || word.contains(&other));
            (part || apart <= 1 + word.len() / 4).then_some((apart, known))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(3).map(|(_, known)| known).collect()
}

/// How many characters to insert, delete or replace to come from one word to
/// the other (Levenshtein's distance, one row of his table at a time).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.bytes().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 4] = ["github-token", "gitlab-token", "jwt", "npm-token"];

    #[test]
    fn typos_and_parts_are_near() {
        assert_eq!(nearest("GITHUB_TOKEN", &KNOWN)[0], "github-token");
        assert_eq!(nearest("npm", &KNOWN), ["npm-token"]);
        assert_eq!(nearest("jwts", &KNOWN)[0], "jwt");
        assert!(nearest("postgres", &KNOWN).is_empty());
        assert_eq!(nearest("extra-keys", &["extra_keys"]), ["extra_keys"]);
    }

    #[test]
    fn distances() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", "abc"), 0);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
