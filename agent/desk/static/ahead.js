// The next drafts, fetched while this one is read, so that they are on screen at once. Each bears the revision at
// which it was read: the server decides nothing that stands otherwise by now.
"use strict";

const ahead = new Map();
const FRESH_MS = 60000;
const DEEP = 3;
const ONWARD = /^\/drafts\/\d+\/(approve|reject|redo|snooze|shelve)$/;

const nextOf = (of) => of.querySelector("[data-draft][data-status=pending] a[rel=next][data-walk]")?.getAttribute("href");

// One after the other, from the draft that is read onward; a decision that waits for the desk comes first.
let looking = false;
async function lookAhead() {
  if (looking) return;
  looking = true;
  for (let at = null; at !== inSight(); ) {
    at = inSight();
    let from = document;
    for (let deep = 0; deep < DEEP && from; deep += 1) {
      if (sending.under.length > 1) await idle();
      from = await arriving(nextOf(from));
    }
  }
  looking = false;
}

// The page at this address, which is fetched once; null where it can't be had.
function arriving(url) {
  if (!url) return null;
  const known = ahead.get(url);
  if (known && performance.now() - known.at < FRESH_MS) return known.page;
  const entry = { at: performance.now(), fresh: null, page: fetchAhead(url) };
  ahead.set(url, entry);
  entry.page.then((fresh) => {
    entry.fresh = fresh;
    if (!fresh) ahead.delete(url);
  });
  return entry.page;
}

async function fetchAhead(url) {
  try {
    const answer = await fetch(`${url}${url.includes("?") ? "&" : "?"}ahead=1`, { headers: { accept: "text/html", "x-walks": "1" } });
    return answer.ok && !answer.redirected ? parsed(await answer.text()) : null;
  } catch {
    return null;
  }
}

// The page at this address, if it is here already; it can be shown once.
function readyAt(url) {
  const entry = url && ahead.get(url);
  if (!entry?.fresh || needsMore(entry.fresh)) return null;
  ahead.delete(url);
  return entry.fresh;
}

const forget = () => ahead.clear();

// Where a decision leads, as long as nothing came between.
const onwardOf = (form) => (ONWARD.test(new URL(form.action).pathname) ? nextOf(page()) : "");

// Where a decision's answer would lead: the next draft, and what was done to which.
function withWhatWasDone(onward, url) {
  const [, draft, verb] = new URL(url).pathname.match(/^\/drafts\/(\d+)\/(\w+)$/);
  return `${onward}${onward.includes("?") ? "&" : "?"}did=${verb}&of=${draft}`;
}

// The list and what stands below stay as they are, with a place for the line about what was done, so that nothing jumps
// under a reader's eyes.
function showReady(ready, url) {
  document.activeElement.blur(); // while nothing has changed yet: later the whole page would be laid out for it
  const place = ready.createElement("p");
  place.className = "did";
  ready.querySelector(".around").append(place);
  const list = page().querySelector("nav.list");
  list?.querySelector("[aria-current]")?.removeAttribute("aria-current");
  list?.querySelector(`a[href="${CSS.escape(url)}"]`)?.setAttribute("aria-current", "true");
  delete page().dataset.saved;
  page().dataset.says = ready.getElementById("page").dataset.says;
  page().querySelector(".keys").open = false;
  page()
    .querySelectorAll(".signed [name=back]")
    .forEach((field) => (field.value = url.split("?")[0]));
  show(ready, url, [".around", ".sheet", ".why", "#hold"]);
}

// What the server says now, around a draft that is on screen already: what was done, what waits. Never the draft itself.
function settleAround(fresh, same) {
  for (const part of same ? [".around", ".walk", "nav.list"] : [".around"]) {
    const [old, next] = [page().querySelector(part), fresh.querySelector(part)];
    if (old && next && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(next));
  }
  forgetSent();
}

const lookSoon = () => afterPaint(lookAhead);

addEventListener("desk:arrive", lookSoon);
addEventListener("DOMContentLoaded", lookSoon);
