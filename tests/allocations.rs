//! Promise 11: after warm-up nothing is allocated per chunk on clean input, and
//! nothing per finding with the default mask.

use redact_stream::sealed::Sealed;
use redact_stream::{Redactor, Secret};

/// Counts what a stream allocates while a text is pushed in chunks, a second time.
fn allocations(text: &[u8], size: usize) -> u64 {
    allocations_of(&Redactor::new(), text, size)
}

fn allocations_of(redactor: &Redactor, text: &[u8], size: usize) -> u64 {
    let mut stream = redactor.stream();
    let mut sum = 0u64;
    let mut sink = |bytes: &[u8]| sum += bytes.len() as u64;
    for chunk in text.chunks(size).chain(text.chunks(size)) {
        stream.push(chunk, &mut sink);
    }
    let info = allocation_counter::measure(|| {
        for chunk in text.chunks(size) {
            stream.push(chunk, &mut sink);
        }
    });
    stream.finish(&mut sink);
    assert!(sum > 0);
    info.count_total
}

fn clean() -> Vec<u8> {
    let line = |n: u32| {
        let (id, ip) = (n.wrapping_mul(2_654_435_761), n % 256);
        format!(
            "2031-05-06T07:08:{:02}Z INFO request={id:08x} peer=10.0.0.{ip} path=/static/app-{n}.js \
             user_id={n} status=200 took={}ms {{\"ok\":true,\"items\":[1,2,3]}} risk-free desk_top\n",
            n % 60,
            n % 977
        )
    };
    (0..2000).flat_map(|n| line(n).into_bytes()).collect()
}

fn leaky() -> Vec<u8> {
    let line = |n: u32| {
        let id = format!("{:016x}", u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        format!(
            "user=ann password=hunter{n} token: {id}{id} gh{}_{id}{id}abcd {{\"client_secret\": \"{id}\"}}\n\
             Authorization: Bearer {id}.{id} https://ann:{id}@example.com/\n",
            'p'
        )
    };
    (0..2000).flat_map(|n| line(n).into_bytes()).collect()
}

#[test]
fn nothing_is_allocated_on_clean_input() {
    for size in [1, 7, 100, 4096, 65536] {
        assert_eq!(allocations(&clean(), size), 0, "in chunks of {size}");
    }
}

#[test]
fn nothing_is_allocated_for_a_finding() {
    for size in [1, 7, 100, 4096, 65536] {
        assert_eq!(allocations(&leaky(), size), 0, "in chunks of {size}");
    }
}

/// With known secrets: some that are there, some that nearly are, and many.
#[test]
fn nothing_is_allocated_for_known_secrets() {
    let many = (0..20_000u64).map(|at| format!("{:016x}", at.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
    let some = [
        "user_id=17",
        "status=200 took=9",
        "status=200 took=91ms",
        "2031-05-06T07",
    ];
    let values = many.chain(some.map(str::to_owned));
    let secrets = values.map(|value| Secret::new("known", value));
    let redactor = Redactor::builder().secrets(secrets).build().unwrap();
    let shown = redactor.redact(&clean()).into_owned();
    assert!(memchr::memmem::find_iter(&shown, "__REDACTED:known__").count() > 2000);
    for text in [clean(), leaky()] {
        for size in [1, 7, 100, 4096, 65536] {
            let count = allocations_of(&redactor, &text, size);
            assert_eq!(count, 0, "in chunks of {size}");
        }
    }
}

/// A hundred thousand known secrets with all their spellings, while they are prepared and
/// afterwards.
#[test]
fn known_secrets_take_no_more_than_is_said() {
    let letters = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let mut seed = 1u64;
    let mut below = |end: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1);
        (seed >> 33) as usize % end
    };
    let mut value = || -> Vec<u8> {
        let length = 20 + below(41);
        (0..length).map(|_| letters[below(62)]).collect()
    };
    let values: Vec<Vec<u8>> = (0..100_000).map(|_| value()).collect();
    let mut built = None;
    let taken = allocation_counter::measure(|| {
        let secrets = values.iter().zip(0..);
        let secrets = secrets.map(|(value, at)| Secret::new(format!("s{at}"), value.as_slice()));
        let redactor = Redactor::builder().secrets(secrets).build().unwrap();
        redactor.prepare();
        built = Some(redactor);
    });
    let (most, left) = (taken.bytes_max >> 20, taken.bytes_current >> 20);
    assert!(
        most < 200 && (0..160).contains(&left),
        "{most} MiB, then {left} MiB"
    );
}

/// With sealed values: of many lengths, with words that nearly are some, and some that are.
#[test]
fn nothing_is_allocated_for_sealed_values() {
    let word = |n: u64| {
        let one = format!("{:016x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let other = format!("{:016x}", n.wrapping_mul(0xd6e8_feb8_6659_fd93));
        format!("{one}/{other}Zq{}", "x7".repeat(n as usize % 40))
    };
    let secrets: Vec<Secret> = (1..2000).map(|n| Secret::new("sealed", word(n))).collect();
    let (sealed, _) = Sealed::seal(&secrets, [7; 32]);
    assert!(sealed.len() > 1900);
    let redactor = Redactor::builder().sealed(sealed).build().unwrap();
    let words: Vec<u8> = (1990..2400)
        .flat_map(|n| format!("path=a/b/{} tok={}.\n", word(n), word(n)).into_bytes())
        .collect();
    let shown = redactor.redact(&words).into_owned();
    assert!(memchr::memmem::find_iter(&shown, "__REDACTED:sealed__").count() > 10);
    for text in [clean(), leaky(), words] {
        for size in [1, 7, 100, 4096, 65536] {
            let count = allocations_of(&redactor, &text, size);
            assert_eq!(count, 0, "in chunks of {size}");
        }
    }
}

#[test]
fn nothing_is_allocated_to_format_a_value() {
    struct Nowhere;
    impl std::fmt::Write for Nowhere {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            std::hint::black_box(text);
            Ok(())
        }
    }
    let redactor = Redactor::new();
    let long = String::from_utf8(clean()).unwrap();
    for (name, text) in [("clean", &*long), ("a finding", "password=hunter2")] {
        let print = || {
            for value in [text, "GET /"] {
                let args = format_args!("{value} status={} {:?}", 200, Some("ok"));
                let shown = redactor.display(&args);
                std::fmt::write(&mut Nowhere, format_args!("{shown}")).unwrap();
            }
        };
        print();
        print();
        assert_eq!(allocation_counter::measure(print).count_total, 0, "{name}");
    }
}

#[test]
fn the_counter_counts() {
    let info = allocation_counter::measure(|| drop(std::hint::black_box(vec![1u8; 9])));
    assert_eq!(info.count_total, 1);
}
