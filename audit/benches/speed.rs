//! How fast a log is audited, beside how fast the same crate merely splits it into cells, and in how
//! much memory: `cargo bench -p reweight-audit`. Fails below a third, and above 64 MB.

use rand::RngExt;
use reweight::streams::stream;
use reweight_audit::audit::Audit;
use reweight_audit::input::Source;
use reweight_audit::rows::Format;
use std::error::Error;
use std::fmt::Write;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

const ROWS: u32 = 10_000_000;
const REPEATS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut file = tempfile::NamedTempFile::new()?;
    write_log(file.as_file_mut())?;
    let path = file.path().to_owned();
    let (mut parse, mut audit) = (f64::INFINITY, f64::INFINITY);
    // In turns, so that a busy machine is unfair to both.
    for _ in 0..REPEATS {
        parse = parse.min(seconds(|| split(&path))?);
        audit = audit.min(seconds(|| {
            let input = Source::File(path.clone()).open()?;
            Ok(Audit::read(input, &Format::default())?.rows)
        })?);
    }
    let speed = |seconds: f64| f64::from(ROWS) / seconds / 1e6;
    println!(
        "merely parsed: {parse:.2} s, {:.1} million rows a second",
        speed(parse)
    );
    println!(
        "audited:       {audit:.2} s, {:.1} million rows a second",
        speed(audit)
    );
    println!("speed beside parsing: {:.2}", parse / audit);
    assert!(parse / audit > 1.0 / 3.0, "less than a third of the speed of parsing");
    if let Some(most) = most_resident() {
        println!("most memory resident: {:.1} MB", most as f64 / 1024.0);
        assert!(most < 64 * 1024, "more than 64 MB");
    }
    Ok(())
}

/// A log as a service writes it: six decimals, one reward in twenty, a target that differs.
fn write_log(file: &mut File) -> Result<(), Box<dyn Error>> {
    let mut rng = stream(1, 0);
    let mut block =
        String::from("reward,behaviour_probability,target_probability\n");
    for row in 0..ROWS {
        let behaviour = 0.1 + 0.9 * rng.random::<f64>();
        let reward = u8::from(rng.random::<f64>() < 0.05);
        let target: f64 = rng.random();
        writeln!(block, "{reward},{behaviour:.6},{target:.6}")?;
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

/// The seconds that one run takes.
fn seconds(
    run: impl Fn() -> Result<u64, Box<dyn Error>>,
) -> Result<f64, Box<dyn Error>> {
    let start = Instant::now();
    assert_eq!(run()?, u64::from(ROWS));
    Ok(start.elapsed().as_secs_f64())
}

/// The largest resident memory of this process in kB, where Linux tells.
fn most_resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
