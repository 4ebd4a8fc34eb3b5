//! Where the state is kept on this host, if nobody says otherwise.
//!
//! Everything that differs between operating systems stands in this file.

use std::path::PathBuf;

/// The state file of whoever runs the agent; `None` if the environment names no directory for it.
#[cfg(unix)]
pub(crate) fn default_state_file() -> Option<PathBuf> {
    let directory = |variable| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    state_file(rustix::process::geteuid().is_root(), directory("XDG_STATE_HOME"), directory("HOME"))
}

/// The state file of this host; `None` if the environment names no directory for it.
#[cfg(not(unix))]
pub(crate) fn default_state_file() -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("ProgramData")?).join("claviger-agent").join("state.json"))
}

#[cfg(unix)]
fn state_file(is_root: bool, state_home: Option<PathBuf>, home: Option<PathBuf>) -> Option<PathBuf> {
    if is_root {
        return Some("/var/lib/claviger-agent/state.json".into());
    }
    let state_home = state_home.or_else(|| Some(home?.join(".local/state")))?;
    Some(state_home.join("claviger/agent.json"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn l_20_the_state_stands_where_the_host_keeps_such_things() {
        let check = |is_root: bool, state_home: Option<&str>, home: Option<&str>, expected: Option<&str>| {
            let found = state_file(is_root, state_home.map(PathBuf::from), home.map(PathBuf::from));
            assert_eq!(found, expected.map(PathBuf::from));
        };
        check(true, Some("/x"), Some("/root"), Some("/var/lib/claviger-agent/state.json"));
        check(false, Some("/x"), Some("/home/ada"), Some("/x/claviger/agent.json"));
        check(false, None, Some("/home/ada"), Some("/home/ada/.local/state/claviger/agent.json"));
        check(false, None, None, None);
    }
}
