//! Random numbers, ways of cutting, entry points, and a shrinker.

use std::io::{Read, Write};

use redact_stream::sealed::Sealed;
use redact_stream::{Mask, Redactor, Secret, internals, io};

use super::oracle::Oracle;
use super::symbols::{label, render};

/// The fixed mask texts that tests use; `None` is the label.
pub(crate) const MASKS: [Option<&str>; 4] =
    [None, Some("********"), Some("__hidden__"), Some("#x-~")];

/// A small random generator: the same numbers for the same seed.
#[derive(Clone, Debug)]
pub(crate) struct Rng(u64);

impl Rng {
    /// `REDACT_SEED` in the environment replaces the seed.
    pub(crate) fn new(seed: u64) -> Rng {
        let given = std::env::var("REDACT_SEED")
            .ok()
            .and_then(|text| text.parse().ok());
        Rng::exactly(given.unwrap_or(seed))
    }

    /// The seed, whatever the environment says.
    pub(crate) fn exactly(seed: u64) -> Rng {
        Rng(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// True once in `n` times.
    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// How often a property is tried: `REDACT_ROUNDS` in the environment multiplies it.
pub(crate) fn rounds(usual: usize) -> usize {
    let times = std::env::var("REDACT_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok());
    usual * times.unwrap_or(1)
}

/// Known values in all their spellings.
fn spelled(known: &[(String, Vec<u8>)], mask: Option<&str>) -> Vec<(String, Vec<u8>)> {
    let spelled = known.iter().flat_map(|(name, value)| {
        let spellings = internals::spellings(value, Secret::MIN_SHORTEST, mask).into_iter();
        spellings.map(|spelling| (name.clone(), spelling))
    });
    spelled.collect()
}

/// An engine and an oracle that must agree.
pub(crate) struct Pair {
    pub(crate) redactor: Redactor,
    pub(crate) oracle: Oracle,
    pub(crate) name: String,
}

impl Pair {
    pub(crate) fn new(only: Option<&[&str]>, limit: usize, mask: Option<&str>) -> Pair {
        let mut builder = Redactor::builder().limit(limit).mask(match mask {
            None => Mask::label(),
            Some("********") => Mask::stars(),
            Some(text) => Mask::text(text).unwrap(),
        });
        if let Some(ids) = only {
            builder = builder.only(ids.iter().copied());
        }
        let name = format!("only {only:?}, limit {limit}, mask {mask:?}");
        Pair {
            redactor: builder.build().unwrap(),
            oracle: Oracle::new(only, limit, mask),
            name,
        }
    }

    /// The same with known secrets: their names, which are their labels, and values. The
    /// oracle gets their spellings; whether these are right, the test of `tests/spellings`
    /// asks the real encoders.
    pub(crate) fn knowing(
        only: &[&str],
        limit: usize,
        mask: Option<&str>,
        known: &[(String, Vec<u8>)],
    ) -> Pair {
        let secrets = known
            .iter()
            .map(|(name, value)| Secret::new(name, value.as_slice()));
        let mut builder = Redactor::builder().limit(limit).secrets(secrets);
        builder = builder.shortest_secret(Secret::MIN_SHORTEST);
        builder = builder.only(only.iter().copied());
        if let Some(text) = mask {
            builder = builder.mask(Mask::text(text).unwrap());
        }
        let shown =
            |(name, value): &(String, Vec<u8>)| format!("{name}=b\"{}\"", value.escape_ascii());
        let shown: Vec<String> = known.iter().take(12).map(shown).collect();
        Pair {
            redactor: builder.build().unwrap(),
            oracle: Oracle::new(Some(only), limit, mask).knowing(spelled(known, mask)),
            name: format!("only {only:?}, limit {limit}, mask {mask:?}, known {shown:?}"),
        }
    }

    /// The same with sealed values besides; all of them are strong enough.
    pub(crate) fn sealing(
        only: &[&str],
        mask: Option<&str>,
        known: &[(String, Vec<u8>)],
        sealed: &[(String, Vec<u8>)],
    ) -> Pair {
        let secret = |(name, value): &(String, Vec<u8>)| Secret::new(name, value.as_slice());
        let secrets: Vec<Secret> = sealed.iter().map(secret).collect();
        let (fingerprints, refused) = Sealed::seal(&secrets, [7; 32]);
        assert_eq!(refused, []);
        // As it comes out of a file.
        let fingerprints = Sealed::parse(fingerprints.to_string().as_bytes()).unwrap();
        let mut builder = Redactor::builder()
            .secrets(known.iter().map(secret))
            .shortest_secret(Secret::MIN_SHORTEST)
            .sealed(fingerprints)
            .only(only.iter().copied());
        if let Some(text) = mask {
            builder = builder.mask(Mask::text(text).unwrap());
        }
        let shown =
            |(name, value): &(String, Vec<u8>)| format!("{name}=b\"{}\"", value.escape_ascii());
        let shown: Vec<String> = known.iter().chain(sealed).take(12).map(shown).collect();
        let limit = Redactor::DEFAULT_LIMIT;
        let mut oracle = Oracle::new(Some(only), limit, mask).knowing(spelled(known, mask));
        oracle
            .earlier
            .extend(sealed.iter().map(|(name, _)| label(name)));
        oracle.sealed = sealed.to_vec();
        Pair {
            redactor: builder.build().unwrap(),
            oracle,
            name: format!("only {only:?}, mask {mask:?}, known and sealed {shown:?}"),
        }
    }

    /// All rules, the usual mask.
    pub(crate) fn usual() -> Pair {
        Pair::new(None, 16 << 10, None)
    }

    /// What the oracle wants.
    pub(crate) fn wanted(&self, haystack: &[u8]) -> Vec<u8> {
        render(&self.oracle.run(haystack))
    }

    /// What the engine writes when the haystack is cut at some offsets.
    pub(crate) fn cut(&self, haystack: &[u8], cuts: &[usize]) -> Vec<u8> {
        let mut stream = self.redactor.stream();
        let mut output = Vec::new();
        let mut from = 0;
        for &cut in cuts {
            stream.push(&haystack[from..cut], &mut output);
            from = cut;
        }
        stream.push(&haystack[from..], &mut output);
        stream.finish(&mut output);
        output
    }

    /// Random cuts, sorted; sometimes many, sometimes few.
    pub(crate) fn random_cuts(&self, haystack: &[u8], rng: &mut Rng) -> Vec<usize> {
        let longest = *rng.pick(&[2, 4, 9, 40, 400]);
        let (mut cuts, mut at) = (Vec::new(), 0);
        loop {
            at += rng.below(longest);
            if at > haystack.len() {
                return cuts;
            }
            cuts.push(at);
            at += usize::from(longest == 2);
        }
    }

    /// Says how the engine differs from the oracle under some ways of cutting.
    pub(crate) fn disagreement(&self, haystack: &[u8], seed: u64) -> Option<String> {
        let wanted = self.wanted(haystack);
        let mut rng = Rng::new(seed);
        let mut ways = vec![Vec::new(), (0..haystack.len()).collect()];
        ways.extend((0..3).map(|_| self.random_cuts(haystack, &mut rng)));
        ways.extend((0..4).map(|_| vec![rng.below(haystack.len() + 1)]));
        ways.into_iter()
            .find_map(|cuts| self.against(haystack, &wanted, &cuts))
    }

    /// Says how the engine differs from what is wanted when cut in one way.
    pub(crate) fn against(&self, haystack: &[u8], wanted: &[u8], cuts: &[usize]) -> Option<String> {
        let got = self.cut(haystack, cuts);
        (got != wanted).then(|| {
            let all = cuts.len() == haystack.len();
            let cuts = if all {
                "everywhere".into()
            } else {
                format!("at {cuts:?}")
            };
            format!(
                "{}\n haystack b\"{}\"\n cut {cuts}\n   wanted b\"{}\"\n      got b\"{}\"",
                self.name,
                haystack.escape_ascii(),
                wanted.escape_ascii(),
                got.escape_ascii()
            )
        })
    }

    /// Fails with the smallest disagreement that can be found from this haystack.
    pub(crate) fn agree(&self, haystack: &[u8], seed: u64) {
        if self.disagreement(haystack, seed).is_some() {
            let small = shrink(haystack, |less| self.disagreement(less, seed).is_some());
            let message = self.disagreement(&small, seed);
            panic!("REDACT_SEED={seed}: {}", message.unwrap_or_default());
        }
    }

    /// Tries every two-part cut and every entry point.
    pub(crate) fn every_way(&self, haystack: &[u8], wanted: &[u8], seed: u64) {
        let fail = |way: &str, got: &[u8]| {
            assert_eq!(
                got.escape_ascii().to_string(),
                wanted.escape_ascii().to_string(),
                "{way}, haystack b\"{}\", {}",
                haystack.escape_ascii(),
                self.name
            );
        };
        let mut rng = Rng::new(seed);
        let mut ways = vec![Vec::new(), (0..haystack.len()).collect()];
        ways.extend((0..=haystack.len()).map(|cut| vec![cut]));
        ways.extend((0..4).map(|_| self.random_cuts(haystack, &mut rng)));
        for cuts in &ways {
            if let Some(message) = self.against(haystack, wanted, cuts) {
                panic!("REDACT_SEED={seed}: {message}");
            }
        }
        fail("redact", &self.redactor.redact(haystack));
        if let Ok(text) = std::str::from_utf8(haystack) {
            fail("redact_str", self.redactor.redact_str(text).as_bytes());
        }
        fail("Writer", &self.through_writer(haystack, &mut rng));
        fail("Reader", &self.through_reader(haystack, &mut rng));
    }

    fn through_writer(&self, haystack: &[u8], rng: &mut Rng) -> Vec<u8> {
        let mut writer = io::Writer::new(Vec::new(), &self.redactor);
        let mut from = 0;
        for cut in self.random_cuts(haystack, rng) {
            writer.write_all(&haystack[from..cut]).unwrap();
            from = cut;
            if rng.one_in(4) {
                writer.flush().unwrap();
            }
        }
        writer.write_all(&haystack[from..]).unwrap();
        writer.finish().unwrap()
    }

    fn through_reader(&self, haystack: &[u8], rng: &mut Rng) -> Vec<u8> {
        let chunks = self.random_cuts(haystack, rng);
        let slow = Slow {
            rest: haystack,
            sizes: chunks,
        };
        let mut reader = io::Reader::new(slow, &self.redactor);
        let mut output = Vec::new();
        let mut buffer = vec![0; 1 + rng.below(50)];
        loop {
            match reader.read(&mut buffer).unwrap() {
                0 => return output,
                read => output.extend(&buffer[..read]),
            }
        }
    }
}

/// Gives a few bytes at a time.
struct Slow<'h> {
    rest: &'h [u8],
    sizes: Vec<usize>,
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let size = self.sizes.pop().unwrap_or(7) % 11 + 1;
        let size = size.min(buffer.len()).min(self.rest.len());
        let (now, rest) = self.rest.split_at(size);
        buffer[..size].copy_from_slice(now);
        self.rest = rest;
        Ok(size)
    }
}

/// Leaves out of a failing haystack what is not needed for it to fail.
pub(crate) fn shrink(haystack: &[u8], fails: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut small = haystack.to_vec();
    let mut size = small.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at + size <= small.len() {
            let less = [&small[..at], &small[at + size..]].concat();
            if fails(&less) {
                small = less;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    small
}
