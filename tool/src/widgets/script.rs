//! A widget's script: the wiring that all widgets share, with the module of one of them in it,
//! compressed. A server would compress its base64 as well, to a third more.

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::io::{Read, Write};
use std::path::Path;
use zopfli::{Format, Options};

/// The wiring, from the root.
pub const WIRING: &str = "widgets/element.js";

/// Stands for the element's name.
const NAME: &str = "@NAME@";
/// Stands for the module.
const MODULE: &str = "@WASM@";

/// What a script has before and after its module.
#[derive(Debug)]
pub struct Wiring(String);

impl Wiring {
    /// Reads it.
    pub fn read(root: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(root.join(WIRING))
            .with_context(|| format!("{WIRING} cannot be read"))?;
        // Whoever wants to read it reads it there: a reader's browser does not.
        let spoken =
            |line: &&str| !["//", "/**"].iter().any(|s| line.starts_with(s));
        let lines: Vec<&str> = text.lines().map(str::trim).filter(spoken).collect();
        Self::new(format!("// {WIRING}, with a module\n{}\n", lines.join("\n")))
    }

    fn new(text: String) -> Result<Self> {
        let is_one = text.matches(MODULE).count() == 1;
        (is_one && text.contains(NAME))
            .then_some(Self(text))
            .with_context(|| format!("{WIRING} needs {NAME} and one {MODULE}"))
    }

    /// The script of an element.
    pub fn around(&self, element: &str, module: &[u8]) -> Result<String> {
        let (before, after) = self.halves(element);
        let module = BASE64_STANDARD.encode(packed(module)?);
        Ok(format!("{before}{module}{after}"))
    }

    /// The module in a script of this element; nothing if the wiring is another.
    pub fn module_in(&self, element: &str, script: &str) -> Option<Vec<u8>> {
        let (before, after) = self.halves(element);
        let module = script.strip_prefix(&before)?.strip_suffix(&after)?;
        let packed = BASE64_STANDARD.decode(module).ok()?;
        let mut module = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut module).ok()?;
        Some(module)
    }

    fn halves(&self, element: &str) -> (String, String) {
        let (before, after) = self.0.split_once(MODULE).unwrap_or_default();
        (before.replace(NAME, element), after.replace(NAME, element))
    }
}

/// As small as gzip can be: a twentieth less than what is called its best, in a second.
fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(Options::default(), Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

/// As a server compresses what it sends.
pub fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_gives_its_module_back_and_a_changed_one_does_not() -> Result<()> {
        let wiring = Wiring::new("a('@NAME@', '@WASM@', '@NAME@')".into())?;
        let script = wiring.around("x-y", b"\0asm")?;
        assert!(script.starts_with("a('x-y', 'H4sI"), "{script}");
        assert!(script.ends_with("', 'x-y')"), "{script}");
        assert_eq!(wiring.module_in("x-y", &script), Some(b"\0asm".to_vec()));
        assert_eq!(wiring.module_in("x-z", &script), None);
        assert_eq!(wiring.module_in("x-y", &script.replace("a(", "b(")), None);
        Ok(())
    }

    #[test]
    fn wiring_without_a_place_for_the_module_is_refused() {
        let told = Wiring::new("'@NAME@'".into()).expect_err("refused");
        assert_eq!(
            told.to_string(),
            "widgets/element.js needs @NAME@ and one @WASM@"
        );
    }
}
