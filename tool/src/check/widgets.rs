//! Every widget has a place in the book, and a script made of the wiring as it stands. What the
//! script computes is held against the listings by the widgets' own tests.

use crate::complaint::Complaint;
use crate::directive;
use crate::preprocess::volume::Leaf;
use crate::widgets::{
    ELEMENTS, WIRING, Wiring, element, names, script_of, scripted, still_of,
    stills, too_heavy,
};
use std::path::Path;

/// What sets it right.
const TODO: &str = "`cargo course widgets` makes them as they should be";

/// The stills on no page, and the scripts that are missing, stale or nobody's.
pub fn check(root: &Path, leaves: &[Leaf]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let shown = |id: &str, text: &str| {
        let is = |d: &directive::Directive| d.name == "widget" && d.parts().0 == id;
        directive::scan(text).iter().any(is)
    };
    for id in stills(root) {
        if !leaves.iter().any(|leaf| shown(&id, &leaf.text)) {
            complaints.push(Complaint::file(
                &still_of(&id),
                "no page shows this widget",
                format!("write `{{{{#widget {id} | caption}}}}` into its chapter"),
            ));
        }
    }
    let elements: Vec<_> = names(root).iter().map(|name| element(name)).collect();
    for other in scripted(root).iter().filter(|s| !elements.contains(s)) {
        let what = format!("the script of no file in {ELEMENTS}");
        complaints.push(Complaint::file(&script_of(other), what, TODO));
    }
    if elements.is_empty() {
        return complaints;
    }
    let wiring = match Wiring::read(root) {
        Ok(wiring) => wiring,
        Err(e) => {
            let todo = "see `git log` for how it was";
            complaints.push(Complaint::file(
                Path::new(WIRING),
                format!("{e:#}"),
                todo,
            ));
            return complaints;
        }
    };
    for element in &elements {
        let file = script_of(element);
        let what = match std::fs::read_to_string(root.join(&file)) {
            Err(_) => "missing".to_owned(),
            Ok(script) if wiring.module_in(element, &script).is_none() => {
                format!("not made of {WIRING} as it is now")
            }
            Ok(script) => {
                if let Ok(Some(what)) = too_heavy(element, &script) {
                    let todo = "let its Rust be less: what it prints and parses weighs most";
                    complaints.push(Complaint::file(&file, what, todo));
                }
                continue;
            }
        };
        complaints.push(Complaint::file(&file, what, TODO));
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "src/generated/widgets/blind-bet.js";

    /// A course with one widget.
    fn told(page: &str, change: impl Fn(&Path)) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let wiring = "define('@NAME@', '@WASM@')";
        for (file, text) in [
            ("widgets/elements/blind_bet.rs", ""),
            (WIRING, wiring),
            ("src/generated/widgets_a_bet.html", "<blind-bet></blind-bet>"),
        ] {
            let file = root.join(file);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        let script =
            Wiring::read(root).unwrap().around("blind-bet", b"\0asm").unwrap();
        std::fs::create_dir(root.join("src/generated/widgets")).unwrap();
        std::fs::write(root.join(SCRIPT), script).unwrap();
        change(root);
        let leaf = Leaf::new("Page", Path::new("part/page.md"), page);
        let complaints = check(root, &[leaf]);
        complaints.iter().map(Complaint::to_string).collect()
    }

    const PAGE: &str = "# Page\n\n{{#widget a-bet | Of {{#value x}}.}}\n";

    #[test]
    fn a_shown_widget_with_its_script_passes() {
        assert_eq!(told(PAGE, |_| ()), Vec::<String>::new());
    }

    #[test]
    fn a_widget_on_no_page_is_named() {
        let told = told("# Page\n\n{{#widget a-bat | It shows.}}\n", |_| ());
        assert_eq!(
            told,
            [
                "src/generated/widgets_a_bet.html: no page shows this widget\n    write `{{#widget a-bet | caption}}` into its chapter"
            ]
        );
    }

    #[test]
    fn scripts_that_are_stale_missing_or_nobodys_are_named() {
        let others = told(PAGE, |root| {
            std::fs::write(root.join(WIRING), "redefine('@NAME@', '@WASM@')")
                .unwrap();
            let other = SCRIPT.replace("blind-bet", "old-bet");
            std::fs::write(root.join(other), "").unwrap();
        });
        assert!(others[0].starts_with("src/generated/widgets/old-bet.js: the script of no file in widgets/elements"), "{others:?}");
        assert!(
            others[1].starts_with(&format!(
                "{SCRIPT}: not made of widgets/element.js as it is now"
            )),
            "{others:?}"
        );
        assert!(others[1].ends_with(TODO), "{others:?}");
        let missing =
            told(PAGE, |root| std::fs::remove_file(root.join(SCRIPT)).unwrap());
        assert!(
            missing[0].starts_with(&format!("{SCRIPT}: missing")),
            "{missing:?}"
        );
        let told =
            told(PAGE, |root| std::fs::write(root.join(WIRING), "").unwrap());
        assert!(
            told[0].starts_with("widgets/element.js: widgets/element.js needs")
        );
    }
}
