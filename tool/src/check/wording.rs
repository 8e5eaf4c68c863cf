//! Words that STYLE forbids.

use super::Text;
use crate::complaint::Complaint;

/// What is not written, and what to do instead.
const BANNED: [(&str, &str); 6] = [
    ("simply", "leave it out"),
    ("obviously", "leave it out, or say why"),
    ("note that", "leave it out"),
    ("it is important", "say what follows from it"),
    ("of course", "leave it out, or say why"),
    ("!", "end the sentence with a full stop"),
];

/// The forbidden words of a text.
pub fn check(text: &Text) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for unit in &text.prose.units {
        let plain = unit.plain(text.source.text);
        let lower = plain.text.to_ascii_lowercase();
        for (banned, todo) in BANNED {
            for (at, _) in lower.match_indices(banned) {
                if stands_alone(&lower, at, banned) {
                    complaints.push(text.source.complain(
                        plain.place(at),
                        format!("`{banned}` is not our style"),
                        todo,
                    ));
                }
            }
        }
    }
    complaints
}

/// Whether no letter touches the words.
fn stands_alone(text: &str, at: usize, words: &str) -> bool {
    if !words.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return true;
    }
    let before = text[..at].chars().next_back();
    let after = text[at + words.len()..].chars().next();
    ![before, after].into_iter().flatten().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{told, up_to};

    #[test]
    fn forbidden_words_are_found_over_line_ends_and_not_in_code() {
        let page = "It is simply so. Note\nthat this ends!\n";
        let told = told(page, check);
        assert_eq!(
            up_to(" is not", &told),
            [
                "src/page.md:1:7: `simply`",
                "src/page.md:1:18: `note that`",
                "src/page.md:2:15: `!`",
            ]
        );
    }

    #[test]
    fn other_words_pass() {
        let page = "Note thatched `assert!(a != b)` of $n!$ ![a figure](a.svg).\n";
        assert_eq!(told(page, check), Vec::<String>::new());
    }
}
