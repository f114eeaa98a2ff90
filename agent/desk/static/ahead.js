// The next drafts, fetched while this one is read, so that they are on screen at once. Each bears the revision at
// which it was read: the server decides nothing that stands otherwise by now.
"use strict";

const ahead = new Map();
const FRESH_MS = 60000;
const DEEP = 2;
const PAUSE_MS = 150; // who decides faster than this needs the desk for the decisions themselves
const ONWARD = /^\/drafts\/\d+\/(approve|reject|redo|snooze|shelve)$/;

const nextOf = (of) => of.querySelector("a[rel=next][data-walk]")?.getAttribute("href");

async function lookAhead(from = document, deep = DEEP) {
  const url = deep > 0 && from.querySelector("[data-draft][data-status=pending]") && nextOf(from);
  if (!url) return;
  const known = ahead.get(url);
  if (known && performance.now() - known.at < FRESH_MS) return known.fresh && lookAhead(known.fresh, deep - 1);
  const entry = { at: performance.now(), fresh: null };
  ahead.set(url, entry);
  try {
    const answer = await fetch(`${url}${url.includes("?") ? "&" : "?"}ahead=1`, { headers: { accept: "text/html", "x-walks": "1" } });
    if (!answer.ok || answer.redirected) throw new Error("not there");
    entry.fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!walk.going) lookAhead(entry.fresh, deep - 1);
  } catch {
    ahead.delete(url);
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

// With the list as it is, and a place for the line about what was done, so that nothing jumps under a reader's eyes.
function showReady(ready, url) {
  const place = ready.createElement("p");
  place.className = "did";
  ready.querySelector(".around").append(place);
  const list = page().querySelector("nav.list");
  if (list) ready.querySelector("main").append(ready.adoptNode(list));
  list?.querySelector("[aria-current]")?.removeAttribute("aria-current");
  list?.querySelector(`a[href="${CSS.escape(url)}"]`)?.setAttribute("aria-current", "true");
  show(ready, url);
}

// What the server says now, around a draft that is on screen already: what was done, what waits. Never the draft itself.
function settleAround(fresh, same) {
  for (const part of same ? [".around", ".walk", "nav.list"] : [".around"]) {
    const [old, next] = [page().querySelector(part), fresh.querySelector(part)];
    if (old && next && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(next));
  }
}

let soon = 0;
function lookSoon() {
  clearTimeout(soon);
  soon = setTimeout(() => walk.going || lookAhead(), Math.max(PAUSE_MS, walk.took));
}

addEventListener("desk:arrive", lookSoon);
addEventListener("DOMContentLoaded", lookSoon);
