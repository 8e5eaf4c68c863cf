//! What one gradient step costs when a sample is the generated answer of a language model.
//!
//! The inputs are one row of a published benchmark; everything else is arithmetic.

use reweight_style::{Done, Numbers, Table, count, fixed, significant};

/// NeMo RL v0.4, performance summary (`docs/about/performance-summary.md` of its repository): GRPO on
/// DGX-H100 in BF16, the row Qwen3-32B, "On policy".
const ANSWERS: usize = 2_048;
const TOKENS_PER_ANSWER: usize = 3_206;
const SLICE: usize = 512;
const ACCELERATORS: usize = 32;
/// Tokens of the batch over the time of the whole step, for each accelerator.
const TOKENS_PER_SECOND: usize = 540;
const PRINTED_SECONDS: f64 = 393.0;

fn main() -> Done {
    let tokens = ANSWERS * TOKENS_PER_ANSWER;
    let rate = ACCELERATORS * TOKENS_PER_SECOND;
    let seconds = tokens as f64 / rate as f64;
    let slices = ANSWERS / SLICE;
    let days = 1_000.0 * seconds / 86_400.0;
    let per_answer = seconds * ACCELERATORS as f64 / ANSWERS as f64;
    let printed = format!("quotient; the row itself prints {PRINTED_SECONDS}");
    let mut table = Table::new(&["quantity", "value", "from"]);
    for (what, value, from) in [
        ("answers in a batch", count(ANSWERS), "the row"),
        ("tokens in an answer, on average", count(TOKENS_PER_ANSWER), "the row"),
        ("accelerators", count(ACCELERATORS), "the row"),
        (
            "tokens a second, each",
            count(TOKENS_PER_SECOND),
            "the row, all stages of the step together",
        ),
        ("tokens in a batch", count(tokens), "product"),
        ("seconds for a batch", fixed(seconds, 0), &printed),
        ("accelerator seconds for an answer", fixed(per_answer, 1), "quotient"),
        ("days for a thousand batches", fixed(days, 1), "product"),
    ] {
        table.row([what.to_owned(), value, from.to_owned()]);
    }
    table.save("answer_cost_table")?;
    Numbers::new()
        .put("answer_cost_answers", count(ANSWERS))
        .put("answer_cost_slice", count(SLICE))
        .put("answer_cost_slices", count(slices))
        .put("answer_cost_tokens_each", count(TOKENS_PER_ANSWER))
        .put("answer_cost_millions", significant(tokens as f64 / 1e6, 2))
        .put("answer_cost_minutes", significant(seconds / 60.0, 2))
        .put("answer_cost_seconds", fixed(seconds, 0))
        .put("answer_cost_accelerators", count(ACCELERATORS))
        .put("answer_cost_each", fixed(per_answer, 1))
        .put("answer_cost_days", fixed(days, 1))
        .put("answer_cost_days_sliced", fixed(days / slices as f64, 1))
        .save("answer_cost")
}
