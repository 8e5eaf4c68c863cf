//! Bytes from a file or from standard input, packed or not.

use crate::error::AuditError;
use flate2::read::MultiGzDecoder;
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

/// What a gzip stream begins with.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What some programs write before text.
const BYTE_ORDER_MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

/// A file smaller than this is read before anybody could look at a progress bar.
const WORTH_A_BAR: u64 = 1 << 24;

/// A row longer than this is a quotation mark that nobody closed.
const LONGEST_ROW: u64 = 1 << 22;

/// Where the log is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// In a file.
    File(PathBuf),
    /// In standard input.
    Stdin,
}

impl Source {
    /// What a report calls it.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stdin => "standard input".into(),
        }
    }

    /// Opens it. A long file gets a progress bar where standard error is a terminal.
    ///
    /// # Errors
    /// [`AuditError::Open`]
    pub fn open(&self) -> Result<Input, AuditError> {
        match self {
            Self::File(path) => open(path)
                .map_err(|source| AuditError::Open { path: path.clone(), source }),
            Self::Stdin => Input::new(io::stdin())
                .map_err(|source| AuditError::Read { line: 1, source }),
        }
    }
}

fn open(path: &Path) -> io::Result<Input> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    if !about.is_file() || about.len() < WORTH_A_BAR {
        return Input::new(file);
    }
    let style = ProgressStyle::with_template(
        "{wide_bar} {bytes} of {total_bytes}, {eta} left",
    );
    let bar = ProgressBar::new(about.len())
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let file = io::BufReader::with_capacity(1 << 16, bar.wrap_read(file));
    let mut input = Input::new(file)?;
    input.bar = Some(bar);
    Ok(input)
}

/// The text of a log, unpacked. Its last line ends like the others, so that lines can be counted.
pub struct Input {
    bytes: Box<dyn Read>,
    begun: bool,
    ended: bool,
    exhausted: bool,
    last: u8,
    since_row: u64,
    bar: Option<ProgressBar>,
}

impl Input {
    /// Looks at the first two bytes, and unpacks the rest if they are those of gzip.
    ///
    /// # Errors
    /// If these cannot be read.
    pub fn new(mut bytes: impl Read + 'static) -> io::Result<Self> {
        let mut start = Vec::new();
        bytes.by_ref().take(GZIP.len() as u64).read_to_end(&mut start)?;
        let packed = start == GZIP;
        let whole = Cursor::new(start).chain(bytes);
        let bytes: Box<dyn Read> = if packed {
            Box::new(MultiGzDecoder::new(io::BufReader::with_capacity(
                1 << 16,
                whole,
            )))
        } else {
            Box::new(whole)
        };
        Ok(Self {
            bytes,
            begun: false,
            last: b'\n',
            ended: false,
            exhausted: false,
            since_row: 0,
            bar: None,
        })
    }

    /// Passes over a byte order mark.
    fn begin(&mut self) -> io::Result<()> {
        self.begun = true;
        let mut start = Vec::new();
        let bytes = std::mem::replace(&mut self.bytes, Box::new(io::empty()));
        let mut first = bytes.take(BYTE_ORDER_MARK.len() as u64);
        first.read_to_end(&mut start)?;
        if start == BYTE_ORDER_MARK {
            start.clear();
        }
        self.bytes = Box::new(Cursor::new(start).chain(first.into_inner()));
        Ok(())
    }

    /// Is told that a row is whole.
    pub fn row_is_whole(&mut self) {
        self.since_row = 0;
    }

    /// Whether a reader asked for more than there is. As the last line ends like the others, that is
    /// after the last row; before it is whole only where a quotation mark was left open.
    pub fn is_exhausted(&self) -> bool {
        self.exhausted
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        if self.ended {
            self.exhausted = true;
            return Ok(0);
        }
        if !self.begun {
            self.begin()?;
        }
        if self.since_row > LONGEST_ROW {
            let told = "a row goes on for 4 MiB; is a quotation mark left open?";
            return Err(io::Error::new(io::ErrorKind::InvalidData, told));
        }
        let read = self.bytes.read(buffer)?;
        self.since_row += read as u64;
        match buffer[..read].last() {
            Some(&last) => self.last = last,
            None => self.ended = true,
        }
        if self.ended && self.last != b'\n' {
            buffer[0] = b'\n';
            return Ok(1);
        }
        self.exhausted = self.ended;
        Ok(read)
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
