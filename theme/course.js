// What mdBook's own page lacks for those who read by keyboard or by ear. Without scripts the page is whole, too.
(() => {
  "use strict";
  // The sidebar's toggle is a label, which no key reaches: a button takes its place, and presses it.
  const label = document.getElementById("mdbook-sidebar-toggle");
  if (label) {
    const button = document.createElement("button");
    button.type = "button";
    for (const name of ["class", "title", "aria-label", "aria-controls"]) button.setAttribute(name, label.getAttribute(name));
    button.append(...label.childNodes);
    label.before(button);
    label.style.display = "none";
    button.addEventListener("click", () => label.click());
    const mirror = () => button.setAttribute("aria-expanded", label.getAttribute("aria-expanded"));
    new MutationObserver(mirror).observe(label, { attributeFilter: ["aria-expanded"] });
    mirror();
  }
  document.getElementById("mdbook-menu-bar")?.setAttribute("role", "banner");

  // After a leap upwards mdBook leaves its bar in the middle of the screen, over whatever was leapt to, until the next scroll.
  document.addEventListener("scroll", () => {
    const bar = document.getElementById("mdbook-menu-bar");
    if (bar.getBoundingClientRect().top > 0) bar.style.top = `${document.scrollingElement.scrollTop}px`;
  }, { passive: true });

  // mdBook's own listener, which puts the page's sections into the sidebar, was there before this one.
  document.addEventListener("DOMContentLoaded", () => document.documentElement.classList.add("settled"));

  // Code, a formula or a table wider than the screen scrolls: by the arrow keys too, once Tab has come to it,
  // which otherwise turn pages.
  const wide = ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth;
  const reach = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (wide(target)) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const scroller of document.querySelectorAll("main pre > code, main math[display=block]")) reach.observe(scroller);
  document.querySelector("main").addEventListener("keydown", (event) => {
    if (/^Arrow(Left|Right)$/.test(event.key) && event.target.matches("[tabindex='0']") && wide(event.target)) event.stopPropagation();
  });
})();
