// How long her text is while it is typed, counted as the desk counts it when it is saved: what a reader sees as one
// character, blank lines as one, and the disclosure below it.
"use strict";

let clusters = null;
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]/g;

function graphemes(text) {
  if (!Intl.Segmenter) return [...text].length;
  clusters ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return [...clusters.segment(text)].length;
}

function lengthOf(text, below) {
  const clean = text.trim();
  const body = below ? clean.replace(UNSEEN, "").replace(/[^\S\n]*\n\s*\n\s*/g, "\n\n").trim() : clean;
  return graphemes(below && body ? `${body}\n\n${below}` : body || below);
}

function tellLength(form, field) {
  const place = form.querySelector(".length");
  const [words, tooLong] = place.children;
  const count = lengthOf(field.value, form.querySelector(".disclosure")?.textContent ?? "");
  const over = Math.max(0, count - (place.dataset.most || Infinity));
  words.textContent = place.dataset.length.replace("{count}", count);
  tooLong.textContent = over ? place.dataset.over.replace("{over}", over) : "";
  if (tooLong.hidden !== !over) document.getElementById("says").textContent = tooLong.textContent;
  tooLong.hidden = !over;
}

function followLength(form, field) {
  for (const moved of ["focus", "input"]) field.addEventListener(moved, () => tellLength(form, field));
}
