//! Keeps known secrets out of core dumps.

/// From now on this process leaves no core dump, as far as the system lets it say so:
/// secrets are about to be in its memory. The programs that it starts leave none either.
pub(crate) fn leave_none() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    // A file is not written then.
    let limit = Rlimit {
        current: Some(0),
        maximum: getrlimit(Resource::Core).maximum,
    };
    // To lower it is not forbidden; and if it were, there is nothing better to do.
    let _ = setrlimit(Resource::Core, limit);
    // A dump that a program takes, such as systemd's, heeds no limit. This also keeps other
    // programs of the same user from looking into the memory.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

#[cfg(test)]
mod tests {
    use rustix::process::{Resource, getrlimit};

    use super::*;

    #[test]
    fn none_is_left() {
        leave_none();
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
        #[cfg(any(target_os = "linux", target_os = "android"))]
        {
            use rustix::process::{DumpableBehavior, dumpable_behavior};
            assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable));
        }
    }
}
