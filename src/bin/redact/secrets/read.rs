//! Files that hold secrets, read into buffers that are wiped.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::spec::Spec;
use crate::error;

/// No file is larger than this.
pub(crate) const MAX_SIZE: usize = 64 << 20;

/// What a file holds; `-` is standard input.
///
/// # Errors
///
/// When it cannot be read, is a directory, or is too large: names the file.
pub(crate) fn bytes(spec: &Spec) -> Result<Zeroizing<Vec<u8>>, String> {
    if spec.is_stdin() {
        return all(io::stdin().lock(), 0)
            .map_err(|error| format!("{spec}: standard input: {}", error::reason(&error)));
    }
    file(&spec.path()).map_err(|why| format!("{spec}: {why}"))
}

/// The same as text.
///
/// # Errors
///
/// Also when it is not UTF-8: names the line.
pub(crate) fn text(spec: &Spec) -> Result<Zeroizing<String>, String> {
    as_text(bytes(spec)?).map_err(|why| format!("{spec}: {why}"))
}

/// Bytes as text, without a mark of the byte order.
///
/// # Errors
///
/// When they are not UTF-8: names the line.
pub(crate) fn as_text(bytes: Zeroizing<Vec<u8>>) -> Result<Zeroizing<String>, String> {
    match std::str::from_utf8(&bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            Ok(Zeroizing::new(text.to_owned()))
        }
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
            Err(format!("line {line}: not UTF-8"))
        }
    }
}

/// What the file of this path holds.
///
/// # Errors
///
/// The same, without the file's name where the system has words for it.
pub(crate) fn file(path: &Path) -> Result<Zeroizing<Vec<u8>>, String> {
    let named = |error: io::Error| error::reason(&error);
    // A FIFO is waited for: `file:<(…)` of a shell is one.
    let file = File::open(path).map_err(named)?;
    let facts = file.metadata().map_err(named)?;
    if facts.is_dir() {
        return Err("it is a directory, and not a file; dir:PATH reads one".to_owned());
    }
    let size = usize::try_from(facts.len()).unwrap_or(usize::MAX);
    if facts.is_file() && size > MAX_SIZE {
        return Err(too_large().to_string());
    }
    all(file, size).map_err(named)
}

/// The same without the end of a line at its end.
pub(crate) fn without_line_end(mut bytes: Zeroizing<Vec<u8>>) -> Zeroizing<Vec<u8>> {
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
    }
    bytes
}

fn too_large() -> io::Error {
    io::Error::other("larger than 64 MiB")
}

/// Reads to the end. A buffer that is too small is wiped, not moved.
fn all(mut from: impl Read, size: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(vec![0; size.clamp(4096, MAX_SIZE) + 1]);
    let mut len = 0;
    loop {
        if len > MAX_SIZE {
            return Err(too_large());
        }
        if len == bytes.len() {
            let mut larger = Zeroizing::new(vec![0; 2 * len]);
            larger[..len].copy_from_slice(&bytes);
            bytes = larger;
        }
        match from.read(&mut bytes[len..]) {
            Ok(0) => break,
            Ok(count) => len += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(len);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time.
    struct Drip(usize);

    impl Read for Drip {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = buffer.len().min(self.0).min(1000);
            buffer[..count].fill(b'x');
            self.0 -= count;
            Ok(count)
        }
    }

    #[test]
    fn all_is_read_however_it_comes() {
        for size in [0, 1, 4096, 4097, 4098, 100_000] {
            for told in [0, size] {
                assert_eq!(all(Drip(size), told).unwrap().len(), size);
            }
        }
    }

    #[test]
    fn text_has_a_line() {
        let text = |bytes: &[u8]| as_text(Zeroizing::new(bytes.to_vec()));
        assert_eq!(**text(b"\xef\xbb\xbfab").unwrap(), *"ab");
        assert_eq!(text(b"ab\n\nc\xff").unwrap_err(), "line 3: not UTF-8");
    }
}
