// The built book: where it is, its pages, and two servers for it on loopback.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

/** The repository. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** What `cargo run -- build` wrote; another folder by BOOK=… */
export const BOOK = process.env.BOOK ?? join(ROOT, "book");

/** Every page of the book: not `toc.html`, the frame with the contents for those without scripts, and not `generated`, parts of pages. */
export const PAGES = readdirSync(BOOK, { recursive: true })
  .map((path) => path.split(sep).join("/"))
  .filter((path) => path.endsWith(".html") && path !== "toc.html" && !path.startsWith("generated/"))
  .sort();

/** A server sends this page for an address it does not know; its links start at the site's root, which no file has. */
export const SERVED_ONLY = ["404.html"];

/** The book as it lies on the disk. */
export const ON_DISK = pathToFileURL(BOOK).href;

const hashes = (texts) => [...new Set(texts)].map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);

/** The strictest policy under which a page is whole. Each line but the first is here for the reason above it. */
export function policy(html) {
  const around = html.replace(/<main>[^]*<\/main>/, ""); // our content may have no inline piece
  const scripts = [...around.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text);
  const styles = [...around.matchAll(/ style="([^"]*)"/g)].map(([, text]) => text);
  return [
    "default-src 'self'",
    // Inline scripts by their hashes: mdBook's, which set the theme and the sidebar before anything is painted, and
    // the one line of theme/head.hbs. 'wasm-unsafe-eval' lets a widget compile its module, and nothing else.
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes(scripts)].join(" "),
    // mdBook's style attributes by their hashes: `clear: both` around its arrows, page breaks within print.html.
    ["style-src 'self' 'unsafe-hashes'", ...hashes([...styles, "break-before: page; page-break-before: always;"])].join(" "),
    // mdBook's copy button, drawn by its style sheet from a data: address.
    "img-src 'self' data:",
    "base-uri 'self'",
    "object-src 'none'",
    "form-action 'self'",
  ].join("; ");
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** Serves the book on a free port, gzipped; a strict server adds the policy to each page. */
export async function serve({ strict }) {
  const kept = new Map();
  const answer = (path) => {
    if (!kept.has(path)) {
      const bytes = readFileSync(path);
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      const headers = { "content-type": type, "content-encoding": "gzip" };
      if (strict && type.startsWith("text/html")) headers["content-security-policy"] = policy(bytes.toString());
      kept.set(path, { headers, body: gzipSync(bytes, { level: 1 }) });
    }
    return kept.get(path);
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://book").pathname);
    const file = join(BOOK, normalize(path.endsWith("/") ? `${path}index.html` : path));
    if (!file.startsWith(BOOK + sep) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const { headers, body } = answer(file);
    response.writeHead(200, headers).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}
