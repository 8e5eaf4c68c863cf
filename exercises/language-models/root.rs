//! # The mean of a root
//!
//! An answer has $T$ tokens, each drawn from $q$ whatever stands before it, and asked about under $p$. What is $\E_q[s]$ of GSPO's ratio
//! $s = \left(\prod_t \rho_t\right)^{1/T}$? The tokens are independent. The version handed out gives the mean of the product.

use libm::{exp, log};

// ANCHOR: problem
/// E_q[s], from the masses of the tokens under p and q.
pub fn mean_of_the_root(p: &[f64], q: &[f64], tokens: u32) -> f64 {
    let t = f64::from(tokens);
    // ANCHOR: solution
    let root = |(p, q): (&f64, &f64)| q * exp(log(p / q) / t);
    // ANCHOR_END: solution
    // HANDOUT: let root = |(p, q): (&f64, &f64)| q * (p / q);
    let one: f64 = p.iter().zip(q).map(root).sum();
    exp(t * log(one))
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn a_hundred_flips_of_the_coin() {
    let mean = mean_of_the_root(&[0.6, 0.4], &[0.5, 0.5], 100);
    assert!((mean - 0.979_997_27).abs() < 1e-8, "{mean}");
}

#[test]
fn every_answer_of_three_tokens() {
    let (p, q) = ([0.7, 0.2, 0.1], [0.2, 0.3, 0.5]);
    let mut sum = 0.0;
    for (a, b, c) in (0..27).map(|i| (i % 3, i / 3 % 3, i / 9)) {
        let product = p[a] * p[b] * p[c] / (q[a] * q[b] * q[c]);
        sum += q[a] * q[b] * q[c] * exp(log(product) / 3.0);
    }
    assert!((mean_of_the_root(&p, &q, 3) - sum).abs() < 1e-14);
}
// ANCHOR_END: tests
