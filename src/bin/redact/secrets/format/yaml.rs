//! YAML: one document or several, as events: each value as it is written.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use zeroize::Zeroizing;

use super::Format;
use super::tree::{self, DEEPEST, Tree};

/// So many values may be repeated by aliases.
const MOST_REPEATED: usize = 100_000;

/// The values of a text.
///
/// # Errors
///
/// When it is no YAML: names the line, and quotes nothing.
pub(crate) fn values(text: &str) -> Result<Format, String> {
    let mut builder = Builder::default();
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        // What it says of the place could quote it.
        let (event, span) =
            event.map_err(|error| format!("line {}: not YAML", error.marker().line()))?;
        builder
            .event(event)
            .map_err(|why| format!("line {}: {why}", span.start.line()))?;
    }
    tree::values(builder.documents)
}

/// A map or a list that is still open.
enum Open {
    /// And the key whose value comes next.
    Map(Vec<(String, Tree)>, Option<String>),
    List(Vec<Tree>),
}

#[derive(Default)]
struct Builder {
    documents: Vec<Tree>,
    open: Vec<(Open, usize)>,
    /// What has an anchor, by its number.
    anchors: HashMap<usize, Tree>,
    repeated: usize,
}

impl Builder {
    fn event(&mut self, event: Event<'_>) -> Result<(), &'static str> {
        match event {
            Event::DocumentEnd => self.anchors.clear(),
            Event::Scalar(text, style, anchor, tag) => {
                let tree = scalar(text.into_owned(), style, tag.as_deref())?;
                self.add(tree, anchor);
            }
            Event::SequenceStart(anchor, _) => self.open(Open::List(Vec::new()), anchor)?,
            Event::MappingStart(anchor, _) => self.open(Open::Map(Vec::new(), None), anchor)?,
            Event::SequenceEnd | Event::MappingEnd => {
                let (tree, anchor) = match self.open.pop() {
                    Some((Open::Map(members, _), anchor)) => (Tree::Map(members), anchor),
                    Some((Open::List(items), anchor)) => (Tree::List(items), anchor),
                    None => return Err("not YAML"),
                };
                self.add(tree, anchor);
            }
            Event::Alias(anchor) => {
                let tree = self.anchors.get(&anchor).ok_or("an alias within itself")?;
                self.repeated += tree.size();
                if self.repeated > MOST_REPEATED {
                    return Err("aliases repeat too much");
                }
                let tree = tree.clone();
                self.add(tree, 0);
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, open: Open, anchor: usize) -> Result<(), &'static str> {
        if self.open.len() >= DEEPEST {
            return Err("nested too deeply");
        }
        self.open.push((open, anchor));
        Ok(())
    }

    fn add(&mut self, tree: Tree, anchor: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, tree.clone());
        }
        match self.open.last_mut() {
            None => self.documents.push(tree),
            Some((Open::List(items), _)) => items.push(tree),
            Some((Open::Map(members, key), _)) => match key.take() {
                Some(key) => members.push((key, tree)),
                None => {
                    *key = Some(match tree {
                        Tree::Leaf(text) => text.to_string(),
                        // A key may be anything, and then has no name.
                        _ => "?".to_owned(),
                    });
                }
            },
        }
    }
}

fn scalar(text: String, style: ScalarStyle, tag: Option<&Tag>) -> Result<Tree, &'static str> {
    let text = Zeroizing::new(text);
    if tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "binary") {
        let bytes = tree::base64(&text).ok_or("not base64")?;
        return Ok(Tree::Bytes(bytes));
    }
    let is_word = style == ScalarStyle::Plain
        && tag.is_none()
        && matches!(
            &**text,
            "" | "~"
                | "null"
                | "Null"
                | "NULL"
                | "true"
                | "True"
                | "TRUE"
                | "false"
                | "False"
                | "FALSE"
        );
    Ok(match is_word {
        true => Tree::Word,
        false => Tree::Leaf(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let found = values(text).unwrap().found.into_iter();
        found
            .map(|it| (it.name, String::from_utf8_lossy(&it.value).into_owned()))
            .collect()
    }

    #[track_caller]
    fn assert_read(text: &str, expected: &[(&str, &str)]) {
        let found = read(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn leaves_are_taken_as_they_are_written() {
        assert_read(
            "a:\n  b: [x, 007, 1.50, true, ~, '', 'true']\n  c: |\n    one\n    two\nd: \"e\\nf\"\n---\ng: 0xff\n",
            &[
                ("a.b.0", "x"),
                ("a.b.1", "007"),
                ("a.b.2", "1.50"),
                ("a.b.5", ""),
                ("a.b.6", "true"),
                ("a.c", "one\ntwo\n"),
                ("d", "e\nf"),
                ("g", "0xff"),
            ],
        );
        assert_read("", &[]);
        assert_read("a: !!binary aHVudGVyMg==\n", &[("a", "hunter2")]);
    }

    #[test]
    fn aliases_are_followed_and_have_an_end() {
        assert_read(
            "a: &x {k: v1}\nb: *x\nc: &y v2\nd: *y\n",
            &[("a.k", "v1"), ("b.k", "v1"), ("c", "v2"), ("d", "v2")],
        );
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let before = format!("*a{}", level - 1);
            let items = vec![before; 10].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
        }
        assert!(values(&bomb).err().unwrap().contains("aliases"));
        assert!(values(&"[".repeat(500)).is_err());
    }

    #[test]
    fn manifests_of_secrets_in_several_documents_and_lists() {
        let secret = |name: &str, indent: &str| {
            let lines = [
                "apiVersion: v1",
                "kind: Secret",
                "metadata:",
                &format!("  name: {name}"),
                "data:",
                "  pw: aHVudGVy",
                "    Mg==",
                "stringData: {k: plain}",
            ];
            lines.map(|line| format!("{indent}{line}\n")).concat()
        };
        let list = secret("c", "    ").replacen("    api", "  - api", 1);
        let text = format!(
            "{}---\n{}---\napiVersion: v1\nkind: List\nitems:\n{list}---\napiVersion: v1\nkind: ConfigMap\ndata: {{a: b}}\n",
            secret("a", ""),
            secret("b", "")
        );
        assert_read(
            &text,
            &[
                ("a/pw", "hunter2"),
                ("a/k", "plain"),
                ("b/pw", "hunter2"),
                ("b/k", "plain"),
                ("c/pw", "hunter2"),
                ("c/k", "plain"),
            ],
        );
        assert_eq!(values(&text).unwrap().notes.len(), 1);
    }

    #[test]
    fn what_is_no_yaml_is_not_quoted() {
        for text in [
            "a: 1\nb: [hunter2\n",
            "a: 'hunter2",
            "a: b: hunter2",
            "a: *hunter2\n",
        ] {
            let error = values(text).err().unwrap_or_else(|| panic!("{text}"));
            assert!(error.ends_with("not YAML"), "{error}");
            assert!(error.starts_with("line "), "{error}");
        }
    }
}
