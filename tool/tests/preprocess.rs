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
    (
        "listing.rs",
        "impl A {\n    // ANCHOR: method\n    fn b() {\n\n        c();\n    }\n    // ANCHOR_END: method\n}\n",
    ),
    ("truth.csv", "what,estimate,z\nmean,0.61,0.4\n"),
    ("widgets_a_bet.html", WIDGET),
    ("widgets_late_bet.html", "<late-bet></late-bet>\n"),
    ("widgets_no_bet.html", "<p>Heads.</p>\n"),
    ("widgets/blind-bet.js", "customElements.define('blind-bet', class {})"),
];

const WIDGET: &str = "<blind-bet data-first=\"\"><form><fieldset disabled><label>*Gap* <input type=\"range\" min=\"0\" max=\"6\"></label><output>{{1}} $x$</output><svg role=\"img\" viewBox=\"0 0 7 2\"><path d=\"M0 0\"/><text>3</text></svg><details><summary>More</summary></details></fieldset></form></blind-bet>\n";

const EXERCISE: &str = "//! # The *mean*\n//!\n//! Of {{#value coin_mean}} and $x$.\n\n// ANCHOR: problem\nfn mean() -> f64 {\n    // ANCHOR: solution\n    0.6\n    // ANCHOR_END: solution\n}\n// ANCHOR_END: problem\n\n// ANCHOR: tests\n#[test]\nfn right() { assert!(mean() > 0.5); }\n// ANCHOR_END: tests\n";

const TOML: &str = r#"
[book]
title = "t"
[output.html]
git-repository-url = "https://example.org/book"
search = { enable = false }
[preprocessor.course]
before = ["links"]
[[preprocessor.course.path]]
name = "Short"
stops = ["part/page.md#two", "other.md"]
[[preprocessor.course.path]]
name = "Long way"
short = "Long"
stops = ["part/", "other.md"]
"#;

const OTHER: &str = "# Other\n\n{{#paths}}\n\n{{#carried}}\n";

/// Builds a book of `part/page.md` and `other.md`; the HTML of both, `<main>` alone.
fn book(markdown: &str, toml: &str) -> Result<(String, String)> {
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
    write("exercises/part/mean.rs", EXERCISE)?;
    write("src/SUMMARY.md", "- [Page](part/page.md)\n- [Other](other.md)\n")?;
    write("src/part/page.md", markdown)?;
    write("src/other.md", OTHER)?;
    write("book.toml", toml)?;
    let mut book = MDBook::load(root.path())?;
    book.with_preprocessor(Course);
    book.build()?;
    let main = |name: &str| -> Result<String> {
        let html = std::fs::read_to_string(root.path().join("book").join(name))?;
        let main = html.split("<main>").nth(1).unwrap_or_default();
        Ok(main.split("</main>").next().unwrap_or_default().to_owned())
    };
    Ok((main("part/page.html")?, main("other.html")?))
}

