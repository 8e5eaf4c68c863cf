//! The server: finished builds on loopback, and a stream that tells the pages of new ones.

use super::pages::{EVENTS, SCRIPT, placeholder};
use anyhow::{Result, anyhow};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use tokio::sync::watch;
use tower::ServiceExt;
use tower_http::compression::CompressionLayer;
use tower_http::services::{ServeDir, ServeFile};

/// What is shown now.
#[derive(Clone, Debug, Default)]
struct Shown {
    /// The last good build: its name and its folder.
    build: Option<(String, PathBuf)>,
    /// What the build after that failed with.
    error: Option<String>,
}

/// A running server.
pub struct Site {
    address: SocketAddr,
    shown: watch::Sender<Shown>,
}

impl Site {
    /// Takes the port and serves from a thread of its own, at first a page that asks to wait.
    pub fn start(port: u16) -> Result<Self> {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = TcpListener::bind(wanted).map_err(|e| refused(port, &e))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (shown, receiver) = watch::channel(Shown::default());
        let router = router(address.port(), receiver);
        in_background(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, router).await
        })?;
        Ok(Self { address, shown })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What to type into a browser.
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Swaps a finished build in.
    pub fn show(&self, name: String, folder: PathBuf) {
        let build = Some((name, folder));
        self.shown.send_replace(Shown { build, error: None });
    }

    /// What a reader sees after a failing build.
    pub fn what_stays(&self) -> &'static str {
        match self.shown.borrow().build {
            Some(_) => "The last good build stays up.",
            None => "There is no book to show yet; mend this, and it appears.",
        }
    }

    /// Lays an error over the last good build.
    pub fn complain(&self, error: &str) {
        self.shown.send_modify(|shown| shown.error = Some(error.to_owned()));
    }
}

/// Ends the program at Ctrl-C, and takes the folder of its builds with it.
pub fn end_on_interrupt(folder: &Path) -> Result<()> {
    let folder = folder.to_owned();
    in_background(async move {
        tokio::signal::ctrl_c().await?;
        drop(std::fs::remove_dir_all(&folder));
        println!();
        std::process::exit(0)
    })
}

fn in_background(
    work: impl Future<Output = std::io::Result<()>> + Send + 'static,
) -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::spawn(move || {
        if let Err(e) = runtime.block_on(work) {
            eprintln!("error: the server ended: {e}");
            std::process::exit(1);
        }
    });
    Ok(())
}

fn refused(port: u16, error: &std::io::Error) -> anyhow::Error {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => anyhow!(
            "port {port} is in use, perhaps by another `cargo run`; end that one, or choose \
             another port: `cargo run -- serve --port {}`",
            if port == u16::MAX { 3000 } else { port + 1 }
        ),
        std::io::ErrorKind::PermissionDenied => anyhow!(
            "port {port} needs an administrator; choose one above 1023: \
             `cargo run -- serve --port 3000`"
        ),
        _ => anyhow!(
            "port {port} cannot be used ({error}); choose another with `--port`"
        ),
    }
}

fn router(port: u16, shown: watch::Receiver<Shown>) -> Router {
    Router::new()
        .route(SCRIPT, get(script))
        .route(EVENTS, get(events))
        .fallback(page)
        .with_state(shown)
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(port, guard))
}

/// Answers only requests that were addressed to this machine: a page of another host whose name
/// was pointed here (DNS rebinding) learns nothing. Nothing is cached, since builds follow each
/// other within the second that file times resolve.
async fn guard(
    State(port): State<u16>,
    mut request: Request,
    next: Next,
) -> Response {
    let host = request.headers().get(header::HOST).and_then(|h| h.to_str().ok());
    if !host.is_some_and(|host| is_ours(host, port)) {
        return (
            StatusCode::FORBIDDEN,
            "This server answers to its own address only.\n",
        )
            .into_response();
    }
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.remove(header::LAST_MODIFIED);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}

/// Whether the Host header names this server.
fn is_ours(host: &str, port: u16) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, digits)) if digits.parse() == Ok(port) => name,
        // Browsers leave the port of http away.
        _ if port == 80 => host,
        _ => return false,
    };
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|ours| name.eq_ignore_ascii_case(ours))
}

async fn script() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")],
        include_str!("live.js"),
    )
}

/// Says what is shown, at once and whenever it changes.
async fn events(
    State(mut shown): State<watch::Receiver<Shown>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    shown.mark_changed();
    let stream = stream::unfold(shown, async |mut shown| {
        shown.changed().await.ok()?;
        let event = {
            let now = shown.borrow_and_update();
            let build = now.build.as_ref().map(|(name, _)| name);
            let text = serde_json::json!({ "build": build, "error": now.error });
            Event::default().data(text.to_string())
        };
        Some((Ok(event), shown))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

/// A file of the last good build.
async fn page(
    State(shown): State<watch::Receiver<Shown>>,
    request: Request,
) -> Response {
    let build = shown.borrow().build.clone();
    let Some((_, folder)) = build else {
        return (StatusCode::SERVICE_UNAVAILABLE, Html(placeholder()))
            .into_response();
    };
    let missing = ServeFile::new(folder.join("404.html"));
    let Ok(response) =
        ServeDir::new(folder).not_found_service(missing).oneshot(request).await;
    let mut response = response.map(Body::new);
    if let Some(kind) = in_utf8(response.headers().get(header::CONTENT_TYPE)) {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}

/// Names the encoding of a text that does not: all of the book's are UTF-8.
fn in_utf8(kind: Option<&HeaderValue>) -> Option<HeaderValue> {
    let kind = kind?.to_str().ok()?;
    if !kind.starts_with("text/") || kind.contains("charset") {
        return None;
    }
    HeaderValue::from_str(&format!("{kind}; charset=utf-8")).ok()
}
