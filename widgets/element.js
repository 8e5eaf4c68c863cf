// The same for every widget. Numbers, words and pictures are Rust, the course's own listings compiled to WebAssembly; this
// carries what is set to them and what they answer to the page. Until it runs, and wherever it cannot, the still picture stays.
(() => {
  "use strict";
  const NAME = "@NAME@";
  const WASM = "@WASM@"; // gzip, base64; inline, for a page opened as a file may fetch nothing
  if (customElements.get(NAME)) return; // print.html holds several chapters, each with its script

  let compiled;
  const compile = () => compiled ??= (async () => {
    const packed = new Blob([Uint8Array.from(atob(WASM), (c) => c.charCodeAt(0))]);
    const bytes = packed.stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(bytes).arrayBuffer());
  })();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const lines = (values) => Object.entries(values).map(([name, text]) => `${name}=${text.replace(/[\r\n]/g, " ")}\n`).join("");

  const fresh = document.createElement("template");
  const attributes = (node) => node.getAttributeNames?.().join();

  /** Makes a node hold what another holds, and keeps what is the same: that need not be laid out again. */
  const patch = (old, other) => {
    const there = [...old.childNodes], wanted = [...other.childNodes];
    for (const [i, next] of wanted.entries()) {
      const now = there[i];
      if (!now) old.append(next);
      else if (now.isEqualNode(next)) continue;
      else if (now.nodeName !== next.nodeName || attributes(now) !== attributes(next)) now.replaceWith(next);
      else if (now.nodeType === Node.TEXT_NODE) now.data = next.data;
      else {
        for (const { name, value } of next.attributes) {
          if (now.getAttribute(name) !== value) now.setAttribute(name, value);
        }
        patch(now, next);
      }
    }
    for (const gone of there.slice(wanted.length)) gone.remove();
  };

  class Widget extends HTMLElement {
    async connectedCallback() {
      if (this.form) return;
      this.form = this.querySelector("form");
      this.key = this.closest("figure")?.id || NAME;
      this.parts = new Map([...this.form.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, { part }]));
      this.message = this.form.querySelector(".message");
      this.told = this.form.querySelector(".told");
      try {
        await this.renew();
        this.width = this.form.clientWidth;
        this.first = this.ask(this.dataset.first.replaceAll("&", "\n"));
      } catch (error) {
        this.dataset.state = "static";
        console.info(`${NAME}: the live figure needs WebAssembly; the still one stays.`, error);
        return;
      }
      this.form.firstElementChild.disabled = false;
      this.dataset.state = "live";
      this.wire();
      this.follow();
      performance.mark(`${NAME} live`);
    }

    /** A module that remembers nothing. */
    async renew() {
      this.rust = (await WebAssembly.instantiate(await compile())).exports;
    }

    /** Sends lines `name=value`, shows the answer, and gives what is set now. */
    ask(lines, again) {
      const { rust } = this;
      const request = new TextEncoder().encode(lines);
      const room = rust.room(request.length); // memory may move with each call: views are made after it
      new Uint8Array(rust.memory.buffer, room, request.length).set(request);
      const length = rust.ask(this.width || 700);
      const answer = new TextDecoder().decode(new Uint8Array(rust.memory.buffer, rust.reply(), length));
      const values = {};
      this.stopped = false;
      for (const line of answer.split("\n")) {
        const tab = line.indexOf("\t");
        const name = line.slice(1, tab), text = line.slice(tab + 1);
        switch (line[0]) {
          case "=": values[name] = text; this.set(name, text); break;
          case "~": this.say(name, text); break;
          case "#": this.fill(name, text); break;
          case "!": if (!again) this.message.innerHTML = text; break;
          case ">": this.tell(text); break;
          case ".": this.stopped = true; break;
        }
      }
      return values;
    }

    /** As `ask`; whatever goes wrong inside, a working widget is left. Drawn `again`, for another width, it says nothing new. */
    async change(request, again) {
      try {
        this.values = this.ask(request, again);
      } catch (error) {
        console.info(`${NAME}: began anew.`, error);
        try {
          await this.renew();
          this.values = this.ask(lines(this.first));
          this.message.textContent = "Something went wrong in here; the widget began anew.";
        } catch {
          this.dataset.state = "static";
          return;
        }
      }
      if (again) return;
      clearTimeout(this.later);
      this.later = setTimeout(() => this.remember(), 300);
    }

    /** Everything set in the form, as lines. */
    get lines() {
      const named = [...this.form.elements].filter((control) => control.name);
      return lines(Object.fromEntries(named.map((c) => [c.name, c.type === "checkbox" ? `${Number(c.checked)}` : c.value])));
    }

    set(name, text) {
      const control = this.form.elements[name];
      if (!control) return;
      if (control.type === "checkbox") control.checked = text === "1";
      else if (control.value !== text && (control.type !== "text" || control !== document.activeElement)) control.value = text;
      if (control.type === "range") control.style.setProperty("--at", (text - control.min) / (control.max - control.min));
      const drawer = this.form.querySelector(`details[data-as="${name}"]`);
      if (drawer && drawer.open !== (text === "1")) drawer.open = !drawer.open;
    }

    say(name, text) {
      const control = this.form.elements[name];
      if (control.getAttribute("aria-valuetext") === text) return;
      control.setAttribute("aria-valuetext", text);
      const place = this.form.querySelector(`output[data-says="${name}"]`);
      if (place) place.textContent = text;
    }

    fill(name, html) {
      const place = this.parts.get(name);
      if (!place || place.html === html) return;
      fresh.innerHTML = place.html = html;
      patch(place.part, fresh.content);
    }

    /** A screen reader hears the last word, when the hand rests; and nothing at the beginning. */
    tell(text) {
      clearTimeout(this.telling);
      if (this.first) this.telling = setTimeout(() => { this.told.textContent = text; }, 700);
    }

    wire() {
      const { form } = this;
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", () => { this.pause(); this.schedule(); });
      form.addEventListener("change", async ({ target }) => {
        if (target.type !== "text") return;
        cancelAnimationFrame(this.frame);
        this.frame = undefined;
        await this.change(this.lines);
        if (!this.message.textContent) target.value = this.values[target.name];
      });
      form.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        if (button.dataset.play) return this.play(button);
        if (button.dataset.copy) return this.copy(button);
        // The second click of a double one is meant for the button that was there.
        if (event.detail > 1 && button.textContent !== this.pressed) return;
        this.pressed = button.textContent;
        this.pause();
        this.change(button.value === "reset" ? lines(this.first) : `${this.lines}do=${button.value}\n`);
      });
      for (const drawer of form.querySelectorAll("details[data-as]")) {
        drawer.addEventListener("toggle", () => {
          const memory = form.elements[drawer.dataset.as];
          if (memory.value === String(Number(drawer.open))) return;
          memory.value = Number(drawer.open);
          this.schedule();
        });
      }
      // mdBook turns pages with the arrow keys and opens its sidebar on a swipe: not from in here. Up and down step a field's number.
      form.addEventListener("keydown", (event) => {
        if (event.repeat && event.target.localName === "button") event.preventDefault(); // a key held down is one press
        if (!event.key.startsWith("Arrow")) return;
        event.stopPropagation();
        const { target, key } = event, step = { ArrowUp: 1, ArrowDown: -1 }[key];
        if (!step || target.inputMode !== "numeric") return;
        event.preventDefault();
        const next = Number(target.value) + step;
        if (!(next >= target.dataset.min && next <= target.dataset.max)) return;
        target.value = next;
        this.schedule();
      });
      for (const type of ["touchstart", "touchmove", "touchend"]) {
        form.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
      }
      this.dragging();
      // Here the page is laid out; asked for with each frame, the width would have it laid out twice.
      new ResizeObserver(() => {
        if (this.width !== form.clientWidth) requestAnimationFrame(() => this.change(this.lines, true));
        this.width = form.clientWidth;
      }).observe(form);
      addEventListener("hashchange", () => this.follow());
    }

    /** At most one answer a frame. */
    schedule() {
      this.frame ??= requestAnimationFrame(() => {
        this.frame = undefined;
        this.change(this.lines);
      });
    }

    /** In a picture, whatever says `data-drag="setting axis p q a b"` moves its setting from a to b between the pixels p and q. */
    dragging() {
      let drag;
      const move = (event) => {
        if (!drag || Math.abs(event.clientX - drag.from) < 6) return;
        drag.from = undefined;
        const box = drag.picture.getBoundingClientRect();
        const place = drag.axis === "y" ? event.clientY - box.top : event.clientX - box.left;
        const value = drag.a + (place - drag.p) / (drag.q - drag.p) * (drag.b - drag.a);
        const [least, most] = [drag.a, drag.b].sort((a, b) => a - b);
        drag.control.value = drag.control.type === "range" ? value : Math.round(Math.min(most, Math.max(least, value)));
        this.schedule();
      };
      this.form.addEventListener("pointerdown", (event) => {
        const handle = event.target.closest("[data-drag]");
        if (!handle || event.button !== 0) return;
        const [name, axis, ...numbers] = handle.dataset.drag.split(" ");
        const [p, q, a, b] = numbers.map(Number);
        const picture = handle.closest("[data-part]");
        const control = this.form.elements[name];
        drag = { control, before: control.value, picture, axis, p, q, a, b };
        picture.setPointerCapture(event.pointerId);
        this.pause();
        // A finger may be about to scroll.
        if (event.pointerType === "touch" && axis === "x") drag.from = event.clientX;
        else move(event);
      });
      // A finger on an upright handle does not scroll the page; said at once, for the handle is drawn anew under the finger.
      this.form.addEventListener("touchstart", (event) => { if (drag?.axis === "y") event.preventDefault(); }, { passive: false });
      this.form.addEventListener("pointermove", move);
      this.form.addEventListener("pointerup", () => { drag = undefined; });
      this.form.addEventListener("pointercancel", () => {
        if (drag?.axis === "x") { // it was a scroll
          drag.control.value = drag.before;
          this.schedule();
        }
        drag = undefined;
      });
    }

    /** Moves a slider to its end, or to where Rust says stop; where motion is unwanted, in one step. */
    play(button) {
      if (this.playing) return this.pause();
      const control = this.form.elements[button.dataset.play];
      const end = Number(control.max), from = Number(control.min);
      let at = Number(control.value) < end ? Number(control.value) : from;
      this.playing = { button, text: button.textContent };
      button.textContent = button.dataset.pause;
      let last;
      const step = (now) => {
        if (!this.playing) return;
        const gone = last === undefined ? 16 : Math.min(now - last, 50);
        last = now;
        at = calm.matches ? end : Math.min(end, at + (end - from) * gone / (1000 * button.dataset.seconds));
        control.value = at;
        this.change(this.lines);
        if (at < end && !this.stopped) requestAnimationFrame(step);
        else this.pause();
      };
      requestAnimationFrame(step);
    }

    pause() {
      if (!this.playing) return;
      this.playing.button.textContent = this.playing.text;
      this.playing = undefined;
    }

    async copy(button) {
      const { part } = this.parts.get(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(part.textContent);
        button.dataset.text ??= button.textContent;
        button.textContent = button.dataset.done;
        clearTimeout(this.copied);
        this.copied = setTimeout(() => { button.textContent = button.dataset.text; }, 1500);
      } catch {
        getSelection().selectAllChildren(part); // not allowed here: it is one keystroke away
      }
    }

    // The address: `#bomb?gap=3&seed=2;ratio?steps=40`, a word for each widget that is not as it was at first.

    get words() {
      return location.hash.slice(1).split(";").filter((word) => word.includes("?"));
    }

    /** Does what the address says; a plain anchor says nothing of a widget. */
    follow() {
      if (location.hash && !this.words.length) return;
      const mine = this.words.find((word) => word.startsWith(`${this.key}?`));
      if (mine === this.word) return;
      const asked = Object.fromEntries(new URLSearchParams(mine?.slice(this.key.length + 1)));
      delete asked.do; // an address presses no buttons
      this.change(lines(this.first) + lines(asked));
      if (mine) this.scrollIntoView({ block: "center" });
    }

    remember() {
      const beyond = Object.entries(this.values).filter(([name, value]) => value !== this.first[name]);
      const old = this.word;
      this.word = beyond.length ? `${this.key}?${new URLSearchParams(beyond)}` : undefined;
      if (this.word === old && !this.words.length) return; // a plain anchor stays as long as nothing has changed
      const all = [...document.querySelectorAll("figure.widget > :first-child")];
      const unread = this.words.filter((word) => !all.some((widget) => widget.values && word.startsWith(`${widget.key}?`)));
      const words = [...unread, ...all.map((widget) => widget.word).filter(Boolean)];
      const hash = words.length ? `#${words.join(";")}` : "";
      try {
        if (hash !== location.hash) history.replaceState(history.state, "", hash || location.pathname + location.search);
      } catch {
        // A browser that forbids it to a file: the widget works, and is not remembered.
      }
    }
  }

  customElements.define(NAME, Widget);
})();
