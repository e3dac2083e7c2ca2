// What the page does beyond what it does without this: clocks that run, buttons that are pressed once, Stripe's form.
"use strict";

function tick() {
  for (const time of document.querySelectorAll("time[data-countdown]")) {
    const left = Math.max(0, Math.ceil((Date.parse(time.dateTime) - Date.now()) / 1000));
    const text = left === 0 ? "the time is up" : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} minutes left`;
    if (time.textContent !== text) {
      time.textContent = text;
    }
  }
}

// A second press sends nothing; each form carries a key besides, so that one which was sent twice has one effect.
document.addEventListener("submit", (event) => {
  if (!("once" in event.target.dataset)) {
    return;
  }
  if (event.target.dataset.once === "sent") {
    event.preventDefault();
  }
  event.target.dataset.once = "sent";
});

// Back from the next page: the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) {
    form.dataset.once = "";
  }
});

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
    const refusal = document.getElementById("stripe-refusal");
    refusal.textContent = error.message;
    refusal.hidden = false;
  });
}

document.addEventListener("DOMContentLoaded", () => {
  const stripeForm = document.getElementById("stripe");
  if (stripeForm) {
    payWithStripe(stripeForm);
  }
  tick();
  setInterval(tick, 1000);
  document.body.addEventListener("htmx:afterSwap", tick);
});
