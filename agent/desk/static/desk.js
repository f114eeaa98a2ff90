// Keys, kept edits, one decision per page. Everything works without this file.
"use strict";

const typing = (target) => target.matches("input, textarea, select, [contenteditable]");
const shown = (element) => element.checkVisibility();
const inOpenPanel = (element) => element.closest("details.verb[open]") !== null;

function forKey(key) {
  const found = [...document.querySelectorAll("[data-key]")].filter(
    (element) => element.dataset.key === key && shown(element),
  );
  return found.find(inOpenPanel) || found.find((element) => !element.closest(".panel"));
}

// Focus moves at once, not with the event that follows: a letter typed in haste must never be a key.
function use(element) {
  if (element.matches("input")) return element.focus();
  if (element.matches("[href='#edit']")) {
    location.hash = "#edit";
    return focusEdit();
  }
  element.click();
  if (element.matches(".verb > summary")) focusIn(element.parentElement);
}

function closeAll() {
  document.querySelectorAll(":is(.verb, .keys)[open]").forEach((panel) => (panel.open = false));
  if (document.activeElement) document.activeElement.blur();
  if (location.hash === "#edit") location.hash = "#main";
}

function onKey(event) {
  if (event.isComposing) return;
  if (event.key === "Escape") return closeAll();
  if (typing(event.target)) {
    const send = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (send && event.target.form?.id === "edit") event.target.form.requestSubmit();
    return;
  }
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const element = forKey(event.key);
  if (!element) return;
  event.preventDefault();
  use(element);
}

function onceOnly(event) {
  if (event.target.method !== "post") return;
  if (document.body.dataset.sent) event.preventDefault();
  else document.body.dataset.sent = "yes";
}

const shelf = (id) => `selfsame:edit:${id}`;

function remembered(id) {
  try {
    return JSON.parse(localStorage.getItem(shelf(id)));
  } catch {
    return null;
  }
}

function keepEdits(sheet, form) {
  const field = form.querySelector("textarea");
  const asItStands = field.defaultValue;
  const { draft, revision } = sheet.dataset;
  const kept = remembered(draft);
  if (kept && kept.text !== asItStands) bringBack(form, field, kept, kept.revision !== revision);
  field.addEventListener("input", () => {
    if (field.value === asItStands) localStorage.removeItem(shelf(draft));
    else localStorage.setItem(shelf(draft), JSON.stringify({ revision, text: field.value }));
  });
  form.querySelector(".kept button").addEventListener("click", () => {
    localStorage.removeItem(shelf(draft));
    field.value = asItStands;
    form.querySelector(".kept").hidden = true;
    field.focus();
  });
}

function bringBack(form, field, kept, stale) {
  const note = form.querySelector(".kept");
  field.value = kept.text;
  note.querySelector("span").textContent = stale ? note.dataset.stale : note.dataset.kept;
  note.hidden = false;
  location.replace("#edit");
}

function focusEdit() {
  const field = document.querySelector("#edit textarea");
  if (location.hash !== "#edit" || !field) return;
  if (document.activeElement === field) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

function focusIn(panel) {
  if (panel.open) panel.querySelector(".panel").scrollIntoView({ block: "nearest" });
  const field = panel.open && panel.querySelector("[data-focus]");
  if (field && document.activeElement !== field) field.focus();
}

function begin() {
  const sheet = document.querySelector("[data-draft]");
  const form = document.querySelector("#edit");
  if (document.body.dataset.saved) localStorage.removeItem(shelf(document.body.dataset.saved));
  if (sheet && form) keepEdits(sheet, form);
  document
    .querySelectorAll("details.verb")
    .forEach((panel) => panel.addEventListener("toggle", () => focusIn(panel)));
  focusEdit();
}

// Keys count from the first moment, so that none is lost between two drafts.
document.addEventListener("keydown", onKey);
document.addEventListener("submit", onceOnly);
addEventListener("hashchange", focusEdit);
addEventListener("pageshow", () => delete document.body.dataset.sent);
document.addEventListener("DOMContentLoaded", begin);
