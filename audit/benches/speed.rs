//! How fast a log is audited, beside how fast the same crate merely splits it into cells, and in how
//! much memory: `cargo bench -p reweight-audit`. Fails below what is asked for, and above 64 MB.

use libm::log;
use rand::RngExt;
use reweight::streams::stream;
use reweight_audit::audit::Audit;
use reweight_audit::input::Source;
use reweight_audit::rows::Format;
use std::error::Error;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

/// Rows of the long log.
const ROWS: u32 = 10_000_000;
const REPEATS: usize = 5;

/// How a log is written: its header, and a row from a reward and two probabilities.
struct Form {
    header: &'static str,
    row: fn(u8, f64, f64) -> String,
}

const PROBABILITIES: &str = "reward,behaviour_probability,target_probability\n";

const SIX_DECIMALS: Form = Form {
    header: PROBABILITIES,
    row: |reward, behaviour, target| {
        format!("{reward},{behaviour:.6},{target:.6}\n")
    },
};

const ALL_DIGITS: Form = Form {
    header: PROBABILITIES,
    row: |reward, behaviour, target| format!("{reward},{behaviour},{target}\n"),
};

const LOG_WEIGHTS: Form = Form {
    header: "reward,log_weight\n",
    row: |reward, behaviour, target| {
        format!("{reward},{:.6}\n", log(target / behaviour))
    },
};

fn main() -> Result<(), Box<dyn Error>> {
    compare("probabilities of six decimals", ROWS, &SIX_DECIMALS, 0.33)?;
    compare("probabilities of all their digits", ROWS / 4, &ALL_DIGITS, 0.33)?;
    compare("log weights of six decimals", ROWS / 4, &LOG_WEIGHTS, 0.33)?;
    if let Some(most) = most_resident() {
        println!("most memory resident: {:.1} MB", most as f64 / 1024.0);
        assert!(most < 64 * 1024, "more than 64 MB");
    }
    Ok(())
}

/// Measures both on a log of so many rows.
fn compare(
    what: &str,
    rows: u32,
    form: &Form,
    least: f64,
) -> Result<(), Box<dyn Error>> {
    let mut file = tempfile::NamedTempFile::new()?;
    write_log(file.as_file_mut(), rows, form)?;
    let path = file.path();
    let (mut parse, mut audit) = (f64::INFINITY, f64::INFINITY);
    // In turns, so that a busy machine is unfair to both.
    for _ in 0..REPEATS {
        parse = parse.min(seconds(rows, || split(path))?);
        audit = audit.min(seconds(rows, || {
            let input = Source::File(path.to_owned()).open()?;
            Ok(Audit::read(input, &Format::default())?.rows)
        })?);
    }
    let speed = |seconds: f64| f64::from(rows) / seconds / 1e6;
    println!("{rows} rows, {what}");
    println!("  merely parsed: {:.1} million rows a second", speed(parse));
    println!("  audited:       {:.1} million rows a second", speed(audit));
    println!("  audited beside parsed: {:.2}", parse / audit);
    assert!(parse / audit > least, "less than {least} of the speed of parsing");
    Ok(())
}

/// A log as a service writes it: one reward in twenty, a target that differs.
fn write_log(
    file: &mut File,
    rows: u32,
    form: &Form,
) -> Result<(), Box<dyn Error>> {
    let mut rng = stream(1, 0);
    let mut block = String::from(form.header);
    for row in 0..rows {
        let behaviour = 0.1 + 0.9 * rng.random::<f64>();
        let reward = u8::from(rng.random::<f64>() < 0.05);
        let target: f64 = rng.random();
        block += &(form.row)(reward, behaviour, target);
        if row % 10_000 == 0 {
            file.write_all(block.as_bytes())?;
            block.clear();
        }
    }
    Ok(file.write_all(block.as_bytes())?)
}

/// Splits the log into cells and does nothing with them.
fn split(path: &Path) -> Result<u64, Box<dyn Error>> {
    let mut csv = csv::ReaderBuilder::new()
        .buffer_capacity(1 << 16)
        .from_reader(File::open(path)?);
    let (mut record, mut rows) = (csv::ByteRecord::new(), 0);
    while csv.read_byte_record(&mut record)? {
        rows += 1;
    }
    Ok(rows)
}

/// The seconds that one run takes, which must see every row.
fn seconds(
    rows: u32,
    run: impl Fn() -> Result<u64, Box<dyn Error>>,
) -> Result<f64, Box<dyn Error>> {
    let (begun, start) = (worked(), Instant::now());
    assert_eq!(run()?, u64::from(rows));
    let elapsed = start.elapsed().as_secs_f64();
    Ok(worked().zip(begun).map_or(elapsed, |(end, begun)| end - begun))
}

/// The seconds that this process has been at work, where Linux tells: others do not count in them.
fn worked() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = text.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

/// The largest resident memory of this process in kB, where Linux tells.
fn most_resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
