//! Generated workloads: the same bytes on every run, with a known number of secrets.
//!
//! The words for how often something is found are memchr's: never, rare, common.

use std::fmt::Write;

/// A workload: bytes, and how many masks they must give.
pub(crate) struct Workload {
    /// What it is called in the results.
    pub(crate) name: &'static str,
    /// What it shows, and what it does not.
    pub(crate) why: &'static str,
    /// The haystack.
    pub(crate) bytes: Vec<u8>,
    /// So many masks are in its output.
    pub(crate) masks: usize,
    /// Known secrets: their labels and values.
    pub(crate) known: Vec<(String, Vec<u8>)>,
}

/// Kept apart from what follows it, so that no scanner takes this file for a leak.
const ANCHOR: &str = "ghp_";

/// A small deterministic generator (splitmix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    pub(crate) fn word(&mut self, length: usize) -> String {
        const ALPHABET: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        (0..length)
            .map(|_| char::from(ALPHABET[self.below(62) as usize]))
            .collect()
    }
}

/// All workloads, each of about `size` bytes.
pub(crate) fn workloads(size: usize) -> Vec<Workload> {
    vec![
        logs(
            "never",
            "ordinary logs, nothing to hide: what almost all input is",
            size,
            0,
            token,
        ),
        logs(
            "rare",
            "one line in a thousand has a token",
            size,
            1000,
            token,
        ),
        logs(
            "common",
            "every line has a token: the cost of masking itself",
            size,
            1,
            token,
        ),
        known("known-200", "200 known secrets", size, 200),
        known(
            "known-100000",
            "100,000 known secrets: tables larger than the nearer caches",
            size,
            100_000,
        ),
        coloured(known(
            "known-coloured",
            "200 known secrets, and colours",
            size / 2,
            200,
        )),
        json(size, |random| random.word(14)),
        endless(size),
        hostile(
            "hostile-anchor",
            "an anchor again and again: every one opens a candidate",
            "sk-proj-",
            size,
        ),
        hostile(
            "hostile-token",
            "near misses of a long token",
            "ghp_a1B2",
            size,
        ),
        hostile(
            "hostile-key",
            "an assignment within an assignment",
            "password=",
            size / 4,
        ),
        hostile(
            "hostile-url",
            "a user in a URL, and never a host",
            "x://u:",
            size,
        ),
    ]
}

/// A token behind a word.
fn token(random: &mut Random) -> String {
    format!("auth {ANCHOR}{}", random.word(36))
}

/// Log lines in several styles; one in `every` ends in a secret (0: none does),
/// which `plant` makes.
pub(crate) fn logs(
    name: &'static str,
    why: &'static str,
    size: usize,
    every: usize,
    plant: fn(&mut Random) -> String,
) -> Workload {
    let mut random = Random(1);
    let mut text = String::with_capacity(size + 512);
    let mut masks = 0;
    let mut line = 0;
    while text.len() < size {
        line += 1;
        plain_line(&mut random, &mut text);
        if every != 0 && line % every == 0 {
            masks += 1;
            let _ = write!(text, " {}", plant(&mut random));
        }
        text.push('\n');
    }
    Workload {
        name,
        why,
        bytes: text.into_bytes(),
        masks,
        known: Vec::new(),
    }
}

/// One line without a secret.
fn plain_line(random: &mut Random, text: &mut String) {
    let (a, b, c) = (random.below(24), random.below(60), random.below(1000));
    let number = random.next();
    let _ = match random.below(6) {
        0 => write!(
            text,
            "2026-03-{:02} {a:02}:{b:02}:17,{c:03} INFO dfs.DataNode$PacketResponder: Received block blk_{} of size {number} from /10.250.{a}.{b}",
            a + 1,
            number >> 1
        ),
        1 => write!(
            text,
            "[Sun Dec 04 {a:02}:{b:02}:44 2026] [error] mod_jk child workerEnv in error state {}",
            c % 9
        ),
        2 => write!(
            text,
            "Jun 14 {a:02}:{b:02}:01 combo sshd(pam_unix)[{number}]: authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=10.{a}.{b}.1",
            number = number % 65536
        ),
        3 => write!(
            text,
            "03-17 {a:02}:{b:02}:38.811  1702  2395 D WindowManager: printFreezingDisplayLogsopening app wtoken = AppWindowToken{{{:x} id=Id{{{:x} ActivityRecord}}}}, allDrawn= false",
            number >> 40,
            number >> 36
        ),
        4 => write!(
            text,
            "10.{a}.{b}.7 - - [17/May/2026:{a:02}:{b:02}:53 +0000] \"GET /images/{number:016x}.png?size={c} HTTP/1.1\" 200 {c} \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\""
        ),
        _ => write!(
            text,
            "{number:016x}-{:04x} {a}:{b} org.apache.spark.executor.CoarseGrainedExecutorBackend: Got assigned task {c}",
            number & 0xffff
        ),
    };
}

