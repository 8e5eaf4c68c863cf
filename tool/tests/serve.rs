//! The server answers to its own address alone, shows whole builds alone, and follows edits.

mod scratch;

use anyhow::{Context, Result, bail, ensure};
use scratch::{Scratch, said};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// The longest that anything here may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server of the small course.
struct Server {
    program: Child,
    port: u16,
    /// Where its builds are; it has no time to remove them itself.
    builds: PathBuf,
}

impl Server {
    /// Starts it and waits until it has said its address.
    fn start(course: &Scratch) -> Result<Self> {
        let mut program = course
            .tool(&["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let stdout = program.stdout.take().context("piped")?;
        let mut port: Option<u16> = None;
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if let Some((_, digits)) = line.split_once("http://127.0.0.1:") {
                port = digits.parse().ok();
                break;
            }
        }
        let port = port.context("the server said no address")?;
        let builds = course.path(&format!("target/course/serve-{port}"));
        Ok(Self { program, port, builds })
    }

    /// Asks for a path under a name of the host, with more header lines.
    fn ask(&self, path: &str, host: &str, more: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n"
        )?;
        let mut all = Vec::new();
        stream.read_to_end(&mut all)?;
        let end = all.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.context("no end of the headers")?;
        let head = String::from_utf8_lossy(&all[..end]).to_lowercase();
        let status = head.split(' ').nth(1).context("no status")?.parse()?;
        let body = String::from_utf8_lossy(&all[end + 4..]).into_owned();
        Ok(Answer { status, head, body })
    }

    fn get(&self, path: &str) -> Result<Answer> {
        self.ask(path, &format!("127.0.0.1:{}", self.port), "")
    }

