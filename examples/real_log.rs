//! The real logs, forwards and backwards: every estimate, every gauge, every interval.

use libm::{exp, log, sqrt};
use reweight::bandit_log::{
    Campaign::{self, All, Women},
    Impression, POSITIONS, clicks, to_policy, uniform,
};
use reweight::betting;
use reweight::click_model::{ClickModel, cross_fitted, from_the_past};
use reweight::ess::{ess, ess_for, largest_share};
use reweight::intervals::{bootstrap, empirical_bernstein};
use reweight::log_weights::LogWeights;
use reweight::off_policy_evaluation::{Correction, Logged};
use reweight::ordinary::Estimate;
use reweight::psis::{k_threshold, psis, tail};
use reweight::streams::stream;
use reweight::thompson::{Places, exact};
use reweight::truncated::truncate;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, experiment,
    fixed, percent, scientific, significant,
};

/// Where weights are cut.
const TAU: f64 = 10.0;
/// How many imaginary impressions the model starts from, and in how many parts it is fitted.
const STRENGTH: f64 = 200.0;
const FOLDS: usize = 5;
const RESAMPLES: usize = 1000;
/// What the Open Bandit Pipeline's quick start prints for *all*, forwards.
const PUBLISHED: f64 = 0.004_553;
const PUBLISHED_RATIO: f64 = 1.198_126;

type Any<T> = Result<T, Box<dyn std::error::Error>>;

/// One question to one log, and the other log's own rate beside it.
struct Question {
    name: &'static str,
    rows: Vec<Impression>,
    target: Places,
    bare: Logged,
    with: Logged,
    truth: Estimate,
}

impl Question {
    fn ask(
        name: &'static str,
        campaign: Campaign,
        log: &str,
        other: &str,
        target: Places,
    ) -> Any<Self> {
        let rows = campaign.log(log)?;
        let bare = Logged::new(to_policy(&rows, &target)?, clicks(&rows))?;
        let said = cross_fitted(&rows, &target, STRENGTH, FOLDS)?;
        let with = bare.clone().with_model(said.predicted, said.values)?;
        let truth = rate(&campaign.log(other)?);
        Ok(Self { name, rows, target, bare, with, truth })
    }

    /// Each estimate, by name.
    fn estimates(&self) -> Any<Vec<(&'static str, Estimate)>> {
        let (bare, with) = (&self.bare, &self.with);
        Ok(vec![
            ("IPS", bare.estimate(Correction::Full)?),
            ("SNIPS", bare.normalised()?),
            ("clipped IPS", bare.estimate(Correction::Clipped(TAU))?),
            ("direct method", with.estimate(Correction::None)?),
            ("doubly robust", with.estimate(Correction::Full)?),
            ("DR, normalised", with.normalised()?),
            ("DR, clipped", with.estimate(Correction::Clipped(TAU))?),
            ("Switch-DR", with.estimate(Correction::Switch(TAU))?),
            ("DR, shrunk", with.estimate(Correction::Shrunk(TAU * TAU))?),
        ])
    }

    fn weights(&self) -> Vec<f64> {
        self.bare.weights().logs().iter().map(|l| exp(*l)).collect()
    }

    /// The share of the weight that a cut at `tau` leaves, of the one that there should be.
    fn left(&self, tau: f64) -> f64 {
        let kept: f64 = self.weights().iter().map(|w| w.min(tau)).sum();
        kept / self.rows.len() as f64
    }
}

/// The rate of a log under its own policy.
fn rate(rows: &[Impression]) -> Estimate {
    let n = rows.len() as f64;
    let value = clicks(rows).iter().sum::<f64>() / n;
    Estimate { value, standard_error: sqrt(value * (1.0 - value) / n) }
}

fn main() -> Done {
    let thompson =
        |campaign: Campaign| -> Any<Places> { Ok(exact(&campaign.beliefs()?)?) };
    let forwards =
        Question::ask("all, forwards", All, "random", "bts", thompson(All)?)?;
    let back = Question::ask(
        "all, backwards",
        All,
        "bts",
        "random",
        uniform(All.items()),
    )?;
    let bomb = Question::ask(
        "women, backwards",
        Women,
        "bts",
        "random",
        uniform(Women.items()),
    )?;
    let all = [&forwards, &back, &bomb];
    let mut numbers = Numbers::new();
    numbers
        .put("log_tau", fixed(TAU, 0))
        .put("log_strength", fixed(STRENGTH, 0))
        .put("log_resamples", count(RESAMPLES));
    forwards_numbers(&forwards, &mut numbers)?;
    bomb_numbers(&bomb, &mut numbers)?;
    back_numbers(&back, &mut numbers)?;
    gauges(&all, &mut numbers)?;
    estimates(&all)?;
    remedies(&bomb)?;
    intervals(&all, &mut numbers)?;
    numbers.save("real_log")?;
    draw_estimates(&forwards, &bomb)?;
    draw_clip(&bomb)
}

