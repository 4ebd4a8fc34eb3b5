//! What the example in C needs: a compiler, and the library it checks signatures with.

use std::path::Path;
use std::process::Command;

use crate::tools::{self, Outcome};

/// Where Debian puts the library's header.
const HEADER: &str = "/usr/include/sodium.h";

/// Sees that the example in C can be compiled; installs what is missing where we may.
pub fn find() -> Outcome {
    if tools::on_path("cc").is_none() {
        tools::apt_install("a C compiler", &["gcc", "libc6-dev"])?;
    }
    let is_there = Path::new(HEADER).is_file()
        || tools::on_path("pkg-config")
            .is_some_and(|program| tools::output(Command::new(program).args(["--exists", "libsodium"])).is_ok());
    if is_there { Ok(()) } else { tools::apt_install("libsodium (for the example in C)", &["libsodium-dev"]) }
}
