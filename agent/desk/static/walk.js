// From draft to draft without loading the page anew, and what a page asks while it stands open.
// Everything works without this file; what is on screen is what the server said last.
"use strict";

const walk = { going: 0, took: 50, lostAt: 0, alarm: { says: "" }, at: location.pathname + location.search };
const page = () => document.getElementById("page");
const sheet = () => document.querySelector("[data-draft]");
const inSight = () => sheet() ?? page();
const DECIDES = /\/(drafts|batch)\//; // a hold is never in the way of anything
const ours = /^\/(hold|lift|drafts\/\d+\/(approve|edit|reject|redo|snooze|shelve|reschedule|next-moment|swap|undo)|batch\/(approve|undo))$/;

// Whether the desk was reached.
async function go(url, options = {}, onward = "") {
  const from = inSight();
  if (from.dataset.sent) return false;
  from.dataset.sent = "yes";
  walk.going += 1;
  try {
    const reached = (await (options.method === "post" ? decide(url, options, onward) : visit(url, onward))) !== false;
    if (reached) lost(false);
    return reached;
  } catch {
    lost(true, options.method === "post");
    return false;
  } finally {
    delete from.dataset.sent;
    walk.going -= 1;
  }
}

// How long the server took for the last one tells how busy it is: what nobody waits for waits as long.
async function ask(url, options) {
  const since = performance.now();
  const answer = await fetch(url, { headers: { accept: "text/html", "x-walks": "1" }, ...options });
  walk.took = performance.now() - since;
  return answer;
}

const rest = () => new Promise((done) => setTimeout(done, walk.took));
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

async function answered(answer) {
  take(await answer.text(), answer.ok ? answer.url : "");
}

// What the desk says next must know what was decided.
async function visit(url, onward) {
  const from = inSight();
  const ready = readyAt(onward);
  if (ready) {
    showReady(ready, onward);
    return settleSoon(url, inSight());
  }
  await idle();
  const answer = await ask(url);
  if (inSight() === from) await answered(answer);
}

// The line about what was done, and the list, once the desk has a moment.
async function settleSoon(url, shown) {
  await rest();
  if (inSight() !== shown) return;
  const answer = await ask(`${url}${url.includes("?") ? "&" : "?"}around=1`);
  const html = await answer.text();
  if (answer.ok && inSight() === shown) settle(html, url);
}

function place(url, further) {
  if (further) history.pushState({}, "", url);
  else history.replaceState({}, "", url);
  walk.at = location.pathname + location.search;
}

// The line is there until the desk answers what was asked after it, but what was done by hand must be looked at: it may
// not have arrived.
function lost(is, byHand = false) {
  if (owed() || (is && !byHand && walk.lostAt === Infinity)) return;
  walk.lostAt = !is ? 0 : byHand ? Infinity : performance.now();
  alarm(!is ? "" : byHand ? "doubt" : "lost");
}

// Nothing says that the desk can't be reached once it has answered.
function answersAgain(since) {
  if (walk.lostAt < since) lost(false);
  const { says, drafts, at } = walk.alarm;
  if (at < since && ["doubt", "unsure"].includes(says)) alarm(`${says}Again`, drafts);
}

function alarm(says, drafts = "") {
  walk.alarm = { says, drafts, at: performance.now() };
  const line = document.getElementById("lost");
  const [words, button] = line.children;
  words.textContent = (line.dataset[says] ?? "").replace("{drafts}", drafts);
  button.textContent = says === "lost" ? button.dataset.again : button.dataset.look;
  line.hidden = !says;
}

// A page that needs more than this one has loaded is loaded whole.
function needsMore(fresh) {
  const wanted = [...fresh.querySelectorAll("head script[src], head link[rel=stylesheet]")];
  return wanted.some((each) => {
    const name = each.hasAttribute("src") ? "src" : "href";
    return !document.head.querySelector(`[${name}="${CSS.escape(each.getAttribute(name))}"]`);
  });
}

function take(html, url) {
  const fresh = parsed(html);
  const next = fresh.getElementById("page");
  if (url && (!next || needsMore(fresh))) return location.assign(url);
  forget();
  show(fresh, url);
}

// Of a page that is known to be of the same kind, only some parts need take the place of those on screen.
function show(fresh, url, parts = ["#page"]) {
  dispatchEvent(new Event("desk:leave"));
  if (url) place(url, true);
  document.title = fresh.title;
  document.documentElement.lang = fresh.documentElement.lang;
  for (const part of parts) document.querySelector(part).replaceWith(document.adoptNode(fresh.querySelector(part)));
  dispatchEvent(new Event("desk:arrive"));
  if (location.hash !== "#edit") {
    scrollTo(0, 0);
    (page().querySelector(".sheet h1") || page().querySelector("main")).focus({ preventScroll: true });
  }
  sayAloud();
}

