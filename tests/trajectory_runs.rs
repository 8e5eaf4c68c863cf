//! The beginnings of the committed runs on trajectories, played again: every printed digit is the same.

use reweight::blackjack::Table as Blackjack;
use reweight::endless_loop::Loop;
use reweight::ess::{ess, largest_share};
use reweight::log_weights::LogWeights;
use reweight::per_trajectory::{ois, running_sums, wis};
use reweight::ring::Ring;
use reweight::streams::stream;
use reweight::trajectory::Trajectory;

/// The rows of a committed run, each as its cells are printed.
fn rows(name: &str) -> Vec<Vec<String>> {
    let path = format!("src/generated/runs/{name}.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let cells = |line: &str| line.split(',').map(str::to_owned).collect();
    text.lines().skip(1).map(cells).collect()
}

#[test]
fn ten_thousand_episodes_of_the_loop_are_those_of_the_first_run() {
    let book = Loop::new(0.5, 0.9).unwrap();
    let (world, pi) = (book.mdp().unwrap(), book.target().unwrap());
    let (b, rng) = (book.behaviour().unwrap(), &mut stream(1, 0));
    let mut committed = rows("endless").into_iter().peekable();
    let (mut sum, mut largest, mut read) = (0.0, 0.0_f64, 0);
    let mut walk = world.walk(None);
    for episode in 1..=10_000 {
        let played = Trajectory::play(&mut walk, &b, rng).unwrap();
        let logs = played.log_ratios(&pi, &b).unwrap();
        let rho = libm::exp(logs.iter().sum::<f64>());
        let term = rho * played.discounted_return(1.0);
        sum += term;
        largest = largest.max(term);
        let due = committed.peek().unwrap()[1].parse::<u32>().unwrap();
        if episode == due {
            let mean = sum / f64::from(episode);
            let row = [1.0, f64::from(episode), mean, largest];
            assert_eq!(committed.next().unwrap(), row.map(|x| x.to_string()));
            read += 1;
        }
    }
    assert!(read > 50);
}

#[test]
fn the_first_steps_of_the_ring_are_those_of_its_first_batch() {
    let ring = Ring::new(0.1).unwrap();
    let (pi, b) = (ring.target(), ring.behaviour());
    let mut runs = Vec::new();
    for id in 0..2_000 {
        let mut walk = ring.world().walk(Some(50));
        let run = Trajectory::play(&mut walk, b, &mut stream(1, id)).unwrap();
        runs.push(running_sums(&run.log_ratios(pi, b).unwrap()));
    }
    for (committed, at) in rows("ring").into_iter().zip([1, 10, 20, 50]) {
        let logs = runs.iter().map(|products| products[at - 1]).collect();
        let w = LogWeights::new(logs).unwrap();
        let reads = [ess(&w).unwrap() / 2_000.0, w.mean().unwrap()];
        let largest = largest_share(&w).unwrap();
        let row = [0.1, at as f64, 0.0, reads[0], reads[1], largest];
        assert_eq!(committed, row.map(|x| x.to_string()));
    }
}

/// The errors of both estimates in a row of the blackjack run lie within four standard errors of the
/// exact ones; those of the figure's largest batch are played in `run_blackjack` alone.
#[test]
fn the_hands_that_were_played_agree_with_the_exact_errors() {
    use reweight::trajectory_law::{Weighted, joint_law};
    let table = Blackjack::new(13, true, 2).unwrap();
    let (world, pi) = (table.mdp(), table.stick_at(20).unwrap());
    let b = table.hit_with(0.5).unwrap();
    let law = joint_law(&world, &pi, &b, None).unwrap();
    let truth = world.value(&pi).unwrap();
    let mut checked = 0;
    for row in rows("blackjack") {
        let number = |i: usize| row[i].parse::<f64>().unwrap();
        let (n, batches) = (number(0), number(1));
        let one = Weighted::new(&law, n as u32).unwrap();
        let z = (number(4) - one.error(truth)) / number(5);
        assert!(z.abs() < 4.0, "{n} hands: {z}");
        let spread = (one.none * (1.0 - one.none) / batches).sqrt();
        assert!((number(6) - one.none).abs() < 4.0 * spread + 4.0 / batches);
        checked += 1;
    }
    assert!(checked >= 9);
}

#[test]
fn the_first_batch_of_a_thousand_hands_holds_the_truth() {
    let table = Blackjack::new(13, true, 2).unwrap();
    let (world, pi) = (table.mdp(), table.stick_at(20).unwrap());
    let (b, rng) = (table.hit_with(0.5).unwrap(), &mut stream(1, 6_000_000));
    let (mut ratios, mut rewards) = (Vec::new(), Vec::new());
    for _ in 0..1_000 {
        let hand = Trajectory::play(&mut world.walk(None), &b, rng).unwrap();
        ratios.push(hand.log_ratios(&pi, &b).unwrap());
        rewards.push(hand.steps.iter().map(|step| step.reward).collect());
    }
    let truth = world.value(&pi).unwrap();
    // Var = 10.156 and 9.578 over a thousand.
    for (of, sd) in
        [(ois(&ratios, &rewards, 1.0), 0.101), (wis(&ratios, &rewards, 1.0), 0.098)]
    {
        assert!((of.unwrap().value - truth).abs() < 4.0 * sd);
    }
}
