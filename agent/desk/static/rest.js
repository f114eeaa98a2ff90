// What a page leaves out of its list at first, fetched once it is painted; without this file a link leads there.
"use strict";

async function fetchRest() {
  const list = page().querySelector("nav.list");
  const link = list?.querySelector("a[data-rest]");
  if (!link) return;
  try {
    const answer = await fetch(`${link.href}&around=1`, { headers: { accept: "text/html", "x-walks": "1" } });
    if (answer.ok && !answer.redirected && link.isConnected) takeRest(list, parsed(await answer.text()));
  } catch {
    // the link stays
  }
}

// Only what was left out takes the place of what stood for it: nobody loses what they type, nor where they are.
function takeRest(list, fresh) {
  const at = list.contains(document.activeElement) ? document.activeElement : null;
  for (const part of [".filter", ".rows"]) {
    const [old, next] = [list.querySelector(part), fresh.querySelector(`nav.list ${part}`)];
    if (old && next) old.replaceWith(document.adoptNode(next));
  }
  tellMine();
  if (!at || at.isConnected) return;
  const same = list.querySelector(`a[href="${CSS.escape(at.getAttribute("href"))}"]`);
  (same || list.querySelector(at.matches(".filter") ? ".filter summary" : ".rows a"))?.focus({ preventScroll: true });
}

addEventListener("DOMContentLoaded", () => afterPaint(fetchRest));
addEventListener("desk:arrive", () => afterPaint(fetchRest));