/// The HTML of a page of a book without paths.
fn page(markdown: &str) -> Result<String> {
    let (toml, _) = TOML.split_once("[[").unwrap_or_default();
    Ok(book(markdown, toml)?.0)
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
fn a_widget_is_its_still_with_a_caption() -> Result<()> {
    let html = page(
        "Before.\n\n{{#widget a-bet | It *shows* {{#value coin_mean}} of $\\rho$.}}\n\nAfter.\n",
    )?;
    assert_has(
        &html,
        &[
            r#"<figure class="widget" id="a-bet"><blind-bet data-first=""><form><fieldset disabled="">"#,
            r#"<label>*Gap* <input type="range" min="0" max="6"></label><output>{{1}} $x$</output>"#,
            // Parsers of HTML read `viewbox` of an SVG as `viewBox`.
            r#"<svg role="img" viewbox="0 0 7 2"><path d="M0 0" /><text>3</text></svg>"#,
            "<details><summary>More</summary></details></fieldset></form></blind-bet>",
            "<figcaption>It <em>shows</em> <data class=\"v\"",
            "<math><mi>ρ</mi></math>",
            "</figcaption></figure>\n<p>After.</p>",
        ],
    );
    assert!(!html.contains("<script"), "no page names a script: {html}");
    Ok(())
}

#[test]
fn a_widget_that_cannot_live_is_refused() {
    let told = refused(
        "{{#widget a-bte | It shows.}}\n\n{{#widget late-bet | It shows.}}\n\n{{#widget a-bet}}\n\n{{#widget a_bet | It shows.}}\n\n{{#widget no-bet | It shows.}}\n\n{{#widget a-bet | It shows.}}\n\n{{#widget a-bet | Again.}}\n\nSee {{#widget a-bet | it}}.\n",
    );
    assert_has(
        &told,
        &[
            "page.md:1:1: no widget `a-bte`\n    did you mean `a-bet`?",
            "page.md:3:1: the widget `late-bet` has no src/generated/widgets/late-bet.js\n    `cargo course widgets` makes it",
            "page.md:5:1: the widget `a-bet` has no caption",
            "page.md:7:1: no widget `a_bet`\n    did you mean `a-bet`?",
            "src/generated/widgets_no_bet.html: not the still of a widget",
            "page.md:13:1: the widget `a-bet` is already on a page",
            "page.md:15:5: `{{#widget}}` within a paragraph",
        ],
    );
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
    assert_has(&told, &["src/part/page.md:1:5: `{{#table}}` within a paragraph"]);
}

#[test]
fn a_wrong_path_to_a_figure_is_told_the_right_one() {
    let told = refused("![c](generated/coin.svg)\n");
    assert_has(&told, &["from here it is `../generated/coin.svg`"]);
}

#[test]
fn an_exercise_shows_its_hole_and_folds_its_solution() -> Result<()> {
    let html = page("# Page\n\n{{#exercise part/mean}}\n")?;
    assert_has(
        &html,
        &[
            r##"<h3 id="exercise-mean"><a class="header" href="#exercise-mean">The <em>mean</em></a></h3>"##,
            r#"<p>Of <data class="v""#,
            "panic!(\"your turn\")",
            "cargo course exercise part/mean",
            r#"<details class="solution"><summary>A solution</summary>"#,
            "    0.6\n",
        ],
    );
    assert!(!html.contains("ANCHOR"), "{html}");
    assert!(!html.contains("fn right"), "{html}");
    let told = refused("{{#exercise part/maen}}\n");
    assert_has(
        &told,
        &["page.md:1:1: no exercise `part/maen`\n    did you mean `part/mean`?"],
    );
    Ok(())
}

const PATHS: &str = "# Page\n\nOne two three.\n\n## Two {#two}\n\nFour.\n\n<aside class=\"carry\">\n\nCarry [it](page.md#two).\n\n</aside>\n\n## Three\n\nFive.\n";

#[test]
fn paths_have_badges_minutes_and_ways_on() -> Result<()> {
    let (page, other) = book(PATHS, TOML)?;
    assert_has(
        &page,
        &[
            r#"<p class="badges"><span class="badge">Long way</span> <span class="minutes">1 min</span></p>"#,
            r#"<p class="badges"><span class="badge">Short</span> <span class="minutes">1 min</span></p>"#,
            r#"Next on your path. <span class="way">Short: <a href="../other.html">Other</a></span>"#,
        ],
    );
    let (two, three) = (page.find("Short: ").unwrap(), page.find("Three").unwrap());
    assert!(two < three, "the way on stands at the stop's own end\n{page}");
    assert_has(
        &other,
        &[
            r#"<th scope="row">Short</th><td class="number">2</td><td><a href="part/page.html#two">Two</a>"#,
            r#"Short, Long: you have arrived."#,
        ],
    );
    Ok(())
}

#[test]
fn a_stop_that_is_not_there_is_named_in_book_toml() {
    let toml = TOML.replace("page.md#two", "page.md#tow");
    let told = book(PATHS, &toml).expect_err("refused").to_string();
    assert_has(
        &told,
        &[
            "book.toml:11: the path `Short` has no stop `part/page.md#tow`\n    did you mean `two`?",
        ],
    );
}

#[test]
fn lines_to_carry_away_are_collected_with_their_links_mended() -> Result<()> {
    let (_, other) = book(PATHS, TOML)?;
    assert_has(
        &other,
        &[
            r#"<p class="carried-from"><a href="part/page.html">Page</a></p>"#,
            r#"<p>Carry <a href="part/page.html#two">it</a>.</p>"#,
        ],
    );
    Ok(())
}

#[test]
fn every_section_has_a_link_for_the_stuck() -> Result<()> {
    let (page, _) = book(PATHS, TOML)?;
    assert_eq!(page.matches(r#"<p class="stuck">"#).count(), 2, "{page}");
    assert_has(
        &page,
        &[
            r#"href="https://example.org/book/issues/new?title=Stuck%20at%20%E2%80%9CTwo"#,
            "Version%3A%20",
            r#"aria-label="Stuck here? Ask about Two">Stuck here?</a>"#,
        ],
    );
    Ok(())
}

#[test]
fn a_quoted_method_begins_at_the_margin() -> Result<()> {
    let html = page("```rust\n{{#include ../generated/listing.rs:method}}\n```\n")?;
    assert_has(&html, &["</span>fn b() {\n\n    c();\n}"]);
    Ok(())
}
