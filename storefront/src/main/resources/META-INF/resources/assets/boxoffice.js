// Progressive enhancement: protection from double submits, and Stripe's form. Texts come from data attributes.
"use strict";

// A double click submits the form once. Without JavaScript, the form's idempotency key prevents a second effect.
document.addEventListener("submit", (event) => {
  if (!("once" in event.target.dataset)) {
    return;
  }
  if (event.target.dataset.once === "sent") {
    event.preventDefault();
  }
  event.target.dataset.once = "sent";
});

// After navigating back, the form can be submitted again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) {
    form.dataset.once = "";
  }
});

// Dialogs: a link with data-dialog opens the dialog; without JavaScript it leads to a page that asks the same.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  }
  if (event.target.closest("[data-close]")) {
    event.target.closest("dialog").close();
  }
  const step = event.target.closest("[data-step]");
  if (step) {
    changeBy(step.closest("[data-stepper]").querySelector("input"), Number(step.dataset.step));
  }
});

function changeBy(input, step) {
  const value = (Number.parseInt(input.value, 10) || 0) + step;
  const least = input.min === "" ? -Infinity : Number(input.min);
  const most = input.max === "" ? Infinity : Number(input.max);
  input.value = String(Math.max(least, Math.min(most, value)));
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

// Names the visitor's own time where it differs from the show's.
function addLocalTimes() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const lang = document.documentElement.lang;
  const locale = navigator.languages.find((language) => language.split("-")[0] === lang) ?? lang;
  for (const time of document.querySelectorAll("time[data-local]")) {
    const at = new Date(time.dateTime);
    const format = (timeZone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
    if (format(zone) !== format(time.dataset.zone)) {
      time.insertAdjacentText("afterend", ` (${time.dataset.local.replace("{time}", format(zone))})`);
    }
    delete time.dataset.local;
  }
}

function payWithStripe(form) {
  const stripe = window.Stripe(form.dataset.key);
  const elements = stripe.elements({ clientSecret: form.dataset.secret });
  elements.create("payment").mount("#stripe-element");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    const { error } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: new URL(form.dataset.return, location.href).href },
    });
    button.disabled = false;
    const message = document.getElementById("stripe-error");
    message.textContent = error.message;
    message.hidden = false;
  });
}

document.addEventListener("DOMContentLoaded", () => {
  const stripeForm = document.getElementById("stripe");
  if (stripeForm) {
    payWithStripe(stripeForm);
  }
  addLocalTimes();
  document.addEventListener("live:updated", addLocalTimes);
});

// On a phone the navigation scrolls; the current section is in view.
document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// What pages have kept on this device is removed for other visitors, and when signing out. Scans at the door that were not
// sent stay, without names.
async function forget() {
  await caches.delete("boxoffice-offline");
  await new Promise((resolve) => {
    const opening = indexedDB.open("boxoffice-door");
    opening.onupgradeneeded = () => opening.transaction.abort(); // there is no such database
    opening.onerror = resolve;
    opening.onsuccess = () => {
      const change = opening.result.transaction(["shows", "admissions", "scans"], "readwrite");
      change.objectStore("shows").clear();
      change.objectStore("admissions").clear();
      change.objectStore("scans").openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (cursor === null) {
          return;
        }
        const { verdict, ...scan } = cursor.value;
        if (["waiting", "conflict", "failed"].includes(scan.state)) {
          cursor.update({ ...scan, verdict: { kind: verdict.kind } });
        } else {
          cursor.delete();
        }
        cursor.continue();
      };
      change.oncomplete = change.onabort = () => {
        opening.result.close();
        resolve();
      };
    };
  });
  localStorage.removeItem("keptFor");
}

async function forgetOthers() {
  const keptFor = localStorage.getItem("keptFor");
  const visitor = document.querySelector("meta[name=visitor]");
  if (keptFor !== null && visitor !== null && keptFor !== visitor.content) {
    await forget();
  }
}
globalThis.forgotten = forgetOthers().catch((failure) => console.error(failure));

// First, because neither this server nor the issuer may respond.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.classList.contains("sign-out")) {
    event.preventDefault();
    const late = new Promise((resolve) => setTimeout(resolve, 3_000));
    await Promise.race([forget(), late]).catch((failure) => console.error(failure));
    form.submit();
  }
});
