use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

// ANCHOR: stream
/// Stream number `id` of the run that `seed` names: the same numbers on every machine and in
/// WebAssembly, whatever runs beside it.
///
/// ```
/// use rand::Rng;
/// use reweight::streams::stream;
/// assert_eq!(stream(1, 0).next_u64(), stream(1, 0).next_u64());
/// assert_ne!(stream(1, 0).next_u64(), stream(1, 1).next_u64());
/// ```
pub fn stream(seed: u64, id: u64) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(id);
    rng
}
// ANCHOR_END: stream
