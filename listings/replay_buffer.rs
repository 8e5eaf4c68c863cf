use rand::{Rng, RngExt};

/// A buffer that cannot hold anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a replay buffer holds at least one transition")]
pub struct NoRoom;

/// The latest transitions, as many as there is room for (Lin 1992). Whoever played them is forgotten:
/// no probability is kept.
///
/// ```
/// use reweight::replay_buffer::ReplayBuffer;
/// let mut buffer = ReplayBuffer::new(2).unwrap();
/// for transition in ["first", "second", "third"] {
///     buffer.push(transition);
/// }
/// assert_eq!(buffer.all(), ["third", "second"]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ReplayBuffer<T> {
    room: usize,
    oldest: usize,
    all: Vec<T>,
}

impl<T> ReplayBuffer<T> {
    /// Room for so many.
    ///
    /// # Errors
    /// [`NoRoom`] for none.
    pub fn new(room: usize) -> Result<Self, NoRoom> {
        if room == 0 {
            return Err(NoRoom);
        }
        Ok(Self { room, oldest: 0, all: Vec::new() })
    }

    // ANCHOR: buffer
    /// Puts one in; when there is no room, in the place of the oldest.
    pub fn push(&mut self, transition: T) {
        if self.all.len() < self.room {
            self.all.push(transition);
        } else {
            self.all[self.oldest] = transition;
            self.oldest = (self.oldest + 1) % self.room;
        }
    }

    /// Any one of them, each as likely as the others.
    pub fn draw(&self, rng: &mut impl Rng) -> Option<&T> {
        let place = (rng.random::<f64>() * self.all.len() as f64) as usize;
        self.all.get(place)
    }
    // ANCHOR_END: buffer

    /// All that is in it, in the order of their places.
    pub fn all(&self) -> &[T] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    #[test]
    fn the_latest_are_kept_and_drawn_equally_often() {
        let mut buffer = ReplayBuffer::new(5).unwrap();
        assert_eq!(buffer.draw(&mut stream(1, 0)), None);
        for i in 0..23_usize {
            buffer.push(i);
        }
        let mut kept = buffer.all().to_vec();
        kept.sort_unstable();
        assert_eq!(kept, [18, 19, 20, 21, 22]);
        let (n, mut rng, mut counts) = (50_000, stream(1, 1), [0.0; 5]);
        for _ in 0..n {
            counts[buffer.draw(&mut rng).unwrap() - 18] += 1.0;
        }
        for count in counts {
            let z = (count - 0.2 * f64::from(n)) / libm::sqrt(0.16 * f64::from(n));
            assert!(z.abs() < 4.0, "{z}");
        }
        assert_eq!(ReplayBuffer::<u8>::new(0), Err(NoRoom));
    }
}