    /// Listens as a page does, until what it hears contains the text.
    fn hear(&self, wanted: &str) -> Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "GET /__course/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
            self.port
        )?;
        let start = Instant::now();
        for line in BufReader::new(stream).lines() {
            let line = line?;
            if line.starts_with("data:") && line.contains(wanted) {
                return Ok(line);
            }
            ensure!(start.elapsed() < PATIENCE, "never heard `{wanted}`");
        }
        bail!("the server hung up before `{wanted}`")
    }

    /// Waits until a page contains the text.
    fn wait_for(&self, path: &str, wanted: &str) -> Result<()> {
        let start = Instant::now();
        loop {
            let answer = self.get(path)?;
            if answer.body.contains(wanted) {
                return Ok(());
            }
            ensure!(
                start.elapsed() < PATIENCE,
                "no `{wanted}` in\n{}",
                answer.body
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then the test has failed already.
        drop(self.program.kill());
        drop(self.program.wait());
        drop(std::fs::remove_dir_all(&self.builds));
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

#[test]
fn it_answers_to_its_own_address_alone_and_with_its_own_files_alone() -> Result<()>
{
    let course = Scratch::new("serve")?;
    let server = Server::start(&course)?;
    let port = server.port;
    for host in ["127.0.0.1", "localhost", "[::1]", "LocalHost"] {
        let answer = server.ask("/", &format!("{host}:{port}"), "")?;
        assert_eq!(answer.status, 200, "{host}");
    }
    for host in [
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("evil.example@127.0.0.1:{port}"),
        format!("127.0.0.1:{}", port ^ 1),
        "127.0.0.1".to_owned(),
        "localhost".to_owned(),
        String::new(),
    ] {
        for path in ["/", "/half.html", "/__course/live.js", "/__course/events"] {
            let answer = server.ask(path, &host, "")?;
            assert_eq!(answer.status, 403, "{host}{path}");
            assert!(!answer.body.contains("half"), "{host}{path}");
        }
    }

    // `drawn.json` lies two folders above the build, `Cargo.toml` of the course five.
    for path in [
        "/../../drawn.json",
        "/%2e%2e/%2e%2e/drawn.json",
        "/..%2f..%2fdrawn.json",
        "/css/../../../drawn.json",
        "/..\\..\\drawn.json",
        "//etc/passwd",
        "/%00",
    ] {
        let answer = server.get(path)?;
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.body.contains("cause"), "{path}");
        assert!(!answer.body.contains("root:"), "{path}");
    }
    assert!(course.path("target/course/drawn.json").exists());
    Ok(())
}

#[test]
fn pages_are_typed_compressed_and_never_stale() -> Result<()> {
    let course = Scratch::new("serve")?;
    let server = Server::start(&course)?;
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/half.html", "text/html; charset=utf-8"),
        ("/generated/half.txt", "text/plain; charset=utf-8"),
        ("/generated/half.json", "application/json"),
        ("/generated/third.csv", "text/csv; charset=utf-8"),
        ("/__course/live.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = server.get(path)?;
        assert_eq!(answer.status, 200, "{path}");
        let line = format!("content-type: {kind}");
        assert!(answer.head.lines().any(|l| l == line), "{path}: {}", answer.head);
        assert!(answer.head.contains("cache-control: no-cache"), "{path}");
    }
    let answer = server.ask(
        "/half.html",
        &format!("localhost:{}", server.port),
        "Accept-Encoding: gzip\r\nIf-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n",
    )?;
    assert_eq!(answer.status, 200);
    assert!(answer.head.contains("content-encoding: gzip"), "{}", answer.head);

    let answer = server.get("/nowhere.html")?;
    assert_eq!(answer.status, 404);
    assert!(answer.body.contains("Document not found"), "{}", answer.body);
    // A page asks nobody but this server for its script.
    let page = server.get("/half.html")?.body;
    assert!(page.contains("<script src=\"/__course/live.js\" data-build="));
    Ok(())
}

#[test]
fn edits_reach_the_page_and_a_failing_one_leaves_the_last_good_build() -> Result<()>
{
    let course = Scratch::new("serve")?;
    let server = Server::start(&course)?;
    server.wait_for("/half.html", "A half is")?;
    let first = server.hear("build")?;

    course.edit("src/half.md", "A half is", "Half of it is")?;
    server.wait_for("/half.html", "Half of it is")?;
    let second = server.hear("build")?;
    assert_ne!(first, second, "an open page learns of the new build");

    // Prose that quotes an unknown number: told with its place, and the page stays.
    course.edit("src/half.md", "half_of_one", "half_of_two")?;
    let told = server.hear("half_of_two")?;
    assert!(told.contains("src/half.md:3"), "{told}");
    assert!(server.get("/half.html")?.body.contains("Half of it is"));
    course.edit("src/half.md", "half_of_two", "half_of_one")?;
    server.hear("\"error\":null")?;

    // A listing that does not compile, then one that says something else.
    course.edit("listings/halves.rs", "of / 2.0", "of / two")?;
    let told = server.hear("halves.rs:4")?;
    assert!(told.contains("cannot find value `two`"), "{told}");
    assert!(server.get("/half.html")?.body.contains("0.5"));
    // An edit of the prose alone does not hide that.
    course.edit("src/half.md", "Half of it is", "One half is")?;
    std::thread::sleep(Duration::from_millis(500));
    assert!(server.hear("error")?.contains("halves.rs:4"));
    course.edit("listings/halves.rs", "of / two", "of / 8.0")?;
    server.wait_for("/half.html", "0.125")?;
    assert!(server.get("/half.html")?.body.contains("One half is"));

    // An example, the look and the settings.
    course.edit("examples/third.rs", "x\\n1", "x\\n3")?;
    server.wait_for("/generated/third.csv", "3")?;
    course.write("src/generated/widgets/a-bet.js", "'live'")?;
    server.wait_for("/generated/widgets/a-bet.js", "'live'")?;
    course.edit("book.toml", "A very small course", "A tiny course")?;
    server.wait_for("/half.html", "A tiny course")?;
    course.write("theme/head.hbs", "<meta name=\"look\" content=\"new\">")?;
    server.wait_for("/half.html", "content=\"new\"")?;
    Ok(())
}

#[test]
fn a_course_that_does_not_build_at_first_is_waited_for() -> Result<()> {
    let course = Scratch::new("serve")?;
    course.edit("src/half.md", "half_of_one", "half_of_two")?;
    let server = Server::start(&course)?;
    let page = server.get("/half.html")?;
    assert_eq!(page.status, 503);
    assert!(page.body.contains("/__course/live.js"), "{}", page.body);
    server.hear("half_of_two")?;
    course.edit("src/half.md", "half_of_two", "half_of_one")?;
    server.wait_for("/half.html", "A half is")?;
    Ok(())
}

#[test]
fn a_port_in_use_is_named_with_the_way_out() -> Result<()> {
    let course = Scratch::new("serve")?;
    let taken = TcpListener::bind(("127.0.0.1", 0))?;
    let port = taken.local_addr()?.port();
    let output = course.tool(&["serve", "--port", &port.to_string()]).output()?;
    assert_eq!(output.status.code(), Some(1));
    let told = said(&output);
    for part in [&format!("port {port} is in use"), "--port"] {
        assert!(told.contains(part), "no `{part}` in\n{told}");
    }
    assert!(!course.path("src/generated").exists(), "nothing was begun");
    Ok(())
}