fn forwards_numbers(q: &Question, numbers: &mut Numbers) -> Done {
    let e = q.bare.estimate(Correction::Full)?;
    let own = rate(&q.rows);
    let runs = &experiment("thompson")?["all"];
    let n = runs.len() as f64;
    let mean = runs.iter().sum::<f64>() / n;
    let squares: f64 = runs.iter().map(|r| (r - mean) * (r - mean)).sum();
    let spread = sqrt(squares / (n - 1.0));
    let bound = q.target.iter().flatten().fold(0.0, |a: f64, p| a.max(*p))
        * All.items() as f64;
    numbers
        .put("log_fwd_published", fixed(PUBLISHED, 6))
        .put("log_fwd_published_ratio", fixed(PUBLISHED_RATIO, 6))
        .put("log_fwd_exact", fixed(e.value, 6))
        .put("log_fwd_exact_ratio", fixed(e.value / own.value, 6))
        .put("log_fwd_z", fixed((PUBLISHED - e.value) / spread, 1))
        .put("log_fwd_runs", count(runs.len()))
        .put("log_fwd_se", fixed(e.standard_error, 4))
        .put("log_fwd_se_ratio", significant(e.standard_error / spread, 1))
        .put("log_fwd_own", fixed(own.value, 4))
        .put("log_fwd_truth", fixed(q.truth.value, 4))
        .put("log_fwd_truth_se", fixed(q.truth.standard_error, 4))
        .put("log_fwd_bound", fixed(bound, 1))
        .put("log_fwd_ess", count(ess(q.bare.weights())?.round() as usize))
        .put("log_fwd_clicks", fixed(clicks(&q.rows).iter().sum(), 0))
        .put(
            "log_fwd_click_ess",
            fixed(ess_for(q.bare.weights(), q.bare.rewards())?, 1),
        );
    let mut table = Table::new(&[
        "Thompson's click rate, from the uniform log of *all*",
        "estimate",
        "over the uniform rate",
    ]);
    let ratio = |x: f64| fixed(x / own.value, 6);
    for (what, value, over) in [
        ("target by quadrature", fixed(e.value, 6), ratio(e.value)),
        (
            "target by 100,000 simulated pages, mean of 20 runs",
            fixed(mean, 6),
            ratio(mean),
        ),
        ("standard deviation among these runs", fixed(spread, 6), ratio(spread)),
        ("published", fixed(PUBLISHED, 6), fixed(PUBLISHED_RATIO, 6)),
        (
            "standard error from the log's rows",
            fixed(e.standard_error, 6),
            ratio(e.standard_error),
        ),
        (
            "a learning Thompson's own log",
            fixed(q.truth.value, 6),
            ratio(q.truth.value),
        ),
    ] {
        table.row([what.to_owned(), value, over]);
    }
    table.save("real_log_forwards")
}

/// The weights without the heaviest, and the values that go with them.
fn without_heaviest(q: &Question) -> Any<(LogWeights, Vec<f64>)> {
    let (mut logs, mut f) =
        (q.bare.weights().logs().to_vec(), q.bare.rewards().to_vec());
    let row = heaviest(q);
    logs.remove(row);
    f.remove(row);
    Ok((LogWeights::new(logs)?, f))
}

fn heaviest(q: &Question) -> usize {
    let largest = q.bare.weights().largest();
    q.bare.weights().logs().iter().position(|l| *l == largest).unwrap_or(0)
}

