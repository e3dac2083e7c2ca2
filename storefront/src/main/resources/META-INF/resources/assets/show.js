// The page of a show: the total of the chosen tickets, and the sharing dialog of the device.
"use strict";

function showSum() {
  const sum = document.getElementById("sum");
  if (!sum) {
    return; // nothing is on sale any more
  }
  const chosen = [...document.querySelectorAll("[data-price] input")]
    .map((input) => ({ units: Number.parseInt(input.value, 10) || 0, ...input.closest("[data-price]").dataset }))
    .filter((line) => line.units > 0);
  const label = sum.previousElementSibling;
  label.dataset.from ??= label.textContent;
  label.textContent = chosen.length === 0 ? label.dataset.from : label.dataset.sumLabel;
  if (chosen.length === 0) {
    sum.textContent = "";
    return;
  }
  const lang = document.documentElement.lang;
  const locale = navigator.languages.find((language) => language.split("-")[0] === lang) ?? lang;
  const style = { style: "currency", currency: chosen[0].currency };
  const format = new Intl.NumberFormat(locale, style);
  const minor = chosen.reduce((total, line) => total + line.units * Number(line.price), 0);
  const amount = minor / 10 ** format.resolvedOptions().maximumFractionDigits;
  // The page writes currencies with their English signs
  const sign = new Intl.NumberFormat("en", style).formatToParts(0).find((part) => part.type === "currency").value;
  sum.textContent = format
    .formatToParts(amount)
    .map((part) => (part.type === "currency" ? sign : part.value))
    .join("");
}

if (document.getElementById("sum")) {
  document.addEventListener("input", showSum);
  document.addEventListener("live:updated", showSum);
  window.addEventListener("pageshow", showSum);
}

const share = document.querySelector("[data-share]");
if (navigator.share) {
  share.parentElement.hidden = false;
  share.addEventListener("click", () => {
    navigator.share({ title: share.dataset.title, url: share.dataset.share }).catch(() => {});
  });
}
