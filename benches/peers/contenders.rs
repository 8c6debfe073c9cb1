//! Who is compared: every filter as a child process, as people would start it.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::corpus::Random;
use crate::filters::MASK;
use crate::patterns::{FEW, MANY, patterns};

/// A filter from standard input to standard output.
pub(crate) struct Contender {
    /// What it is called, on the command line and in the results.
    pub(crate) name: String,
    /// Whether it is one of this program's own filters.
    pub(crate) is_own: bool,
    program: PathBuf,
    arguments: Vec<OsString>,
}

impl Contender {
    fn new(name: &str, program: impl Into<PathBuf>) -> Contender {
        Contender {
            name: name.to_owned(),
            is_own: false,
            program: program.into(),
            arguments: Vec::new(),
        }
    }

    fn with<I: IntoIterator<Item = S>, S: Into<OsString>>(mut self, arguments: I) -> Contender {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    /// How it is started; nothing of the user's settings has a say.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env("LC_ALL", "C");
        command
    }

    /// Whether it hides anything.
    pub(crate) fn is_filter(&self) -> bool {
        self.name != CAT
    }

    /// Whether it is the one that the others are compared with, with all its rules.
    pub(crate) fn is_redact(&self) -> bool {
        self.name.starts_with(REDACT)
    }
}

/// The contender that the others are compared with.
pub(crate) const REDACT: &str = "redact";
/// The contender that hides nothing.
pub(crate) const CAT: &str = "cat";

/// Who is there, and who is not and why.
pub(crate) struct Field {
    pub(crate) contenders: Vec<Contender>,
    pub(crate) absent: Vec<String>,
}

/// How many rules are added for the contender with many.
const RULES: usize = 1000;

/// Gathers the contenders that are wanted; files that they need go to this directory.
///
/// # Errors
///
/// When such a file cannot be written.
pub(crate) fn gather(directory: &Path, is_wanted: impl Fn(&str) -> bool) -> io::Result<Field> {
    let mut all = vec![Ok(redact()), Ok(redact_with_rules(directory)?)];
    all.push(present(Contender::new(CAT, "cat"), ""));
    all.extend(hyperscan(directory)?);
    let this = std::env::current_exe()?;
    for kind in ["regex", "aho-corasick"] {
        all.extend([FEW, MANY].map(|count| {
            let mut contender = Contender::new(&format!("{kind}, {count}"), &this);
            contender.is_own = true;
            Ok(contender.with(["--filter", kind, &count.to_string()]))
        }));
    }
    all.push(ripgrep());
    all.push(sed());

    let mut field = Field {
        contenders: Vec::new(),
        absent: Vec::new(),
    };
    for contender in all {
        match contender {
            Ok(contender) if is_wanted(&contender.name) => field.contenders.push(contender),
            Ok(_) => {}
            Err(absent) => field.absent.push(absent),
        }
    }
    Ok(field)
}

/// The command, with all its rules.
fn redact() -> Contender {
    Contender::new(REDACT, env!("CARGO_BIN_EXE_redact")).with(["--no-config"])
}

/// The same with as many rules again from a file.
fn redact_with_rules(directory: &Path) -> io::Result<Contender> {
    let mut random = Random(6);
    let mut rules = String::new();
    for index in 0..RULES {
        let prefix = random.word(5).to_lowercase();
        let _ = write!(
            rules,
            "[[rule]]\nid = \"extra-{index}\"\nanchors = [\"{prefix}{index}_\"]\nsecret = '[A-Za-z0-9]{{{}}}'\n",
            20 + index % 30
        );
    }
    let file = directory.join("rules.toml");
    fs::write(&file, rules)?;
    let name = format!("{REDACT}, {RULES} rules more");
    let contender = Contender::new(&name, env!("CARGO_BIN_EXE_redact"));
    Ok(contender.with(["--no-config".into(), "--rules".into(), file]))
}

fn ripgrep() -> Result<Contender, String> {
    let options = ["--no-config", "--passthru", "--text", "--no-line-number"];
    let contender = Contender::new(&format!("rg --passthru -r, {FEW}"), "rg")
        .with(options)
        .with(["--no-unicode", "--replace", MASK]);
    let patterns = patterns(FEW).into_iter();
    present(
        contender
            .with(patterns.flat_map(|pattern| ["-e".to_owned(), pattern]))
            .with(["-"]),
        "ripgrep",
    )
}

fn sed() -> Result<Contender, String> {
    // One alternation is several times as fast as a command for each. In these
    // patterns a comma stands in counts alone, where it may have its backslash.
    let pattern = patterns(FEW).join("|").replace(',', "\\,");
    present(
        Contender::new(&format!("sed -E, {FEW}"), "sed")
            .with(["-E".to_owned(), format!("s,{pattern},{MASK},g")]),
        "GNU",
    )
}

/// Compiles the Hyperscan filter, if its header and its library are there.
fn hyperscan(directory: &Path) -> io::Result<Vec<Result<Contender, String>>> {
    let program = directory.join("hyperscan");
    let compiled = Command::new("cc")
        .args(["-O3", "-o"])
        .arg(&program)
        .args(["benches/peers/hyperscan.c", "-lhs"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output();
    let why = match compiled {
        Ok(output) if output.status.success() => None,
        Ok(output) => Some(first_line(&output.stderr)),
        Err(error) => Some(format!("cc: {error}")),
    };
    if let Some(why) = why {
        let absent = format!("Hyperscan (libhyperscan-dev or libvectorscan-dev): {why}");
        return Ok(vec![Err(absent)]);
    }
    let contender = |count: usize| {
        let file = directory.join(format!("patterns-{count}"));
        fs::write(&file, patterns(count).join("\n") + "\n")?;
        Ok(Ok(
            Contender::new(&format!("Hyperscan, {count}"), &program).with([file])
        ))
    };
    [FEW, MANY].into_iter().map(contender).collect()
}

/// The contender, if it starts; `sign` must be in what it says of its version.
fn present(contender: Contender, sign: &str) -> Result<Contender, String> {
    let name = contender.program.display();
    match Command::new(&contender.program).arg("--version").output() {
        Ok(output) if String::from_utf8_lossy(&output.stdout).contains(sign) => Ok(contender),
        Ok(_) => Err(format!("{name}: not the one of {sign}")),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

fn first_line(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.lines().next().unwrap_or("no reason given").to_owned()
}
