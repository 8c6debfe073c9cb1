//! Outputs as symbols: bytes that passed, and masks.

/// What an output is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Symbol {
    /// A byte that passed.
    Raw(u8),
    /// A mask, wrapped if need be.
    Mask(String),
}

/// The bytes of an output.
pub(crate) fn render(symbols: &[Symbol]) -> Vec<u8> {
    let bytes = |symbol: &Symbol| match symbol {
        Symbol::Raw(byte) => vec![*byte],
        Symbol::Mask(text) => text.clone().into_bytes(),
    };
    symbols.iter().flat_map(bytes).collect()
}

/// The mask of a rule.
pub(crate) fn label(id: &str) -> String {
    format!("__REDACTED:{id}__")
}

/// Everything that is an earlier mask, when this fixed text is in use or none.
pub(crate) fn masks(text: Option<&str>) -> Vec<String> {
    let labels = redact_stream::rules().map(|rule| label(rule.id));
    labels.chain(text.map(str::to_owned)).collect()
}

/// What lies between earlier masks.
pub(crate) fn segments(haystack: &[u8], earlier: &[String]) -> Vec<(usize, usize)> {
    let (mut segments, mut from, mut at) = (Vec::new(), 0, 0);
    while at < haystack.len() {
        let here = |mask: &&String| haystack[at..].starts_with(mask.as_bytes());
        match earlier.iter().filter(here).map(String::len).max() {
            Some(len) => {
                segments.push((from, at));
                at += len;
                from = at;
            }
            None => at += 1,
        }
    }
    segments.push((from, at));
    segments
}

/// How many symbols at the beginning two outputs have in common.
pub(crate) fn common<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// How many symbols at the beginning make up exactly these bytes, if any do.
pub(crate) fn prefix(output: &[Symbol], bytes: &[u8]) -> Option<usize> {
    let (mut at, mut count) = (0, 0);
    for symbol in output {
        if at == bytes.len() {
            break;
        }
        let text: &[u8] = match symbol {
            Symbol::Raw(byte) => &[*byte],
            Symbol::Mask(text) => text.as_bytes(),
        };
        if !bytes[at..].starts_with(text) {
            return None;
        }
        at += text.len();
        count += 1;
    }
    (at == bytes.len()).then_some(count)
}
