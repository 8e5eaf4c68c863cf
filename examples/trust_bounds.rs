//! What theorems promise of a step, exactly: the coin, the four-by-three world, small random worlds.

use libm::{log, log10};
use rand::RngExt;
use reweight::corridor;
use reweight::divergence::{kl, kl_of_masses, total_variation};
use reweight::finite::Finite;
use reweight::flip_again::coin;
use reweight::four_by_three::{GAMMA, world};
use reweight::improvement_bounds::{OldPolicy, Step};
use reweight::mdp::{Mdp, Outcome, Policy};
use reweight::natural_gradient::Natural;
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, fixed, percent,
    scientific, significant,
};

const POLICIES: u64 = 100;
/// Steps of these KLs, in powers of ten, are asked about.
const POWERS: std::ops::Range<f64> = -12.0..1.0;
const PER_DECADE: f64 = 6.0;
/// The promises, and the truth last.
const NAMES: [&str; 4] = ["max KL", "max TV", "mean TV", "truth"];

fn main() -> Done {
    let mut numbers = Numbers::new();
    the_coin(&mut numbers)?;
    mixtures(&mut numbers)?;
    shared(&mut numbers)?;
    let course = world(GAMMA)?;
    let short = world(0.9)?;
    let natural = certified(|_| Ok(course.clone()), (9, 4), Way::Natural)?;
    let uphill = certified(|_| Ok(course.clone()), (9, 4), Way::Uphill)?;
    let short = certified(|_| Ok(short.clone()), (9, 4), Way::Natural)?;
    let small = certified(small_world, (4, 3), Way::Natural)?;
    table(&[
        ("4×3 world, natural", "0.99", &natural),
        ("4×3 world, any way uphill", "0.99", &uphill),
        ("4×3 world, natural", "0.9", &short),
        ("random worlds, natural", "0.9", &small),
    ])?;
    overshoots(&mut numbers)?;
    for (key, all) in [
        ("world", &natural),
        ("uphill", &uphill),
        ("short", &short),
        ("small", &small),
    ] {
        for (name, which) in
            ["schulman_kl", "schulman", "achiam", "truth"].into_iter().zip(0..)
        {
            let middle = power(median(all, which));
            numbers.put(&format!("trust_{key}_{name}"), middle);
            let share = share_above(all, which, 1e-3);
            numbers
                .put(&format!("trust_{key}_{name}_at_001"), percent(share, 2))
                .put(
                    &format!("trust_{key}_{name}_at_01"),
                    percent(share_above(all, which, 1e-2), 2),
                );
        }
    }
    let apart = 0.01 / median(&natural, 0);
    numbers
        .put("trust_policies", POLICIES.to_string())
        .put("trust_world_orders", fixed(log10(apart), 0))
        .put("trust_world_c", scientific(c_of_the_world()?, 2));
    numbers.save("trust_bounds")?;
    figure(&uphill, &small)
}

/// The KLs that are asked about.
fn kls() -> impl Iterator<Item = f64> {
    let all = ((POWERS.end - POWERS.start) * PER_DECADE) as u32;
    let power = |i: u32| POWERS.start + f64::from(i) / PER_DECADE;
    (0..all).map(move |i| libm::exp(power(i) * log(10.0)))
}

/// The largest of them.
fn last() -> f64 {
    kls().last().unwrap_or(0.0)
}

/// A KL as it is printed; the largest that was asked about has no end in sight.
fn power(kl: f64) -> String {
    if kl > 0.999 * last() { "no end".to_owned() } else { scientific(kl, 1) }
}