fn bomb_numbers(q: &Question, numbers: &mut Numbers) -> Done {
    let (w, f) = (q.bare.weights(), q.bare.rewards());
    let dr = q.with.estimate(Correction::Full)?;
    let terms = q.with.terms(Correction::Full)?;
    let n = terms.len() as f64;
    let row = heaviest(q);
    let model_there =
        -(terms[row] - q.with.terms(Correction::None)?[row]) / exp(w.logs()[row]);
    let (smoothing, smoothed) = psis(w)?;
    let tamed = Logged::new(smoothed.clone(), f.to_vec())?;
    let (rest, rest_f) = without_heaviest(q)?;
    let deleted = Logged::new(rest.clone(), rest_f)?;
    let dm = q.with.estimate(Correction::None)?;
    let clicked = |w: &LogWeights| -> f64 {
        let top = w.logs().iter().zip(f).filter(|(_, f)| **f > 0.0);
        top.map(|(l, _)| exp(*l)).fold(0.0, f64::max)
    };
    let other = |strength: f64| -> Any<Estimate> {
        let said = cross_fitted(&q.rows, &q.target, strength, FOLDS)?;
        let with = q.bare.clone().with_model(said.predicted, said.values)?;
        Ok(with.estimate(Correction::Full)?)
    };
    let past = from_the_past(&q.rows, &q.target, STRENGTH)?;
    let past = q.bare.clone().with_model(past.predicted, past.values)?;
    let past = past.estimate(Correction::Full)?;
    let ips = q.bare.estimate(Correction::Full)?;
    let half = half_mixed(q)?;
    let mixed = half.estimate(Correction::Full)?;
    numbers
        .put("log_bomb_dr", fixed(dr.value, 4))
        .put("log_bomb_dr_se", fixed(dr.standard_error, 4))
        .put("log_bomb_dr_ratio", fixed(dr.standard_error / ips.standard_error, 1))
        .put("log_bomb_dr_weak", fixed(other(STRENGTH / 10.0)?.value, 4))
        .put("log_bomb_dr_strong", fixed(other(STRENGTH * 10.0)?.value, 4))
        .put("log_bomb_dr_past", fixed(past.value, 4))
        .put("log_bomb_dr_past_se", fixed(past.standard_error, 4))
        .put("log_bomb_dr_term", fixed(terms[row] / n, 4))
        .put("log_bomb_model", fixed(model_there, 4))
        .put("log_bomb_dm", fixed(dm.value, 4))
        .put("log_bomb_dm_se", scientific(dm.standard_error, 1))
        .put("log_bomb_ips", fixed(ips.value, 4))
        .put("log_bomb_truth", fixed(q.truth.value, 4))
        .put("log_bomb_truth_se", fixed(q.truth.standard_error, 4))
        .put("log_bomb_mean_weight_se", fixed(weight_error(w)?, 1))
        .put("log_bomb_k", fixed(smoothing.k_hat().unwrap_or(f64::NAN), 2))
        .put("log_bomb_k_less", {
            fixed(tail(&rest)?.k_hat().unwrap_or(f64::NAN), 2)
        })
        .put("log_bomb_tail", smoothing.length.to_string())
        .put("log_bomb_tamed", count(exp(smoothed.largest()).round() as usize))
        .put("log_bomb_tamed_mean", fixed(smoothed.mean()?, 2))
        .put("log_bomb_tamed_ips", {
            fixed(tamed.estimate(Correction::Full)?.value, 4)
        })
        .put("log_bomb_clicked", fixed(clicked(w), 0))
        .put("log_bomb_deleted_ips", {
            fixed(deleted.estimate(Correction::Full)?.value, 4)
        })
        .put("log_bomb_deleted_snips", fixed(deleted.normalised()?.value, 4))
        .put("log_bomb_snips", fixed(q.bare.normalised()?.value, 4))
        .put("log_bomb_deleted_ess", count(ess(&rest)?.round() as usize))
        .put("log_bomb_mix_ess", fixed(ess(half.weights())?, 1))
        .put("log_bomb_mix", fixed(mixed.value, 4))
        .put("log_bomb_if_clicked", fixed(exp(w.logs()[row]) / n, 1))
        .put("log_bomb_one_in", count((1.0 / model_there).round() as usize))
        .put("log_bomb_beyond", percent(1.0 - q.left(100.0), 1))
        .put("log_bomb_beyond_se", percent(weight_error(&truncate(w, 100.0)?)?, 1))
        .put("log_bomb_cut", percent(1.0 - q.left(TAU), 2))
        .put(
            "log_bomb_clip",
            fixed(q.bare.estimate(Correction::Clipped(TAU))?.value, 4),
        );
    // Counted propensities.
    let mut model = ClickModel::new(q.target.len(), 0.0);
    q.rows.iter().for_each(|row| model.learn(row));
    let counted = model.frequencies();
    let weight = |row: &Impression| {
        let place = row.position - 1;
        log(q.target[row.item_id][place]) - log(counted[row.item_id][place])
    };
    let guessed = Logged::new(
        LogWeights::new(q.rows.iter().map(weight).collect())?,
        f.to_vec(),
    )?;
    let e = guessed.estimate(Correction::Full)?;
    let direct: f64 =
        q.rows.iter().map(|row| model.value(&q.target, row.position)).sum();
    assert!((e.value - direct / n).abs() < 1e-12, "IPS is the direct method");
    let heavy = &q.rows[row];
    let same = |other: &&Impression| {
        (other.item_id, other.position) == (heavy.item_id, heavy.position)
    };
    let logged = q.rows.iter().filter(same).map(|row| row.propensity);
    let others: Vec<f64> = logged.filter(|p| *p != heavy.propensity).collect();
    let least = others.iter().copied().fold(1.0, f64::min);
    let most = others.iter().copied().fold(0.0, f64::max);
    let elsewhere = Women.log("random")?.iter().filter(same).count();
    // Were all items but one at that propensity in every row.
    let expected = (Women.items() - 1) as f64 * heavy.propensity * n;
    numbers
        .put("log_bomb_others", count(others.len()))
        .put("log_bomb_others_least", significant(least, 2))
        .put("log_bomb_others_most", significant(most, 2))
        .put("log_bomb_elsewhere", count(elsewhere))
        .put("log_bomb_expected", significant(expected, 2))
        .put("log_counted_ips", fixed(e.value, 4))
        .put("log_counted_se", fixed(e.standard_error, 4))
        .put("log_counted_ess", count(ess(guessed.weights())?.round() as usize))
        .put("log_counted_largest", fixed(exp(guessed.weights().largest()), 0))
        .put(
            "log_counted_bomb",
            fixed(
                1.0 / Women.items() as f64
                    / counted[heavy.item_id][heavy.position - 1],
                1,
            ),
        )
        .put("log_bomb_varied", count(most_varied(&q.rows)));
    Ok(())
}

