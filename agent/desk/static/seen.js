// How long this draft was in sight, and whether its why was: sent once, when it is left.
// Loaded only where her owner gathers evidence before letting her go further.
"use strict";

const look = { on: false, since: null, seconds: 0, why: false };

function count() {
  if (look.since !== null) look.seconds += (performance.now() - look.since) / 1000;
  look.since = document.visibilityState === "visible" ? performance.now() : null;
}

function send(sheet) {
  count();
  if (look.seconds <= 0) return;
  const told = new URLSearchParams({ seconds: look.seconds.toFixed(1), why: look.why });
  navigator.sendBeacon(`/drafts/${sheet.dataset.draft}/seen`, told);
  look.seconds = 0;
}

function beginLooking() {
  const sheet = document.querySelector("[data-draft]");
  const why = document.querySelector(".why h3");
  Object.assign(look, { on: false, since: null, seconds: 0, why: false });
  if (!sheet || !why) return;
  look.on = true;
  const watch = new IntersectionObserver((seen) => {
    if (seen.some((entry) => entry.isIntersecting)) look.why = true;
  });
  watch.observe(why);
  count();
}

const leave = () => {
  const sheet = document.querySelector("[data-draft]");
  if (sheet && look.on) send(sheet);
};
document.addEventListener("visibilitychange", () => look.on && count());
addEventListener("pagehide", leave);
addEventListener("desk:leave", leave);
addEventListener("desk:arrive", beginLooking);
document.addEventListener("DOMContentLoaded", beginLooking);
