// What every test stands on. `open` brings a page up; `faults` hears of everything that goes wrong while a test
// runs, and the test fails if there was anything: so no test needs to ask.

import AxeBuilder from "@axe-core/playwright";
import { test as base } from "@playwright/test";
import { ON_DISK, serve } from "./book.js";

export { expect } from "@playwright/test";
export { PAGES } from "./book.js";

export const THEMES = ["light", "rust", "coal", "navy", "ayu"];
export const WIDTHS = [360, 768, 1280];

export const test = base.extend({
  servers: [
    async ({}, use) => {
      const [http, strict] = await Promise.all([serve({ strict: false }), serve({ strict: true })]);
      await use({ http: http.origin, strict: strict.origin });
      await Promise.all([http.close(), strict.close()]);
    },
    { scope: "worker" },
  ],

  /** What went wrong; a test that provokes a fault says which: `faults.expect(/CompileError/)`. */
  faults: [
    async ({ context, servers }, use) => {
      const heard = [];
      const expected = [];
      const say = (fault) => heard.push(fault);
      const own = (url) => /^(data|blob|about):/.test(url) || url.startsWith("file:") || Object.values(servers).some((origin) => url.startsWith(`${origin}/`));

      context.on("weberror", (error) => say(`uncaught: ${error.error().message}`));
      context.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) say(`console ${message.type()}: ${message.text()}`);
      });
      context.on("request", (request) => own(request.url()) || say(`request to another host: ${request.url()}`));
      context.on("requestfailed", (request) => {
        const why = request.failure()?.errorText;
        if (why !== "net::ERR_ABORTED") say(`failed: ${request.url()} (${why})`); // aborted is what a page left behind
      });
      context.on("response", (response) => response.status() < 400 || say(`${response.status()}: ${response.url()}`));
      await context.exposeBinding("reportViolation", (_, violation) => say(violation));
      await context.addInitScript(() => {
        globalThis.print = () => {}; // print.html asks for it, at some moment
        addEventListener("securitypolicyviolation", (event) => {
          reportViolation(`policy: ${event.violatedDirective} blocks ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`);
        });
      });

      await use({ heard, expect: (pattern) => expected.push(pattern) });
      const faults = heard.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
      base.expect(faults, "what went wrong in the page").toEqual([]);
    },
    { auto: true },
  ],

  /** `open("preface.html#bet", { from: "file" })`: the page, with its fonts and widgets; strict unless told otherwise. */
  open: async ({ page, servers }, use) => {
    await use(async (path, { from = "strict" } = {}) => {
      await page.goto(`${from === "file" ? ON_DISK : servers[from]}/${path}`);
      await page.evaluate(() => document.fonts.ready.then(() => {}));
      // Without scripts the page has no class `js`; with them, each widget says how it came out.
      const decided = () => !document.querySelector("html.js figure.widget > :first-child:not([data-state])");
      if (!(await page.evaluate(decided))) await page.waitForFunction(decided);
      return page;
    });
  },
});

/** Puts a theme on as a reader does, by mdBook's own menu, at once. */
export async function wear(page, theme) {
  await page.evaluate((theme) => {
    document.getElementById(`mdbook-theme-${theme}`).click();
    for (const animation of document.getAnimations()) animation.finish();
  }, theme);
  await base.expect(page.locator("html")).toHaveClass(new RegExp(`\\b${theme}\\b`));
  // A theme's style sheet comes and goes in its own time.
  await page.waitForFunction(() => {
    const isOn = (link) => Boolean(link.sheet && !link.sheet.disabled);
    return [...document.querySelectorAll("link[rel~=stylesheet]")].every((link) => isOn(link) !== link.disabled);
  });
}

/** Opens whatever is folded, so that what it hides is looked at too. */
export async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
}

/** What can be scrolled to sideways, if the page can. */
export const tooWide = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} > ${clientWidth}`, ...beyond.slice(0, 9).map((element) => element.cloneNode().outerHTML)];
  });

/** The rules of axe that look at colours. */
export const COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds, a line each: by all of its rules or by those named, but without some; in the page or in parts of it. */
export async function barriers(page, { rules, without = [], of } = {}) {
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  const off = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const axe = new AxeBuilder({ page })
    .setLegacyMode() // a page holds no frame of another origin
    .options({ resultTypes: ["violations"], rules: off, ...(rules && { runOnly: rules }) })
    // axe takes a formula for embedded content without words, and a column that it heads for one without a head.
    .exclude("th:has(math)");
  if (of) axe.include(of);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.split("\n").at(1)}`));
}

/**
 * Marks one element of each look, beside those marked before, and gives the selector of those: same colour, size and grounds mean
 * the same contrast, and axe takes most of its time for contrasts. Of a link its text's look belongs to its own.
 */
