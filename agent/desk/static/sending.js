// Decisions on their way to the desk: one after another, in the order in which they were made, each with the revision
// that its reader saw. The next draft is on screen meanwhile. Where one doesn't get through, nothing more is decided
// before its reader has been told. docs/desk.md says who sees what.
"use strict";

const FAR = 2; // so many may be under way; whoever is faster than the desk waits for it
const sending = { under: [], unsure: [], refused: [] };
const owed = () => sending.unsure.length + sending.refused.length > 0;
const idle = () => sending.under.at(-1)?.catch(() => {});

function inTurn(work) {
  const before = idle() ?? Promise.resolve();
  const done = before.then(work).finally(() => {
    sending.under.shift();
    if (owed() && !sending.under.length) leadBack();
  });
  sending.under.push(done);
  return done;
}

// Whether the desk took it. Nothing is sent after one of which that isn't known.
async function attempt(url, options) {
  if (!sending.unsure.length) {
    try {
      const answer = await ask(url, { ...options, redirect: "manual", keepalive: true });
      if (answer.type === "opaqueredirect") return true;
      const fresh = parsed(await answer.text());
      if (fresh.getElementById("page")) return refuse(url, fresh);
    } catch {
      // not known, as where no page of the desk's came back
    }
  }
  sending.unsure.push(url);
  return false;
}

function refuse(url, fresh) {
  sending.refused.push({ url, fresh });
  return false;
}

// The next draft is shown as soon as it is here, whatever the desk has said by then.
async function decide(url, options, onward) {
  if (!DECIDES.test(url)) return answered(await ask(url, options));
  const from = inSight();
  while (sending.under.length >= FAR) await sending.under[0].catch(() => {});
  if (!onward) return decideHere(url, options);
  const sent = inTurn(() => attempt(url, options));
  const ready = readyAt(onward) || ((await arriving(onward)), readyAt(onward));
  const next = withWhatWasDone(onward, url);
  if (ready && inSight() === from && !owed()) {
    showReady(ready, onward);
    takeOutUndo();
    offerUndo(url);
  }
  const shown = inSight();
  if (!(await sent)) return false;
  if (shown === from) return inSight() === from && answered(await ask(next));
  return settleSoon(next, shown);
}

// What can't go on without the desk's word: a text that is kept, an undo, the last draft of all.
async function decideHere(url, options) {
  const told = await inTurn(async () => {
    if (sending.unsure.length || (url.includes("/undo") && owed())) return null; // nothing of theirs to take back
    const answer = await ask(url, options);
    const html = await answer.text();
    if (owed() && !answer.ok) refuse(url, parsed(html));
    return { html, url: answer.ok ? answer.url : "" };
  });
  return told !== null && !owed() && take(told.html, told.url);
}

// Until the line about what was done is there with its undo, that key must not take back what was done to this draft.
function takeOutUndo() {
  page()
    .querySelectorAll(".sheet form[action*='/undo']")
    .forEach((form) => form.remove());
}

// The same key at once, in the place of that line: sent after the decision, and for this one only.
const STANDS = { approve: "approved", shelve: "approved", reject: "rejected", redo: "pending", snooze: "pending" };
function offerUndo(url) {
  const [verb] = new URL(url).pathname.split("/").slice(-1);
  const [form, words, status, button, key] = ["form", "p", "input", "button", "kbd"].map((tag) => document.createElement(tag));
  Object.assign(form, { className: "did", method: "post", action: url.replace(/\/\w+(\?|$)/, "/undo$1") });
  Object.assign(status, { type: "hidden", name: "status", value: STANDS[verb] });
  Object.assign(button, { className: "quiet", textContent: `${page().dataset.undo} ` });
  button.dataset.key = key.textContent = "u";
  button.append(key);
  form.append(words, status, button);
  page().querySelector(".around p.did").replaceWith(form);
}

const pageOf = (url) => new URL(url).pathname.replace(/\/\w+$/, "") + new URL(url).search;
const numbers = (urls) => urls.map((url) => new URL(url).pathname.split("/")[2]).join(", ");
const busy = () =>
  typing(document.activeElement) || location.hash === "#edit" || document.querySelector("details.verb[open]") !== null;

// To the draft that the desk didn't take, but never from under somebody's hands.
function leadBack() {
  forget();
  if (numbers(sending.unsure) === sheet()?.dataset.draft) {
    sending.unsure = [];
    return lost(true, true);
  }
  if (sending.unsure.length || busy()) return tellOwed();
  showRefused();
}

function tellOwed() {
  const { unsure, refused } = sending;
  alarm(unsure.length ? "unsure" : "refused", numbers(unsure.length ? unsure : refused.map((each) => each.url)));
}

function showRefused() {
  show(sending.refused.shift().fresh, "");
  if (owed()) tellOwed();
  else lost(false);
}

async function lookAgain() {
  const { unsure } = sending;
  if (!unsure.length) return owed() ? showRefused() : go(walk.at);
  sending.unsure = [];
  if (!(await go(pageOf(unsure[0])))) sending.unsure = unsure;
  if (owed()) tellOwed();
}

addEventListener("beforeunload", (event) => sending.under.length && event.preventDefault());
