// Loads each panel of the operators' page on its own. Until then, and without JavaScript, the panel links to its own page.
"use strict";

const LONGEST_MILLIS = 10_000;
/** For what changes all the time, and for what is only computed when it is read. */
const PAUSE_MILLIS = 60_000;

async function load(panel) {
  const response = await fetch(panel.dataset.panel, {
    redirect: "manual",
    signal: AbortSignal.timeout(LONGEST_MILLIS),
  });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const report = page.querySelector(".report");
  if (!response.ok || !report) {
    return;
  }
  const shown = panel.querySelector(".report");
  if (shown) {
    document.dispatchEvent(new CustomEvent("live:part", { detail: [shown, report] }));
  } else {
    panel.replaceChildren(report);
  }
}

let loadedAt = 0;

function loadAll(panels) {
  for (const panel of panels) {
    load(panel).catch(() => {});
  }
}

const all = [...document.querySelectorAll("[data-panel]")];
const cheap = all.filter((panel) => !("slow" in panel.dataset));

function loadIfOld() {
  if (!document.hidden && Date.now() - loadedAt >= PAUSE_MILLIS) {
    loadedAt = Date.now();
    loadAll(all);
  }
}

loadIfOld();
setInterval(loadIfOld, PAUSE_MILLIS / 4);
document.addEventListener("visibilitychange", loadIfOld);
document.addEventListener("live:updated", () => loadAll(cheap));
