// Progressive enhancement: countdowns, protection from double submits, and Stripe's form. Texts come from data attributes.
"use strict";

function tick() {
  for (const time of document.querySelectorAll("time[data-countdown]")) {
    const left = Math.max(0, Math.ceil((Date.parse(time.dateTime) - Date.now()) / 1000));
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    const text = left === 0 ? time.dataset.expired : time.dataset.countdown.replace("m:ss", clock);
    if (time.textContent !== text) {
      time.textContent = text;
    }
  }
}

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
  tick();
  setInterval(tick, 1000);
  document.body.addEventListener("htmx:afterSwap", tick);
});
