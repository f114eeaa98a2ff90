// Two keys for thirty lines: h is hers, n is not; j and k walk. What was picked stays on this device until it is sent.
// Everything works without this file.
"use strict";

const form = document.querySelector("[data-casting]");
const [cast, round] = (form?.dataset.casting ?? "").split(" ");
const kept = `casting ${cast} ${round}`;
const picked = (value) => [...(form?.querySelectorAll(`input[value="${value}"]:checked`) ?? [])].map((field) => field.name);

function tell() {
  const out = form?.querySelector("output");
  const [hers, refused] = [picked("her").length, picked("not").length];
  if (out) out.value = hers + refused ? out.dataset.says.replace("{hers}", hers).replace("{refused}", refused) : "";
}

function keep() {
  localStorage.setItem(kept, JSON.stringify({ her: picked("her"), not: picked("not") }));
  tell();
}

// What waits for its answer to arrive is there again; rounds that were answered are forgotten.
function takeUp() {
  Object.keys(localStorage)
    .filter((key) => key.startsWith(`casting ${cast} `) && key !== kept)
    .forEach((key) => localStorage.removeItem(key));
  for (const [value, names] of Object.entries(JSON.parse(localStorage.getItem(kept) ?? "{}")))
    for (const name of names) {
      const field = form?.querySelector(`input[name="${name}"][value="${value}"]`);
      if (field) field.checked = true;
    }
  tell();
}

const rows = () => [...document.querySelectorAll("[data-casting] .lines > li")];
let at = 0;

function step(to) {
  const all = rows();
  at = Math.max(0, Math.min(to, all.length - 1));
  all.forEach((row, number) => row.classList.toggle("here", number === at));
  all[at]?.scrollIntoView({ block: "nearest" });
}

function answer(value) {
  const field = rows()[at]?.querySelector(`input[value="${value}"]`);
  if (field) field.checked = true;
  keep();
  if (at + 1 < rows().length) step(at + 1);
  else document.querySelector("[data-casting] button").focus();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=radio]), textarea");
  if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const keys = { h: () => answer("her"), n: () => answer("not"), j: () => step(at + 1), k: () => step(at - 1) };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
document.addEventListener("change", (event) => {
  const row = event.target.closest(".lines > li");
  if (row) step(rows().indexOf(row));
  if (row) keep();
});
if (form) takeUp();
step(0);
