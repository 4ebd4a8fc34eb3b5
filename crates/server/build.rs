//! Makes the typed messages from `locales/` (see `build/messages.rs`).

#[path = "build/messages.rs"]
mod messages;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use messages::Source;

/// The level at which texts are packed.
const SMALLEST: u8 = 9;

fn main() -> io::Result<ExitCode> {
    for watched in ["build.rs", "build", "locales", "src", "templates"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let mut sources = Vec::new();
    for path in files_below(Path::new("locales"), &["ftl"])? {
        let name = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        sources.push(Source {
            language: name(path.parent().and_then(Path::file_name)),
            room: name(path.file_stem()),
            text: fs::read_to_string(&path)?,
        });
    }
    let mut called = BTreeSet::new();
    for folder in ["src", "templates"] {
        for path in files_below(Path::new(folder), &["rs", "html", "txt"])? {
            messages::calls_in(&fs::read_to_string(&path)?, &mut called);
        }
    }
    match messages::generate(&sources, &called) {
        Ok(rust) => {
            let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
            fs::write(out.join("texts.rs"), rust)?;
            // Texts are a quarter as long when they are packed, and are unpacked once, when the program starts.
            for language in sources.iter().map(|source| &source.language).collect::<BTreeSet<_>>() {
                let rooms = sources.iter().filter(|source| source.language == *language);
                let text = rooms.map(|source| source.text.as_str()).collect::<Vec<_>>().join("\n");
                let packed = miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), SMALLEST);
                fs::write(out.join(format!("{language}.ftl.zlib")), packed)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(complaints) => {
            for complaint in complaints {
                println!("cargo::error={complaint}");
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

/// All files with one of `endings` below `folder`, in an order that does not depend on the file system.
fn files_below(folder: &Path, endings: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path, endings)?);
        } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
