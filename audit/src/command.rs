//! The command line, and the program behind it.

use crate::audit::Audit;
use crate::drawing;
use crate::error::AuditError;
use crate::input::Source;
use crate::report;
use crate::rows::{BEHAVIOUR, Format, TARGET, Target, Weights};
use lexopt::prelude::*;
use std::ffi::OsString;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `--help` prints.
pub const HELP: &str = "\
Audits a log: what it says about a policy that did not write it, and whether to believe it.

Usage: cargo run --release --example audit -- [OPTIONS] [LOG.csv]

LOG.csv has a header and a row for each decision, with the columns
  reward                  what was earned: any number
  behaviour_probability   how likely the logging policy was to do what it did: above 0, at most 1
  target_probability      how likely the policy in question is to do the same: from 0 to 1
or, in place of the two probabilities,
  log_weight              log(target_probability / behaviour_probability); -inf is a weight of 0
Other columns are passed over. The file may be packed with gzip. Without a file, or with `-`,
the log is read from standard input.

  --reward NAME              the column of rewards has this name
  --behaviour NAME           the column of the logging policy's probabilities has this name
  --target NAME              the column of the other policy's probabilities has this name
  --target-probability P     it has the same probability in each row, as a uniform policy has: 0.02 or 1/46
  --log-weight NAME          weights come from a column of log weights of this name
  --weight NAME              weights come from a column of weights of this name
  --delimiter C              what stands between cells: `;`, `tab`; a comma unless told

  --json                     print one JSON object
  --svg FILE                 also draw the tail of the weights into FILE
  -h, --help                 print this

The report has two estimates: IPS is the mean of weight times reward; SNIPS divides the sum of these
by the sum of the weights. ESS is the number of rows that as many equal weights would be worth.

Exit code 0: there is a report, whatever it says. 2: the log or the command is bad, the message says
where, and nothing was written.

For a log of the Open Bandit Dataset, judging the policy that shows each of 46 items equally often:
  cargo run --release --example audit -- data/obd/bts-women.csv \\
      --reward click --behaviour propensity_score --target-probability 1/46
";

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Where the log is.
    pub source: Source,
    /// How it is written.
    pub format: Format,
    /// Whether a program reads the report.
    pub json: bool,
    /// Where to draw the tail.
    pub svg: Option<PathBuf>,
}

/// Reads a command line without the program's name: `None` asks for [`HELP`]; the error is a sentence.
///
/// # Errors
/// If it cannot be understood.
pub fn read(
    line: impl IntoIterator<Item = impl Into<OsString>>,
) -> Result<Option<Request>, String> {
    let mut request = Request {
        source: Source::Stdin,
        format: Format::default(),
        json: false,
        svg: None,
    };
    let mut parser = lexopt::Parser::from_args(line);
    let mut named = Named::default();
    let mut log = None;
    let told = |e: lexopt::Error| e.to_string();
    while let Some(part) = parser.next().map_err(told)? {
        match part {
            Short('h') | Long("help") => return Ok(None),
            Long("json") => request.json = true,
            Long("reward") => request.format.reward = text(&mut parser)?,
            Long("behaviour" | "behavior") => {
                named.behaviour = Some(text(&mut parser)?)
            }
            Long("target") => named.target = Some(text(&mut parser)?),
            Long("target-probability") => {
                named.constant = Some(probability(&text(&mut parser)?)?);
            }
            Long("log-weight") => named.logs = Some(text(&mut parser)?),
            Long("weight") => named.plain = Some(text(&mut parser)?),
            Long("delimiter") => {
                request.format.delimiter = delimiter(&text(&mut parser)?)?
            }
            Long("svg") => {
                request.svg = Some(parser.value().map_err(told)?.into());
            }
            Value(path) if log.is_none() => log = Some(path),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if let Some(path) = log.filter(|path| path != "-") {
        request.source = Source::File(path.into());
    }
    request.format.weights = named.weights()?;
    Ok(Some(request))
}

/// The word after a flag.
fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|word| word.string()).map_err(|e| e.to_string())
}

