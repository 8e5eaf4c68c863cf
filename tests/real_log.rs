//! The estimates on the real logs, computed in another way than the library's: from the text of the
//! file, in exact integers where the numbers allow it, and against what a NumPy session found.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use num_rational::Ratio;
use reweight::bandit_log::{Campaign, clicks, to_policy, to_uniform, uniform};
use reweight::click_model::cross_fitted;
use reweight::ess::ess;
use reweight::off_policy_evaluation::{Correction, Logged};
use reweight::thompson::exact;
use statrs::distribution::{Beta, Continuous, ContinuousCDF};

/// A row as text: item, position, clicked, propensity.
type Row = (usize, usize, bool, String);

fn rows(name: &str) -> Vec<Row> {
    // Not `env!`: nothing is compiled anew in a clone that was moved.
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let text = fs::read_to_string(root.join("data/obd").join(name)).unwrap();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [item, position, click, propensity] = cells[..] else {
            panic!("{line}");
        };
        let number = |cell: &str| cell.parse().unwrap();
        (number(item), number(position), click == "1", propensity.to_owned())
    };
    text.lines().skip(1).map(row).collect()
}

/// The propensity as the whole number of millionths that it is, or `None` if it is the uniform one.
fn millionths(text: &str, items: u64) -> Option<u64> {
    let value: f64 = text.parse().unwrap();
    if (value * items as f64 - 1.0).abs() < 1e-12 {
        return None;
    }
    let whole = (value * 1e6).round();
    assert!((value * 1e6 - whole).abs() < 1e-6, "{text}");
    Some(whole as u64)
}

/// Σ w, Σ w² and Σ w r, exactly, rows of equal weight together, as multiples of 1, 10⁻¹² and so on: a
/// weight is 10⁶ / (items · millionths).
struct Sums {
    weight: f64,
    square: f64,
    clicked: f64,
    clipped: f64,
}

fn sums(rows: &[Row], items: u64, tau: f64) -> Sums {
    let mut groups: BTreeMap<Ratio<u64>, (u64, u64)> = BTreeMap::new();
    for (_, _, click, propensity) in rows {
        let weight = match millionths(propensity, items) {
            None => Ratio::from_integer(1),
            Some(m) => Ratio::new(1_000_000, items * m),
        };
        let group = groups.entry(weight).or_default();
        group.0 += 1;
        group.1 += u64::from(*click);
    }
    let mut sums = Sums { weight: 0.0, square: 0.0, clicked: 0.0, clipped: 0.0 };
    // From the smallest weight to the largest, so that little is lost.
    for (weight, (count, clicks)) in groups {
        let w = *weight.numer() as f64 / *weight.denom() as f64;
        sums.weight += count as f64 * w;
        sums.square += count as f64 * (w * w);
        sums.clicked += clicks as f64 * w;
        sums.clipped += clicks as f64 * w.min(tau);
    }
    sums
}

fn near(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() < 1e-10 * (1.0 + b.abs()), "{what}: {a} beside {b}");
}

#[test]
fn the_estimates_are_those_of_weights_counted_in_exact_fractions() {
    // The last column is NumPy's, from the same files: IPS, SNIPS, ESS, mean weight, clipped at ten.
    for (campaign, numpy) in [
        (
            Campaign::Women,
            [
                0.007_437_577_541_922_16,
                0.002_373_046_143_447_768_7,
                2.077_822_692_483_687,
                3.134_190_020_897_444_5,
                0.004_383_669_186_128_013,
            ],
        ),
        (
            Campaign::All,
            [
                0.002_359_639_516_846_003_6,
                0.002_333_713_893_161_806_5,
                340.378_341_132_639_2,
                1.011_109_169_705_919_8,
                0.002_359_639_516_846_003_6,
            ],
        ),
    ] {
        let file = format!("bts-{}.csv", campaign.name());
        let by_hand = rows(&file);
        let n = by_hand.len() as f64;
        let s = sums(&by_hand, campaign.items() as u64, 10.0);
        let log = campaign.log("bts").unwrap();
        let w = to_uniform(&log, campaign.items()).unwrap();
        let own = Logged::new(w.clone(), clicks(&log)).unwrap();
        let value = |g| own.estimate(g).unwrap().value;
        let library = [
            value(Correction::Full),
            own.normalised().unwrap().value,
            ess(&w).unwrap(),
            w.mean().unwrap(),
            value(Correction::Clipped(10.0)),
        ];
        let counted = [
            s.clicked / n,
            s.clicked / s.weight,
            s.weight * s.weight / s.square,
            s.weight / n,
            s.clipped / n,
        ];
        for i in 0..5 {
            near(library[i], counted[i], &file);
            near(library[i], numpy[i], &file);
        }
    }
}

