//! Stores of known secrets: their own clients, speaking with the real thing where it runs here.
//!
//! A test whose programs are not installed says so on standard error, past the test runner,
//! and does nothing else. `.ci/stores` installs what can be.

use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::io::{Read, Write, stderr};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use std::{env, iter};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::harness::{Dir, LONG, Outcome, REDACT};

/// AWS: the real client against a server that imitates AWS.
mod aws;
/// Commands of the user's own.
mod cmd;
/// What clients do when they fail.
mod failures;
/// Google Cloud and Kubernetes: the real clients against a few answers.
mod http;
/// `pass` with a real key.
mod pass;
/// SOPS with a real key.
mod sops;
/// Clients that cannot be had here: stand-ins with their documented output.
mod stand_ins;
/// OpenBao, and its client.
mod vault;

/// Where programs are looked for: what `.ci/stores` has installed, then the system.
fn search_path() -> OsString {
    let installed = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("stores/bin");
    let system = env::var_os("PATH").unwrap_or_default();
    env::join_paths(iter::once(installed).chain(env::split_paths(&system))).unwrap()
}

/// Whether all of these programs are installed. If not, says so.
fn has(programs: &[&str]) -> bool {
    let path = search_path();
    let is_there = |program: &&&str| env::split_paths(&path).any(|dir| dir.join(program).is_file());
    match programs.iter().find(|program| !is_there(program)) {
        None => true,
        Some(program) => {
            // Not `eprintln!`: the test runner would keep it to itself.
            let _ = writeln!(
                stderr(),
                "skipped: 1 test of a store, for {program} is not installed"
            );
            false
        }
    }
}

/// A script that can be started.
fn executable(path: &Path, script: &str) {
    fs::write(path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
}

/// What a client is told by its environment, and where things of a test's own lie.
struct Place {
    dir: Dir,
    env: Vec<(String, String)>,
    /// Programs of the test's own, found before all others.
    own: PathBuf,
    /// Whether no other programs than these and the shell's are found.
    alone: bool,
}

impl Place {
    fn new() -> Place {
        let dir = Dir::new();
        let own = dir.path().join("own");
        fs::create_dir(&own).unwrap();
        Place {
            dir,
            // Machines that build other things meanwhile are slow.
            env: vec![("REDACT_STORE_SECONDS".to_owned(), "120".to_owned())],
            own,
            alone: false,
        }
    }

    fn env(mut self, name: &str, value: impl Into<String>) -> Place {
        self.env.push((name.to_owned(), value.into()));
        self
    }

    /// A program that is a shell script.
    fn program(self, name: &str, script: &str) -> Place {
        executable(&self.own.join(name), script);
        self
    }

    /// Finds no client but the test's own.
    fn alone(mut self) -> Place {
        self.alone = true;
        self
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let path = match self.alone {
            true => {
                let shell = ["/bin", "/usr/bin"].map(PathBuf::from);
                let basic = self.basics(&shell);
                env::join_paths([self.own.clone(), basic]).unwrap()
            }
            false => {
                let others = search_path();
                let all = iter::once(self.own.clone()).chain(env::split_paths(&others));
                env::join_paths(all).unwrap()
            }
        };
        command.env("PATH", path).current_dir(self.dir.path());
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        command
    }

    /// A directory with nothing but what scripts need.
    fn basics(&self, from: &[PathBuf]) -> PathBuf {
        let basics = self.dir.path().join("basics");
        if fs::create_dir(&basics).is_ok() {
            for name in ["sh", "cat", "sleep", "printf", "yes", "head"] {
                if let Some(found) = from.iter().map(|dir| dir.join(name)).find(|at| at.exists()) {
                    std::os::unix::fs::symlink(found, basics.join(name)).unwrap();
                }
            }
        }
        basics
    }

    /// Runs a program that prepares something, to its good end.
    #[track_caller]
    fn prepare(&self, program: &str, args: &[&str], input: &str) -> String {
        let mut child = self
            .command(program)
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program} {args:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What `redact` makes of this input when it knows these secrets.
    #[track_caller]
    fn redact(&self, sources: &[&str], input: impl AsRef<[u8]>) -> Outcome {
        let mut command = self.command(REDACT);
        for source in sources {
            command.args(["--secrets", source]);
        }
        self.run(command, input.as_ref())
    }

    /// It does not start with this source, and says why.
    #[track_caller]
    fn refuses(&self, source: &str, input: impl AsRef<[u8]>, why: &str) -> Outcome {
        let outcome = self.redact(&[source], input);
        assert_eq!(
            (outcome.code, &*outcome.stdout),
            (Some(2), ""),
            "{source}: {outcome:?}"
        );
        assert!(outcome.stderr.contains(why), "{source}: {outcome:?}");
        outcome
    }

    /// What the README's recipe for this scheme makes of what a program prints.
    #[track_caller]
    fn recipe(&self, scheme: &str, printed: &str) -> Outcome {
        let readme = include_str!("../../../README.md");
        let (_, block) = readme.split_once("\n```bash\n").unwrap();
        let named = format!("--secrets {scheme}:");
        let quoted = format!("--secrets '{scheme}:");
        let mut lines = block.lines().take_while(|line| *line != "```");
        let line = lines.find(|line| line.contains(&named) || line.contains(&quoted));
        let line = line.unwrap_or_else(|| panic!("no recipe for {scheme}"));
        self.dir.file("printed", printed);
        let app = self.dir.path().join("app");
        executable(&app, "cat printed");
        let _ = std::os::unix::fs::symlink(REDACT, self.own.join("redact"));
        let mut command = self.command("sh");
        command.args(["-c", line]);
        self.run(command, b"")
    }

    /// Runs a command to its end. However slow the machine is, `redact` limits what it waits
    /// for by itself.
    #[track_caller]
    fn run(&self, mut command: Command, input: &[u8]) -> Outcome {
        let mut child = command
            .env("XDG_CONFIG_HOME", "/nowhere")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // It may have ended without reading it; the outcome tells.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Outcome {
            code: output.status.code(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// A server that is there until its value is dropped.
    #[track_caller]
    fn serve(&self, program: &str, args: &[&str], port: u16) -> Server {
        let log = fs::File::create(self.dir.path().join("server.log")).unwrap();
        let child = self
            .command(program)
            .args(args)
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .process_group(0)
            .spawn()
            .unwrap();
        let server = Server(child);
        let deadline = Instant::now() + 2 * LONG;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < deadline, "{program} does not listen");
            thread::sleep(Duration::from_millis(20));
        }
        server
    }
}

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = kill_process_group(Pid::from_child(&self.0), Signal::KILL);
        let _ = self.0.wait();
    }
}

/// A port that nobody listens on.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// What a request's answer is: a status and JSON.
type Answer = fn(&str) -> (u16, String);

/// A server in this process, which answers by path for as long as the test runs.
fn answer_by_path(answer: Answer) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || respond(stream, answer));
        }
    });
    port
}

fn respond(mut stream: TcpStream, answer: Answer) {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    while !request.windows(4).any(|four| four == b"\r\n\r\n") {
        match stream.read(&mut chunk) {
            Ok(count @ 1..) => request.extend_from_slice(&chunk[..count]),
            _ => return,
        }
    }
    let request = String::from_utf8_lossy(&request);
    let target = request.split_whitespace().nth(1).unwrap_or_default();
    let (status, body) = answer(target.split('?').next().unwrap_or_default());
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    );
}
