//! Any bytes as a log, packed or not, in each format: a report without a NaN or a reason, no panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reweight_audit::audit::Audit;
use reweight_audit::input::Input;
use reweight_audit::rows::{Format, Target, Weights};
use reweight_audit::{drawing, report};
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, log)) = bytes.split_first() else {
        return;
    };
    let weights = match choice % 4 {
        0 => Weights::Usual,
        1 => Weights::Logs("w".into()),
        2 => Weights::Plain("w".into()),
        _ => {
            let target = Target::Constant(0.5);
            Weights::Ratio { behaviour: "w".into(), target }
        }
    };
    let delimiter = if choice & 4 == 0 { b',' } else { b'\t' };
    let reward = if choice & 8 == 0 { "reward" } else { "r" };
    let format = Format { delimiter, reward: reward.into(), weights };
    let Ok(input) = Input::new(Cursor::new(log.to_vec())) else {
        return;
    };
    match Audit::read(input, &format) {
        Ok(audit) => {
            let said = [
                report::text(&audit, "log"),
                report::json(&audit, "log").to_string(),
                drawing::svg(&audit, "log"),
            ];
            assert!(said.iter().all(|text| !text.contains("NaN")));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
