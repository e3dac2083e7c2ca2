// Shows the sums of the cart while quantities are typed. The server has the last word.
"use strict";

const checkout = document.getElementById("checkout");

function updateSums() {
  const { currency, digits } = checkout.dataset;
  if (!currency) {
    return;
  }
  const format = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency });
  const text = (minor) => format.format(minor / 10 ** Number(digits));
  let total = 0;
  for (const line of checkout.querySelectorAll("[data-unit]")) {
    const sum = Number(line.dataset.unit) * (Number.parseInt(line.querySelector("input").value, 10) || 0);
    line.querySelector("[data-sum]").textContent = text(sum);
    total += sum;
  }
  checkout.querySelector("[data-total]").textContent = text(total);
  const shown = checkout.querySelector("[name=total]");
  const pay = checkout.querySelector("[data-pay]");
  if (shown) {
    shown.value = `${total} ${currency}`;
  }
  if (pay) {
    pay.textContent = pay.dataset.pay.replace("AMOUNT", text(total));
  }
}

checkout?.addEventListener("input", (event) => {
  delete checkout.dataset.livePart; // what the visitor types stays as it is
  if (event.target.type === "number") {
    updateSums();
  }
});

// Enter in a quantity must not pay.
checkout?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.type === "number") {
    event.preventDefault();
  }
});
