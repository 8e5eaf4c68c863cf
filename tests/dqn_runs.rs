//! The committed runs of DQN, redone for their first steps: the same bits.

use std::fs;

use reweight::cartpole::CartPole;
use reweight::dqn::{Settings, curve};

/// The committed means of one seed whose rows begin with `head`, in the order of the steps.
fn committed(name: &str, head: &str) -> Vec<f64> {
    let text = fs::read_to_string(format!("src/generated/runs/{name}.csv"));
    let rows = text.unwrap();
    let rows = rows.lines().filter(|row| row.starts_with(head));
    rows.map(|row| row.rsplit(',').next().unwrap().parse().unwrap()).collect()
}

fn begins_like(name: &str, head: &str, settings: Settings, thousands: u32) {
    let ours = curve::<CartPole, 4>(settings, 1, thousands).unwrap();
    let theirs = committed(name, &format!("{head},1,"));
    assert_eq!(theirs.len(), 30, "{head}");
    assert_eq!(ours, theirs[..ours.len()], "{head}");
}

#[test]
fn the_whole_begins_as_it_was_committed() {
    begins_like("dqn_memory", "50000", Settings::cartpole(), 3);
}

#[test]
fn without_the_slow_copy_it_begins_as_it_was_committed() {
    let settings = Settings { tau: 1.0, ..Settings::cartpole() };
    begins_like("dqn_target", "1,0.05", settings, 2);
}