/// The sources of weights that were named.
#[derive(Default)]
struct Named {
    behaviour: Option<String>,
    target: Option<String>,
    constant: Option<f64>,
    logs: Option<String>,
    plain: Option<String>,
}

impl Named {
    /// The one source that they are.
    fn weights(self) -> Result<Weights, String> {
        let ratio = self.behaviour.is_some()
            || self.target.is_some()
            || self.constant.is_some();
        match (ratio, self.logs, self.plain) {
            (false, None, None) => Ok(Weights::Usual),
            (false, Some(name), None) => Ok(Weights::Logs(name)),
            (false, None, Some(name)) => Ok(Weights::Plain(name)),
            (true, None, None) => Ok(Weights::Ratio {
                behaviour: self.behaviour.unwrap_or_else(|| BEHAVIOUR.into()),
                target: match (self.target, self.constant) {
                    (Some(_), Some(_)) => {
                        return Err("give --target or --target-probability".into());
                    }
                    (None, Some(p)) => Target::Constant(p),
                    (name, None) => {
                        Target::Column(name.unwrap_or_else(|| TARGET.into()))
                    }
                },
            }),
            _ => Err(
                "weights come from --behaviour and --target, from --log-weight \
                      or from --weight: give one of the three"
                    .into(),
            ),
        }
    }
}

/// A probability as a number or as a fraction.
fn probability(text: &str) -> Result<f64, String> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let value = match text.split_once('/') {
        Some((above, below)) => {
            number(above).zip(number(below)).map(|(a, b)| a / b)
        }
        None => number(text),
    };
    value.filter(|p| *p > 0.0 && *p <= 1.0).ok_or_else(|| {
        format!("`--target-probability {text}`: it is above 0 and at most 1, as 0.02 or 1/46")
    })
}

/// One byte that can stand between cells.
fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !b"\"\r\n ".contains(byte) => Ok(*byte),
        _ => Err(format!(
            "`--delimiter {text}`: it is one character of ASCII, or `tab`"
        )),
    }
}

/// The program: reads, reports, and says in its exit code whether it could.
pub fn main() -> ExitCode {
    let request = match read(std::env::args_os().skip(1)) {
        Ok(Some(request)) => request,
        Ok(None) => return say(HELP),
        Err(told) => return fail(&format!("{told}\n`--help` shows what there is")),
    };
    if request.source == Source::Stdin
        && io::stdin().is_terminal()
        && std::env::args_os().len() == 1
    {
        return fail(
            "no log is named, and none comes in\n`--help` shows what there is",
        );
    }
    match run(&request) {
        Ok(text) => say(&text),
        Err(error) => fail(&error.to_string()),
    }
}

/// The report that was asked for; the picture is written, if one was.
///
/// # Errors
/// [`AuditError`]; then nothing was written.
pub fn run(request: &Request) -> Result<String, AuditError> {
    let name = request.source.name();
    let audit = Audit::read(request.source.open()?, &request.format)?;
    if let Some(path) = &request.svg {
        write(path, &drawing::svg(&audit, &name), &request.source)
            .map_err(|source| AuditError::Write { path: path.clone(), source })?;
    }
    Ok(if request.json {
        format!("{:#}\n", report::json(&audit, &name))
    } else {
        report::text(&audit, &name)
    })
}

/// Writes to a neighbour first and renames it: all of the file or nothing.
fn write(path: &Path, text: &str, source: &Source) -> io::Result<()> {
    if let (Source::File(log), Ok(there)) = (source, path.canonicalize())
        && log.canonicalize().is_ok_and(|log| log == there)
    {
        return Err(io::Error::other("it is the log"));
    }
    // A rename would take the place of a device.
    if path.metadata().is_ok_and(|there| !there.is_file()) {
        return Err(io::Error::other("it is there already, and is no file"));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any program's files: what the user's mask leaves of it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

/// Prints to whoever still listens.
fn say(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => fail(&e.to_string()),
        _ => ExitCode::SUCCESS,
    }
}

fn fail(told: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "error: {told}");
    ExitCode::from(2)
}
