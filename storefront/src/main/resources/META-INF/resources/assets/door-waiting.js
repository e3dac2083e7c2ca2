// Sends scans that wait on this device from every page of the desk and of the door, for staff who have left the scanner.

const { store: storeUrl, logic: logicUrl, server: serverUrl } = document.getElementById("door-waiting").dataset;
const PAUSE_MILLIS = 15_000;

/** Most devices have scanned nothing, and then nothing more is loaded. */
async function hasScanned() {
  const databases = await indexedDB.databases?.();
  return databases?.some(({ name }) => name === "boxoffice-door") ?? false;
}

async function sendAll() {
  const [{ openStore }, logic, { uploadAll }] = await Promise.all([storeUrl, logicUrl, serverUrl].map((url) => import(url)));
  const store = await openStore();
  try {
    return await uploadAll(store, logic);
  } finally {
    store.close();
  }
}

let timer;

async function attempt() {
  clearTimeout(timer);
  const sent = await sendAll().catch(() => false);
  document.documentElement.dataset.scans = sent ? "sent" : "waiting";
  if (!sent) {
    timer = setTimeout(attempt, PAUSE_MILLIS);
  }
}

await globalThis.forgotten; // what the last visitor has left
if (await hasScanned()) {
  addEventListener("online", attempt);
  await attempt();
}
