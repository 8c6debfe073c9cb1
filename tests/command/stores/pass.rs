//! `pass` with a real key, which has no passphrase.

use std::process::Command;

use super::{Place, has};
use crate::harness::success;

#[test]
fn the_password_store() {
    if !has(&["pass", "gpg"]) {
        return;
    }
    // A socket's path is short.
    let home = std::env::temp_dir().join(format!("redact-pass-{}", std::process::id()));
    let home = Home(home);
    std::fs::create_dir_all(&home.0).unwrap();
    let gpg = [
        "--homedir",
        home.0.to_str().unwrap(),
        "--batch",
        "--pinentry-mode",
        "loopback",
    ];
    let place = Place::new().env("GNUPGHOME", home.0.to_str().unwrap());
    let store = place.dir.path().join("store").to_str().unwrap().to_owned();
    let place = place.env("PASSWORD_STORE_DIR", store);
    std::fs::set_permissions(&home.0, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let key = [
        "--passphrase",
        "",
        "--quick-generate-key",
        "Test <test@example.invalid>",
        "default",
        "default",
        "never",
    ];
    place.prepare("gpg", &[&gpg[..], &key].concat(), "");
    place.prepare("pass", &["init", "test@example.invalid"], "");
    let entry = "correct-horse-1\nuser: ann-of-accounts\notpauth://totp/x?secret=JBSWY3DPEHPK3PXP&issuer=y\n";
    place.prepare("pass", &["insert", "-m", "app/db"], entry);

    let input = "correct-horse-1 ann-of-accounts JBSWY3DPEHPK3PXP\n";
    assert_eq!(
        place.recipe("pass", input),
        success("__REDACTED:db-password__ __REDACTED:db-user__ __REDACTED:db-otp__\n")
    );
    for (source, why) in [
        ("pass:app/none", "app/none is not in the password store"),
        ("pass:app", "it is a folder; name one of its entries"),
    ] {
        place.refuses(source, input, why);
    }
}

/// Where the key lies. An agent would keep it.
struct Home(std::path::PathBuf);

impl Drop for Home {
    fn drop(&mut self) {
        let agent = Command::new("gpgconf")
            .arg("--homedir")
            .arg(&self.0)
            .args(["--kill", "all"])
            .status();
        drop(agent);
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
