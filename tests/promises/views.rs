//! Views of a haystack in which gaps are left out, as plainly as possible: the oracle's
//! own notion of what may lie inside a known value.

/// A value lies over no more bytes that are left out.
const MOST: usize = 1024;

/// Bytes with the offsets where they stand. `None` is what no value lies over.
pub(crate) type View = Vec<(Option<u8>, usize)>;

/// The views of what lies between two earlier masks: without control sequences; with one
/// space for each run of white space as well; or without line breaks behind base64.
pub(crate) fn views(haystack: &[u8]) -> [View; 3] {
    let mut bare = Vec::new();
    let mut at = 0;
    while at < haystack.len() {
        let rest = &haystack[at..];
        match (2..=rest.len().min(32)).find(|&length| is_control(&rest[..length])) {
            Some(length) => at += length,
            None => {
                bare.push((Some(rest[0]).filter(|&byte| byte != 0x1b), at));
                at += 1;
            }
        }
    }
    let is_white = |index: usize| bare[index].0.is_some_and(|byte| b" \t\r\n".contains(&byte));
    let mut spaced = Vec::new();
    let mut wrapped = Vec::new();
    for (index, &(byte, at)) in bare.iter().enumerate() {
        if !is_white(index) {
            spaced.push((byte, at));
        } else if index == 0 || !is_white(index - 1) {
            spaced.push((Some(b' '), at));
        }
        if !is_wrap(&bare, index) {
            wrapped.push((byte, at));
        }
    }
    [bare, spaced, wrapped]
}

/// The bytes of one view from an index on, up to where no value goes on, and how many.
pub(crate) fn same(value: &[u8], view: &[(Option<u8>, usize)]) -> usize {
    let left_out = |index: usize| view[index].1 - view[0].1 - index;
    let goes_on = |&index: &usize| view[index].0 == Some(value[index]) && left_out(index) <= MOST;
    (0..value.len().min(view.len())).take_while(goes_on).count()
}

/// Whether this is a whole control sequence.
fn is_control(bytes: &[u8]) -> bool {
    let is = |byte: u8, first: u8, last: u8| (first..=last).contains(&byte);
    match bytes {
        [0x1b, b'[', within @ .., last] => {
            let parameters = within.iter().take_while(|&&byte| is(byte, 0x30, 0x3f));
            let others = &within[parameters.count()..];
            is(*last, 0x40, 0x7e)
                && others.len() <= 1
                && others.iter().all(|&byte| is(byte, 0x20, 0x2f))
        }
        [0x1b, one] => is(*one, 0x30, 0x7e) && !b"[]PX^_".contains(one),
        [0x1b, one, two] => is(*one, 0x20, 0x2f) && is(*two, 0x30, 0x7e),
        _ => false,
    }
}

/// Whether this is of a line break right behind sixteen signs of base64.
fn is_wrap(bare: &View, index: usize) -> bool {
    let signs = match bare[index].0 {
        Some(b'\n') if index > 0 && touch(bare, index, b'\r') => index - 1,
        Some(b'\n' | b'\r') => index,
        _ => return false,
    };
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte);
    signs >= 16
        && bare[index].1 - bare[signs - 16].1 == index - signs + 16
        && bare[signs - 16..signs]
            .iter()
            .all(|(byte, _)| byte.is_some_and(is_sign))
}

/// Whether this byte stands right before, with nothing left out between.
fn touch(bare: &View, index: usize, byte: u8) -> bool {
    bare[index - 1] == (Some(byte), bare[index].1 - 1)
}
