// Widgets, as their specs handle them. `widget("bomb")` opens the page on which the still `bomb` stands and gives a Widget.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BOOK, PAGES, ROOT } from "./book.js";
import { expect, test as base } from "./reader.js";

export { expect } from "./reader.js";

/** Every widget of the book, where it stands: not on index.html, which is the first chapter again, nor on print.html. */
export const WIDGETS = PAGES.filter((path) => path !== "index.html" && path !== "print.html").flatMap((path) => {
  const html = readFileSync(join(BOOK, path), "utf8");
  const figures = html.matchAll(/<figure class="widget" id="([^"]+)"><([a-z]+-[a-z-]+)/g);
  return [...figures].map(([, id, element]) => ({ path, id, element }));
});

export const test = base.extend({
  /** `widget("bomb", { state: "gap=3", from: "file" })`: on its page, live; `live: false` where it shall not be. */
  widget: async ({ open }, use) => {
    await use(async (id, { state, live = true, ...how } = {}) => {
      const found = WIDGETS.find((one) => one.id === id);
      if (!found) throw new Error(`no page shows the widget ${id}; there are: ${WIDGETS.map((one) => one.id).join(", ")}`);
      const page = await open(found.path + (state === undefined ? "" : `#${id}?${state}`), how);
      const widget = new Widget(page, id, found.element);
      if (live) await widget.live();
      return widget;
    });
  },
});

export class Widget {
  constructor(page, id, name) {
    Object.assign(this, { page, id, name });
    this.figure = page.locator(`figure.widget[id="${id}"]`);
    this.element = this.figure.locator("> :first-child");
    this.message = this.figure.locator(".message");
    this.sliders = this.figure.locator("input[type=range]:visible");
    this.fields = this.figure.locator("input[type=text]:visible");
    this.buttons = this.figure.locator("button:not([data-play]):not([data-copy]):visible");
    this.players = this.figure.locator("button[data-play]:visible");
  }

  part = (name) => this.figure.locator(`[data-part="${name}"]`);
  control = (name) => this.figure.locator(`[name="${name}"]`);
  button = (name) => this.figure.getByRole("button", { name });

  async live() {
    await expect(this.element).toHaveAttribute("data-state", "live");
    await this.element.scrollIntoViewIfNeeded();
    await this.rest();
  }

  /** Until what was asked has been answered and painted. */
  async rest() {
    await this.page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  }

  /** Opens the drawers; gives how many. */
  async unfold() {
    const shut = await this.figure.locator("details:not([open]) > summary:visible").all();
    for (const drawer of shut) await drawer.click();
    await this.rest();
    return shut.length;
  }

  /** Everything set, as the widget's own request says it. */
  lines = () => this.element.evaluate((element) => element.lines);
  setting = (name) => this.control(name).inputValue();

  /** Sets all as it was at first, and leaves the drawers as they are. */
  async anew() {
    await this.element.evaluate((element) => {
      const drawers = [...element.form.querySelectorAll("details[data-as]")].map((drawer) => drawer.dataset.as);
      for (const [name, text] of Object.entries(element.first)) drawers.includes(name) || element.set(name, text);
      element.schedule();
    });
    await this.rest();
  }

  /** Does the least that can be done to it. */
  async nudge() {
    const slider = this.sliders.first();
    if (await slider.count()) {
      const before = await slider.inputValue();
      await slider.press("Home");
      if ((await slider.inputValue()) === before) await slider.press("End");
    } else await this.buttons.first().press("Enter");
    await this.rest();
  }

  /** What the native program answers to a request for this width: the very Rust of the page, not compiled to WebAssembly. */
  async native(lines) {
    const width = await this.element.evaluate((element) => element.form.clientWidth);
    return ask(this.name, width, lines ?? (await this.lines()));
  }

  /** Holds everything in sight against the native program: settings, words, pictures, the message. */
  async agrees() {
    await this.rest();
    const reply = await this.native();
    const differences = await this.element.evaluate((element, reply) => {
      const as = (html) => Object.assign(document.createElement("template"), { innerHTML: html }).innerHTML;
      const part = (name) => element.querySelector(`[data-part="${name}"]`);
      const shown = {
        "=": (name) => {
          const control = element.form.elements[name];
          return control && (control.type === "checkbox" ? `${Number(control.checked)}` : control.value);
        },
        "~": (name) => element.form.elements[name]?.getAttribute("aria-valuetext"),
        "#": (name) => (part(name)?.checkVisibility() ? part(name).innerHTML : null), // in a shut drawer nothing need be drawn
        "!": () => element.message.innerHTML,
      };
      return reply.split("\n").flatMap((line) => {
        const [sigil, tab] = [line[0], line.indexOf("\t")];
        const [name, text] = [line.slice(1, tab), line.slice(tab + 1)];
        const here = shown[sigil]?.(name);
        const native = "#!".includes(sigil) ? as(text) : text;
        return here == null || here === native ? [] : [`${sigil}${name}: ${here} instead of ${native}`.slice(0, 2000)];
      });
    }, reply);
    expect(differences, `<${this.name}> against the native program`).toEqual([]);
  }

