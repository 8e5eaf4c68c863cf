//! # What a finished episode weighs
//!
//! Weights of a step are divided by their total. Episodes have different lengths, and below one that is over drops out of the total. Give it back its last
//! product.
//!
//! Then say what goes wrong otherwise: if the short episodes are the heavy ones, whom do the weights of late steps speak for?

// ANCHOR: problem
/// The weights of all episodes at step `t`, which sum to one. `products[i]`
/// holds the products of ratios of episode i up to each of its steps.
pub fn weights_at(products: &[Vec<f64>], t: usize) -> Vec<f64> {
    let product = |episode: &Vec<f64>| {
        // ANCHOR: solution
        let step = t.min(episode.len() - 1);
        episode[step]
        // ANCHOR_END: solution
        // HANDOUT: episode.get(t).copied().unwrap_or(0.0)
    };
    let all: Vec<f64> = products.iter().map(product).collect();
    let total: f64 = all.iter().sum();
    all.iter().map(|product| product / total).collect()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn the_short_episode_keeps_its_share() {
    let products = [vec![3.0], vec![0.5, 1.0]];
    assert_eq!(weights_at(&products, 1), [0.75, 0.25]);
}

#[test]
fn an_estimate_does_not_change_when_a_finished_episode_idles() {
    // The same log, its first episode written out with a step in which nothing happens: ratio one.
    let short = [vec![3.0], vec![0.5, 1.0]];
    let idle = [vec![3.0, 3.0], vec![0.5, 1.0]];
    assert_eq!(weights_at(&short, 1), weights_at(&idle, 1));
}
// ANCHOR_END: tests
