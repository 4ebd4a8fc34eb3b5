//! How the program is linked.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    // A program that may lie anywhere in memory says of each address in it where it stands: 36,000 entries of 24 bytes, which
    // are a few bits each when they are packed. A linker that cannot do that says so and goes on; a program that has them
    // needs glibc 2.36.
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bin=claviger=-Wl,-z,pack-relative-relocs");
    }
}
