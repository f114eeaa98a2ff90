// What was typed and not sent: her text, and the notes of a refusal or a wish. This browser keeps it until it is saved, sent
// or dropped. An unsaved text is named on the page, and nothing that passes over it is decided; nothing opens by itself.
"use strict";

const shelf = (id) => `selfsame:edit:${id}`;
const noteShelf = (id, verb) => `selfsame:note:${id}:${verb}`;
const verbOf = (form) => new URL(form.action).pathname.split("/").at(-1);
const PASSES_OVER = /^\/drafts\/(\d+)\/(approve|reject|redo|snooze|shelve|reschedule|next-moment|swap)$/;
const ENDS_NOTES = ["approve", "shelve", "reject", "redo"];

function remembered(id) {
  try {
    return JSON.parse(localStorage.getItem(shelf(id)));
  } catch {
    return null;
  }
}

function keepOrForget(at, words) {
  if (words) localStorage.setItem(at, words);
  else localStorage.removeItem(at);
}

function keepEdits(sheet, form) {
  const field = form.querySelector("textarea");
  const { draft, revision } = sheet.dataset;
  followLength(form, field);
  field.addEventListener("input", () => {
    const changed = field.value !== field.defaultValue;
    keepOrForget(shelf(draft), changed && JSON.stringify({ revision, text: field.value }));
  });
  sheet.querySelector(".kept button").addEventListener("click", () => dropEdit(sheet, field));
  markKept();
}

// Brought back into its field, which stays closed; another tab may have kept it since this page was loaded.
function unsaved(sheet) {
  const field = sheet?.querySelector("#edit textarea");
  if (!field) return false;
  const kept = remembered(sheet.dataset.draft);
  if (kept && field.value === field.defaultValue) field.value = kept.text;
  return field.value !== field.defaultValue;
}

function markKept(says = "") {
  const sheet = document.querySelector("[data-draft]");
  const note = sheet?.querySelector(".kept");
  if (!note) return;
  note.hidden = !unsaved(sheet);
  const kept = remembered(sheet.dataset.draft);
  const stale = kept && kept.revision !== sheet.dataset.revision;
  note.querySelector("span").textContent = note.dataset[says || (stale ? "stale" : "kept")];
}

function dropEdit(sheet, field) {
  localStorage.removeItem(shelf(sheet.dataset.draft));
  field.value = field.defaultValue;
  field.dispatchEvent(new Event("input"));
  markKept();
  if (location.hash === "#edit") field.focus();
  else document.querySelector("a[data-key=e]")?.focus();
}

// Before anything else hears of it. A page that is stale, or behind what the desk knows, is stopped for that.
function stopForKept(event) {
  const sheet = document.querySelector("[data-draft]");
  const [, id] = new URL(event.target.action).pathname.match(PASSES_OVER) ?? [];
  if (!id || id !== sheet?.dataset.draft || sheet.dataset.stale || owed() || !unsaved(sheet)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  markKept("first");
  const [open, field] = [".kept a", "#edit textarea"].map((each) => sheet.querySelector(each));
  (shown(open) ? open : field).focus();
  document.getElementById("says").textContent = sheet.querySelector(".kept").dataset.first;
}

function keepNotes(sheet) {
  sheet.querySelectorAll(".verb [name=note]").forEach((field) => {
    const at = noteShelf(sheet.dataset.draft, verbOf(field.form));
    field.value ||= localStorage.getItem(at) ?? "";
    field.addEventListener("input", () => keepOrForget(at, field.value));
  });
}

// What the page says was done has arrived.
function forgetSent() {
  const { saved } = document.getElementById("page")?.dataset ?? {};
  if (saved) localStorage.removeItem(shelf(saved));
  const did = document.querySelector(".did[data-did]");
  if (!did || !ENDS_NOTES.includes(did.dataset.did)) return;
  const id = did.getAttribute("action").split("/")[2];
  ["reject", "redo"].forEach((verb) => localStorage.removeItem(noteShelf(id, verb)));
}

// Several together: one with an unsaved edit is left out.
function sparePicks() {
  document.querySelectorAll("[data-batch] [name=pick]").forEach((box) => {
    if (!remembered(box.value.split(":")[0])) return;
    box.disabled = true;
    box.closest("li").querySelector(".kept").hidden = false;
  });
}

document.addEventListener("submit", stopForKept, true);
addEventListener("hashchange", () => markKept());
