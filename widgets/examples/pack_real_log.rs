//! Packs the logs that `<real-log>` carries: `cargo run -p reweight-widgets --example pack_real_log`.
//! A test of the widget holds what comes out of them against the rows of `data/obd`.
//!
//! The Thompson log's propensities are, but for a few, multiples of 1/200,000, give or take the last
//! bit. So they are kept in order, as the gaps between those multiples, which are small; what a row's
//! last bits are is two bits more, or, for the few, the whole number.

use reweight::bandit_log::{Campaign, Impression, open};
use std::path::Path;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// The grid of the propensities.
const GRID: f64 = 200_000.0;
/// So many of the heaviest rows keep their line in the file and their item.
const NAMED: usize = 8;

fn main() -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for campaign in [Campaign::Women, Campaign::All] {
        let (name, items) = (campaign.name(), campaign.items());
        let read = |policy: &str| {
            open(&root.join(format!("../data/obd/{policy}-{name}.csv")), items)
        };
        let bytes = packed(&read("bts")?, &read("random")?, items)?;
        let file = root.join(format!("elements/real_log/{name}.rows"));
        std::fs::write(&file, &bytes)?;
        println!("{}: {} bytes", file.display(), bytes.len());
    }
    Ok(())
}

/// The log of one campaign, and how many rows and clicks the uniform policy's has.
fn packed(
    log: &[Impression],
    uniform: &[Impression],
    items: usize,
) -> Outcome<Vec<u8>> {
    let mut order: Vec<usize> = (0..log.len()).collect();
    order.sort_by(|&a, &b| {
        let rows = (&log[a], &log[b]);
        let by_propensity = rows.0.propensity.total_cmp(&rows.1.propensity);
        by_propensity.then(rows.0.click.cmp(&rows.1.click)).then(a.cmp(&b))
    });
    let clicks = uniform.iter().filter(|row| row.click == 1).count();
    let mut out = Vec::new();
    for number in [items, uniform.len(), clicks, log.len()] {
        varint(&mut out, number);
    }
    for &row in &order[..NAMED] {
        varint(&mut out, row + 2); // the header is line 1
        varint(&mut out, log[row].item_id);
    }
    let (mut before, mut last_bits, mut whole) = (0, Vec::new(), Vec::new());
    for &row in &order {
        let propensity = log[row].propensity;
        let near = (propensity * GRID).round();
        let off = propensity.to_bits() as i64 - (near / GRID).to_bits() as i64;
        varint(&mut out, near as usize - before);
        before = near as usize;
        last_bits.push(match off {
            -1..=1 => (off + 1) as u8,
            _ => 3,
        });
        if last_bits.ends_with(&[3]) {
            whole.extend(propensity.to_le_bytes());
        }
    }
    for four in last_bits.chunks(4) {
        let byte = four.iter().rev().fold(0, |byte, bits| byte << 2 | bits);
        out.push(byte);
    }
    out.extend(whole);
    let clicked = (0..log.len()).filter(|&i| log[order[i]].click == 1);
    varint(&mut out, clicked.clone().count());
    let mut before = 0;
    for place in clicked {
        varint(&mut out, place - before);
        before = place;
    }
    Ok(out)
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn varint(out: &mut Vec<u8>, mut number: usize) {
    while number >= 128 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}
