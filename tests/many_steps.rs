//! The committed rehearsals of many steps, held against exact values, and a row of each done again.

use std::collections::BTreeMap;

use libm::sqrt;
use reweight::backward_variance::{Backward, step_ratios};
use reweight::rehearsal_world::Rehearsal;
use reweight::ring_rehearsal::RingRehearsal;
use reweight::trajectory_variance::TwoPolicies;

const GRID: &str = include_str!("../src/generated/runs/many_steps.csv");
const RING: &str = include_str!("../src/generated/runs/steps_horizon.csv");

/// The rows of a committed experiment: column name to value.
fn rows(text: &str) -> Vec<BTreeMap<String, f64>> {
    let mut lines = text.lines().map(|line| line.split(','));
    let header: Vec<&str> = lines.next().unwrap().collect();
    let row = |cells: std::str::Split<'_, char>| {
        let numbers = cells.map(|cell| cell.parse::<f64>().unwrap());
        header.iter().map(|name| (*name).to_owned()).zip(numbers).collect()
    };
    lines.map(row).collect()
}

#[test]
fn unbiased_estimates_average_to_the_truth_as_their_exact_variance_allows() {
    let mut checked = 0;
    for row in rows(GRID) {
        let r = Rehearsal::new(row["astray"]).unwrap();
        let two =
            TwoPolicies::new(&r.world, &r.target, &r.behaviour, None).unwrap();
        for (name, moments) in [("ois", two.ois()), ("pdis", two.pdis())] {
            let variance = moments.unwrap().variance;
            if variance.is_infinite() {
                continue;
            }
            let error = sqrt(variance / row["n"] / row["logs"]);
            let z = (row[&format!("{name}_mean")] - r.truth) / error;
            assert!(z.abs() < 4.0, "{name} at {}: z = {z}", row["astray"]);
            checked += 1;
        }
    }
    assert!(checked > 10);
}

#[test]
fn the_smallest_setting_comes_out_the_same_to_the_last_bit() {
    let rows = rows(GRID);
    let block = (0..rows.len())
        .min_by(|&i, &j| rows[i]["n"].total_cmp(&rows[j]["n"]))
        .unwrap();
    let row = &rows[block];
    let (n, logs) = (row["n"] as usize, row["logs"] as u64);
    let rehearsal = Rehearsal::new(row["astray"]).unwrap();
    let names =
        ["ois", "wis", "pdis", "wpdis", "dm", "dm_column", "dr", "dr_column"];
    let names = names.iter().chain(&["wdr", "wdr_column"]);
    let names =
        names.chain(&["magic", "magic_column", "counted", "counted_column"]);
    let said: Vec<[f64; 17]> = (0..logs)
        .map(|i| rehearsal.estimates(n, block as u64 * 1_000 + i).unwrap())
        .collect();
    for (column, name) in names.enumerate() {
        let sum: f64 = said.iter().map(|all| all[column]).sum();
        let mean = sum / logs as f64;
        assert_eq!(
            mean.to_bits(),
            row[&format!("{name}_mean")].to_bits(),
            "{name}"
        );
    }
}

#[test]
fn on_the_ring_too_and_the_shortest_comes_out_the_same_to_the_last_bit() {
    let rows = rows(RING);
    for row in rows.iter().filter(|row| row["steps"] < 40.0) {
        let ring = RingRehearsal::new(1.0, row["steps"] as usize).unwrap();
        let (mdp, pi, b) = (&ring.world, &ring.target, &ring.behaviour);
        let ratios = step_ratios(pi, b).unwrap();
        for (name, of) in [
            ("pdis", Backward::per_decision(&ratios)),
            ("dr", Backward::doubly_robust(&ratios, pi, &ring.q).unwrap()),
            ("visits", Backward::marginalised(&ring.visits, &ratios)),
        ] {
            let variance = of.moments(mdp, b).unwrap().variance;
            let error = sqrt(variance / row["n"] / row["logs"]);
            let z = (row[&format!("{name}_mean")] - ring.truth) / error;
            assert!(z.abs() < 4.0, "{name} at {}: z = {z}", row["steps"]);
        }
    }
    let row = &rows[0];
    let ring = RingRehearsal::new(1.0, row["steps"] as usize).unwrap();
    let (n, logs) = (row["n"] as usize, row["logs"] as u64);
    let said: Vec<[f64; 7]> =
        (0..logs).map(|i| ring.estimates(n, i).unwrap()).collect();
    let names = ["pdis", "wpdis", "dr", "wdr", "visits", "counted", "model"];
    for (column, name) in names.iter().enumerate() {
        let sum: f64 = said.iter().map(|all| all[column]).sum();
        let mean = sum / logs as f64;
        assert_eq!(
            mean.to_bits(),
            row[&format!("{name}_mean")].to_bits(),
            "{name}"
        );
    }
}
