//! How many of the first random directions from the half-trained policy of the 4×3 world hold a step
//! that L loves and J hates.

use rand_distr::{Distribution, StandardNormal};
use reweight::four_by_three::{GAMMA, world};
use reweight::one_batch::half_trained;
use reweight::policy_line::{Line, Origin};
use reweight::streams::stream;
use reweight_style::{Done, Numbers, count};

/// Directions, seed after seed.
const DIRECTIONS: u64 = 200;

fn main() -> Done {
    let world = world(GAMMA)?;
    let theta = half_trained(&world)?;
    let mut hold = 0;
    for seed in 1..=DIRECTIONS {
        let mut rng = stream(seed, 0);
        let mut way = vec![vec![0.0; world.actions()]; world.states()];
        for u in way.iter_mut().flatten() {
            *u = StandardNormal.sample(&mut rng);
        }
        let line = Line::along(theta.clone(), way)?;
        let origin = Origin::new(&world, &line.at(0.0)?)?;
        // Where the widget's slider can stand.
        for stop in -30..=150 {
            let place = origin.look(&line.at(f64::from(stop) / 10.0)?)?;
            if place.surrogate > 1e-9 && place.gain < -1e-9 {
                hold += 1;
                break;
            }
        }
    }
    Numbers::new()
        .put("surrogate_lines_directions", count(DIRECTIONS as usize))
        .put("surrogate_lines_hold", count(hold))
        .save("surrogate_lines")
}
