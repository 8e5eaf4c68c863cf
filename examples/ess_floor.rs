//! The effective sample size measured from the sample, against the value it is to estimate.

use libm::exp;
use reweight::chatterjee_diaconis::weights;
use reweight::ess::{ess, largest_share};
use reweight::gaussian_shift::GaussianShift;
use reweight::streams::stream;
use reweight_style::{
    Anchor, Axis, Done, Figure, Ink, Numbers, Plot, Table, count, percent,
    significant,
};

const N: usize = 200;
const BATCHES: usize = 1_000;
const SEED: u64 = 1;

fn main() -> Done {
    let mut table = Table::new(&[
        "gap",
        "ESS/N: 5 %",
        "median",
        "95 %",
        "largest weight, median",
        "exact",
    ]);
    let (mut dots, mut bars, mut numbers) = (vec![], vec![], Numbers::new());
    for step in 0..=16_u32 {
        let gap = f64::from(step) / 4.0;
        let pair = GaussianShift::new(gap, 1.0)?;
        let rng = &mut stream(SEED, step.into());
        let (mut read, mut heaviest) = (Vec::new(), Vec::new());
        for _ in 0..BATCHES {
            let w = weights(&pair, N, rng)?;
            read.push(ess(&w)? / N as f64);
            heaviest.push(largest_share(&w)?);
        }
        read.sort_by(f64::total_cmp);
        heaviest.sort_by(f64::total_cmp);
        let at = |share: f64| read[(share * BATCHES as f64) as usize];
        let (low, median, high) = (at(0.05), at(0.5), at(0.95));
        dots.push((gap, median));
        bars.push((gap, low, high));
        let top = heaviest[BATCHES / 2];
        let row = [low, median, high, top, pair.ess_fraction()]
            .map(|x| significant(x, 3));
        table.row([significant(gap, 3)].into_iter().chain(row));
        if step == 12 {
            numbers
                .put("ess_floor_read", percent(median, 2))
                .put("ess_floor_low", percent(low, 2))
                .put("ess_floor_high", percent(high, 2))
                .put("ess_floor_true", percent(pair.ess_fraction(), 2))
                .put(
                    "ess_floor_true_n",
                    significant(N as f64 * pair.ess_fraction(), 2),
                )
                .put("ess_floor_read_n", significant(N as f64 * median, 2))
                .put("ess_floor_largest", percent(top, 2))
                .put("ess_floor_off", significant(median / pair.ess_fraction(), 2));
        }
    }
    numbers
        .put("ess_floor_n", count(N))
        .put("ess_floor_batches", count(BATCHES))
        .put("ess_floor_least", percent(1.0 / N as f64, 2));
    numbers.save("ess_floor")?;

    let mut plot = Plot::new(
        Axis::linear("gap between the two means", 0.0..4.0)
            .ticks(&[0.0, 1.0, 2.0, 3.0, 4.0]),
        Axis::log("ESS/N", 1e-7..1.6),
    );
    plot.dashed(Ink::Faint, &[(0.0, 1.0 / N as f64), (4.0, 1.0 / N as f64)])
        .curve(Ink::Truth, |gap| exp(-gap * gap))
        .errors(Ink::Sampled, &bars)
        .dots(Ink::Sampled, &dots)
        .label(
            Ink::Truth,
            (2.6, exp(-2.6 * 2.6)),
            (-10.0, 4.0),
            Anchor::End,
            "exact",
        )
        .label(
            Ink::Sampled,
            (3.2, 0.03),
            (0.0, -26.0),
            Anchor::Middle,
            "read from the batch",
        )
        .label(
            Ink::Truth,
            (0.0, 1.0 / N as f64),
            (4.0, 12.0),
            Anchor::Start,
            "the floor, 1/N",
        );
    Figure::new(
        "ess_floor",
        "ESS over N as a batch of two hundred reports it, and as it is, against the gap",
        "Beyond a gap of 1.5 the reported values part from the falling exact line and level off \
         above the floor at one over N; at gap 4 they are five powers of ten too high.",
    )
    .plot(plot)
    .data(table)
    .save()
}
