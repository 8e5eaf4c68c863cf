//! The report, for a terminal and for programs.

use crate::audit::Audit;
use crate::verdict::count_of;
use reweight::ordinary::Estimate;
use reweight_style::{fixed, percent, significant};
use serde_json::{Value, json};

/// The width of a paragraph.
const WIDTH: usize = 78;

/// The report as text.
pub fn text(audit: &Audit, name: &str) -> String {
    let rows = count_of(audit.rows);
    let zeros = match audit.zeros {
        0 => String::new(),
        n => format!(", {} of them with a weight of zero", count_of(n)),
    };
    let mut text = format!("{name}: {rows} rows{zeros}\n\n");
    text += &line(["", "estimate", "standard error", "95 % interval"]);
    for (name, e) in [("IPS", &audit.ips), ("SNIPS", &audit.snips)] {
        let (low, high) = e.interval();
        let digits = 3;
        text += &line([
            name,
            &significant(e.value, digits + 1),
            &significant(e.standard_error, digits),
            &format!(
                "{} to {}",
                significant(low, digits),
                significant(high, digits)
            ),
        ]);
    }
    text.push('\n');
    let mean = &audit.mean_weight;
    text += &fact(
        "mean weight",
        &format!(
            "{} ± {}",
            significant(mean.value, 4),
            significant(mean.standard_error, 2)
        ),
    );
    text += &paragraph(audit.mean_weight_is().meaning(audit), 2);
    let share = audit.ess / audit.rows as f64;
    text += &fact(
        "ESS",
        &format!("{} of {rows} rows ({})", effective(audit.ess), percent(share, 2)),
    );
    if let Some(ess) = audit.ess_for_rewards {
        text += &fact("ESS, rewards", &effective(ess));
    }
    text += &fact(
        "largest share",
        &format!(
            "{} of all weight, on line {}",
            percent(audit.largest_share, 2),
            count_of(audit.largest_line)
        ),
    );
    let k = audit.tail.k_hat().map_or("none".into(), |k| {
        let length = count_of(audit.tail.length as u64);
        format!("{} from the {length} largest weights", fixed(k, 2))
    });
    text += &fact("k\u{302}", &k);
    text += &paragraph(&audit.verdict_in_words(), 2);
    text.push('\n');
    text += &paragraph(&format!("Next: {}", audit.next()), 0);
    text
}

/// An effective sample size, to two decimals while it is small.
fn effective(ess: f64) -> String {
    fixed(ess, if ess < 100.0 { 2 } else { 0 })
}

/// A line of the table of estimates.
fn line(cells: [&str; 4]) -> String {
    let [name, value, error, interval] = cells;
    let text = format!("  {name:<7}{value:>14}{error:>18}   {interval}");
    text.trim_end().to_owned() + "\n"
}

/// A line that names a number.
fn fact(name: &str, value: &str) -> String {
    // The hat takes no room of its own.
    let hats = name.matches('\u{302}').count();
    format!("  {name:<width$}{value}\n", width = 17 + hats)
}

/// A text broken into lines.
fn paragraph(text: &str, indent: usize) -> String {
    let (mut all, mut line) = (String::new(), " ".repeat(indent));
    let indent = line.clone();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let fits = line.chars().count() + word.chars().count() < WIDTH;
        if !fits && line != indent {
            all = all + line.trim_end() + "\n";
            line.clone_from(&indent);
        }
        line += word;
        line.push(' ');
    }
    all + line.trim_end() + "\n"
}

/// The report for programs: one object, numbers as they are.
pub fn json(audit: &Audit, name: &str) -> Value {
    let estimate = |e: &Estimate| {
        let (low, high) = e.interval();
        json!({
            "value": e.value,
            "standard_error": e.standard_error,
            "interval_95": [low, high],
        })
    };
    json!({
        "log": name,
        "rows": audit.rows,
        "zero_weights": audit.zeros,
        "ips": estimate(&audit.ips),
        "snips": estimate(&audit.snips),
        "mean_weight": {
            "value": audit.mean_weight.value,
            "standard_error": audit.mean_weight.standard_error,
            "verdict": audit.mean_weight_is().name(),
        },
        "ess": audit.ess,
        "ess_for_rewards": audit.ess_for_rewards,
        "largest_share": audit.largest_share,
        "largest_line": audit.largest_line,
        "k_hat": audit.tail.k_hat(),
        "k_threshold": audit.k_threshold,
        "tail_length": audit.tail.length,
        "verdict": audit.verdict().name(),
        "verdict_in_words": audit.verdict_in_words(),
        "next": audit.next(),
    })
}
