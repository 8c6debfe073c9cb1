//! push / finish.
use super::Sink;
/// One byte stream being redacted.
#[derive(Clone, Debug, Default)]
pub struct Stream;
impl Stream {
    /// Takes the next chunk.
    pub fn push<S: Sink + ?Sized>(&mut self, chunk: &[u8], sink: &mut S) { sink.emit(chunk); }
    /// Ends the stream; it can be used again for another.
    pub fn finish<S: Sink + ?Sized>(&mut self, _sink: &mut S) {}
    /// How many bytes are held back now.
    pub fn held(&self) -> usize { 0 }
}
