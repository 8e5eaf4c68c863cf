//! CartPole against episodes that Gymnasium recorded (`tests/gymnasium/README.md`).

use std::fs;
use std::path::PathBuf;

use reweight::cartpole::{CartPole, after};
use reweight::environment::{End, Environment};
use reweight::streams::stream;
use serde_json::Value;

struct Episode {
    states: Vec<[f64; 4]>,
    actions: Vec<usize>,
    rewards: Vec<f64>,
    end: End,
}

fn episodes() -> Vec<Episode> {
    // Not `env!`: nothing is compiled anew in a clone that was moved.
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let text = fs::read_to_string(root.join("tests/gymnasium/cartpole.json"));
    let recorded: Value = serde_json::from_str(&text.unwrap()).unwrap();
    let numbers = |v: &Value| -> Vec<f64> {
        v.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
    };
    let episode = |v: &Value| Episode {
        states: v["states"]
            .as_array()
            .unwrap()
            .iter()
            .map(numbers)
            .map(|state| state.try_into().unwrap())
            .collect(),
        actions: numbers(&v["actions"]).iter().map(|a| *a as usize).collect(),
        rewards: numbers(&v["rewards"]),
        end: match v["end"].as_str().unwrap() {
            "terminal" => End::Terminal,
            "truncated" => End::Truncated,
            other => panic!("{other}"),
        },
    };
    recorded["episodes"].as_array().unwrap().iter().map(episode).collect()
}

fn distance(a: [f64; 4], b: [f64; 4]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

#[test]
fn every_step_is_gymnasiums() {
    let mut steps = 0;
    for episode in episodes() {
        for (pair, action) in episode.states.windows(2).zip(&episode.actions) {
            assert!(distance(after(pair[0], *action), pair[1]) < 1e-12);
            steps += 1;
        }
    }
    assert!(steps > 500);
}

#[test]
fn episodes_replayed_from_their_start_end_where_and_as_gymnasiums_do() {
    let mut ends = Vec::new();
    for episode in episodes() {
        let (mut pole, mut rng) = (CartPole::default(), stream(1, 0));
        pole.reset_to(episode.states[0]).unwrap();
        // Errors double five times a second in an upright pole: only a short episode is the same
        // to this precision to its end. A long one is kept on the recorded track.
        let short = episode.actions.len() < 100;
        let last = episode.actions.len() - 1;
        for (i, action) in episode.actions.iter().enumerate() {
            let seen = pole.step(*action, &mut rng).unwrap();
            assert_eq!(seen.reward, episode.rewards[i]);
            assert_eq!(seen.end, (i == last).then_some(episode.end));
            if short {
                let recorded = episode.states[i + 1];
                assert!(distance(seen.observation, recorded) < 1e-12);
            }
        }
        ends.push(episode.end);
    }
    assert!(ends.contains(&End::Terminal) && ends.contains(&End::Truncated));
}
