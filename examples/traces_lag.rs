//! V-trace at lag 128 on CartPole, beside the arms that the chapter on the policy gradient has run.

use std::collections::BTreeMap;

use reweight_style::{Done, Numbers, Table, count, experiment, fixed, quantile};

struct Arm {
    name: &'static str,
    step: &'static str,
    key: &'static str,
    curves: Vec<Vec<(f64, f64)>>,
}

fn main() -> Done {
    let (old, new) = (experiment("pg_lag")?, experiment("traces_lag")?);
    let read = |runs: &BTreeMap<String, Vec<f64>>, arm: usize| {
        let mut by_seed: BTreeMap<u64, Vec<(f64, f64)>> = BTreeMap::new();
        for (row, of) in runs["arm"].iter().enumerate() {
            if *of as usize == arm {
                let point = (runs["steps"][row], runs["mean_return"][row]);
                let seed = runs["seed"][row] as u64;
                by_seed.entry(seed).or_default().push(point);
            }
        }
        by_seed.into_values().collect()
    };
    let arm = |name, step, key, curves| Arm { name, step, key, curves };
    let arms = [
        arm("old gradient", "0.001", "gradient", read(&old, 4)),
        arm("old data", "0.001", "data", read(&old, 5)),
        arm("old data, ratios", "0.001", "ratio", read(&old, 6)),
        arm("V-trace", "0.001", "cut", read(&new, 0)),
        arm("old gradient", "0.003", "gradient_long", read(&new, 3)),
        arm("old data, ratios", "0.003", "ratio_long", read(&new, 2)),
        arm("V-trace", "0.003", "cut_long", read(&new, 1)),
    ];
    let mut table = Table::new(&[
        "what is used",
        "step",
        "475 after",
        "quartiles",
        "end",
        "its quartiles",
        "dead",
    ]);
    let mut numbers = Numbers::new();
    for arm in &arms {
        let (hits, ends) = (arm.hits(), arm.ends());
        let at = |share: f64| {
            let hit = quantile(&hits, share);
            if hit.is_finite() { fixed(hit / 1e3, 0) } else { "never".to_owned() }
        };
        let end = |share: f64| fixed(quantile(&ends, share), 0);
        let dead = ends.iter().filter(|end| **end < 100.0).count();
        table.row([
            arm.name.to_owned(),
            arm.step.to_owned(),
            at(0.5),
            format!("{}–{}", at(0.25), at(0.75)),
            end(0.5),
            format!("{}–{}", end(0.25), end(0.75)),
            format!("{dead}/{}", ends.len()),
        ]);
        let key = |what: &str| format!("traces_lag_{}_{what}", arm.key);
        let hit = quantile(&hits, 0.5);
        let steps =
            if hit.is_finite() { count(hit as usize) } else { "never".to_owned() };
        numbers
            .put(&key("steps"), steps)
            .put(&key("end"), end(0.5))
            .put(&key("low"), end(0.25))
            .put(&key("high"), end(0.75))
            .put(&key("dead"), dead.to_string());
    }
    numbers.put("traces_lag_seeds", arms[0].curves.len().to_string());
    table.save("traces_lag_table")?;
    numbers.save("traces_lag")
}

impl Arm {
    /// The steps at the first evaluation at the bar.
    fn hits(&self) -> Vec<f64> {
        let hit = |curve: &Vec<(f64, f64)>| {
            curve.iter().find(|p| p.1 >= 475.0).map_or(f64::INFINITY, |p| p.0)
        };
        self.curves.iter().map(hit).collect()
    }

    /// The mean of each seed's last fifth of evaluations.
    fn ends(&self) -> Vec<f64> {
        let end = |curve: &Vec<(f64, f64)>| {
            let last = &curve[curve.len() - curve.len() / 5..];
            last.iter().map(|p| p.1).sum::<f64>() / last.len() as f64
        };
        self.curves.iter().map(end).collect()
    }
}