/// The most different propensities that one item had at one place.
fn most_varied(rows: &[Impression]) -> usize {
    let mut keys: Vec<(usize, u64)> = (rows.iter())
        .map(|r| (r.item_id * POSITIONS + r.position - 1, r.propensity.to_bits()))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len).max().unwrap_or(0)
}

/// The standard error of the mean weight.
fn weight_error(w: &LogWeights) -> Any<f64> {
    let ones = Logged::new(w.clone(), vec![1.0; w.len()])?;
    Ok(ones.estimate(Correction::Full)?.standard_error)
}

fn back_numbers(q: &Question, numbers: &mut Numbers) -> Done {
    let (ips, dr) =
        (q.bare.estimate(Correction::Full)?, q.with.estimate(Correction::Full)?);
    let dm = q.with.estimate(Correction::None)?;
    let off = |e: Estimate| {
        let (a, b) = (e.standard_error, q.truth.standard_error);
        (e.value - q.truth.value) / sqrt(a * a + b * b)
    };
    numbers
        .put("log_back_ips", fixed(ips.value, 4))
        .put("log_back_se", fixed(ips.standard_error, 4))
        .put("log_back_dr", fixed(dr.value, 4))
        .put("log_back_dm", fixed(dm.value, 4))
        .put("log_back_truth", fixed(q.truth.value, 4))
        .put("log_back_z", fixed(off(ips).abs(), 1))
        .put("log_back_ess", count(ess(q.bare.weights())?.round() as usize));
    Ok(())
}

fn gauges(all: &[&Question], numbers: &mut Numbers) -> Done {
    let mut table = Table::new(&[
        "question",
        "$\\ESS$",
        "largest share",
        "mean weight",
        "$\\khat$",
        "for clicks",
    ]);
    let mut row = |name: &str, w: &LogWeights, f: &[f64]| -> Done {
        let k = tail(w)?.k_hat().map_or("none".to_owned(), |k| fixed(k, 2));
        table.row([
            name.to_owned(),
            fixed(ess(w)?, 2),
            percent(largest_share(w)?, 2),
            fixed(w.mean()?, 3),
            k,
            fixed(ess_for(w, f)?, 1),
        ]);
        Ok(())
    };
    for q in all {
        row(q.name, q.bare.weights(), q.bare.rewards())?;
    }
    let (rest, f) = without_heaviest(all[2])?;
    row("the same, one row less", &rest, &f)?;
    let n = all[0].rows.len();
    let fwd = all[0].bare.weights();
    let length = tail(fwd)?.length;
    let mut sorted = fwd.logs().to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let mut top = sorted[..length].to_vec();
    top.dedup_by(|a, b| (*a - *b).abs() < 1e-9);
    numbers
        .put("log_k_threshold", fixed(k_threshold(n as u64), 1))
        .put("log_fwd_k", fixed(tail(fwd)?.k_hat().unwrap_or(f64::NAN), 1))
        .put("log_fwd_tail_values", top.len().to_string());
    table.save("real_log_gauges")
}

