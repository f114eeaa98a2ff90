// Copies a card's text as it stands; without this file the text can be marked and copied by hand.
"use strict";

async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy"); // where the page isn't served over https
  }
  button.textContent = button.dataset.done;
}

document
  .querySelectorAll("[data-copy]")
  .forEach((button) => button.addEventListener("click", () => copy(button)));
