// Keeps the tickets for the way to the door, and the screen on while they are shown.

const root = document.getElementById("tickets");
const { keepOffline } = await import(root.dataset.offline);
const codes = root.querySelectorAll("svg.qr");

if (codes.length > 0) {
  keepOffline("/orders/").then((kept) => { document.getElementById("kept").hidden = !kept; }).catch(() => {});
}

/** The system takes the lock back when the page is hidden. */
async function stayAwake() {
  if (codes.length > 0 && !document.hidden) {
    await navigator.wakeLock?.request("screen").catch(() => null);
  }
}
document.addEventListener("visibilitychange", stayAwake);
stayAwake();

for (const button of root.querySelectorAll(".copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.link);
    button.textContent = button.dataset.done;
  });
}
for (const button of root.querySelectorAll(".share")) {
  button.hidden = !navigator.share;
  button.addEventListener("click", () =>
    navigator.share({ url: button.dataset.link }).catch(() => {}));
}
