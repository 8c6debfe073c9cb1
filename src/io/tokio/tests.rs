//! The adapters against sources and destinations that do all that they may.

use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use ::tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use proptest::prelude::*;

use super::{Reader, Writer};
use crate::io::hostile::{Hostile, REDACTOR, Step, expected, haystack, steps};

/// An inner reader or writer. Where it is pending, it wakes whoever polled it.
#[derive(Debug)]
struct Inner {
    hostile: Hostile,
    shut: bool,
}

impl Inner {
    fn poll<T>(
        &mut self,
        cx: &Context<'_>,
        call: impl FnOnce(&mut Hostile) -> io::Result<T>,
    ) -> Poll<io::Result<T>> {
        match call(&mut self.hostile) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            result => Poll::Ready(result),
        }
    }
}

impl AsyncWrite for Inner {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        assert!(!self.shut, "written to after its shutdown");
        self.poll(cx, |hostile| hostile.take(bytes))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll(cx, io::Write::flush)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let result = self.poll(cx, |hostile| hostile.step(0).map(drop));
        self.shut = matches!(result, Poll::Ready(Ok(())));
        result
    }
}

impl AsyncRead for Inner {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let room = buffer.initialize_unfilled();
        let result = self.poll(cx, |hostile| hostile.give(room));
        result.map_ok(|count| buffer.advance(count))
    }
}

fn inner(bytes: Vec<u8>, steps: Vec<Step>) -> Inner {
    Inner {
        hostile: Hostile::new(bytes, steps),
        shut: false,
    }
}

