// How long this draft was in sight, and whether its why was: sent once, when the page is left.
// Loaded only where her owner gathers evidence before letting her go further.
"use strict";

const look = { since: null, seconds: 0, why: false };

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

document.addEventListener("DOMContentLoaded", () => {
  const sheet = document.querySelector("[data-draft]");
  const why = document.querySelector(".why h3");
  if (!sheet || !why) return;
  const watch = new IntersectionObserver((seen) => {
    if (seen.some((entry) => entry.isIntersecting)) look.why = true;
  });
  watch.observe(why);
  document.addEventListener("visibilitychange", count);
  addEventListener("pagehide", () => send(sheet));
  count();
});
