//! Bytes out.

/// Where a stream's output goes.
pub trait Sink {
    /// Takes the next bytes of the output.
    fn emit(&mut self, bytes: &[u8]);
}

impl<F: FnMut(&[u8])> Sink for F {
    fn emit(&mut self, bytes: &[u8]) {
        self(bytes);
    }
}

impl Sink for Vec<u8> {
    fn emit(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}
