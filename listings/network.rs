use rand::{Rng, RngExt};

/// What can be wrong with a network, or with what it is asked.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum NetworkError {
    /// A network has an input and an output layer at least, and no layer is empty.
    #[error("{layers} layers, of which {empty} are empty")]
    Layers { layers: usize, empty: usize },
    /// Rows come whole.
    #[error("{given} {what}, which is no number of rows of {width}")]
    Rows { what: &'static str, given: usize, width: usize },
    /// What goes back through the network, or along it, has the shape of what went forward.
    #[error("{given} {what} where there are {wanted}")]
    Shape { what: &'static str, given: usize, wanted: usize },
    /// Whatever goes in or comes out is a finite number.
    #[error("{what} {index} is {value}")]
    NotFinite { what: &'static str, index: usize, value: f64 },
}

/// What a hidden unit makes of its sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    /// x / √(1 + x²): the shape of tanh from operations that every machine rounds alike.
    Algebraic,
    /// tanh x, by `libm`.
    Tanh,
    /// max(x, 0).
    Relu,
}

impl Activation {
    fn apply(self, sums: &mut [f64]) {
        match self {
            // From 10⁹ on, the quotient is ±1 to the last bit, and no square overflows.
            Self::Algebraic => sums.iter_mut().for_each(|x| {
                let near = x.clamp(-1e9, 1e9);
                *x = near / (1.0 + near * near).sqrt();
            }),
            Self::Tanh => sums.iter_mut().for_each(|x| *x = libm::tanh(*x)),
            // Not `max`, which makes nought of a NaN.
            Self::Relu => sums.iter_mut().for_each(|x| {
                *x = if *x <= 0.0 { 0.0 } else { *x };
            }),
        }
    }

    /// Multiplies each slope by the activation's derivative, which its output `y` tells.
    fn chain(self, outputs: &[f64], slopes: &mut [f64]) {
        let pairs = slopes.iter_mut().zip(outputs);
        match self {
            // 1 − y² = 1/(1 + x²), and the derivative is its power 3/2.
            Self::Algebraic => pairs.for_each(|(slope, y)| {
                let rest = 1.0 - y * y;
                *slope *= rest * rest.sqrt();
            }),
            Self::Tanh => pairs.for_each(|(slope, y)| *slope *= 1.0 - y * y),
            Self::Relu => pairs.for_each(|(slope, y)| {
                *slope = if *y > 0.0 { *slope } else { 0.0 };
            }),
        }
    }
}

/// A network of fully connected layers, with all its parameters in one list: layer by layer the
/// weights, those of one input side by side, then the biases. The last layer is linear.
///
/// ```
/// use reweight::{network::{Activation, Network}, streams::stream};
/// let sizes = [4, 32, 2];
/// let net = Network::new(&sizes, Activation::Algebraic, 1.0, &mut stream(1, 0)).unwrap();
/// assert_eq!(net.parameters().len(), 4 * 32 + 32 + 32 * 2 + 2);
/// let mut tape = net.tape();
/// let two_rows = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
/// assert_eq!(net.forward(&two_rows, &mut tape).unwrap().len(), 2 * 2);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    sizes: Vec<usize>,
    activation: Activation,
    parameters: Vec<f64>,
    /// Where the parameters of each layer begin, and where the last one's end.
    starts: Vec<usize>,
}

/// What a batch left in each layer on its way forward, and room for the ways back and along: it is
/// used again, so that a pass allocates nothing once it has seen a batch of that size.
#[derive(Debug, Clone, Default)]
pub struct Tape {
    rows: usize,
    /// The outputs of each layer, from the inputs on: rows × width.
    outputs: Vec<Vec<f64>>,
    /// A derivative for each of them.
    slopes: Vec<Vec<f64>>,
    /// The weights of one layer, those of one output side by side.
    turned: Vec<f64>,
}