fn estimates(all: &[&Question]) -> Done {
    let mut header = vec!["estimate"];
    header.extend(all.iter().map(|q| q.name));
    let mut table = Table::new(&header);
    let cell = |e: &Estimate| {
        format!("{} ± {}", fixed(e.value, 5), fixed(e.standard_error, 5))
    };
    let columns: Vec<_> = all.iter().map(|q| q.estimates()).collect::<Any<_>>()?;
    for (i, (name, _)) in columns[0].iter().enumerate() {
        let mut cells = vec![(*name).to_owned()];
        cells.extend(columns.iter().map(|column| cell(&column[i].1)));
        table.row(cells);
    }
    let mut cells = vec!["the other log's own rate".to_owned()];
    cells.extend(all.iter().map(|q| cell(&q.truth)));
    table.row(cells);
    table.save("real_log_estimates")
}

/// The same rows, asked about the target and the logging policy in equal shares.
fn half_mixed(q: &Question) -> Any<Logged> {
    let logs = q.bare.weights().logs();
    let half = logs.iter().map(|l| log(0.5 + 0.5 * exp(*l))).collect();
    Ok(Logged::new(LogWeights::new(half)?, q.bare.rewards().to_vec())?)
}

fn remedies(q: &Question) -> Done {
    let w = q.bare.weights();
    let f = q.bare.rewards().to_vec();
    let (rest, rest_f) = without_heaviest(q)?;
    let half = half_mixed(q)?;
    let smoothed = Logged::new(psis(w)?.1, f)?;
    let mut table = Table::new(&["remedy", "estimate", "its price"]);
    let mut row = |what: &str, e: Estimate, price: String| {
        let value =
            format!("{} ± {}", fixed(e.value, 5), fixed(e.standard_error, 5));
        table.row([what.to_owned(), value, price]);
    };
    let full = Correction::Full;
    let deleted = Logged::new(rest, rest_f)?;
    row("none (IPS)", q.bare.estimate(full)?, "—".to_owned());
    row(
        "self-normalise",
        q.bare.normalised()?,
        "bias: one row has most of the say".to_owned(),
    );
    row(
        "delete the row, IPS",
        deleted.estimate(full)?,
        "a choice made after looking".to_owned(),
    );
    row("delete the row, SNIPS", deleted.normalised()?, "the same".to_owned());
    row(
        "smooth the tail (PSIS)",
        smoothed.estimate(full)?,
        "bias; trusts a fit over a propensity".to_owned(),
    );
    row(
        "clip",
        q.bare.estimate(Correction::Clipped(TAU))?,
        format!("{} of the weight is cut off", percent(1.0 - q.left(TAU), 2)),
    );
    row(
        "mix the target, half and half",
        half.estimate(full)?,
        "another question".to_owned(),
    );
    row(
        "model alone",
        q.with.estimate(Correction::None)?,
        "the model's bias, and no error bar for it".to_owned(),
    );
    row(
        "model and all weights (DR)",
        q.with.estimate(full)?,
        "the row’s risk, in full view".to_owned(),
    );
    row(
        "model and weights to $\\tau$ (Switch)",
        q.with.estimate(Correction::Switch(TAU))?,
        "the model's bias beyond $\\tau$".to_owned(),
    );
    row(
        "model and shrunk weights",
        q.with.estimate(Correction::Shrunk(TAU * TAU))?,
        "the same, by degrees".to_owned(),
    );
    table.save("real_log_remedies")
}

