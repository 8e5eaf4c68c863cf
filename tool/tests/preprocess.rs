//! Small books through the preprocessor: what becomes of each directive, and what is refused.

use anyhow::Result;
use course::preprocess::Course;
use mdbook_driver::MDBook;
use std::path::Path;

const GENERATED: &[(&str, &str)] = &[
    (
        "coin.json",
        r#"{"coin_mean": "0.6", "coin_loss": "−1,234", "coin_part": "12 %"}"#,
    ),
    (
        "coin.svg",
        "<svg role=\"img\">\n<title>A coin</title>\n\n<text>\nheads\n</text>\n</svg>\n",
    ),
    ("coin.csv", "side,$\\rho$\nheads,1.2\ntails,0.8\n"),
    ("truth.csv", "what,estimate,z\nmean,0.61,0.4\n"),
];

/// The HTML of a chapter `part/page.md`, between `<main>` and `</main>`.
fn page(markdown: &str) -> Result<String> {
    let root = tempfile::tempdir()?;
    let write = |name: &str, text: &str| -> Result<()> {
        let path = root.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
        Ok(std::fs::write(path, text)?)
    };
    for (name, text) in GENERATED {
        write(&format!("src/generated/{name}"), text)?;
    }
    write("examples/coin.rs", "")?;
    write("src/SUMMARY.md", "- [Page](part/page.md)\n")?;
    write("src/part/page.md", markdown)?;
    write(
        "book.toml",
        "[book]\ntitle = \"t\"\n[preprocessor.course]\nbefore = [\"links\"]\n",
    )?;
    let mut book = MDBook::load(root.path())?;
    book.with_preprocessor(Course);
    book.build()?;
    let html = std::fs::read_to_string(root.path().join("book/part/page.html"))?;
    let main = html.split("<main>").nth(1).unwrap_or_default();
    Ok(main.split("</main>").next().unwrap_or_default().to_owned())
}

fn refused(markdown: &str) -> String {
    match page(markdown) {
        Ok(html) => panic!("not refused: {html}"),
        Err(e) => format!("{e:#}"),
    }
}

#[track_caller]
fn assert_has(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part}\nis not in\n{html}");
    }
}

#[test]
fn a_number_is_an_element_in_prose_and_bare_elsewhere() -> Result<()> {
    let html = page(
        "It is {{#value coin_mean}}, `{{#value coin_loss}}` and $x = {{#value coin_loss}}$.\n\n```text\n{{#value coin_part}}\n```\n\n<p title=\"{{#value coin_mean}}\">and {{#value coin_part}}</p>\n",
    )?;
    assert_has(
        &html,
        &[
            r#"It is <data class="v" value="0.6" title="computed by examples/coin.rs">0.6</data>"#,
            "<code>−1,234</code>",
            "<mn>1</mn><mo rspace=\"0\">,</mo><mn>234</mn>",
            "12\u{a0}%\n</code>",
            r#"<p title="0.6">and <data class="v" value="12"#,
        ],
    );
    Ok(())
}

#[test]
fn a_constant_is_its_text() -> Result<()> {
    let html = page("Since {{#const 2018}}, $N = {{#const 1,000}}$.\n")?;
    assert_has(&html, &["Since 2018,", "<mn>000</mn>"]);
    Ok(())
}

#[test]
fn a_figure_has_its_drawing_caption_and_data() -> Result<()> {
    let html = page(
        "![The *coin* has mean {{#value coin_mean}} and $\\rho$ beside it.](../generated/coin.svg)\n\nAfter.\n",
    )?;
    assert_has(
        &html,
        &[
            r#"<figure class="plot" id="fig-coin"><svg role="img"><title>A coin</title><text>heads</text></svg>"#,
            "<figcaption>The <em>coin</em> has mean <data class=\"v\"",
            "<math><mi>ρ</mi></math> beside it.</figcaption>",
            r#"<details class="data"><summary>The data of this figure</summary>"#,
            r#"<th scope="row">heads</th><td class="number">1.2</td>"#,
            "<p>After.</p>",
        ],
    );
    Ok(())
}

#[test]
fn a_figure_shown_twice_has_two_ids() -> Result<()> {
    let html =
        page("![a](../generated/coin.svg)\n\n![b](../generated/coin.svg)\n")?;
    assert_has(&html, &[r#"id="fig-coin""#, r#"id="fig-coin-2""#]);
    Ok(())
}

#[test]
fn a_table_has_a_caption_and_headed_columns() -> Result<()> {
    let html = page("{{#table truth | The mean, {{#value coin_mean}}.}}\n")?;
    assert_has(
        &html,
        &[
            r#"<table class="data truth"><caption>The mean, <data"#,
            r#"<th scope="col">what</th><th scope="col" class="number">estimate</th>"#,
            r#"<td class="number">0.4</td>"#,
        ],
    );
    Ok(())
}

#[test]
fn formulas_survive_markdown_and_html_blocks() -> Result<()> {
    let html = page(
        "Two stars $p^*$ and $q^*$.\n\n| a | b |\n|---|---|\n| $x \\mid y$ | $\\pold$ |\n\n<details><summary>Is $\\rho$ *large*?</summary>\n\nYes: $\\rho > 1$.\n\n</details>\n",
    )?;
    assert_eq!(html.matches("<math>").count(), 6, "{html}");
    assert_has(
        &html,
        &[
            "<summary>Is <math><mi>ρ</mi></math> <em>large</em>?</summary>",
            "<mrow class=\"old\">",
        ],
    );
    Ok(())
}

#[test]
fn everything_wrong_is_told_at_once_with_file_and_line() {
    let told = refused(
        "# Page\n\nA {{#value coin_maen}} here.\n\nAnd $\\rhoo$ there.\n\n{{#table truht}}\n\n![c](../generated/cion.svg)\n\n{{#valve x}} and {{#value y\n",
    );
    assert_has(
        &told,
        &[
            "src/part/page.md:3:3: no number `coin_maen`\n    did you mean `coin_mean`?",
            "src/part/page.md:5:6: the formula `\\rhoo`: Unknown command \"\\rhoo\"",
            "src/part/page.md:7:1: no table `truht`\n    did you mean `truth`?",
            "src/part/page.md:9:3: no figure `../generated/cion.svg`\n    did you mean `coin`?",
            "src/part/page.md:11:1: nothing knows `{{#valve}}`\n    did you mean `value`?",
            "src/part/page.md:11:18: `{{#value` is not closed",
        ],
    );
}

#[test]
fn a_block_within_a_paragraph_is_refused() {
    let told = refused("See {{#table truth}} here.\n");
    assert_has(
        &told,
        &["src/part/page.md:1:5: `{{#table}}` within a paragraph"],
    );
}

#[test]
fn a_wrong_path_to_a_figure_is_told_the_right_one() {
    let told = refused("![c](generated/coin.svg)\n");
    assert_has(&told, &["from here it is `../generated/coin.svg`"]);
}
