//! The encoders: scripts that get all values and write each of them in many ways.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::values::values;

/// One value as one encoder has written it.
pub(crate) struct Encoded {
    pub(crate) encoder: String,
    /// Which of the values it is.
    pub(crate) value: usize,
    pub(crate) text: Vec<u8>,
}

/// What a program writes, or nothing if it is not here.
fn run(program: &str, arguments: &[&str], locale: &str, input: &[u8]) -> Option<Vec<u8>> {
    let child = Command::new(program)
        .args(arguments)
        .env("LC_ALL", locale)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => panic!("{program}: {error}"),
    };
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // It may write before it has read all.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{program}: {}", output.status);
    Some(output.stdout)
}

/// A script that reads a JSON list of the values from its input, and writes lines: an
/// encoder's name, the number of a value, and what was written in hexadecimal digits.
fn lines(program: &str, arguments: &[&str]) -> Option<Vec<Encoded>> {
    let input = serde_json::to_vec(&values()).unwrap();
    let output = String::from_utf8(run(program, arguments, "C.UTF-8", &input)?).unwrap();
    let encoded = output.lines().map(|line| {
        let mut parts = line.split('\t');
        let mut next = || {
            parts
                .next()
                .unwrap_or_else(|| panic!("{program}: {line:?}"))
        };
        let (encoder, value, digits) = (next().to_owned(), next().parse().unwrap(), next());
        let byte = |at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap();
        let text = (0..digits.len() / 2).map(byte).collect();
        Encoded {
            encoder,
            value,
            text,
        }
    });
    Some(encoded.collect())
}

/// A script that reads values, each with a NUL behind it, and writes them as some encoders
/// do, with NULs.
fn terminated(encoders: &[&str], script: &str, locale: &str) -> Option<Vec<Encoded>> {
    let mut input = Vec::new();
    for value in values() {
        input.extend(value.as_bytes());
        input.push(0);
    }
    let script = format!("set -f; while IFS= read -r -d '' v; do {script}; done");
    let output = run("bash", &["-c", &script], locale, &input)?;
    let texts: Vec<&[u8]> = output.split(|&byte| byte == 0).collect();
    assert_eq!(texts.len(), values().len() * encoders.len() + 1);
    let texts = texts[..texts.len() - 1].iter().enumerate();
    let encoded = texts.map(|(at, text)| Encoded {
        encoder: format!("{}, {locale}", encoders[at % encoders.len()]),
        value: at / encoders.len(),
        text: text.to_vec(),
    });
    Some(encoded.collect())
}

const LOCALES: [&str; 2] = ["C", "C.UTF-8"];

fn is_there(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output();
    found.is_ok_and(|output| output.status.success())
}

pub(crate) fn python3() -> Option<Vec<Encoded>> {
    lines("python3", &["-c", include_str!("encoders.py")])
}

pub(crate) fn node() -> Option<Vec<Encoded>> {
    lines("node", &["-e", include_str!("encoders.js")])
}

pub(crate) fn perl() -> Option<Vec<Encoded>> {
    lines("perl", &["-e", include_str!("encoders.pl")])
}

pub(crate) fn php() -> Option<Vec<Encoded>> {
    lines("php", &["-r", include_str!("encoders.php")])
}

pub(crate) fn ruby() -> Option<Vec<Encoded>> {
    lines("ruby", &["-e", include_str!("encoders.rb")])
}

