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
    const level = new TextEncoder().encode(typed).length < 12 || signs < 6 ? 0 : words >= 5 && signs >= 8 ? 2 : 1;
    levels.forEach((element, at) => { element.hidden = typed === "" || at !== level; });
  });
}

// The language changes on the page where one is.
for (const form of document.querySelectorAll('form[action="/language"]')) {
  let path = form.elements.namedItem("path");
  if (!path) {
    path = document.createElement("input");
    path.type = "hidden";
    path.name = "path";
    form.append(path);
  }
  path.value = location.pathname + location.search;
}

// A page that is meant for paper prints at a press.
for (const button of document.querySelectorAll("button.print-page")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A text that is ready to send is copied by one button; without this script the button does not show, and the text is copied by hand.
for (const button of document.querySelectorAll("button.copy")) {
  const text = document.getElementById(button.id.slice("copy-".length));
  if (text && navigator.clipboard) {
    button.hidden = false;
    button.addEventListener("click", () => { navigator.clipboard.writeText(text.value).then(() => { button.textContent += " ✓"; }); }, { once: true });
  }
}