/// How often a full natural step to 0.01 is too long, in the small worlds.
fn overshoots(numbers: &mut Numbers) -> Done {
    let mut over = 0;
    for id in 0..POLICIES {
        let (world, mut rng) = (small_world(id)?, stream(1, id));
        let mut row = || (0..3).map(|_| 2.0 * rng.random::<f64>() - 1.0).collect();
        let theta: Vec<Vec<f64>> = (0..4).map(|_| row()).collect();
        let natural = Natural::new(&world, &theta)?;
        let x = natural.direction()?;
        let beta = natural.length(&x, 0.01)?;
        let step = natural.old().step(&natural.policy_at(&x, beta)?)?;
        over += usize::from(step.mean_kl > 0.01);
    }
    numbers.put("trust_small_overshoot", over.to_string());
    Ok(())
}

/// Which way a step goes.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// F⁺g.
    Natural,
    /// Any direction, turned so that L grows.
    Uphill,
}

/// The direction, and its length: x with ½xᵀFx = 1.
fn direction(
    natural: &Natural,
    way: Way,
    id: u64,
) -> Result<Vec<f64>, Box<dyn std::error::Error>> {
    let mut x = natural.direction()?;
    if way == Way::Uphill {
        let mut rng = stream(3, id);
        x.iter_mut().for_each(|x| *x = 2.0 * rng.random::<f64>() - 1.0);
        let pairs = x.iter().zip(natural.gradient());
        if pairs.map(|(x, g)| x * g).sum::<f64>() < 0.0 {
            x.iter_mut().for_each(|x| *x = -*x);
        }
    }
    let mut square = 0.0;
    for (row, x_row) in natural.fisher().iter().zip(&x) {
        square += x_row * row.iter().zip(&x).map(|(f, x)| f * x).sum::<f64>();
    }
    let unit = (2.0 / square).sqrt();
    Ok(x.into_iter().map(|x| unit * x).collect())
}

/// One flip, and the game that goes on until heads.
fn the_coin(numbers: &mut Numbers) -> Done {
    let of = |heads: f64| Finite::new(vec![heads, 1.0 - heads]);
    let (fair, bent) = (of(0.5)?, of(0.6)?);
    let pays = |reward, next| vec![Outcome { chance: 1.0, reward, next }];
    let table = vec![vec![pays(2.0, None), pays(1.0, Some(0))]];
    let game = Mdp::new(table, vec![1.0], 0.9)?;
    let old = OldPolicy::new(&game, &coin(0.5)?)?;
    let step = old.step(&coin(0.4)?)?;
    // Both grow with the bend β: L like β, what is taken off like β².
    let largest = 0.1 * step.surrogate / (step.surrogate - step.schulman_tv);
    let certain = old.step(&coin(0.5 - largest)?)?;
    numbers
        .put("trust_coin_kl", significant(kl(&fair, &bent)?, 3))
        .put("trust_coin_kl_back", significant(kl(&bent, &fair)?, 3))
        .put("trust_coin_tv", fixed(total_variation(&fair, &bent)?, 1))
        .put("trust_coin_gain", fixed(step.gain, 2))
        .put("trust_coin_l", fixed(step.surrogate, 2))
        .put("trust_coin_schulman", fixed(step.schulman_tv, 1))
        .put("trust_coin_off", fixed(step.surrogate - step.schulman_tv, 1))
        .put("trust_coin_achiam", fixed(step.achiam, 2))
        .put("trust_coin_epsilon", fixed(step.epsilon, 2))
        .put("trust_coin_bend", percent(largest, 1))
        .put("trust_coin_rest", scientific(certain.schulman_tv.abs(), 1))
        .put("trust_coin_to", fixed(0.5 - largest, 2));
    Ok(())
}

/// A share of the greedy policy, from the uniform one.
fn mixtures(numbers: &mut Numbers) -> Done {
    let world = world(GAMMA)?;
    let uniform = Policy::uniform(9, 4)?;
    let old = OldPolicy::new(&world, &uniform)?;
    let greedy = Policy::greedy(old.advantages())?;
    let whole = old.mixture(&greedy, 1.0)?;
    // L = α L(greedy), and the looser price grows like α².
    let alpha = whole.surrogate / (whole.surrogate - whole.loose);
    let half = old.mixture(&greedy, alpha / 2.0)?;
    numbers
        .put("trust_mixture_alpha", scientific(alpha, 2))
        .put("trust_mixture_promise", scientific(half.loose, 2))
        .put("trust_mixture_gain", scientific(half.gain, 2))
        .put("trust_mixture_whole", fixed(whole.gain, 2));
    Ok(())
}

