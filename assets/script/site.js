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
