// For web sites that frame the widget: gives each frame of this shop the height of its contents.
"use strict";

(() => {
  const HEIGHT = "boxoffice-height";
  const MOST = 10000;
  const shop = new URL(document.currentScript.src).origin;

  const frames = () =>
    [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(`${shop}/widget/`));

  addEventListener("message", ({ origin, source, data }) => {
    const frame = origin === shop && frames().find((one) => one.contentWindow === source);
    if (!frame || data?.type !== HEIGHT || !(data.height > 0 && data.height <= MOST)) {
      return;
    }
    const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${Math.ceil(data.height) + border}px`;
  });

  const ask = () => frames().forEach((frame) => frame.contentWindow.postMessage({ type: `${HEIGHT}-wanted` }, shop));
  ask();
  addEventListener("DOMContentLoaded", ask);
})();