/// Counts how often it is woken.
#[derive(Default)]
struct Woken(AtomicUsize);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Polls until it is ready and succeeds. Whatever is pending must have seen to it that
/// somebody is woken; no error but those of the script may come.
fn persist<T>(mut poll: impl FnMut(&mut Context<'_>) -> Poll<io::Result<T>>) -> T {
    let woken = Arc::new(Woken::default());
    let waker = Waker::from(Arc::clone(&woken));
    loop {
        let before = woken.0.load(Ordering::Relaxed);
        match poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(Ok(value)) => return value,
            Poll::Ready(Err(error)) => assert_eq!(error.kind(), ErrorKind::ConnectionReset),
            Poll::Pending => assert!(woken.0.load(Ordering::Relaxed) > before, "nobody is woken"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_written_arrives_once_and_in_order(
        haystack in haystack(),
        steps in steps(),
        sizes in proptest::collection::vec(1usize..200, 1..20),
        flushes in any::<u32>(),
    ) {
        let expected = expected(&haystack);
        let mut writer = Writer::new(inner(Vec::new(), steps), &REDACTOR);
        let mut rest = &haystack[..];
        let mut nth = 0;
        while !rest.is_empty() {
            // Each poll comes with another buffer, as if the one before had been cancelled.
            let taken = persist(|cx| {
                nth += 1;
                let size = sizes[nth % sizes.len()].min(rest.len());
                let size = if nth % 7 == 6 { rest.len() } else { size };
                Pin::new(&mut writer).poll_write(cx, &rest[..size])
            });
            prop_assert!(0 < taken && taken <= rest.len());
            rest = &rest[taken..];
            if flushes >> (nth % 32) & 1 == 1 {
                persist(|cx| Pin::new(&mut writer).poll_flush(cx));
            }
            prop_assert!(expected.starts_with(&writer.get_ref().hostile.bytes), "shown too much");
        }
        persist(|cx| Pin::new(&mut writer).poll_shutdown(cx));
        let inner = writer.into_inner();
        prop_assert!(inner.shut);
        prop_assert!(inner.hostile.bytes == expected);
    }

    #[test]
    fn what_is_dropped_unfinished_shows_nothing_that_was_held(
        haystack in haystack(),
        steps in steps(),
        cut in any::<proptest::sample::Index>(),
    ) {
        let cut = cut.index(haystack.len() + 1);
        let mut writer = Writer::new(inner(Vec::new(), steps), &REDACTOR);
        let mut rest = &haystack[..cut];
        while !rest.is_empty() {
            rest = &rest[persist(|cx| Pin::new(&mut writer).poll_write(cx, rest))..];
        }
        let shown = writer.into_inner().hostile.bytes;
        for end in ["", " ", "\n", "Zz9Zz9Zz9Zz9"] {
            let whole = [&haystack[..cut], end.as_bytes()].concat();
            prop_assert!(expected(&whole).starts_with(&shown));
        }
    }

    #[test]
    fn what_is_read_arrives_once_and_in_order(
        haystack in haystack(),
        steps in steps(),
        sizes in proptest::collection::vec(1usize..5000, 1..20),
    ) {
        let mut reader = Reader::new(inner(haystack.clone(), steps), &REDACTOR);
        let mut got = Vec::new();
        let mut nth = 0;
        loop {
            let more = persist(|cx| {
                nth += 1;
                let mut room = vec![0; sizes[nth % sizes.len()]];
                let mut buffer = ReadBuf::new(&mut room);
                let poll = Pin::new(&mut reader).poll_read(cx, &mut buffer);
                poll.map_ok(|()| buffer.filled().to_vec())
            });
            if more.is_empty() {
                break;
            }
            got.extend(more);
        }
        prop_assert!(got == expected(&haystack));
        persist(|cx| Pin::new(&mut reader).poll_read(cx, &mut ReadBuf::new(&mut [0; 8])));
        prop_assert!(reader.into_inner().hostile.bytes.is_empty());
    }
}

/// A program as it is written: both ends at work, and a copy in between.
#[::tokio::test]
async fn through_a_pipe_of_a_few_bytes() {
    let text = "user=ann password=hunter2 all is well\n".repeat(500);
    let (near, far) = ::tokio::io::duplex(7);
    let (mut source, mut writer) = (text.as_bytes(), Writer::new(near, &REDACTOR));
    let written = async {
        ::tokio::io::copy(&mut source, &mut writer).await.unwrap();
        writer.shutdown().await.unwrap();
        assert_eq!(
            writer.write(b"more").await.unwrap_err().kind(),
            ErrorKind::BrokenPipe
        );
        writer.shutdown().await.unwrap();
    };
    let mut got = String::new();
    let mut reader = Reader::new(far, &REDACTOR);
    let (read, ()) = ::tokio::join!(reader.read_to_string(&mut got), written);
    read.unwrap();
    assert_eq!(got, REDACTOR.redact_str(&text));
}

#[::tokio::test]
async fn settled_bytes_have_left_when_a_write_returns() {
    let mut writer = Writer::new(Vec::new(), &REDACTOR);
    writer.write_all(b"Password? ").await.unwrap();
    assert_eq!(writer.get_ref(), b"Password? ");
    assert_eq!(writer.finish().await.unwrap(), b"Password? ");
}

#[::tokio::test]
async fn an_error_after_the_bytes_were_taken_is_told_next_time() {
    let failure = Step::Fail(ErrorKind::StorageFull);
    let mut writer = Writer::new(inner(Vec::new(), vec![failure]), &REDACTOR);
    assert_eq!(writer.write(b"one ").await.unwrap(), 4);
    assert_eq!(
        writer.write(b"two ").await.unwrap_err().kind(),
        ErrorKind::StorageFull
    );
    assert_eq!(writer.write(b"two ").await.unwrap(), 4);
    assert_eq!(writer.finish().await.unwrap().hostile.bytes, b"one two ");
}

#[test]
fn debug_shows_nothing_that_passed() {
    let mut writer = Writer::new(Vec::new(), &REDACTOR);
    persist(|cx| Pin::new(&mut writer).poll_write(cx, b"hello"));
    let reader = Reader::new(&b"hello"[..], &REDACTOR);
    let shown = format!("{writer:?} {reader:?}");
    assert!(!shown.contains("hello"), "{shown}");
}
