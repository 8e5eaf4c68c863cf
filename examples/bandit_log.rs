//! The real log: ten thousand impressions reweighted to the uniform policy.

use libm::sqrt;
use reweight::bandit_log::{Campaign::Women, clicks, to_uniform};
use reweight::ess::{ess, ess_for, largest_share};
use reweight::ordinary::{Estimate, ordinary};
use reweight::self_normalised::self_normalised;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, fixed, percent,
    scientific, significant,
};

/// The steps in which the log's propensities come, but for a few.
const GRID: f64 = 200_000.0;

fn main() -> Done {
    let (log, uniform) = (Women.log("bts")?, Women.log("random")?);
    let (w, clicked) = (to_uniform(&log, Women.items())?, clicks(&log));
    let n = log.len() as f64;
    let (ips, snips) = (ordinary(&w, &clicked)?, self_normalised(&w, &clicked)?);
    let hits: f64 = clicked.iter().sum();
    let truth_hits: f64 = clicks(&uniform).iter().sum();
    let truth = truth_hits / uniform.len() as f64;
    let truth = Estimate {
        value: truth,
        standard_error: sqrt(truth * (1.0 - truth) / uniform.len() as f64),
    };

    let mut order: Vec<usize> = (0..log.len()).collect();
    order.sort_by(|&a, &b| w.logs()[b].total_cmp(&w.logs()[a]).then(a.cmp(&b)));
    let shares = w.relative()?;
    let total: f64 = shares.iter().sum();
    let mut running = 0.0;
    let cumulative: Vec<(f64, f64)> = (1..)
        .zip(&order)
        .map(|(rank, &row)| {
            running += shares[row] / total;
            (f64::from(rank), running)
        })
        .collect();
    let heaviest = order[0];
    let on_grid = |propensity: f64| {
        let steps = propensity * GRID;
        (steps - steps.round()).abs() < 1e-6
    };
    let terms: Vec<f64> =
        clicked.iter().zip(w.logs()).map(|(f, &log)| f * libm::exp(log)).collect();
    let top = terms.iter().copied().fold(0.0, f64::max);
    // The two logs are separate draws, so the squares of their errors add.
    let strays = |e: &Estimate| {
        let (own, other) = (e.standard_error, truth.standard_error);
        (e.value - truth.value) / sqrt(own * own + other * other)
    };
    let gridded = log.iter().filter(|r| on_grid(r.propensity)).count();

    let mut numbers = Numbers::new();
    numbers
        .put("obd_rows", count(log.len()))
        .put("obd_items", Women.items().to_string())
        .put("obd_ess", fixed(ess(&w)?, 2))
        .put("obd_largest", percent(largest_share(&w)?, 2))
        .put("obd_largest_long", fixed(largest_share(&w)?, 5))
        .put("obd_others", count(log.len() - 1))
        .put("obd_heaviest_line", count(heaviest + 2))
        .put("obd_heaviest_item", log[heaviest].item_id.to_string())
        .put(
            "obd_heaviest_weight",
            significant(n * w.mean()? * shares[heaviest] / total, 5),
        )
        .put(
            "obd_heaviest_propensity",
            scientific(log[heaviest].propensity, 1)
                .trim_start_matches("1\u{a0}×\u{a0}"),
        )
        .put("obd_second_weight", fixed(libm::exp(w.logs()[order[1]]), 0))
        .put("obd_mean_weight", fixed(w.mean()?, 2))
        .put("obd_ips", fixed(ips.value, 5))
        .put("obd_snips", fixed(snips.value, 5))
        .put("obd_ips_top_share", percent(top / terms.iter().sum::<f64>(), 2))
        .put("obd_ips_top_weight", significant(top, 3))
        .put("obd_ips_z", fixed(strays(&ips), 1))
        .put("obd_snips_z", fixed(strays(&snips).abs(), 1))
        .put("obd_truth", fixed(truth.value, 4))
        .put("obd_truth_se", fixed(truth.standard_error, 4))
        .put("obd_hits", fixed(hits, 0))
        .put("obd_truth_hits", fixed(truth_hits, 0))
        .put(
            "obd_hits_stray",
            fixed(truth.standard_error * uniform.len() as f64, 0),
        )
        .put("obd_ess_clicks", significant(ess_for(&w, &clicked)?, 2))
        .put("obd_off_grid", count(log.len() - gridded))
        .put("obd_grid_step", scientific(1.0 / GRID, 1));
    numbers.save("bandit_log")?;

    let mut table = Table::new(&[
        "estimate of the uniform policy's click rate",
        "value",
        "reported standard error",
        "reported 95 % interval",
    ]);
    for (what, e) in [
        ("IPS, $\\tfrac1N \\sum w_i f_i$", ips),
        ("SNIPS, $\\sum w_i f_i / \\sum w_i$", snips),
        ("the uniform policy's own log", truth),
    ] {
        let (low, high) = e.interval();
        table.row([
            what.to_owned(),
            fixed(e.value, 5),
            fixed(e.standard_error, 5),
            format!("{} to {}", fixed(low, 4), fixed(high, 4)),
        ]);
    }
    table.save("bandit_log_estimates")?;

    let mut data = Table::new(&["heaviest rows", "share of all weight"]);
    for rank in [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]
    {
        let (_, share) = cumulative[rank - 1];
        data.row([count(rank), fixed(share, 4)]);
    }
    let mut plot = Plot::new(
        Axis::log("heaviest rows of the log", 0.9..1.7e4).named_ticks(&[
            (1.0, "1"),
            (10.0, "10"),
            (100.0, "100"),
            (1_000.0, "1,000"),
            (10_000.0, "10,000"),
        ]),
        Axis::linear("share of all weight", 0.0..1.04)
            .named_ticks(&[
                (0.0, "0"),
                (0.25, "25 %"),
                (0.5, "50 %"),
                (0.75, "75 %"),
                (1.0, "100 %"),
            ])
            .grid(),
    );
    let equal: Vec<_> =
        cumulative.iter().map(|&(rank, _)| (rank, rank / n)).collect();
    plot.line(Ink::Faint, &equal)
        .thin(Ink::Sampled, &[(1.0, 0.0), (1.0, cumulative[0].1)])
        .line(Ink::Sampled, &cumulative)
        .dots(Ink::Sampled, &cumulative[..1])
        .label(
            Ink::Truth,
            cumulative[0],
            (10.0, 18.0),
            Anchor::Start,
            "line 8,411 alone",
        )
        .label(
            Ink::Truth,
            (2_400.0, 0.24),
            (-12.0, 0.0),
            Anchor::End,
            "if all weighed the same",
        );
    Figure::new(
        "bandit_log",
        "The share of all weight that the heaviest rows of the log carry",
        "The curve begins at 69 per cent for the heaviest row and needs the other 9,999 to climb to \
         one hundred; a faint line shows equal weights, which begin near nought.",
    )
    .size(620, 330)
    .plot(plot)
    .data(data)
    .save()
}
