// Keys, panels, one decision per page. Everything works without this file.
"use strict";

const typing = (target) => target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const shown = (element) => element.checkVisibility();
const inOpenPanel = (element) => element.closest("details.verb[open]") !== null;
const KEYS = "selfsame:keys";
const keysAreOff = () => localStorage.getItem(KEYS) === "off";

function forKey(key) {
  const found = [...document.querySelectorAll("[data-key]")].filter(
    (element) => element.dataset.key === key && shown(element),
  );
  return found.find(inOpenPanel) || found.find((element) => !element.closest(".panel"));
}

// Focus moves at once, not with the event that follows: a letter typed in haste must never be a key.
function use(element) {
  if (element.matches("input:not([type=checkbox])")) return element.focus();
  if (element.matches("[href='#edit']")) {
    location.hash = "#edit";
    return focusEdit();
  }
  element.click();
  if (element.matches(".verb > summary")) focusIn(element.parentElement);
}

// Focus goes back to what opened it.
function close() {
  const open = [...document.querySelectorAll(":is(.verb, .keys)[open]")];
  open.forEach((panel) => (panel.open = false));
  if (open.length) return open[0].querySelector("summary").focus();
  if (location.hash === "#edit") {
    location.hash = "#main";
    return document.querySelector("a[data-key=e]")?.focus();
  }
  if (typing(document.activeElement)) return document.querySelector("main").focus();
  document.querySelector("a[data-key=Escape]:not(.edit a)")?.click();
}

function onKey(event) {
  if (event.isComposing) return;
  beginOnce();
  if (event.key === "Escape") return close();
  if (typing(event.target)) {
    const send = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (send && event.target.form?.id === "edit") event.target.form.requestSubmit();
    return;
  }
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || keysAreOff()) return;
  const element = forKey(event.key);
  if (!element) return;
  event.preventDefault();
  use(element);
}

function onceOnly(event) {
  if (event.target.method !== "post" || event.defaultPrevented) return;
  if (document.body.dataset.sent) event.preventDefault();
  else document.body.dataset.sent = "yes";
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

// The same moments on the reader's own clock, where that is another one. Most read on hers: a browser's words for days
// and times take it tens of milliseconds the first time.
function tellTheirTime() {
  document.querySelectorAll(".yours").forEach((place) => {
    const moment = place.parentElement.querySelector("time").getAttribute("datetime");
    const here = new Date(moment);
    const [clock] = moment.slice(11).split(/[+-]/);
    const mine = [here.getHours(), here.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
    if (Number.isNaN(here.getTime()) || mine === clock.slice(0, 5)) return;
    const day = here.toLocaleDateString(document.documentElement.lang, { weekday: "short" });
    place.textContent = place.dataset.yours.replace("{time}", `${day} ${mine}`);
    place.hidden = false;
  });
}

function tellOfKeys() {
  document.documentElement.classList.toggle("keys-off", keysAreOff());
  const button = document.querySelector("[data-switch]");
  if (!button) return;
  button.parentElement.hidden = false;
  button.textContent = keysAreOff() ? button.dataset.on : button.dataset.off;
}

// What each key does; without this file none does anything.
function listKeys() {
  const list = document.querySelector(".keys dl:empty");
  if (!list) return;
  list.parentElement.hidden = false;
  for (const [key, does] of JSON.parse(list.dataset.keys)) {
    const [row, name, told] = ["div", "dt", "dd"].map((tag) => document.createElement(tag));
    name.appendChild(document.createElement("kbd")).textContent = key;
    told.textContent = does;
    row.append(name, told);
    list.append(row);
  }
}

function switchKeys() {
  if (keysAreOff()) localStorage.removeItem(KEYS);
  else localStorage.setItem(KEYS, "off");
  tellOfKeys();
  const { areOff } = document.querySelector("[data-switch]").dataset;
  document.getElementById("says").textContent = keysAreOff() ? areOff : "";
}

function chooseAll(form) {
  const boxes = [...form.querySelectorAll("[name=pick]:enabled")];
  const all = boxes.every((box) => box.checked);
  boxes.forEach((box) => (box.checked = !all));
}

// On a narrow screen the tabs scroll; where one is, is in sight.
function showTab() {
  const here = document.querySelector(".bar nav [aria-current]");
  if (!here) return;
  const [nav, tab] = [here.parentElement, here.getBoundingClientRect()];
  const { left, width } = nav.getBoundingClientRect();
  nav.scrollLeft += tab.left - left - (width - tab.width) / 2;
}

// What nobody misses in the first moment is left until the page has been painted.
const afterPaint = (work) => requestAnimationFrame(() => setTimeout(work));

// Everything that is written comes before anything that is measured, so that the page is laid out once.
function begin() {
  begun = true;
  const sheet = document.querySelector("[data-draft]");
  const form = document.querySelector("#edit");
  forgetSent();
  if (sheet && form) keepEdits(sheet, form);
  if (sheet) keepNotes(sheet);
  sparePicks();
  document
    .querySelectorAll("details.verb")
    .forEach((panel) => panel.addEventListener("toggle", () => focusIn(panel)));
  document.querySelectorAll("[data-choose]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => chooseAll(button.form));
  });
  document.querySelector("[data-switch]")?.addEventListener("click", switchKeys);
  tellOfKeys();
  listKeys();
  tellTheirTime();
  showTab();
  focusEdit();
}

// Once per page, and at the first key at the latest.
let begun = false;
const beginOnce = () => begun || begin();

// Keys count from the first moment, so that none is lost between two drafts.
document.addEventListener("keydown", onKey);
document.addEventListener("submit", onceOnly);
addEventListener("hashchange", focusEdit);
addEventListener("pageshow", () => delete document.body.dataset.sent);
addEventListener("desk:arrive", begin);
document.addEventListener("DOMContentLoaded", () => afterPaint(beginOnce));
