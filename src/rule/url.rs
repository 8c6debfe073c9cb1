pub(crate) const RULES: &[super::Rule] = &[];