fn intervals(all: &[&Question], numbers: &mut Numbers) -> Done {
    let mut header = vec!["95 % interval"];
    header.extend(all.iter().map(|q| q.name));
    let mut table = Table::new(&header);
    let mut rows: [Vec<(f64, f64)>; 5] = Default::default();
    for (id, q) in (0..).zip(all) {
        let ips = q.bare.estimate(Correction::Full)?;
        let terms = q.bare.terms(Correction::Full)?;
        let ones = vec![1.0; terms.len()];
        let mut rng = stream(1, id);
        rows[0].push(ips.interval());
        rows[1].push(bootstrap(&terms, &ones, RESAMPLES, 0.05, &mut rng)?);
        let clipped = q.bare.terms(Correction::Clipped(TAU))?;
        rows[2].push(empirical_bernstein(&clipped, TAU, 0.05)?);
        rows[3].push(betting::interval(&clipped, TAU, 0.05)?);
        rows[4].push(betting::off_policy(&q.weights(), q.bare.rewards(), 0.05)?);
    }
    let names = [
        "normal, IPS",
        "bootstrap, IPS",
        "Bernstein, clipped IPS",
        "betting, clipped IPS",
        "betting, IPS",
    ];
    for (name, row) in names.iter().zip(&rows) {
        let mut cells = vec![(*name).to_owned()];
        let cell =
            |r: &(f64, f64)| format!("{} to {}", fixed(r.0, 4), fixed(r.1, 4));
        cells.extend(row.iter().map(cell));
        table.row(cells);
    }
    let bomb = all[2];
    let raw = bomb.bare.terms(Correction::Full)?;
    let hopeless =
        empirical_bernstein(&raw, exp(bomb.bare.weights().largest()), 0.05)?;
    numbers
        .put("log_bomb_bet_low", fixed(rows[4][2].0, 4))
        .put("log_bomb_bet_high", fixed(rows[4][2].1, 3))
        .put("log_bomb_bet_clipped_low", fixed(rows[3][2].0, 4))
        .put("log_bomb_bet_clipped_high", fixed(rows[3][2].1, 4))
        .put("log_bomb_bernstein", fixed(hopeless.1, 0))
        .put("log_fwd_bet_low", fixed(rows[4][0].0, 4))
        .put("log_fwd_bet_high", significant(rows[4][0].1, 2));
    table.save("real_log_intervals")
}

/// The estimates of one question from top to bottom, beside the truth.
fn panel(
    q: &Question,
    heading: &str,
    witness: &str,
    range: (f64, f64),
    ticks: &[(f64, &str)],
) -> Any<Plot> {
    let estimates = q.estimates()?;
    let rows = estimates.len() as f64;
    let names: Vec<(f64, &str)> = (0_u32..)
        .zip(&estimates)
        .map(|(i, (name, _))| (rows - f64::from(i), *name))
        .collect();
    let mut plot = Plot::new(
        Axis::linear("click rate", range.0..range.1).named_ticks(ticks),
        Axis::linear("", 0.3..rows + 1.6).named_ticks(&names),
    )
    .heading(heading);
    let (low, high) = q.truth.interval();
    let (bottom, top) = (0.3, rows + 0.6);
    plot.band(
        Ink::Truth,
        &[(low, top), (high, top)],
        &[(low, bottom), (high, bottom)],
    )
    .line(Ink::Truth, &[(q.truth.value, bottom), (q.truth.value, top)]);
    let place = (q.truth.value, rows + 0.6);
    plot.label(Ink::Truth, place, (0.0, -7.0), Anchor::Middle, witness);
    for ((y, _), (_, e)) in names.iter().zip(&estimates) {
        let (low, high) = e.interval();
        let ends = (low.max(range.0), high.min(range.1));
        plot.line(Ink::Sampled, &[(ends.0, *y), (ends.1, *y)])
            .dots(Ink::Sampled, &[(e.value, *y)]);
    }
    Ok(plot)
}