/// Where states share their parameters: how far one may go right from 0.3 until J is no better.
fn shared(numbers: &mut Numbers) -> Done {
    let start = corridor::value(0.3);
    let (mut low, mut high) = (corridor::best(), 0.999);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if corridor::value(middle) > start { low = middle } else { high = middle }
    }
    let kl = kl_of_masses(&[0.3, 0.7], &[low, 1.0 - low]);
    numbers
        .put("trust_corridor_p", fixed(low, 2))
        .put("trust_corridor_kl", significant(kl, 2));
    Ok(())
}

/// 4εγ/(1 − γ)² at the uniform policy.
fn c_of_the_world() -> Result<f64, Box<dyn std::error::Error>> {
    let world = world(GAMMA)?;
    let old = OldPolicy::new(&world, &Policy::uniform(9, 4)?)?;
    let epsilon = old.step(&Policy::uniform(9, 4)?)?.epsilon;
    Ok(4.0 * epsilon * GAMMA / (1.0 - GAMMA) / (1.0 - GAMMA))
}

/// Four states, three actions, γ = 0.9; everything uniform at random.
fn small_world(id: u64) -> Result<Mdp, Box<dyn std::error::Error>> {
    let mut rng = stream(2, id);
    let mut state = || {
        let mut action = || {
            let reward = 2.0 * rng.random::<f64>() - 1.0;
            let raw: Vec<f64> = (0..4).map(|_| rng.random::<f64>()).collect();
            let sum: f64 = raw.iter().sum();
            let to = |(next, raw): (usize, &f64)| Outcome {
                chance: raw / sum,
                reward,
                next: Some(next),
            };
            raw.iter().enumerate().map(to).collect()
        };
        (0..3).map(|_| action()).collect()
    };
    Ok(Mdp::new((0..4).map(|_| state()).collect(), vec![0.25; 4], 0.9)?)
}

/// For random policies, the largest mean KL of a step up to which each promise is above nought, and up
/// to which J truly gains.
fn certified(
    world: impl Fn(u64) -> Result<Mdp, Box<dyn std::error::Error>>,
    (states, actions): (usize, usize),
    way: Way,
) -> Result<Vec<[f64; 4]>, Box<dyn std::error::Error>> {
    let mut all = Vec::new();
    for id in 0..POLICIES {
        let world = world(id)?;
        let mut rng = stream(1, id);
        let mut row =
            || (0..actions).map(|_| 2.0 * rng.random::<f64>() - 1.0).collect();
        let theta: Vec<Vec<f64>> = (0..states).map(|_| row()).collect();
        let natural = Natural::new(&world, &theta)?;
        let x = direction(&natural, way, id)?;
        let (mut largest, mut alive) = ([0.0; 4], [true; 4]);
        for kl in kls() {
            let moved = natural.policy_at(&x, kl.sqrt())?;
            let step = natural.old().step(&moved)?;
            for ((most, alive), promise) in
                largest.iter_mut().zip(&mut alive).zip(promises(&step))
            {
                *alive &= promise > 0.0;
                if *alive {
                    *most = kl;
                }
            }
        }
        all.push(largest);
    }
    Ok(all)
}

fn promises(step: &Step) -> [f64; 4] {
    [step.schulman_kl, step.schulman_tv, step.achiam, step.gain]
}