#[test]
fn the_model_and_what_is_built_on_it_agree_with_a_plain_loop() {
    for campaign in [Campaign::Women, Campaign::All] {
        let items = campaign.items();
        let by_hand = rows(&format!("bts-{}.csv", campaign.name()));
        let n = by_hand.len();
        let (mut direct, mut robust, mut switched) = (0.0, 0.0, 0.0);
        for fold in 0..5 {
            let mut counts = vec![(0.0, 0.0); 3 * items];
            let (mut all, mut all_clicks) = (0.0, 0.0);
            for (i, (item, position, click, _)) in by_hand.iter().enumerate() {
                if i % 5 != fold {
                    let cell = &mut counts[3 * item + position - 1];
                    cell.0 += 1.0;
                    all += 1.0;
                    if *click {
                        cell.1 += 1.0;
                        all_clicks += 1.0;
                    }
                }
            }
            let rate = |item: usize, position: usize| {
                let (shown, clicks) = counts[3 * item + position - 1];
                (clicks + 200.0 * (all_clicks / all)) / (shown + 200.0)
            };
            for (item, position, click, propensity) in
                by_hand.iter().skip(fold).step_by(5)
            {
                let value = (0..items).map(|a| rate(a, *position)).sum::<f64>()
                    / items as f64;
                let w = 1.0 / (items as f64 * propensity.parse::<f64>().unwrap());
                let residual = f64::from(u8::from(*click)) - rate(*item, *position);
                direct += value / n as f64;
                robust += (value + w * residual) / n as f64;
                let kept = if w <= 10.0 { w } else { 0.0 };
                switched += (value + kept * residual) / n as f64;
            }
        }
        let log = campaign.log("bts").unwrap();
        let said = cross_fitted(&log, &uniform(items), 200.0, 5).unwrap();
        let w = to_uniform(&log, items).unwrap();
        let own = Logged::new(w, clicks(&log))
            .and_then(|log| log.with_model(said.predicted, said.values))
            .unwrap();
        let value = |g| own.estimate(g).unwrap().value;
        near(value(Correction::None), direct, "direct method");
        near(value(Correction::Full), robust, "doubly robust");
        near(value(Correction::Switch(10.0)), switched, "switch");
    }
}

/// The chance of each item at each of three places, from the priors' file: at a click rate x, the
/// polynomial Π (F + (1 − F) z) of all items counts those above x, and an item's own factor is divided
/// out of it. Midpoints, and the densities of another package.
fn thompson(campaign: &str) -> Vec<[f64; 3]> {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let text = fs::read_to_string(root.join("data/obd/bts-prior.csv")).unwrap();
    let mut priors = Vec::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[0] == campaign {
            assert_eq!(cells[1].parse::<usize>().unwrap(), priors.len());
            let [a, b] = [2, 3].map(|i| cells[i].parse::<f64>().unwrap());
            priors.push(Beta::new(a, b).unwrap());
        }
    }
    let mut places = vec![[0.0; 3]; priors.len()];
    let (top, steps) = (0.03, 3000);
    for step in 0..steps {
        let x = (f64::from(step) + 0.5) * top / f64::from(steps);
        let below: Vec<f64> = priors.iter().map(|prior| prior.cdf(x)).collect();
        let mut all = [1.0, 0.0, 0.0];
        for f in &below {
            all = [
                all[0] * f,
                all[1] * f + all[0] * (1.0 - f),
                all[2] * f + all[1] * (1.0 - f),
            ];
        }
        for (item, f) in below.iter().enumerate() {
            // Where an item is nearly sure to lie above, its factor cannot be divided out, and three
            // places are taken by others long before.
            if *f < 1e-4 {
                continue;
            }
            let mass = priors[item].pdf(x) * top / f64::from(steps);
            let none = all[0] / f;
            let one = (all[1] - none * (1.0 - f)) / f;
            let two = (all[2] - one * (1.0 - f)) / f;
            for (place, chance) in places[item].iter_mut().zip([none, one, two]) {
                *place += mass * chance;
            }
        }
    }
    places
}

#[test]
fn forwards_too_is_recomputed_from_the_files_alone() {
    for campaign in [Campaign::All, Campaign::Women] {
        let (items, name) = (campaign.items(), campaign.name());
        let target = thompson(name);
        let by_hand = rows(&format!("random-{name}.csv"));
        let (mut weight, mut square, mut clicked) = (0.0, 0.0, 0.0);
        for (item, position, click, propensity) in &by_hand {
            assert_eq!(millionths(propensity, items as u64), None);
            let w = items as f64 * target[*item][position - 1];
            weight += w;
            square += w * w;
            clicked += if *click { w } else { 0.0 };
        }
        let n = by_hand.len() as f64;
        let log = campaign.log("random").unwrap();
        let w = to_policy(&log, &exact(&campaign.beliefs().unwrap()).unwrap());
        let own = Logged::new(w.unwrap(), clicks(&log)).unwrap();
        let found = [
            own.estimate(Correction::Full).unwrap().value,
            own.normalised().unwrap().value,
            ess(own.weights()).unwrap() / n,
        ];
        let counted = [clicked / n, clicked / weight, weight * weight / square / n];
        for (library, other) in found.iter().zip(counted) {
            let off = (library / other - 1.0).abs();
            assert!(off < 1e-6, "{name}: {library} beside {other}");
        }
        if campaign == Campaign::All {
            // Published: 0.004553, from a simulation of the same probabilities.
            assert!((found[0] - 0.004_563).abs() < 5e-7, "{}", found[0]);
        }
    }
}

#[test]
fn the_page_prints_what_the_audit_says_of_the_log() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let line = "data/obd/bts-women.csv --reward click \
        --behaviour propensity_score --target-probability 1/46";
    let request = reweight_audit::command::read(line.split_whitespace());
    let report = reweight_audit::command::run(&request.unwrap().unwrap());
    let printed = fs::read_to_string(root.join("tests/audit/women.txt"));
    let again =
        format!("cargo run --example audit -- {line} > tests/audit/women.txt");
    assert_eq!(printed.unwrap(), report.unwrap(), "write it again: {again}");
}
