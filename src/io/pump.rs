//! From a source to a destination.

use std::io::{self, ErrorKind, Read, Write};

use super::CHUNK;
use super::outlet::Outlet;
use crate::Redactor;

/// How many bytes went through a [`pump`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Totals {
    /// Bytes read from the source.
    pub read: u64,
    /// Bytes written to the destination.
    pub written: u64,
}

/// Copies from `reader` to `writer`, redacted, until the input ends.
///
/// ```text
///   read what is there  ->  push  ->  write all that is settled  ->  flush
///        ^                                                             |
///        +-------------------------------------------------------------+
/// ```
///
/// A read takes whatever has arrived, up to 64 KiB, so a fast source makes
/// large writes and a slow one is passed on at once: no buffer has to fill up,
/// and no timer decides. Before every read that could wait, everything settled
/// has been written and flushed.
///
/// ```
/// use redact_stream::{Redactor, io::pump};
///
/// let token = format!("ghp_{}", "Zx81kQ0vTmRy".repeat(3));
/// let input = format!("remote: {token}\n");
/// let mut output = Vec::new();
/// let totals = pump(input.as_bytes(), &mut output, &Redactor::new())?;
/// assert_eq!(output, b"remote: ghp___REDACTED:github-token__\n");
/// assert_eq!(totals.read, input.len() as u64);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// The first error of either side ends the copying, except that interrupted
/// reads and writes are repeated. Everything settled before a failed read has
/// been written. What was held is dropped, for it could be a part of a secret
/// whose rest was not seen. A source or destination that would block is an
/// error here: this function is for those that wait.
pub fn pump<R: Read, W: Write>(
    mut reader: R,
    writer: W,
    redactor: &Redactor,
) -> io::Result<Totals> {
    // Where nothing comes, nothing is compiled.
    let mut stream = None;
    let mut outlet = Outlet::new(writer);
    let mut chunk = vec![0; CHUNK];
    let mut read = 0;
    loop {
        match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => {
                read += count as u64;
                let stream = stream.get_or_insert_with(|| redactor.stream());
                stream.push(&chunk[..count], &mut outlet);
                outlet.flush()?;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    if let Some(mut stream) = stream {
        stream.finish(&mut outlet);
    }
    outlet.flush()?;
    Ok(Totals {
        read,
        written: outlet.written(),
    })
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// What happened, in order.
    type Journal = RefCell<Vec<String>>;

    struct Source<'a>(&'a Journal, Vec<io::Result<&'static [u8]>>);

    impl Read for Source<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0.borrow_mut().push("read".to_owned());
            let bytes = self.1.remove(0)?;
            buffer[..bytes.len()].copy_from_slice(bytes);
            Ok(bytes.len())
        }
    }

    struct Destination<'a>(&'a Journal);

    impl Write for Destination<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0
                .borrow_mut()
                .push(String::from_utf8_lossy(bytes).into_owned());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            self.0.borrow_mut().push("flush".to_owned());
            Ok(())
        }
    }

    fn journal(events: Vec<io::Result<&'static [u8]>>) -> (Vec<String>, io::Result<Totals>) {
        let journal = Journal::default();
        let result = pump(
            Source(&journal, events),
            Destination(&journal),
            &Redactor::new(),
        );
        (journal.into_inner(), result)
    }

    #[test]
    fn everything_settled_is_out_before_the_next_read() {
        let (journal, result) = journal(vec![Ok(b"Name? "), Ok(b"Sure? "), Ok(b"")]);
        assert_eq!(
            journal,
            [
                "read", "Name? ", "flush", "read", "Sure? ", "flush", "read", "flush"
            ]
        );
        assert_eq!(
            result.unwrap(),
            Totals {
                read: 12,
                written: 12
            }
        );
    }

    #[test]
    fn a_failed_read_ends_it_and_an_interrupted_one_does_not() {
        let (journal, result) = journal(vec![
            Err(ErrorKind::Interrupted.into()),
            Ok(b"one "),
            Err(ErrorKind::ConnectionReset.into()),
        ]);
        assert_eq!(journal, ["read", "read", "one ", "flush", "read"]);
        assert_eq!(result.unwrap_err().kind(), ErrorKind::ConnectionReset);
    }

    #[test]
    fn a_failed_write_ends_it() {
        let mut full = [0; 3];
        let error = pump(&b"four"[..], &mut full[..], &Redactor::new()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::WriteZero);
        assert_eq!(&full, b"fou");
    }
}
