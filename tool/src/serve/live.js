// Reloads the page when a newer build is up, and lays the error of a failed one over it.
(() => {
  const mine = document.currentScript.dataset.build;
  let source = null;
  let dismissed = "";

  const hear = (message) => {
    const { build, error } = JSON.parse(message.data);
    if (build && build !== mine) {
      location.reload();
    } else if (error !== dismissed) {
      dismissed = "";
      show(error);
    }
  };

  const show = (error) => {
    document.getElementById("course-error")?.remove();
    if (!error) return;
    const box = document.createElement("div");
    box.id = "course-error";
    box.setAttribute("role", "alert");
    box.style.cssText =
      "position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; z-index: 10000;" +
      "box-sizing: border-box; padding: 1rem 1.2rem; background: #2b1517; color: #fbeaea;" +
      "border-top: 4px solid #e5484d; text-align: left; font: 15px/1.5 system-ui, sans-serif;";
    const title = document.createElement("strong");
    title.textContent = mine
      ? "The last change did not build. This page shows the last good build."
      : "The course does not build yet. Mend this, and the book appears here.";
    const close = document.createElement("button");
    close.textContent = "Hide";
    close.style.cssText =
      "float: right; font: inherit; color: inherit; background: none; cursor: pointer;" +
      "border: 1px solid currentColor; border-radius: 4px; padding: 0.1rem 0.7rem;";
    close.onclick = () => {
      dismissed = error;
      box.remove();
    };
    const text = document.createElement("pre");
    text.textContent = error;
    text.style.cssText =
      "margin: 0.8rem 0 0; padding: 0; white-space: pre-wrap; overflow-wrap: anywhere;" +
      "background: none; color: inherit; font: 13px/1.45 ui-monospace, monospace;";
    box.append(close, title, text);
    document.body.append(box);
  };

  // A hidden page does not listen: browsers allow six connections to a host, tabs are many.
  const listen = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/__course/events");
      source.onmessage = hear;
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
