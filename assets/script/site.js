// Only betterments: every page works without this script.
"use strict";

// A form that is sent says so, and is sent once.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    if (button) {
      button.setAttribute("aria-busy", "true");
      setTimeout(() => { button.disabled = true; }, 0);
    }
  });
}

// A page that comes back from the browser's memory is usable again.
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[disabled]")) {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
});

// How good a new passphrase is, while it is typed: its length and how many different words it has. Nothing of it leaves the page.
const phrase = document.getElementById("field-phrase");
const levels = ["short", "fair", "strong"].map((name) => document.getElementById(`strength-${name}`));
if (phrase && levels.every(Boolean)) {
  phrase.addEventListener("input", () => {
    const typed = phrase.value;
    const words = new Set(typed.toLowerCase().split(/\s+/).filter((word) => word.length > 2)).size;
    const signs = new Set(typed).size;
    const level = new TextEncoder().encode(typed).length < 12 ? 0 : words >= 5 && signs >= 8 ? 2 : 1;
    levels.forEach((element, at) => { element.hidden = typed === "" || at !== level; });
  });
}

// A text that is ready to send is copied by one button; without this script the button does not show, and the text is copied by hand.
for (const button of document.querySelectorAll("button.copy")) {
  const text = document.getElementById(button.id.slice("copy-".length));
  if (text && navigator.clipboard) {
    button.hidden = false;
    button.addEventListener("click", () => { navigator.clipboard.writeText(text.value).then(() => { button.textContent += " ✓"; }); }, { once: true });
  }
}
