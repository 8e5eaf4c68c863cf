//! Which listings an example stands on, read off the paths in their texts.

use std::collections::{BTreeMap, BTreeSet};

/// What a path to a listing begins with.
const ROOTS: [&str; 3] = ["reweight::", "crate::", "super::"];

/// The modules among `listings` (name to text) whose paths a text names, and those that these
/// name in turn. A listing is always named by its path, since `lib.rs` exports nothing else.
pub fn modules_of(
    text: &str,
    listings: &BTreeMap<String, String>,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut due = vec![text];
    while let Some(text) = due.pop() {
        for name in first_names(text) {
            if let Some((name, text)) = listings.get_key_value(name)
                && found.insert(name.clone())
            {
                due.push(text);
            }
        }
    }
    found
}

/// The first name of each path below the crate's root; comment lines do not count.
fn first_names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for root in ROOTS {
        for (at, _) in text.match_indices(root) {
            let line = text[..at].lines().next_back().unwrap_or_default();
            if line.trim_start().starts_with("//") {
                continue;
            }
            let rest = &text[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => names.extend(heads(group)),
                None => names.push(identifier(rest)),
            }
        }
    }
    names
}

/// The first names of `a::b, c::{d, e}}`, whose opening brace is gone.
fn heads(group: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let (mut depth, mut at_head) = (0, true);
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_head = true,
            c if at_head && !c.is_whitespace() => {
                names.push(identifier(&group[i..]));
                at_head = false;
            }
            _ => {}
        }
    }
    names
}

/// What a text begins with.
fn identifier(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listings_are_followed_through_listings_but_not_through_comments() {
        let listings = [
            ("weights", "pub fn tails() {}"),
            ("ess", "use reweight::weights::w;\n/// Unlike `reweight::tails`.\nfn ess() {}"),
            ("tails", ""),
            ("coin", "use reweight::tails;"),
            ("bet", "fn coin() {}"),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into();
        let used =
            |text| modules_of(text, &listings).into_iter().collect::<Vec<_>>();
        assert_eq!(
            used("use reweight::{\n    ess::{self, coin}, bet,\n};"),
            ["bet", "ess", "weights"]
        );
        assert_eq!(used("let x = reweight::coin::flip();"), ["coin", "tails"]);
        assert!(used("// reweight::coin\nfn coin() {}").is_empty());
    }
}
