//! Numbers as more than one widget says them.

use reweight_style::{fixed, significant};

/// At most two decimals, and none that are zero.
#[must_use]
pub fn trimmed(x: f64) -> String {
    crate::state::trimmed(&fixed(x, 2)).to_owned()
}

/// Two digits, as the page prints them.
#[must_use]
pub fn short(x: f64) -> String {
    significant(x, 2)
}

/// By how much something moved: with its sign, unless it is nought as far as that is printed.
#[must_use]
pub fn moved(x: f64, decimals: usize) -> String {
    let text = fixed(x, decimals);
    let is_nought = text.bytes().all(|b| b == b'0' || b == b'.');
    if is_nought || text.starts_with('−') { text } else { ["+", &text].concat() }
}

/// What a batch promises; products can promise anything.
#[must_use]
pub fn promised(promise: f64) -> String {
    match promise {
        _ if promise.abs() < 10.0 => moved(promise, 2),
        _ if promise > 0.0 => ["+", &short(promise)].concat(),
        _ => short(promise),
    }
}

/// A divergence in nats; what rounding makes of none is none.
#[must_use]
pub fn nats(kl: f64) -> String {
    if kl < 1e-9 { "0".into() } else { short(kl) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_printed_however_large() {
        let told = [-0.001, 0.004, 1.234, -3.0, 31.7, -250.0, 1e9].map(promised);
        let wanted = [
            "0.00",
            "0.00",
            "+1.23",
            "−3.00",
            "+32",
            "−250",
            "+1.0\u{a0}×\u{a0}10⁹",
        ];
        assert_eq!(told, wanted);
    }

    #[test]
    fn no_zero_is_printed_for_nothing() {
        assert_eq!([2.0, 0.5, 1.256].map(trimmed), ["2", "0.5", "1.26"]);
        assert_eq!([moved(-0.0004, 3), moved(0.0004, 5)], ["0.000", "+0.00040"]);
        assert_eq!([nats(-1e-17), nats(0.0123)], ["0", "0.012"]);
    }
}
