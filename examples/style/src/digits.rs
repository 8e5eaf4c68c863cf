//! The decimal digits of a floating-point number, exactly rounded by whole-number arithmetic: what
//! the language's formatting prints, in a tenth of its code.

/// A whole number, its digits to the base 2³² from the lowest up.
struct Whole(Vec<u32>);

impl Whole {
    fn times(&mut self, factor: u32) {
        let mut carry = 0;
        for digit in &mut self.0 {
            carry += u64::from(*digit) * u64::from(factor);
            *digit = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Divides, and returns the rest.
    fn divide(&mut self, by: u32) -> u32 {
        let mut rest = 0;
        for digit in self.0.iter_mut().rev() {
            rest = rest << 32 | u64::from(*digit);
            *digit = (rest / u64::from(by)) as u32;
            rest %= u64::from(by);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest as u32
    }

    fn is_odd(&self) -> bool {
        self.0.first().is_some_and(|digit| digit % 2 == 1)
    }
}

/// The whole number nearest to `x` · 10^`tens`, in decimal; a half goes to the even one.
pub(crate) fn rounded(x: f64, tens: i32) -> String {
    let bits = x.to_bits();
    let (biased, fraction) = ((bits >> 52) as i32 & 0x7ff, bits & ((1 << 52) - 1));
    let whole = if biased == 0 { fraction } else { fraction | 1 << 52 };
    // x = whole · 2^twos; the result is doubled at first, to know what a half is.
    let mut twos = biased.max(1) - 1075 + 1;
    let mut n = Whole(vec![whole as u32, (whole >> 32) as u32]);
    for _ in 0..tens {
        n.times(10);
    }
    while twos > 0 {
        n.times(1 << twos.min(31));
        twos -= twos.min(31);
    }
    let mut is_more = false;
    for _ in tens..0 {
        is_more |= n.divide(10) > 0;
    }
    while twos < 0 {
        is_more |= n.divide(1 << (-twos).min(31)) > 0;
        twos += (-twos).min(31);
    }
    let is_half = n.divide(2) > 0;
    let mut digits = Vec::new();
    let up = is_half && (is_more || n.is_odd());
    let mut carry = u32::from(up);
    while !n.0.is_empty() || carry > 0 || digits.is_empty() {
        let digit = n.divide(10) + carry;
        carry = digit / 10;
        digits.push(char::from(b'0' + (digit % 10) as u8));
    }
    digits.iter().rev().collect()
}

/// The power of ten of the first digit, after rounding to `digits`.
pub(crate) fn power(x: f64, digits: usize) -> i32 {
    let digits = digits.max(1) as i32;
    // The power of two, times log₁₀ 2: at most what is sought, and hardly less.
    let twos = (x.to_bits() >> 52) as i32 - 1023;
    let mut power = if twos == -1023 { -324 } else { ((twos * 1233) >> 12) - 1 };
    while rounded(x, digits - 1 - power).len() as i32 > digits {
        power += 1;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_are_those_that_the_language_prints() {
        let mut bits = 0x9e37_79b9_7f4a_7c15_u64;
        let mut numbers = vec![
            0.5,
            1.5,
            2.5,
            0.125,
            0.375,
            9.5,
            9.995,
            99.5,
            999.95,
            1e-5,
            5e-324,
            f64::MAX,
            f64::MIN_POSITIVE,
            1e22,
            1e23,
            0.3,
            123_456.5,
            1.0,
            10.0,
        ];
        for _ in 0..600 {
            bits ^= bits << 13;
            bits ^= bits >> 7;
            bits ^= bits << 17;
            numbers.push(f64::from_bits(bits & !(1 << 63)));
            // And numbers of a size that pages print, half of them with ties.
            let near = (bits >> 40) as f64 / f64::from(1 << (bits % 30) as u32);
            numbers.push(near);
        }
        for x in numbers.into_iter().filter(|x| x.is_finite() && *x > 0.0) {
            for decimals in [0, 1, 2, 3, 6] {
                let expected = format!("{x:.decimals$}").replace('.', "");
                let expected = expected.trim_start_matches('0');
                let got = rounded(x, decimals as i32);
                assert_eq!(
                    got.trim_start_matches('0'),
                    expected,
                    "{x:e} {decimals}"
                );
            }
            for digits in [1, 2, 3, 5] {
                let text = format!("{:.*e}", digits - 1, x);
                let (mantissa, exponent) = text.split_once('e').unwrap();
                assert_eq!(
                    power(x, digits).to_string(),
                    exponent,
                    "{x:e} {digits}"
                );
                let got = rounded(x, digits as i32 - 1 - power(x, digits));
                assert_eq!(got, mantissa.replace('.', ""), "{x:e} {digits}");
            }
        }
        assert_eq!(rounded(0.0, 2), "0");
    }
}
