// Loads each panel of the operators' page on its own. Until then, and without JavaScript, the panel links to its own page.
"use strict";

const LONGEST_MILLIS = 10_000;

async function load(panel) {
  const response = await fetch(panel.dataset.panel, {
    redirect: "manual",
    signal: AbortSignal.timeout(LONGEST_MILLIS),
  });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const report = page.querySelector(".report");
  if (response.ok && report) {
    panel.replaceChildren(report);
  }
}

for (const panel of document.querySelectorAll("[data-panel]")) {
  load(panel).catch(() => {});
}
