//! Any log weights and rewards, added up in one pass: what the listings say of the batch in memory.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reweight::ess::ess;
use reweight::log_weights::LogWeights;
use reweight::ordinary::{Estimate, ordinary};
use reweight::self_normalised::self_normalised;
use reweight_audit::largest::Largest;
use reweight_audit::moments::Sums;
use reweight_audit::weight::Weight;

/// Equal to ten digits, or to ten of `size` where the sums cancel.
fn assert_same(ours: f64, theirs: f64, size: f64) {
    let off = (ours - theirs).abs();
    assert!(off <= 1e-10 * theirs.abs().max(size), "{ours} beside {theirs}");
}

fuzz_target!(|rows: Vec<(f64, f64)>| {
    // Where products neither overflow nor fade.
    let usual = |&(log, f): &(f64, f64)| {
        let value = f == 0.0 || (1e-50..1e50).contains(&f.abs());
        value && (log.abs() < 300.0 || log == f64::NEG_INFINITY)
    };
    let rows: Vec<_> = rows.into_iter().filter(usual).collect();
    let (mut sums, mut largest) = (Sums::default(), Largest::new(4));
    for &(log, f) in &rows {
        sums.add(Weight::of_log(log), f);
        largest.add(Weight::of_log(log));
    }
    let (mut logs, values): (Vec<f64>, Vec<f64>) = rows.iter().copied().unzip();
    let Some(totals) = sums.totals() else {
        assert!(rows.len() < 2 || logs.iter().all(|log| log.is_infinite()));
        return;
    };
    let w = LogWeights::new(logs.clone()).expect("no NaN");
    let size = values.iter().fold(0.0, |a: f64, f| a.max(f.abs()));
    let same = |ours: Estimate, theirs: Estimate, size: f64| {
        assert_same(ours.value, theirs.value, size);
        assert_same(ours.standard_error, theirs.standard_error, size);
    };
    let products = size * libm::exp(w.largest());
    same(totals.ordinary().unwrap(), ordinary(&w, &values).unwrap(), products);
    same(
        totals.self_normalised().unwrap(),
        self_normalised(&w, &values).unwrap(),
        size,
    );
    assert_same(totals.ess(), ess(&w).unwrap(), 0.0);
    logs.sort_by(f64::total_cmp);
    let most = logs.len().min(4);
    assert!(largest.ascending(4).iter().eq(&logs[logs.len() - most..]));
});