  /** Where a slider's thumb is when it stands at a value. */
  async thumb(name, value) {
    const slider = this.control(name);
    await slider.evaluate((it) => it.scrollIntoView({ block: "center", behavior: "instant" })); // not below the page's bar
    const box = await slider.boundingBox();
    const { min, max, now } = await slider.evaluate(({ min, max, value }) => ({ min: +min, max: +max, now: +value }));
    const half = 10;
    const at = ((value ?? now) - min) / (max - min);
    return { x: box.x + half + (box.width - 2 * half) * at, y: box.y + box.height / 2 };
  }

  /** Moves a slider's thumb to about a value, by mouse or by finger; gives the value it came to. */
  async slide(name, value, { by = "mouse" } = {}) {
    const from = await this.thumb(name);
    await this[by](from, await this.thumb(name, value));
    return Number(await this.setting(name));
  }

  /** Drags something in a picture by so many pixels. */
  async drag(handle, dx, dy, { by = "mouse" } = {}) {
    await handle.scrollIntoViewIfNeeded();
    const box = await handle.boundingBox();
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this[by](from, { x: from.x + dx, y: from.y + dy });
  }

  async mouse(from, to, steps = 8) {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps });
    await mouse.up();
    await this.rest();
  }

  /** A finger, not Playwright's tap: it touches, moves and lets go. */
  async touch(from, to, steps = 8) {
    const finger = await this.page.context().newCDPSession(this.page);
    const send = (type, ...touchPoints) => finger.send("Input.dispatchTouchEvent", { type, touchPoints });
    await send("touchStart", from);
    for (let i = 1; i <= steps; i++) {
      await send("touchMove", { x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps });
    }
    await send("touchEnd");
    await finger.detach();
    await this.rest();
  }

  /**
   * Sweeps a slider to and fro and times each whole frame: asking, computing, drawing, layout; in milliseconds. Between frames it
   * times a piece of arithmetic that is always the same, for how fast the machine is at this moment.
   */
  async frames(name, count = 80) {
    return this.control(name).evaluate(async (control, count) => {
      const frame = (value) =>
        new Promise((done) => {
          // Callbacks of one frame run in the order in which they came: this one, the widget's, the last.
          let begin;
          requestAnimationFrame(() => { begin = performance.now(); });
          control.value = value;
          control.dispatchEvent(new Event("input", { bubbles: true }));
          requestAnimationFrame(() => {
            document.documentElement.getBoundingClientRect();
            done(performance.now() - begin);
          });
        });
      const arithmetic = () => {
        const begin = performance.now();
        let sum = 0;
        for (let i = 0; i < 200_000; i++) sum += Math.exp(-i / 200_000);
        return sum > 0 ? performance.now() - begin : NaN;
      };
      const [min, max] = [Number(control.min), Number(control.max)];
      const times = [], same = [];
      for (let i = -10; i < count; i++) {
        const time = await frame(min + (max - min) * Math.abs(Math.sin(i / 20)));
        if (i % 8 === 0) same.push(arithmetic());
        if (i >= 0) times.push(time); // the first ten are for the compiler
      }
      for (const list of [times, same]) list.sort((a, b) => a - b);
      const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
      return { median: at(0.5), p95: at(0.95), arithmetic: same[same.length >> 1] };
    }, count);
  }

  /** How much memory the module has, in bytes. */
  memory = () => this.element.evaluate((element) => element.rust.memory.buffer.byteLength);

  /** How long after the page's own content was there it was live, in milliseconds. */
  liveAfter = () =>
    this.page.evaluate((name) => {
      const [{ domInteractive }] = performance.getEntriesByType("navigation");
      return performance.getEntriesByName(`${name} live`)[0].startTime - domInteractive;
    }, this.name);
}

let built;

/** The reply of `widgets/examples/ask.rs`. No package is named, so that what it stands on is as `cargo test` compiled it. */
async function ask(element, width, lines) {
  built ??= run("cargo", ["build", "--quiet", "--example", "ask", "--message-format", "json"]).then((told) => {
    const messages = told.split("\n").filter(Boolean).map((line) => JSON.parse(line));
    return messages.find(({ executable, target }) => executable && target.name === "ask").executable;
  });
  return run(await built, [element, String(width)], lines);
}

const run = (program, words, input = "") =>
  new Promise((done, failed) => {
    const child = execFile(program, words, { cwd: ROOT, maxBuffer: 1 << 26 }, (error, out) => (error ? failed(error) : done(out)));
    child.stdin.end(input);
  });
