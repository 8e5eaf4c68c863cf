//! Numbers out of bytes. Most cells of a log are short decimals, and these need no more than a division.

/// The number that a cell spells, with or without blanks around it; NaN and infinities are numbers.
pub fn number(cell: &[u8]) -> Option<f64> {
    short_decimal(cell)
        .or_else(|| str::from_utf8(cell.trim_ascii()).ok()?.parse().ok())
}

/// Powers of ten that a float holds exactly.
const POWERS: [f64; 17] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
    1e15, 1e16,
];

/// Digits with at most one point. As both the digits and the power of ten are exact, their quotient is
/// the nearest float: what the language's own parser gives, in a third of its time.
fn short_decimal(cell: &[u8]) -> Option<f64> {
    if cell.len() > POWERS.len() {
        return None;
    }
    let (whole, point) = leading_digits(cell, 0);
    let pointed = cell.get(point) == Some(&b'.');
    let (digits, decimals) = match pointed {
        true => leading_digits(&cell[point + 1..], whole),
        false => (whole, 0),
    };
    let figures = point + decimals;
    let all = figures + usize::from(pointed) == cell.len();
    let exact = all && (1..=16).contains(&figures) && digits <= 1 << 53;
    exact.then(|| digits as f64 / POWERS[decimals])
}

/// The digits with which a text begins, appended to those of `number`, and how many they are.
fn leading_digits(text: &[u8], mut number: u64) -> (u64, usize) {
    let mut count = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        number = 10 * number + u64::from(digit);
        count += 1;
    }
    (number, count)
}
