// Times that stand on the clock of whoever speaks, on the reader's own clock as well, where that is another one.
"use strict";

function tellMine() {
  const words = page().dataset.mine;
  document.querySelectorAll("time[data-hers]:not([data-told])").forEach((time) => {
    time.dataset.told = "";
    const mine = onMyClock(time.getAttribute("datetime"));
    if (!mine || !words) return;
    const said = words.replace("{time}", mine);
    if (time.closest("nav.list")) time.title = said;
    else time.after(" ", Object.assign(document.createElement("small"), { className: "mine", textContent: said }));
  });
}

// The day with it, since it may be another one; empty where both clocks agree.
function onMyClock(moment) {
  const here = new Date(moment);
  const mine = [here.getHours(), here.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  if (Number.isNaN(here.getTime()) || moment.slice(11, 16) === mine) return "";
  return `${here.toLocaleDateString(document.documentElement.lang, { weekday: "short" })} ${mine}`;
}

addEventListener("DOMContentLoaded", () => afterPaint(tellMine));
addEventListener("desk:arrive", () => afterPaint(tellMine));
