//! Nothing here: all is in `tests/`.