impl Network {
    /// A network with layers of these `sizes`, from inputs to outputs. Weights are uniform with
    /// mean nought and variance g²/(inputs of the layer), with g = `output_gain` in the last layer,
    /// √2 before a ReLU, else 1; biases are nought. Takes one uniform number for each weight, in
    /// the order of the parameters.
    ///
    /// # Errors
    /// [`NetworkError`] if there are fewer than two layers, an empty one, or the gain is not finite.
    pub fn new(
        sizes: &[usize],
        activation: Activation,
        output_gain: f64,
        rng: &mut impl Rng,
    ) -> Result<Self, NetworkError> {
        let empty = sizes.iter().filter(|&&size| size == 0).count();
        if sizes.len() < 2 || empty > 0 {
            return Err(NetworkError::Layers { layers: sizes.len(), empty });
        }
        finite("gain", &[output_gain])?;
        let relu = activation == Activation::Relu;
        let hidden_gain = if relu { 2.0_f64.sqrt() } else { 1.0 };
        let (mut parameters, mut starts) = (Vec::new(), vec![0]);
        for (layer, pair) in sizes.windows(2).enumerate() {
            let last = layer + 2 == sizes.len();
            let gain = if last { output_gain } else { hidden_gain };
            let half_width = gain * (3.0 / pair[0] as f64).sqrt();
            let weights = (0..pair[0] * pair[1])
                .map(|_| half_width * (2.0 * rng.random::<f64>() - 1.0));
            parameters.extend(weights);
            parameters.extend(std::iter::repeat_n(0.0, pair[1]));
            starts.push(parameters.len());
        }
        Ok(Self { sizes: sizes.to_vec(), activation, parameters, starts })
    }

    /// The parameters θ.
    pub fn parameters(&self) -> &[f64] {
        &self.parameters
    }

    /// The parameters, to be changed.
    pub fn parameters_mut(&mut self) -> &mut [f64] {
        &mut self.parameters
    }

    /// The number of inputs.
    pub fn inputs(&self) -> usize {
        self.sizes[0]
    }

    /// The number of outputs.
    pub fn outputs(&self) -> usize {
        self.sizes[self.sizes.len() - 1]
    }

    /// A tape for this network.
    pub fn tape(&self) -> Tape {
        let layers = vec![Vec::new(); self.sizes.len()];
        let (outputs, slopes) = (layers.clone(), layers);
        Tape { rows: 0, outputs, slopes, turned: Vec::new() }
    }

