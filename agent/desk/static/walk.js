// From draft to draft without loading the page anew, and what a page asks while it stands open.
// Everything works without this file; what is on screen is always what the server said last.
"use strict";

const walk = { busy: false, at: location.pathname + location.search };
const page = () => document.getElementById("page");
const sheet = () => document.querySelector("[data-draft]");
const ours = /^\/(hold|lift|drafts\/\d+\/(approve|edit|reject|redo|snooze|reschedule|next-moment|swap|undo)|batch\/(approve|undo))$/;

async function fetched(url, options) {
  walk.busy = true;
  try {
    const answer = await fetch(url, { headers: { accept: "text/html" }, ...options });
    const html = await answer.text();
    lost(false);
    take(html, answer.ok ? answer.url : "");
  } catch {
    lost(true);
  } finally {
    walk.busy = false;
  }
}

function lost(is) {
  document.getElementById("lost").hidden = !is;
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
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const next = fresh.getElementById("page");
  if (url && (!next || needsMore(fresh))) return location.assign(url);
  dispatchEvent(new Event("desk:leave"));
  if (url) history.pushState({}, "", url);
  walk.at = location.pathname + location.search;
  document.title = fresh.title;
  document.documentElement.lang = fresh.documentElement.lang;
  page().replaceWith(document.adoptNode(next));
  scrollTo(0, 0);
  (page().querySelector(".sheet h1") || page().querySelector("main")).focus({ preventScroll: true });
  dispatchEvent(new Event("desk:arrive"));
  const did = page().querySelector(".did p");
  document.getElementById("says").textContent = [did?.textContent, page().dataset.says].filter(Boolean).join(" ");
}

function onWalk(event) {
  const link = event.target.closest("a[data-walk]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!walk.busy) fetched(link.href);
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
  if (walk.busy) return;
  if (sheet()?.dataset.stale) return document.querySelector(".meanwhile a").focus();
  fetched(form.action, { method: "post", body: new URLSearchParams(new FormData(form, event.submitter)) });
}

async function told(url, options) {
  try {
    const answer = await fetch(url, { headers: { accept: "application/json" }, ...options });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// Whether somebody else decided meanwhile; asked each second while the page is looked at.
async function listen() {
  if (walk.busy || document.visibilityState !== "visible") return;
  const asked = sheet();
  if (!asked) return listenToQueue();
  if (asked.dataset.stale) return;
  const { draft, revision, status } = asked.dataset;
  const found = await told(`/drafts/${draft}/pulse?${new URLSearchParams({ revision, status })}`);
  if (!found) return;
  lost(false);
  if (!found.says || walk.busy || sheet() !== asked) return;
  asked.dataset.stale = "yes";
  const note = asked.querySelector(".meanwhile");
  note.querySelector("span").textContent = found.says;
  note.hidden = false;
}

async function listenToQueue() {
  const calm = document.querySelector("main[data-waiting]");
  const found = calm && (await told("/queue/pulse"));
  if (found && !walk.busy && String(found.waiting) !== calm.dataset.waiting) fetched(walk.at);
}

// While somebody types, what is about to leave is held.
async function whileTyping(over) {
  const asked = sheet();
  const note = document.querySelector("#edit .waits");
  if (!asked || !note) return;
  const body = new URLSearchParams({ over });
  const found = await told(`/drafts/${asked.dataset.draft}/editing`, { method: "post", body });
  note.textContent = found?.says || "";
  note.hidden = !note.textContent;
}

const edits = { open: false };
function watchEdit() {
  const open = location.hash === "#edit" && sheet() !== null;
  if (open !== edits.open) whileTyping(!open);
  edits.open = open;
}

document.addEventListener("click", onSecondClick, true);
document.addEventListener("click", onWalk);
document.addEventListener("submit", onSend, true);
addEventListener("popstate", () => {
  if (location.pathname + location.search !== walk.at) location.reload();
});
addEventListener("hashchange", watchEdit);
addEventListener("desk:arrive", watchEdit);
addEventListener("DOMContentLoaded", () => {
  watchEdit();
  document.querySelector("#lost button").addEventListener("click", () => fetched(walk.at));
  setInterval(listen, 1000);
  setInterval(() => edits.open && whileTyping(false), 20000);
});
