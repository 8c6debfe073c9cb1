//! What a Rust program says of itself: panics, errors, log records. With real crates.

mod errors;
#[cfg(feature = "log")]
mod logs;
mod panics;

/// A token of which no part is in the source.
fn token() -> String {
    format!("{}{}", "ghp_", "0a1B2c3D4e5F6g7H8i9J".repeat(2))
}

/// Whether a text shows it, or a good part of it.
fn shows(text: &str, secret: &str) -> bool {
    text.contains(&secret[secret.len() - 8..])
}
