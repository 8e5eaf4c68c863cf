//! Numbers as the page prints them: U+2212 for minus, commas for thousands, no-break spaces.

use crate::digits::{power, rounded};

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// `x` with this many decimals: `fixed(-1234.5, 2)` is `−1,234.50`.
#[must_use]
pub fn fixed(x: f64, decimals: usize) -> String {
    if !x.is_finite() {
        return infinite(x);
    }
    let text = plain(x.abs(), decimals);
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let is_zero = text.bytes().all(|b| matches!(b, b'0' | b'.'));
    let sign = if x < 0.0 && !is_zero { "−" } else { "" };
    [sign, &grouped(whole), rest].concat()
}

/// `x` with this many decimals, as a program reads it: `plain(-1234.5, 2)` is `-1234.50`. The digits
/// are those of the language's own formatting, which would be an eighth of a widget.
///
/// # Panics
/// If `x` is not finite.
#[must_use]
pub fn plain(x: f64, decimals: usize) -> String {
    assert!(x.is_finite(), "{UNPRINTABLE}");
    let mut text = rounded(x.abs(), decimals as i32);
    while text.len() <= decimals {
        text.insert(0, '0');
    }
    if decimals > 0 {
        text.insert(text.len() - decimals, '.');
    }
    if x.is_sign_negative() {
        text.insert(0, '-');
    }
    text
}

const UNPRINTABLE: &str = "an infinite number has no decimals";

/// `x` to this many significant digits; below 1/10,000 and from ten million on as a power of ten.
#[must_use]
pub fn significant(x: f64, digits: usize) -> String {
    if x == 0.0 || !x.is_finite() {
        return if x == 0.0 { "0".into() } else { infinite(x) };
    }
    let power = power(x.abs(), digits);
    if !(-4..7).contains(&power) {
        return scientific(x, digits);
    }
    let decimals = usize::try_from(digits as i32 - 1 - power).unwrap_or(0);
    fixed(x, decimals)
}

/// `x` as a power of ten: `scientific(0.0000321, 2)` is `3.2 × 10⁻⁵`.
#[must_use]
pub fn scientific(x: f64, digits: usize) -> String {
    if x == 0.0 || !x.is_finite() {
        return if x == 0.0 { "0".into() } else { infinite(x) };
    }
    let power = power(x.abs(), digits);
    let mut mantissa = rounded(x.abs(), digits.max(1) as i32 - 1 - power);
    if digits > 1 {
        mantissa.insert(1, '.');
    }
    let sign = if x < 0.0 { "−" } else { "" };
    [sign, &mantissa, "\u{a0}×\u{a0}", &power_of_ten(power)].concat()
}

/// A share as a percentage to this many significant digits, no more decimals than that needs.
#[must_use]
pub fn percent(share: f64, digits: usize) -> String {
    significant(100.0 * share, digits) + "\u{a0}%"
}

/// A count with commas: `count(11289)` is `11,289`.
#[must_use]
pub fn count(n: usize) -> String {
    grouped(&n.to_string())
}

/// An amount of dollars and cents.
#[must_use]
pub fn money(dollars: f64) -> String {
    format!("${}", fixed(dollars, 2))
}

/// `10⁻³` for −3; `1` and `10` for 0 and 1.
#[must_use]
pub fn power_of_ten(power: i32) -> String {
    match power {
        0 => return "1".into(),
        1 => return "10".into(),
        _ => {}
    }
    let mut text = String::from("10");
    if power < 0 {
        text.push('⁻');
    }
    for digit in power.unsigned_abs().to_string().bytes() {
        text.push(SUPERSCRIPTS[usize::from(digit - b'0')]);
    }
    text
}

fn infinite(x: f64) -> String {
    if x.is_nan() {
        "undefined".into()
    } else if x > 0.0 {
        "∞".into()
    } else {
        "−∞".into()
    }
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_the_page_wants_them() {
        assert_eq!(fixed(-1234.5, 2), "−1,234.50");
        assert_eq!(fixed(-0.001, 2), "0.00");
        assert_eq!(significant(112.886, 3), "113");
        assert_eq!(significant(0.9996, 3), "1.00");
        assert_eq!(significant(0.000_123_4, 2), "0.00012");
        assert_eq!(significant(6.8e8, 2), "6.8\u{a0}×\u{a0}10⁸");
        assert_eq!(scientific(3.2115e-5, 3), "3.21\u{a0}×\u{a0}10⁻⁵");
        assert_eq!(percent(0.0343, 2), "3.4\u{a0}%");
        assert_eq!(count(1_940_000), "1,940,000");
        assert_eq!(power_of_ten(-12), "10⁻¹²");
        assert_eq!(significant(f64::INFINITY, 3), "∞");
    }
}