fn median(all: &[[f64; 4]], which: usize) -> f64 {
    let mut sorted: Vec<f64> = all.iter().map(|row| row[which]).collect();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

fn share_above(all: &[[f64; 4]], which: usize, kl: f64) -> f64 {
    let above = all.iter().filter(|row| row[which] >= 0.999 * kl).count();
    above as f64 / all.len() as f64
}

fn table(rows: &[(&str, &str, &Vec<[f64; 4]>)]) -> Done {
    let mut table =
        Table::new(&["world", "$\\gamma$", NAMES[0], NAMES[1], NAMES[2], NAMES[3]]);
    for (name, gamma, all) in rows {
        let mut cells = vec![(*name).to_owned(), (*gamma).to_owned()];
        cells.extend((0..4).map(|which| power(median(all, which))));
        table.row(cells);
    }
    table.save("trust_bounds_table")
}

fn figure(uphill: &[[f64; 4]], small: &[[f64; 4]]) -> Done {
    let mut data =
        Table::new(&["steps", "mean KL", "max KL", "max TV", "mean TV", "truth"]);
    let mut panel = |all: &[[f64; 4]],
                     world: &str,
                     places: [Option<(f64, f64)>; 4]| {
        let ticks = [(1e-12, "10⁻¹²"), (1e-8, "10⁻⁸"), (1e-4, "10⁻⁴"), (1.0, "1")];
        let x = Axis::log("mean KL of the step", 1e-12..10.0).named_ticks(&ticks);
        let y = Axis::linear("share promised a gain", 0.0..1.12)
            .named_ticks(&[(0.0, "0"), (0.5, "half"), (1.0, "all")])
            .grid();
        let mut plot = Plot::new(x, y).heading(world);
        plot.dashed(Ink::Faint, &[(0.01, 0.0), (0.01, 1.0)]).label(
            Ink::Sampled,
            (0.01, 1.0),
            (0.0, -6.0),
            Anchor::Middle,
            "δ",
        );
        let kls: Vec<f64> = kls().collect();
        for kl in kls.iter().step_by(3) {
            let mut row = vec![world.to_owned(), scientific(*kl, 1)];
            row.extend((0..4).map(|which| fixed(share_above(all, which, *kl), 2)));
            data.row(row);
        }
        for (which, name) in NAMES.into_iter().enumerate() {
            let share = |kl: &f64| (*kl, share_above(all, which, *kl));
            let points: Vec<(f64, f64)> = kls.iter().map(share).collect();
            let ink = if which == 3 { Ink::Truth } else { Ink::Sampled };
            match which {
                0 => plot.dashed(ink, &points),
                1 => plot.thin(ink, &points),
                _ => plot.line(ink, &points),
            };
            if let Some(place) = places[which] {
                // Narrow, to stand between two curves.
                for (line, word) in name.split(' ').enumerate() {
                    let down = (0.0, 16.0 * line as f64);
                    plot.label(ink, place, down, Anchor::Start, word);
                }
            }
        }
        plot
    };
    let left = panel(
        uphill,
        "the 4×3 world, any way uphill",
        [
            Some((1.4e-12, 0.26)),
            Some((2.2e-9, 0.43)),
            Some((3e-6, 0.43)),
            Some((0.2, 0.88)),
        ],
    );
    let mut right = panel(
        small,
        "small worlds, natural steps",
        [None, None, None, Some((0.2, 0.88))],
    );
    for (line, text) in
        [(0.4, "from left to right:"), (0.3, "max KL, max TV,"), (0.2, "mean TV")]
    {
        let place = (2e-12, line);
        right.label(Ink::Sampled, place, (0.0, 0.0), Anchor::Start, text);
    }
    Figure::new(
        "trust_bounds",
        "Which steps each theorem promises a gain, and which do gain",
        &format!(
            "Two plots of shares against the mean KL of the step, on a logarithmic axis. In the \
             four-by-three world, uphill in random directions, the three promises fall to nothing many \
             powers of ten before 0.01; the truth is still {} at 0.01 and falls after it. In small random \
             worlds the promises of natural steps reach to within a power or two of 0.01.",
            fixed(share_above(uphill, 3, 0.01), 2),
        ),
    )
    .size(660, 330)
    .columns(2)
    .plot(left)
    .plot(right)
    .data(data)
    .save()
}
