// The worker of scanners in browsers with Background Sync: it also sends scans when no page is open. Others use worker.js alone.
import "/worker.js";
import * as logic from "/assets/door-logic.js";
import { openStore } from "/assets/door-store.js";
import { uploadAll } from "/assets/door-server.js";

self.addEventListener("sync", (event) => {
  if (event.tag === "scans") {
    event.waitUntil(sendAll());
  }
});

/** The browser tries again if this fails. */
async function sendAll() {
  const store = await openStore();
  try {
    await uploadAll(store, logic);
  } finally {
    store.close();
  }
}