export async function looks(page) {
  await page.evaluate(() => {
    const style = (element) => getComputedStyle(element);
    const kept = new Map([[null, ""]]);
    const grounds = (element) => {
      if (!kept.has(element)) {
        const { backgroundColor, backgroundImage, opacity } = style(element);
        const own = `${backgroundColor} ${backgroundImage} ${opacity}`;
        const below = grounds(element.parentElement);
        kept.set(element, own === "rgba(0, 0, 0, 0) none 1" ? below : `${below} / ${own}`);
      }
      return kept.get(element);
    };
    const look = (element) => {
      const { color, fontSize, fontWeight, textShadow, textDecorationLine } = style(element);
      const link = element.closest("a");
      const around = link && element !== link ? look(link) : link && style(link.parentElement).color;
      return [grounds(element), color, fontSize, fontWeight, textShadow, textDecorationLine, around].join();
    };
    const speaks = (element) => element.matches("a, button, input, select") || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const marked = document.body.querySelectorAll("[data-look]");
    const rest = document.body.querySelectorAll("*:not([data-look])");
    const seen = new Set();
    for (const element of [...marked, ...rest]) {
      if (!speaks(element) || element.closest("svg") || !element.checkVisibility({ visibilityProperty: true })) continue;
      const its = look(element);
      if (!seen.has(its)) element.setAttribute("data-look", seen.add(its).size);
    }
  });
  return "[data-look]";
}

/** Empties whatever holds no marked look, but the menu of themes. Its box stays: the rows of a table, say, are counted by its style. */
export async function bare(page) {
  await page.evaluate(() => {
    const kept = new Set();
    for (const marked of document.querySelectorAll("[data-look], #mdbook-theme-list *")) {
      for (let element = marked; element; element = element.parentElement) kept.add(element);
    }
    for (const element of document.body.querySelectorAll("*")) {
      if (!kept.has(element) && kept.has(element.parentElement)) element.replaceChildren();
    }
  });
}

/** Words, in pictures too, at which axe does not look, whose contrast is below what WCAG asks of them. */
export const faint = (page) =>
  page.evaluate(() => {
    const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const painted = new Map();
    const rgb = (colours) => {
      const key = colours.join(";");
      if (!painted.has(key)) {
        for (const [colour, alpha] of colours) {
          brush.globalAlpha = alpha;
          brush.fillStyle = colour;
          brush.fillRect(0, 0, 1, 1);
        }
        painted.set(key, [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3));
      }
      return painted.get(key);
    };
    const lightness = (channels) => {
      const [r, g, b] = channels.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const known = new Map();
    const style = (element) => {
      if (!known.has(element)) {
        const { backgroundColor, color, fill, fontSize, fontWeight, opacity } = getComputedStyle(element);
        known.set(element, { backgroundColor, color, fill, fontSize, fontWeight, opacity });
      }
      return known.get(element);
    };
    const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return [...document.querySelectorAll("main *")].flatMap((words) => {
      const drawn = words.closest("svg");
      if (drawn ? !words.matches("text") || !words.textContent.trim() : !speaks(words)) return [];
      if (words.closest(":disabled, [aria-disabled=true], option") || !words.checkVisibility({ visibilityProperty: true })) return [];
      const box = words.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1) return []; // for screen readers alone
      const line = [];
      for (let element = words; element; element = element.parentElement) line.unshift(style(element));
      const grounds = line.map((style) => [style.backgroundColor, 1]);
      const { fill, color, fontSize, fontWeight } = line.at(-1);
      const below = rgb([["#fff", 1], ...grounds]);
      const above = rgb([["#fff", 1], ...grounds, [drawn ? fill : color, line.reduce((alpha, style) => alpha * style.opacity, 1)]]);
      const [dark, light] = [lightness(below), lightness(above)].sort((a, b) => a - b);
      const size = drawn ? box.height : parseFloat(fontSize);
      const large = drawn ? size >= 28 || (fontWeight >= 700 && size >= 22) : size >= 24 || (fontWeight >= 700 && size >= 18.66);
      const least = large ? 3 : 4.5;
      return light / dark >= least ? [] : [`${words.textContent.trim().slice(0, 60)}: ${(light / dark).toFixed(2)} < ${least}`];
    });
  });

/** Every figure of the page has a picture that can be seen. */
export async function figuresShow(page) {
  const blank = await page.evaluate(() => {
    const shows = (svg) => svg.checkVisibility() && svg.getBoundingClientRect().height > 20;
    return [...document.querySelectorAll("main figure")].filter((figure) => ![...figure.querySelectorAll("svg")].some(shows)).map(({ id }) => id);
  });
  base.expect(blank, "figures without a picture").toEqual([]);
  base.expect(await page.evaluate(() => document.querySelector("main").innerText.length)).toBeGreaterThan(100);
}

/** How far the page has shifted since it began to load, and what did, once it rests. */
export const shift = (page) =>
  page.evaluate(async () => {
    const entries = [];
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    await new Promise((rested) => setTimeout(rested, 250));
    entries.push(...observer.takeRecords());
    const own = entries.filter((entry) => !entry.hadRecentInput);
    return {
      sum: own.reduce((sum, entry) => sum + entry.value, 0),
      moved: own.flatMap((entry) => entry.sources.map(({ node }) => `${entry.value.toFixed(4)} ${node?.cloneNode?.().outerHTML ?? node?.nodeName}`)),
    };
  });