    /// The outputs for a batch of inputs, row by row.
    ///
    /// # Errors
    /// [`NetworkError`] if the inputs are no whole rows, the tape is another network's, or a number
    /// is not finite.
    pub fn forward<'t>(
        &self,
        inputs: &[f64],
        tape: &'t mut Tape,
    ) -> Result<&'t [f64], NetworkError> {
        tape.rows = rows("inputs", inputs.len(), self.inputs())?;
        same("layers of the tape", tape.outputs.len(), self.sizes.len())?;
        finite("input", inputs)?;
        replace(&mut tape.outputs[0], inputs);
        for (layer, (weights, biases)) in self.layers() {
            let (before, after) = tape.outputs.split_at_mut(layer + 1);
            let sums = &mut after[0];
            sums.clear();
            (0..tape.rows).for_each(|_| sums.extend_from_slice(biases));
            add_product(
                Left::rows(&before[layer], self.sizes[layer]),
                weights,
                sums,
                biases.len(),
            );
            if layer + 2 < self.sizes.len() {
                self.activation.apply(sums);
            }
        }
        let outputs = tape.outputs.last().map_or(&[][..], |last| last);
        finite("output", outputs)?;
        Ok(outputs)
    }

    /// Reverse mode. From the slope of a loss in each output of the last [`Network::forward`], its
    /// gradient in the parameters, which replaces what `gradient` held: a sum over the rows from
    /// the first to the last.
    ///
    /// # Errors
    /// [`NetworkError`] if a shape is not that of what went forward, or a number is not finite.
    pub fn backward(
        &self,
        tape: &mut Tape,
        output_slopes: &[f64],
        gradient: &mut [f64],
    ) -> Result<(), NetworkError> {
        self.went_forward(tape)?;
        same("slopes", output_slopes.len(), tape.rows * self.outputs())?;
        same("entries of the gradient", gradient.len(), self.parameters.len())?;
        finite("slope", output_slopes)?;
        let Tape { rows, outputs, slopes, turned } = tape;
        let last = self.sizes.len() - 1;
        replace(&mut slopes[last], output_slopes);
        gradient.fill(0.0);
        let mut end = gradient.len();
        for (layer, (weights, biases)) in self.layers().rev() {
            let (inputs, width) = (self.sizes[layer], biases.len());
            let (before, after) = slopes.split_at_mut(layer + 1);
            let slope = &after[0];
            let (for_weights, for_biases) = gradient
                [end - weights.len() - width..end]
                .split_at_mut(weights.len());
            let left = Left::columns(&outputs[layer], inputs, *rows);
            add_product(left, slope, for_weights, width);
            slope.chunks_exact(width).for_each(|row| add(for_biases, row));
            end -= weights.len() + width;
            if layer > 0 {
                turn(weights, width, turned);
                let back = &mut before[layer];
                back.clear();
                back.resize(*rows * inputs, 0.0);
                add_product(Left::rows(slope, width), turned, back, inputs);
                self.activation.chain(&outputs[layer], back);
            }
        }
        finite("entry of the gradient", gradient)
    }

    /// Forward mode: how fast each output of the last [`Network::forward`] changes as the
    /// parameters move along `direction`.
    ///
    /// # Errors
    /// [`NetworkError`] if a shape is not the network's, or a number is not finite.
    pub fn along<'t>(
        &self,
        tape: &'t mut Tape,
        direction: &[f64],
    ) -> Result<&'t [f64], NetworkError> {
        self.went_forward(tape)?;
        same("entries of the direction", direction.len(), self.parameters.len())?;
        finite("entry of the direction", direction)?;
        let Tape { rows, outputs, slopes, .. } = tape;
        let mut start = 0;
        for (layer, (weights, biases)) in self.layers() {
            let (inputs, width) = (self.sizes[layer], biases.len());
            let (turn, shift) = direction[start..start + weights.len() + width]
                .split_at(weights.len());
            start += weights.len() + width;
            let (before, after) = slopes.split_at_mut(layer + 1);
            let speed = &mut after[0];
            speed.clear();
            (0..*rows).for_each(|_| speed.extend_from_slice(shift));
            add_product(Left::rows(&outputs[layer], inputs), turn, speed, width);
            // The inputs stand still.
            if layer > 0 {
                add_product(
                    Left::rows(&before[layer], inputs),
                    weights,
                    speed,
                    width,
                );
            }
            if layer + 2 < self.sizes.len() {
                self.activation.chain(&outputs[layer + 1], speed);
            }
        }
        let speeds = slopes.last().map_or(&[][..], |last| last);
        finite("speed", speeds)?;
        Ok(speeds)
    }

    /// Checks that a whole pass of a network of this shape is on the tape.
    fn went_forward(&self, tape: &Tape) -> Result<(), NetworkError> {
        same("layers of the tape", tape.outputs.len(), self.sizes.len())?;
        let layers = tape.outputs.iter().zip(&self.sizes);
        layers.into_iter().try_for_each(|(outputs, size)| {
            same("outputs on the tape", outputs.len(), tape.rows * size)
        })
    }

    /// The number, weights and biases of each layer.
    fn layers(&self) -> impl DoubleEndedIterator<Item = (usize, (&[f64], &[f64]))> {
        let layers = self.starts.windows(2).zip(self.sizes.windows(2));
        layers.enumerate().map(|(layer, (ends, sizes))| {
            let all = &self.parameters[ends[0]..ends[1]];
            (layer, all.split_at(sizes[0] * sizes[1]))
        })
    }
}

/// The left factor of a product, read by rows or turned.
#[derive(Clone, Copy)]
struct Left<'a> {
    numbers: &'a [f64],
    inner: usize,
    /// From one row to the next, and from one column to the next.
    strides: (usize, usize),
}

impl<'a> Left<'a> {
    /// Rows of `inner` numbers each.
    fn rows(numbers: &'a [f64], inner: usize) -> Self {
        Self { numbers, inner, strides: (inner, 1) }
    }

    /// `inner` rows of `width` numbers each, of which the columns are read as rows.
    fn columns(numbers: &'a [f64], width: usize, inner: usize) -> Self {
        Self { numbers, inner, strides: (1, width) }
    }
}