pub(crate) fn jq() -> Option<Vec<Encoded>> {
    let filter = r#"
        (. | to_entries[]) as {key: $at, value: $v}
        | {json: ($v | tojson), twice: ($v | tojson | tojson), uri: ($v | @uri), sh: ($v | @sh),
           base64: ($v | @base64), html: ($v | @html), csv: ([$v] | @csv)}
        | to_entries[] | [.key, $at, .value]"#;
    let input = serde_json::to_vec(&values()).unwrap();
    let output = run("jq", &["-c", filter], "C.UTF-8", &input)?;
    let rows = String::from_utf8(output).unwrap();
    let mut all: Vec<Encoded> = rows
        .lines()
        .map(|row| {
            let (encoder, value, text) = serde_json::from_str::<serde_json::Value>(row)
                .ok()
                .and_then(|row| {
                    let encoder = row[0].as_str()?.to_owned();
                    Some((encoder, row[1].as_u64()?, row[2].as_str()?.to_owned()))
                })
                .unwrap_or_else(|| panic!("{row:?}"));
            Encoded {
                encoder,
                value: value as usize,
                text: text.into(),
            }
        })
        .collect();
    for arguments in [
        &["-c", ".[]"][..],
        &["-ac", ".[]"],
        &["-ac", ".[] | tojson"],
    ] {
        let output = run("jq", arguments, "C.UTF-8", &input)?;
        let rows = output
            .split(|&byte| byte == b'\n')
            .filter(|row| !row.is_empty());
        all.extend(rows.enumerate().map(|(value, text)| Encoded {
            encoder: format!("jq {}", arguments.join(" ")),
            value,
            text: text.to_vec(),
        }));
    }
    Some(all)
}

pub(crate) fn bash() -> Option<Vec<Encoded>> {
    let encoders = ["printf %q", "${v@Q}", "declare -p"];
    let script = r#"printf '%q\0' "$v"; printf '%s\0' "${v@Q}"; declare -p v; printf '\0'"#;
    let mut all = Vec::new();
    for locale in LOCALES {
        all.extend(terminated(&encoders, script, locale)?);
    }
    // What is not quoted is one line; white space in a row would become one space.
    let unquoted = terminated(&["echo without quotes"], "echo $v; printf '\\0'", "C.UTF-8")?;
    all.extend(unquoted.into_iter().filter(|it| {
        let value = values()[it.value].replace("\r\n", "");
        !value.contains(['\t', '\r'])
            && !value.contains("  ")
            && !value.contains("\n ")
            && !value.contains(" \n")
            && !value.contains("\n\n")
            && !value.contains('\\')
    }));
    let traced = "exec 2>&1; PS4=; set -x; : \"$v\"; { set +x; } 2>/dev/null; printf '\\0'";
    for locale in LOCALES {
        all.extend(terminated(&["set -x"], traced, locale)?);
    }
    Some(all)
}

pub(crate) fn coreutils() -> Option<Vec<Encoded>> {
    if !is_there("base64") || !is_there("env") {
        return None;
    }
    let encoders = ["env printf %q", "base64", "base64 -w 0"];
    let script = r#"env printf '%q\0' "$v"; printf %s "$v" | base64; printf '\0'
        printf 'x%s' "$v" | base64 -w 0; printf '\0'"#;
    let mut all = Vec::new();
    for locale in LOCALES {
        all.extend(terminated(&encoders, script, locale)?);
    }
    Some(all)
}

pub(crate) fn openssl() -> Option<Vec<Encoded>> {
    is_there("bash").then_some(())?;
    Command::new("openssl").arg("version").output().ok()?;
    let encoders = ["openssl base64", "openssl base64 -A"];
    let script = r#"printf %s "$v" | openssl base64; printf '\0'
        printf 'ab%sc' "$v" | openssl base64 -A; printf '\0'"#;
    terminated(&encoders, script, "C.UTF-8")
}

/// `{:?}`, and what is in this package's tree.
pub(crate) fn rust() -> Option<Vec<Encoded>> {
    let mut all = Vec::new();
    for (at, value) in values().iter().enumerate() {
        let mut add = |encoder: &str, text: String| {
            let (encoder, text) = (encoder.to_owned(), text.into_bytes());
            all.push(Encoded {
                encoder,
                value: at,
                text,
            });
        };
        let json = serde_json::to_string(value).unwrap();
        add("{:?}", format!("{value:?}"));
        add("{:?} of a struct", format!("{:?}", Some((value, 1))));
        add("escape_ascii", value.as_bytes().escape_ascii().to_string());
        add("serde_json twice", serde_json::to_string(&json).unwrap());
        add("serde_json", json);
    }
    Some(all)
}