function settle(html, url) {
  const fresh = parsed(html);
  const same = fresh.querySelector("[data-draft]")?.dataset.draft === sheet()?.dataset.draft;
  settleAround(fresh, same);
  if (same) place(url + location.hash, false);
  sayAloud();
}

function sayAloud() {
  const did = page().querySelector(".did p");
  document.getElementById("says").textContent = [did?.textContent, page().dataset.says].filter(Boolean).join(" ");
}

function onWalk(event) {
  const link = event.target.closest("a[data-walk]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.href, {}, link.rel === "next" ? link.getAttribute("href") : "");
}

// The second click of a double click never decides what came up after the first.
function onSecondClick(event) {
  if (event.detail > 1 && event.target.closest("button, summary, a.button")) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function onSend(event) {
  const form = event.target;
  if (form.method !== "post" || !ours.test(new URL(form.action).pathname)) return;
  event.preventDefault();
  if (sheet()?.dataset.stale) return document.querySelector(".meanwhile a").focus();
  if (owed() && DECIDES.test(form.action)) return document.querySelector("#lost button").focus();
  go(form.action, { method: "post", body: new URLSearchParams(new FormData(form, event.submitter)) }, onwardOf(form));
}

async function told(url, options) {
  const since = performance.now();
  try {
    const answer = await fetch(url, { headers: { accept: "application/json" }, ...options });
    if (answer.status < 500) answersAgain(since);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// Whether somebody else decided meanwhile; asked each second while the page is looked at.
async function listen() {
  if (walk.going || document.visibilityState !== "visible") return;
  const asked = sheet();
  lookAhead();
  if (!asked || asked.dataset.stale) return listenToQueue();
  const { draft, revision, status } = asked.dataset;
  const found = await told(`/drafts/${draft}/pulse?${new URLSearchParams({ revision, status })}`);
  if (!found?.says || walk.going || sheet() !== asked) return;
  asked.dataset.stale = "yes";
  const note = asked.querySelector(".meanwhile");
  note.querySelector("span").textContent = found.says;
  note.hidden = false;
}

async function listenToQueue() {
  const calm = document.querySelector("main[data-waiting]");
  const found = (calm || ["lost", "doubt", "unsure"].includes(walk.alarm.says)) && (await told("/queue/pulse"));
  if (found && calm && !walk.going && String(found.waiting) !== calm.dataset.waiting) go(walk.at);
}

// While somebody types, what is about to leave is held; it is told of the draft that was left, whatever is on screen by
// then, and one after the other, so that what was said last counts.
const edits = { draft: "", told: Promise.resolve() };
function tellEditing(draft, over) {
  const options = { method: "post", body: new URLSearchParams({ over }), keepalive: true };
  edits.told = edits.told.then(() => told(`/drafts/${draft}/editing`, options)).then((found) => showWaits(draft, found));
}

function showWaits(draft, found) {
  const note = document.querySelector("#edit .waits");
  if (!note || sheet()?.dataset.draft !== draft) return;
  note.textContent = found?.says || "";
  note.hidden = !note.textContent;
}

function watchEdit() {
  const open = location.hash === "#edit" && document.querySelector("#edit") !== null;
  const [left, draft] = [edits.draft, open ? (sheet()?.dataset.draft ?? "") : ""];
  if (left === draft) return;
  edits.draft = draft;
  if (left) tellEditing(left, true);
  if (draft) tellEditing(draft, false);
}

// Where this doesn't arrive, the desk notices that nobody says anything any more.
function leaveEdit() {
  if (edits.draft) navigator.sendBeacon(`/drafts/${edits.draft}/editing`, new URLSearchParams({ over: true }));
  edits.draft = "";
}

document.addEventListener("click", onSecondClick, true);
document.addEventListener("click", onWalk);
document.addEventListener("submit", onSend, true);
addEventListener("popstate", () => {
  if (location.pathname + location.search !== walk.at) location.reload();
});
addEventListener("hashchange", watchEdit);
addEventListener("desk:arrive", watchEdit);
addEventListener("pagehide", leaveEdit);
addEventListener("pageshow", watchEdit);
addEventListener("DOMContentLoaded", () => {
  watchEdit();
  document.querySelector("#lost button").addEventListener("click", lookAgain);
  setInterval(listen, 1000);
  setInterval(() => edits.draft && tellEditing(edits.draft, false), 20000);
});
