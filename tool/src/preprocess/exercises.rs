//! `{{#exercise CHAPTER/NAME}}`: the problem, the code as handed out, and a folded solution.

use super::page::Page;
use crate::directive::Directive;
use crate::exercises::{self, Problem, Version};
use crate::source::Source;

/// The exercise in the page's Markdown.
pub fn render(page: &mut Page, source: &Source, d: &Directive) -> String {
    let name = d.argument;
    let exercise = match exercises::read(&page.shelf.root, name) {
        Ok(exercise) => exercise,
        Err(Problem::Unknown(todo)) => {
            let what = format!("no exercise `{name}`");
            page.complaints.push(source.complain(d.range.start, what, todo));
            return String::new();
        }
        Err(Problem::Malformed(complaints)) => {
            page.complaints.extend(complaints);
            return String::new();
        }
    };
    let [title, problem] = exercise.words();
    let title = page.render(&title, Vec::new());
    let problem = page.render(&problem, Vec::new());
    let id = name.rsplit('/').next().unwrap_or(name);
    let handed_out = exercise.shown(Version::HandedOut);
    let solved = exercise.shown(Version::Solved);
    format!(
        r#"<div class="exercise">

### {title} {{#exercise-{id}}}

{problem}

```rust
{handed_out}```

<p class="try">To solve it on your machine: <code>cargo course exercise {name}</code></p>

<details class="solution"><summary>A solution</summary>

```rust
{solved}```

</details>

</div>
"#
    )
}
