// The venue's desk: copies texts, follows the time zone, submits filters, and carries the token of an invitation.
"use strict";

const TOKEN = "invitation";

function addCopying() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const label = button.textContent;
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
}

function followZone() {
  const zone = document.querySelector("[data-zones]");
  zone?.addEventListener("change", () => {
    for (const shown of document.querySelectorAll("[data-zone]")) {
      shown.textContent = zone.value;
    }
  });
}

function addColourPickers() {
  for (const picker of document.querySelectorAll("[data-picks]")) {
    const text = document.getElementById(picker.dataset.picks);
    picker.hidden = false;
    picker.value = text.value || picker.value;
    picker.addEventListener("input", () => { text.value = picker.value; });
    text.addEventListener("input", () => { picker.value = text.value; });
  }
}

// Signing in loses the fragment of the address, so the token waits in this tab.
function carryToken() {
  if (!document.querySelector("[data-join]")) {
    return;
  }
  if (location.hash.length > 1) {
    sessionStorage.setItem(TOKEN, decodeURIComponent(location.hash.slice(1)));
  }
  const token = document.getElementById("token");
  if (token && !token.value) {
    token.value = sessionStorage.getItem(TOKEN) ?? "";
    sessionStorage.removeItem(TOKEN);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  addCopying();
  followZone();
  addColourPickers();
  carryToken();
});