/// Adds the product of `left` and `right` to `sums`, which like `right` has rows of `width`.
///
/// Every sum begins with what stands there and takes its terms from the first to the last, whatever
/// the tiles: so it has one value, to the last bit. Tiles only decide which sums grow side by side,
/// in registers. That is what makes this fast, and why a faster kernel may replace it.
fn add_product(left: Left, right: &[f64], sums: &mut [f64], width: usize) {
    let rows = sums.len() / width;
    let (fours, mut row) = (rows / 4 * 4, 0);
    while row < fours {
        row_of_tiles::<4>(left, right, sums, width, row);
        row += 4;
    }
    while row < rows {
        row_of_tiles::<1>(left, right, sums, width, row);
        row += 1;
    }
}

fn row_of_tiles<const ROWS: usize>(
    left: Left,
    right: &[f64],
    sums: &mut [f64],
    width: usize,
    row: usize,
) {
    let mut column = 0;
    while column + 4 <= width {
        tile::<ROWS, 4>(left, right, sums, width, (row, column));
        column += 4;
    }
    if column + 2 <= width {
        tile::<ROWS, 2>(left, right, sums, width, (row, column));
        column += 2;
    }
    if column < width {
        tile::<ROWS, 1>(left, right, sums, width, (row, column));
    }
}

#[inline(always)]
fn tile<const ROWS: usize, const COLUMNS: usize>(
    left: Left,
    right: &[f64],
    sums: &mut [f64],
    width: usize,
    (row, column): (usize, usize),
) {
    let place = |r: usize| (row + r) * width + column;
    let mut sum = [[0.0; COLUMNS]; ROWS];
    for (r, sum) in sum.iter_mut().enumerate() {
        sum.copy_from_slice(&sums[place(r)..place(r) + COLUMNS]);
    }
    let (down, across) = left.strides;
    for (k, right) in right.chunks_exact(width).take(left.inner).enumerate() {
        let right = &right[column..column + COLUMNS];
        let first = row * down + k * across;
        for (r, sum) in sum.iter_mut().enumerate() {
            let factor = left.numbers[first + r * down];
            for (sum, right) in sum.iter_mut().zip(right) {
                *sum += factor * right;
            }
        }
    }
    for (r, sum) in sum.iter().enumerate() {
        sums[place(r)..place(r) + COLUMNS].copy_from_slice(sum);
    }
}

/// Writes the columns of `matrix`, which has rows of `width`, as rows into `turned`.
fn turn(matrix: &[f64], width: usize, turned: &mut Vec<f64>) {
    let rows = matrix.len() / width;
    turned.clear();
    turned.resize(matrix.len(), 0.0);
    for (row, numbers) in matrix.chunks_exact(width).enumerate() {
        for (column, number) in numbers.iter().enumerate() {
            turned[column * rows + row] = *number;
        }
    }
}

fn add(sums: &mut [f64], terms: &[f64]) {
    sums.iter_mut().zip(terms).for_each(|(sum, term)| *sum += term);
}

fn replace(place: &mut Vec<f64>, numbers: &[f64]) {
    place.clear();
    place.extend_from_slice(numbers);
}

fn rows(
    what: &'static str,
    given: usize,
    width: usize,
) -> Result<usize, NetworkError> {
    if given == 0 || !given.is_multiple_of(width) {
        return Err(NetworkError::Rows { what, given, width });
    }
    Ok(given / width)
}

fn same(
    what: &'static str,
    given: usize,
    wanted: usize,
) -> Result<(), NetworkError> {
    if given != wanted {
        return Err(NetworkError::Shape { what, given, wanted });
    }
    Ok(())
}

