//! `embed_migrations!` reads a folder, of which the compiler knows nothing: without this line a new file in it would not
//! be noticed until something else changes.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