fn draw_estimates(forwards: &Question, bomb: &Question) -> Done {
    let mut data = Table::new(&["question", "estimate", "value", "low", "high"]);
    for q in [forwards, bomb] {
        let mut all = q.estimates()?;
        all.push(("the other log's own rate", q.truth));
        for (name, e) in all {
            let (low, high) = e.interval();
            data.row([
                q.name.to_owned(),
                name.to_owned(),
                fixed(e.value, 5),
                fixed(low, 5),
                fixed(high, 5),
            ]);
        }
    }
    let ticks = [
        (-0.02, "−2 %"),
        (-0.01, "−1 %"),
        (0.0, "0"),
        (0.01, "1 %"),
        (0.02, "2 %"),
    ];
    let left = panel(
        forwards,
        "Thompson’s rate from the uniform log, all",
        "Thompson’s own log",
        (-0.0235, 0.0205),
        &ticks,
    )?;
    let right = panel(
        bomb,
        "The uniform rate from Thompson’s log, women",
        "the uniform log",
        (-0.0235, 0.0205),
        &ticks,
    )?;
    Figure::new(
        "real_log",
        "Nine estimates forwards and backwards, each with its textbook interval, beside the other log's own rate",
        "Two panels of nine horizontal bars. Forwards all bars lie between zero and one per cent and \
         cross the truth. Backwards the doubly robust bar reaches from minus two to plus two per cent with \
         its centre below zero, the bars of IPS and SNIPS cross zero, and the direct method has no bar to see.",
    )
    .heights(&[285, 285])
    .plot(left)
    .plot(right)
    .data(data)
    .save()
}

fn draw_clip(q: &Question) -> Done {
    let taus: Vec<f64> =
        (0..=90).map(|i| libm::exp10(4.5 * f64::from(i) / 90.0)).collect();
    let mut ips = Vec::new();
    let mut dr = Vec::new();
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    let mut lost = Vec::new();
    for &tau in &taus {
        let e = q.bare.estimate(Correction::Clipped(tau))?;
        let (low, high) = e.interval();
        ips.push((tau, e.value));
        lower.push((tau, low));
        upper.push((tau, high));
        dr.push((tau, q.with.estimate(Correction::Clipped(tau))?.value));
        lost.push((tau, 1.0 - q.left(tau)));
    }
    let mut data = Table::new(&[
        "τ",
        "clipped IPS",
        "low",
        "high",
        "clipped DR",
        "weight left of one",
    ]);
    for i in (0..taus.len()).step_by(10) {
        data.row([
            fixed(taus[i], 1),
            fixed(ips[i].1, 5),
            fixed(lower[i].1, 5),
            fixed(upper[i].1, 5),
            fixed(dr[i].1, 5),
            fixed(1.0 - lost[i].1, 3),
        ]);
    }
    let ticks = [
        (1.0, "1"),
        (10.0, "10"),
        (100.0, "100"),
        (1_000.0, "1,000"),
        (10_000.0, "10,000"),
    ];
    let mut top = Plot::new(
        Axis::log("no weight counts more than τ", 1.0..3.2e4).named_ticks(&ticks),
        Axis::linear("click rate", -0.004..0.0175)
            .named_ticks(&[
                (0.0, "0"),
                (0.005, "0.5 %"),
                (0.01, "1 %"),
                (0.015, "1.5 %"),
            ])
            .grid(),
    );
    top.band(Ink::Sampled, &upper, &lower)
        .line(Ink::Truth, &[(1.0, q.truth.value), (3.2e4, q.truth.value)])
        .line(Ink::Sampled, &ips)
        .dashed(Ink::Sampled, &dr)
        .label(
            Ink::Truth,
            (40.0, q.truth.value),
            (0.0, 17.0),
            Anchor::Start,
            "the uniform log’s rate",
        )
        .label(
            Ink::Sampled,
            (1_000.0, 0.0074),
            (0.0, -9.0),
            Anchor::Start,
            "clipped IPS",
        )
        .label(
            Ink::Sampled,
            (5_000.0, 0.0022),
            (-12.0, 6.0),
            Anchor::End,
            "clipped DR",
        );
    let mut bottom = Plot::new(
        Axis::log("no weight counts more than τ", 1.0..3.2e4).named_ticks(&ticks),
        Axis::linear("weight cut off", -0.05..0.7)
            .named_ticks(&[(0.0, "0"), (0.25, "25 %"), (0.5, "50 %")])
            .grid(),
    );
    let shown: Vec<_> = lost.iter().copied().filter(|l| l.1 > -0.05).collect();
    bottom.line(Ink::Sampled, &shown);
    Figure::new(
        "real_log_clip",
        "How the estimate moves with the clip, and how much weight the clip takes away",
        "Above, clipped IPS rises from a fifth of a per cent at a clip of one and is level from forty on, at \
         three quarters of a per cent, while its interval widens; clipped doubly robust stays near half a per \
         cent to a clip of a thousand, then falls below zero. Below, the weight cut off falls from sixty per \
         cent to nothing.",
    )
    .heights(&[280, 170])
    .plot(top)
    .plot(bottom)
    .data(data)
    .save()
}