fn finite(what: &'static str, numbers: &[f64]) -> Result<(), NetworkError> {
    match numbers.iter().position(|x| !x.is_finite()) {
        None => Ok(()),
        Some(index) => {
            let value = numbers[index];
            Err(NetworkError::NotFinite { what, index, value })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    const ALL: [Activation; 3] =
        [Activation::Algebraic, Activation::Tanh, Activation::Relu];

    /// A network, five rows for it, and a slope for each of its outputs.
    fn example(activation: Activation) -> (Network, Vec<f64>, Vec<f64>) {
        let mut rng = stream(1, 0);
        let mut net =
            Network::new(&[3, 7, 6, 3], activation, 0.8, &mut rng).unwrap();
        let mut uniform = || rng.random::<f64>() - 0.5;
        // Biases of nought would hide mistakes.
        net.parameters_mut().iter_mut().for_each(|p| *p += 0.1 * uniform());
        let inputs = (0..15).map(|_| uniform()).collect();
        (net, inputs, (0..15).map(|_| uniform()).collect())
    }

    /// Σ slopes · outputs, straight from the definition of a layer.
    fn loss(net: &Network, inputs: &[f64], slopes: &[f64]) -> f64 {
        by_definition(net, inputs).iter().zip(slopes).map(|(y, s)| y * s).sum()
    }

    fn by_definition(net: &Network, inputs: &[f64]) -> Vec<f64> {
        let mut outputs = Vec::new();
        for row in inputs.chunks(net.inputs()) {
            let (mut x, mut start) = (row.to_vec(), 0);
            for (layer, pair) in net.sizes.windows(2).enumerate() {
                let weights = pair[0] * pair[1];
                let unit = |j: usize| {
                    let mut sum = net.parameters[start + weights + j];
                    for (i, x) in x.iter().enumerate() {
                        sum += x * net.parameters[start + i * pair[1] + j];
                    }
                    match net.activation {
                        _ if layer + 2 == net.sizes.len() => sum,
                        Activation::Algebraic => sum / (1.0 + sum * sum).sqrt(),
                        Activation::Tanh => libm::tanh(sum),
                        Activation::Relu => sum.max(0.0),
                    }
                };
                x = (0..pair[1]).map(unit).collect();
                start += weights + pair[1];
            }
            outputs.extend(x);
        }
        outputs
    }

    #[test]
    fn a_batch_is_its_rows_one_by_one_to_the_bit() {
        for activation in ALL {
            let (net, inputs, _) = example(activation);
            let (mut tape, mut alone) = (net.tape(), net.tape());
            let together = net.forward(&inputs, &mut tape).unwrap();
            assert_eq!(together, by_definition(&net, &inputs));
            for (row, outputs) in inputs.chunks(3).zip(together.chunks(3)) {
                assert_eq!(net.forward(row, &mut alone).unwrap(), outputs);
            }
        }
    }

    #[test]
    fn the_gradient_is_that_of_finite_differences() {
        for activation in ALL {
            let (net, inputs, slopes) = example(activation);
            let mut tape = net.tape();
            let mut gradient = vec![f64::NAN; net.parameters().len()];
            net.forward(&inputs, &mut tape).unwrap();
            net.backward(&mut tape, &slopes, &mut gradient).unwrap();
            let h = 1e-6;
            for (k, entry) in gradient.iter().enumerate() {
                let at = |step: f64| {
                    let mut net = net.clone();
                    net.parameters_mut()[k] += step;
                    loss(&net, &inputs, &slopes)
                };
                let difference = (at(h) - at(-h)) / (2.0 * h);
                assert!((entry - difference).abs() < 1e-9, "{k}: {entry}");
            }
        }
    }

    #[test]
    fn the_gradient_of_a_batch_is_the_sum_over_its_rows_in_order_to_the_bit() {
        for activation in ALL {
            let (net, inputs, slopes) = example(activation);
            let size = net.parameters().len();
            let (mut tape, mut whole) = (net.tape(), vec![0.0; size]);
            net.forward(&inputs, &mut tape).unwrap();
            net.backward(&mut tape, &slopes, &mut whole).unwrap();
            let (mut sum, mut one) = (vec![0.0; size], vec![0.0; size]);
            for (row, slope) in inputs.chunks(3).zip(slopes.chunks(3)) {
                net.forward(row, &mut tape).unwrap();
                net.backward(&mut tape, slope, &mut one).unwrap();
                add(&mut sum, &one);
            }
            assert_eq!(whole, sum);
        }
    }

    #[test]
    fn forward_mode_is_the_gradient_times_the_direction() {
        for activation in ALL {
            let (net, inputs, slopes) = example(activation);
            let mut rng = stream(1, 1);
            let size = net.parameters().len();
            let direction: Vec<f64> =
                (0..size).map(|_| rng.random::<f64>() - 0.5).collect();
            let (mut tape, mut gradient) = (net.tape(), vec![0.0; size]);
            net.forward(&inputs, &mut tape).unwrap();
            let dot = |a: &[f64], b: &[f64]| -> f64 {
                a.iter().zip(b).map(|(a, b)| a * b).sum()
            };
            let forward = dot(net.along(&mut tape, &direction).unwrap(), &slopes);
            net.backward(&mut tape, &slopes, &mut gradient).unwrap();
            assert!((forward - dot(&gradient, &direction)).abs() < 1e-13);
        }
    }

    #[test]
    fn initial_weights_have_the_stated_variance_and_no_bias() {
        let mut rng = stream(1, 0);
        let net = Network::new(&[100, 400, 1], Activation::Relu, 0.5, &mut rng);
        let (weights, biases) =
            net.as_ref().unwrap().parameters()[..40_400].split_at(40_000);
        assert!(biases.iter().all(|b| *b == 0.0));
        let mean_square = weights.iter().map(|w| w * w).sum::<f64>() / 40_000.0;
        // Uniform on ±a: E w² = a²/3 = 0.02, and the variance of w² is 4a⁴/45 = 0.8 (a²/3)².
        let z = (mean_square / 0.02 - 1.0) / (0.8_f64 / 40_000.0).sqrt();
        assert!(z.abs() < 4.0);
        let last = &net.unwrap().parameters[40_400..40_800];
        assert!(last.iter().all(|w| w.abs() <= 0.5 * (3.0_f64 / 400.0).sqrt()));
    }

    #[test]
    fn sums_beyond_measure_saturate() {
        let mut far = [1e300, -1e300, 1e9, -0.0];
        Activation::Algebraic.apply(&mut far);
        assert_eq!(far, [1.0, -1.0, 1.0, -0.0]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let said = |e: NetworkError| e.to_string();
        let mut rng = stream(1, 0);
        let mut new = |sizes: &[usize], gain| {
            Network::new(sizes, Activation::Tanh, gain, &mut rng)
        };
        let error = new(&[3], 1.0).unwrap_err();
        assert_eq!(said(error), "1 layers, of which 0 are empty");
        assert!(new(&[3, 0, 1], 1.0).is_err());
        assert_eq!(said(new(&[1, 1], f64::NAN).unwrap_err()), "gain 0 is NaN");
        let net = new(&[2, 2, 1], 1.0).unwrap();
        let mut tape = net.tape();
        let error = net.forward(&[1.0; 3], &mut tape).unwrap_err();
        assert_eq!(said(error), "3 inputs, which is no number of rows of 2");
        assert!(net.forward(&[], &mut tape).is_err());
        let error = net.forward(&[0.0, f64::INFINITY], &mut tape).unwrap_err();
        assert_eq!(said(error), "input 1 is inf");
        net.forward(&[1.0; 4], &mut tape).unwrap();
        let mut gradient = vec![0.0; 9];
        let error = net.backward(&mut tape, &[1.0], &mut gradient).unwrap_err();
        assert_eq!(said(error), "1 slopes where there are 2");
        let error = net.along(&mut tape, &[0.0; 3]).unwrap_err();
        assert_eq!(said(error), "3 entries of the direction where there are 9");
        let mut wild = net.clone();
        wild.parameters_mut().fill(f64::MAX);
        let error = wild.forward(&[1e10; 2], &mut tape).unwrap_err();
        assert_eq!(said(error), "output 0 is inf");
        let wide = new(&[2, 3, 1], 1.0).unwrap();
        net.forward(&[1.0; 2], &mut tape).unwrap();
        let mut gradient = vec![0.0; wide.parameters().len()];
        let error = wide.backward(&mut tape, &[1.0], &mut gradient).unwrap_err();
        assert_eq!(said(error), "2 outputs on the tape where there are 3");
        assert!(wide.along(&mut tape, &gradient).is_err());
        let other = new(&[2, 1], 1.0).unwrap();
        assert!(other.forward(&[1.0; 2], &mut tape).is_err());
    }
}
