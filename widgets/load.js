// Brings to each page the scripts of the widgets that stand on it, and to print.html, which is all pages in one, each once.
// mdBook corrects no script's address when it joins the pages; this one it writes itself.
{
  const folder = new URL("../generated/widgets/", document.currentScript.src);
  const stills = document.querySelectorAll("figure.widget > :first-child");
  for (const name of new Set(Array.from(stills, (still) => still.localName))) {
    const script = document.createElement("script");
    script.src = new URL(`${name}.js`, folder);
    document.head.append(script);
  }
}
