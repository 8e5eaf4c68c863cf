//! # One ratio for all that came before
//!
//! An episode takes one of four doors, and in the room behind it flips a coin that pays. A log of the behaviour's episodes is to say what the target
//! earns. The version handed out multiplies the ratio of the door and the ratio of the flip, and is unbiased. Replace the first by the ratio of the
//! *visits* to the room.
//!
//! Two doors lead into each room, so the ratio of the door takes two values there, and their mean over the behaviour's visits is the ratio of the
//! visits. What happens to a variance when a random factor is replaced by its mean, given everything else?

// ANCHOR: problem
/// Two doors into each of two rooms: door d leads to room d % 2. Then one
/// flip, which pays what `pays[room][flip]` says.
pub struct Game {
    pub doors: [f64; 4],
    pub flips: [[f64; 2]; 2],
}

/// What one episode says of the target: a ratio for the way, one for the
/// flip, and the pay.
pub fn says(
    target: &Game,
    behaviour: &Game,
    pays: &[[f64; 2]; 2],
    door: usize,
    flip: usize,
) -> f64 {
    let room = door % 2;
    // ANCHOR: solution
    let visits = |game: &Game| game.doors[room] + game.doors[room + 2];
    let way = visits(target) / visits(behaviour);
    // ANCHOR_END: solution
    // HANDOUT: let way = target.doors[door] / behaviour.doors[door];
    let step = target.flips[room][flip] / behaviour.flips[room][flip];
    way * step * pays[room][flip]
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
fn moments() -> (f64, f64, f64) {
    let target =
        Game { doors: [0.6, 0.1, 0.1, 0.2], flips: [[0.9, 0.1], [0.5, 0.5]] };
    let behaviour =
        Game { doors: [0.1, 0.3, 0.4, 0.2], flips: [[0.5, 0.5], [0.5, 0.5]] };
    let pays = [[1.0, 0.0], [3.0, 1.0]];
    let (mut truth, mut mean, mut square) = (0.0, 0.0, 0.0);
    for door in 0..4 {
        for flip in 0..2 {
            let chance =
                |game: &Game| game.doors[door] * game.flips[door % 2][flip];
            let said = says(&target, &behaviour, &pays, door, flip);
            truth += chance(&target) * pays[door % 2][flip];
            mean += chance(&behaviour) * said;
            square += chance(&behaviour) * said * said;
        }
    }
    (truth, mean, square - mean * mean)
}

#[test]
fn it_is_still_unbiased_and_varies_less_than_the_product_does() {
    let (truth, mean, variance) = moments();
    assert!((mean - truth).abs() < 1e-12);
    // The product's variance is 5.53; this one's is 0.97.
    assert!(variance < 1.5, "{variance}");
}
// ANCHOR_END: tests
