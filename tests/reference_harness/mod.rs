//! The families of reference files, one module for each, and the walk through a folder of them.

mod a_gaussian_shift;
mod b_psis;
mod c_ope_bandit;
mod d_sequential;
mod e_blackjack;
mod eigenvalues;
mod f_llm;
mod f_returns;
mod f_trpo;
mod g_cliff;
mod h_extra;
mod i_more;
mod walk;

#[cfg(test)]
mod can_fail;

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;
use walk::{Object, Outcome, Report, Tolerance};

/// Recomputes one file of a family.
type Check = fn(&mut Object) -> Outcome;

/// Every family.
const FAMILIES: [(&str, Check); 11] = [
    ("a_gaussian_shift.json", a_gaussian_shift::check),
    ("b_psis.json", b_psis::check),
    ("c_ope_bandit.json", c_ope_bandit::check),
    ("d_sequential.json", d_sequential::check),
    ("e_blackjack.json", e_blackjack::check),
    ("f_llm.json", f_llm::check),
    ("f_returns.json", f_returns::check),
    ("f_trpo.json", f_trpo::check),
    ("g_cliff.json", g_cliff::check),
    ("h_extra.json", h_extra::check),
    ("i_more.json", i_more::check),
];

/// What a file says about itself.
const ABOUT: [&str; 9] = [
    "name",
    "description",
    "fields",
    "method",
    "notes",
    "versions",
    "made_by",
    "rtol",
    "atol",
];

/// The folder to read.
pub fn folder() -> PathBuf {
    env::var_os("REFERENCE_DIR").map_or_else(own_folder, PathBuf::from)
}

/// The folder of this repository, which holds every family.
fn own_folder() -> PathBuf {
    // Not `env!`: nothing is compiled anew in a clone that was moved.
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    package.unwrap_or_default().join("tests/reference")
}

/// Recomputes every file of a folder.
pub fn check_folder(folder: &Path) -> Report {
    let mut report = Report::default();
    let names = match names_in(folder) {
        Ok(names) => names,
        Err(error) => {
            report.fail(format!("{}: {error}", folder.display()));
            return report;
        }
    };
    for name in &names {
        match fs::read_to_string(folder.join(name)) {
            Ok(text) => check_text(name, &text, &mut report),
            Err(error) => report.fail(format!("{name}: {error}")),
        }
    }
    if folder == own_folder() {
        for (family, _) in FAMILIES {
            if !names.iter().any(|name| name == family) {
                report.fail(format!("{family} has gone"));
            }
        }
    }
    report
}

/// The files of a folder but its README, in order of their names.
fn names_in(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != "README.md" {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Recomputes the file called `name`, whose content is `text`.
fn check_text(name: &str, text: &str, report: &mut Report) {
    match serde_json::from_str(text) {
        Ok(document) => check_document(name, &document, report),
        Err(error) => report.fail(format!("{name} is not JSON: {error}")),
    }
}

/// Recomputes the document of the file called `name`.
fn check_document(name: &str, document: &Value, report: &mut Report) {
    let Some((_, check)) = FAMILIES.iter().find(|(family, _)| *family == name)
    else {
        report.fail(format!("{name}: no family of this name is known"));
        return;
    };
    if document["cases"].as_array().is_some_and(Vec::is_empty) {
        report.fail(format!("{name} has no case"));
    }
    match Tolerance::stated_in(document) {
        Ok(tolerance) => {
            Object::walk(name, document, tolerance, report, |object| {
                object.context(&ABOUT);
                check(object)
            })
        }
        Err(error) => report.fail(format!("{name}: {error}")),
    }
}
