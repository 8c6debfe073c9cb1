//! The oracle and the checks of `tests/promises`, shared by the targets.
#![allow(dead_code, reason = "each target uses a part of it")]

#[path = "../tests/promises/automata.rs"]
pub(crate) mod automata;
#[path = "../tests/promises/checks.rs"]
pub(crate) mod checks;
#[path = "../tests/promises/oracle.rs"]
pub(crate) mod oracle;
#[path = "../tests/promises/pieces.rs"]
pub(crate) mod pieces;
#[path = "../tests/promises/prompt.rs"]
pub(crate) mod prompt;
#[path = "../tests/promises/replay.rs"]
pub(crate) mod replay;
#[path = "../tests/promises/support.rs"]
pub(crate) mod support;
#[path = "../tests/promises/symbols.rs"]
pub(crate) mod symbols;
#[path = "../tests/promises/views.rs"]
pub(crate) mod views;
#[path = "../tests/promises/witness.rs"]
pub(crate) mod witness;
