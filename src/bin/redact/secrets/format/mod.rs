//! What sources are written in: texts become values with names.
//!
//! No reader here touches the outside, and no error quotes what it read.

use super::Found;

/// dotenv files.
pub(crate) mod dotenv;
/// References to other variables.
mod expand;
/// JSON.
pub(crate) mod json;
/// `.netrc`.
pub(crate) mod netrc;
/// Quotes and escapes.
mod quoting;
/// What JSON and YAML hold.
pub(crate) mod tree;
/// YAML.
pub(crate) mod yaml;

/// What a text holds.
#[derive(Default)]
pub(crate) struct Format {
    pub(crate) found: Vec<Found>,
    /// What people should know of it.
    pub(crate) notes: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECES: &[&str] = &[
        "K", "=", ":", " ", "\n", "\r\n", "\"", "'", "`", "\\", "$", "{", "}", "#", "é", "-", "[",
        "]", ",", "*a", "&a", "|", ">", "?", "!", "\t", "\u{0}", "export ", "password", "machine",
        "macdef", "true", "1e5", "\\u00", "${K:-x}", "---",
    ];

    /// Whatever stands in a file: readers come to an end, and an error has nothing of it.
    #[test]
    fn no_text_is_too_odd() {
        let mut state = 1_u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(11);
            (state >> 33) as usize
        };
        let mut read = [0; 2];
        for _ in 0..30_000 {
            let mut text = String::from("hunter2");
            for _ in 0..next() % 20 {
                let piece = PIECES[next() % PIECES.len()];
                text.insert_str(if next() % 8 == 0 { 0 } else { text.len() }, piece);
            }
            let _ = dotenv::variables(&text);
            let _ = netrc::values(&text);
            for result in [json::values(&text), yaml::values(&text)] {
                match result {
                    Ok(_) => read[0] += 1,
                    Err(why) => {
                        assert!(!why.contains("hunter2"), "{why}");
                        read[1] += 1;
                    }
                }
            }
        }
        assert!(read[0] > 1000 && read[1] > 1000, "{read:?}");
    }
}
