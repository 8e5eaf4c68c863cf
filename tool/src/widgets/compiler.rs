//! Finds a compiler for WebAssembly, and compiles one widget with it.

use anyhow::{Context, Result, bail};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TARGET: &str = "wasm32-unknown-unknown";

/// The package of the widgets, and its library.
const PACKAGE: &str = "reweight-widgets";
const LIBRARY: &str = "reweight_widgets.wasm";

/// How to get a compiler, in one command.
pub const ADVICE: &str = "\
`rustup target add wasm32-unknown-unknown` brings the compiler; on a Debian without rustup,
`apt-get install --no-install-recommends rustc-web cargo-web rust-web-src lld-19` does";

/// Where a distribution puts its programs.
const DISTRIBUTION: &str = "/usr/bin";

/// A cargo and a rustc that compile for WebAssembly together.
pub struct Compiler {
    cargo: OsString,
    rustc: OsString,
    /// Whether they are those that run this program.
    is_own: bool,
    /// The standard library is compiled from source, and linked by this.
    from_source: Option<OsString>,
}

impl Compiler {
    /// The toolchain in use, if the target is installed; else a distribution's, with the target
    /// or with what it takes to compile the standard library for it.
    pub fn find() -> Option<Self> {
        let own = Self {
            cargo: crate::cargo::program(),
            rustc: std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()),
            is_own: true,
            from_source: None,
        };
        if own.has_target() {
            return Some(own);
        }
        let there = |name: &str| Path::new(DISTRIBUTION).join(name);
        let mut other = Self {
            cargo: there("cargo").into(),
            rustc: there("rustc").into(),
            is_own: false,
            from_source: None,
        };
        if !Path::new(&other.cargo).is_file() {
            return None;
        }
        if !other.has_target() {
            let sysroot = other.asked(&["--print", "sysroot"])?;
            let source = Path::new(&sysroot).join("lib/rustlib/src/rust/library");
            if !source.join("std").is_dir() {
                return None;
            }
            other.from_source = Some(linker()?);
        }
        Some(other)
    }

    /// Who it is.
    pub fn name(&self) -> String {
        let version = self.asked(&["--version"]).unwrap_or_default();
        match self.from_source {
            Some(_) => format!("{version}, the standard library from source"),
            None => version,
        }
    }

    /// Whether its modules are as small as they can be: an installed standard library has words
    /// for panics in it.
    pub fn is_lean(&self) -> bool {
        self.from_source.is_some()
    }

    fn has_target(&self) -> bool {
        let libraries =
            self.asked(&["--print", "target-libdir", "--target", TARGET]);
        libraries.is_some_and(|folder| Path::new(&folder).is_dir())
    }

    /// What rustc answers to a question, if it does.
    fn asked(&self, question: &[&str]) -> Option<String> {
        let mut command = self.command(&self.rustc);
        let output = command.args(question).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    }

    /// A program of this toolchain. What the calling cargo and its rustup set for themselves (a
    /// toolchain, a linker, flags for this machine) means nothing to another one.
    fn command(&self, program: &OsStr) -> Command {
        const KEPT: [&str; 6] = [
            "CARGO_HOME",
            "CARGO_HTTP_",
            "CARGO_NET_",
            "CARGO_REGISTRIES_",
            "CARGO_REGISTRY_",
            "CARGO_SOURCE_",
        ];
        let mut command = Command::new(program);
        if self.is_own {
            return command;
        }
        for (name, _) in std::env::vars_os() {
            let known = name.to_string_lossy();
            let kept = KEPT.iter().any(|start| known.starts_with(start));
            let is_theirs = ["CARGO", "RUST"].iter().any(|s| known.starts_with(s));
            if is_theirs && !kept {
                command.env_remove(&name);
            }
        }
        command
    }

    /// Flags for rustc, in cargo's encoding, where others that would be meant for this machine do
    /// not get in.
    fn flags(&self) -> OsString {
        let mut flags = anonymous();
        if self.is_lean() {
            flags.extend(SILENT.map(OsString::from));
        }
        flags.join(OsStr::new("\u{1f}"))
    }

    /// The module of one widget.
    pub fn compile(&self, root: &Path, widget: &str) -> Result<Vec<u8>> {
        let target = crate::workshop(root).join("widgets");
        let made = target.join(TARGET).join("wasm").join(LIBRARY);
        // One that is there was perhaps another widget.
        if made.exists() {
            fs::remove_file(&made)?;
        }
        let mut cargo = self.command(&self.cargo);
        cargo
            .current_dir(root)
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags())
            .args(["rustc", "--quiet", "--locked", "--package", PACKAGE, "--lib"])
            .args(["--crate-type", "cdylib"])
            .args(["--target", TARGET, "--profile", "wasm", "--target-dir"])
            .arg(&target);
        if !self.is_own {
            cargo.env("RUSTC", &self.rustc);
        }
        if let Some(linker) = &self.from_source {
            cargo
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                .env("RUSTC_BOOTSTRAP", "1")
                .arg("-Zbuild-std=std,panic_abort")
                // Of an installed target it is fast as well, and named only here: cargo warns of
                // a package that is not compiled.
                .arg("--config")
                .arg("profile.wasm.package.compiler_builtins.opt-level=3");
        }
        let output = cargo
            .args(["--", "--cfg"])
            .arg(format!("widget=\"{widget}\""))
            .stdin(Stdio::null())
            .output()
            .context("cargo did not start; is it on the PATH?")?;
        let said = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            bail!("{widget} does not compile for {TARGET}\n{}", said.trim_end());
        }
        eprint!("{said}");
        fs::read(&made).with_context(|| format!("no {} was made", made.display()))
    }
}

/// A distribution's linker for WebAssembly, the newest.
fn linker() -> Option<OsString> {
    let version = |name: &str| -> Option<u32> {
        let version = name.strip_prefix("wasm-ld")?;
        if version.is_empty() {
            return Some(u32::MAX);
        }
        version.strip_prefix('-')?.parse().ok()
    };
    let programs = Path::new(DISTRIBUTION).read_dir().ok()?.flatten();
    programs
        .filter_map(|entry| {
            Some((version(entry.file_name().to_str()?)?, entry.path().into()))
        })
        .max()
        .map(|(_, path)| path)
}

/// A panic that says nothing: the page says that something went wrong, and nobody would read the
/// words, which are a fifth of a module.
const SILENT: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Flags that keep this machine's folders out of the module.
fn anonymous() -> Vec<OsString> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let sources = home.map(|home| home.join("registry/src"));
    let hosts = sources.and_then(|folder| folder.read_dir().ok());
    let renamed = |host: std::fs::DirEntry| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(host.path());
        flag.push("=registry");
        flag
    };
    hosts.into_iter().flatten().flatten().map(renamed).collect()
}
