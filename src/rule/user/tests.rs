//! What users may write, and what becomes of it.