/// The same lines with so many known secrets, one of them in every tenth of a megabyte.
fn known(name: &'static str, why: &'static str, size: usize, count: usize) -> Workload {
    let mut random = Random(3);
    let mut known = Vec::new();
    for at in 0..count {
        let length = 20 + random.below(41) as usize;
        known.push((format!("s{at}"), random.word(length).into_bytes()));
    }
    let (mut bytes, mut masks) = (Vec::with_capacity(size + 512), 0);
    let clean = logs(name, why, size, 0, token).bytes;
    for part in clean.chunks(100_000) {
        bytes.extend_from_slice(part);
        bytes.extend_from_slice(&known[random.below(count as u64) as usize].1);
        masks += 1;
    }
    Workload {
        name,
        why,
        bytes,
        masks,
        known,
    }
}

/// The same with every third word in colour.
fn coloured(workload: Workload) -> Workload {
    let mut bytes = Vec::with_capacity(2 * workload.bytes.len());
    for (at, word) in workload
        .bytes
        .split_inclusive(|byte| b" \n".contains(byte))
        .enumerate()
    {
        let (text, end) = word.split_at(word.len() - 1);
        if at % 3 == 0 {
            bytes.extend_from_slice(b"\x1b[32m");
            bytes.extend_from_slice(text);
            bytes.extend_from_slice(b"\x1b[0m");
        } else {
            bytes.extend_from_slice(text);
        }
        bytes.extend_from_slice(end);
    }
    Workload { bytes, ..workload }
}

/// JSON lines, one in a hundred with a password, which `plant` makes.
pub(crate) fn json(size: usize, plant: fn(&mut Random) -> String) -> Workload {
    let mut random = Random(2);
    let mut text = String::with_capacity(size + 512);
    let mut masks = 0;
    let mut line = 0;
    while text.len() < size {
        line += 1;
        let number = random.next();
        let _ = write!(
            text,
            "{{\"ts\":\"2026-03-17T16:13:38.811Z\",\"level\":\"info\",\"trace_id\":\"{number:016x}{number:016x}\",\"msg\":\"request \\\"GET /v1/items/{}\\\" done\\n\",\"ms\":{},\"user\":{{\"id\":{},\"name\":\"user-{}\"}}",
            number >> 50,
            number % 1000,
            number >> 44,
            number % 77
        );
        if line % 100 == 0 {
            masks += 1;
            let _ = write!(text, ",\"password\":\"{}\"", plant(&mut random));
        }
        text.push_str("}\n");
    }
    Workload {
        name: "json",
        why: "JSON lines: many quotes and separators",
        bytes: text.into_bytes(),
        masks,
        known: Vec::new(),
    }
}

/// One line that never ends.
pub(crate) fn endless(size: usize) -> Workload {
    let mut workload = logs("endless", "the same without a newline", size, 0, token);
    workload
        .bytes
        .iter_mut()
        .filter(|byte| **byte == b'\n')
        .for_each(|byte| *byte = b' ');
    workload
}

/// One piece again and again; how many masks that gives is for the oracle to say.
fn hostile(name: &'static str, why: &'static str, piece: &str, size: usize) -> Workload {
    let bytes = piece.as_bytes().repeat(size / piece.len());
    let masks = usize::from(matches!(name, "hostile-anchor" | "hostile-key"));
    Workload {
        name,
        why,
        bytes,
        masks,
        known: Vec::new(),
    }
}
