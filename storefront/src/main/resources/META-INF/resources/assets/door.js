// The scanner of a show. Decides online where it can, offline where it must, and says which. Texts come from the page.

const root = document.getElementById("door");
const [logic, page, { openStore }, { CameraControls }, { keepOffline, sendLater }, server, { Panel }] = await Promise.all(
  ["logic", "page", "store", "camera", "offline", "server", "panel"].map((name) => import(root.dataset[name])));
const { Denied, Refused, Server, SignedOut, exclusively, fetchKeys, upload } = server;

const showId = root.dataset.show;
const SYNCHRONIZE_MILLIS = 5_000;
const REPEAT_MILLIS = 3_000;

const { find } = page;

await globalThis.forgotten; // what the last visitor has left
const store = await openStore();
const state = { online: navigator.onLine, signedOut: false, denied: false, calledOff: "calledOff" in root.dataset, keys: undefined };
const office = new Server(showId, heard);
const panel = new Panel({
  root, showId, store, state, logic, page, scan, undo,
  retry: async () => {
    await store.retry(showId);
    await synchronize();
  },
});

function heard(change) {
  Object.assign(state, change);
  panel.showState();
}

// --- The gate, kept per device

const gate = find("gate");
gate.value = localStorage.getItem("gate") || gate.value;
gate.addEventListener("change", () => {
  gate.value = gate.value.trim() || gate.defaultValue;
  localStorage.setItem("gate", gate.value);
});

// --- Scans

let lastText = "";
let lastAt = 0;

/** A camera reads the same code many times. */
function seen(code) {
  const now = Date.now();
  const repeated = code === lastText && now - lastAt < REPEAT_MILLIS;
  lastText = code;
  lastAt = now;
  if (!repeated && page.isReady()) {
    scan({ code });
  }
}

let turn = Promise.resolve();

/** Handles one scan after the other, so that the results come in their order. */
function scan(input) {
  turn = turn.then(() => handle(input)).catch((failure) => {
    console.error(failure);
    page.present({ kind: "failure" });
  });
  return turn;
}

async function handle(input) {
  const read = input.code === undefined ? input.admission : logic.parseCode(input.code);
  const asked = await store.asking({
    ...input, showId, gate: gate.value, nonce: crypto.randomUUID(), at: new Date().toISOString(),
    subject: input.code ?? `${input.admission.id}/${input.admission.generation}`,
  });
  const verdict = await decideOnline(asked);
  if (verdict === null) {
    await decideHere(asked, read);
  } else {
    page.present(verdict);
  }
  await panel.showRecent();
}

/** Null if the server has not answered. */
async function decideOnline(scanned) {
  if (!navigator.onLine || !state.online || state.signedOut) {
    return null;
  }
  try {
    const [checkIn] = await office.checkIn([logic.request(scanned)]);
    return await store.answered(scanned, logic.verdictOf(checkIn, state.calledOff));
  } catch (failure) {
    if (failure instanceof Denied) {
      return store.answered(scanned, { kind: "denied" });
    }
    scanned.asked = !(failure instanceof SignedOut || failure instanceof Refused);
    return null;
  }
}

async function decideHere(scanned, read) {
  const signed = scanned.code !== undefined && read !== null && state.keys !== undefined
    ? await logic.isSigned(read, state.keys) : null;
  const verdict = await store.decided(scanned, read?.id ?? null,
    (known) => ({ ...logic.decideOffline(read, signed, known, state.calledOff), offline: true }));
  page.present(verdict, verdict.kind === "unlisted" && signed ? () => letInAnyway(scanned, read) : null);
  if (verdict.kind === logic.LET_IN) {
    sendLater().catch(() => {});
  }
}

/** Staff decide about a signed code that the list does not have, for example of a ticket bought a minute ago. */
async function letInAnyway(scanned, read) {
  await store.decided({ ...scanned, overridden: true }, read.id, () => ({ kind: logic.LET_IN, admission: read.id, offline: true }));
  page.present({ kind: logic.LET_IN, offline: true });
  sendLater().catch(() => {});
  await panel.showRecent();
}

async function undo(scanned) {
  await exclusively(showId, async () => {
    const current = (await store.scans(showId)).find((one) => one.nonce === scanned.nonce);
    if (!current || current.undone) {
      return;
    }
    if (current.verdict.checkIn) {
      await office.undo(current.verdict.checkIn);
    }
    await store.undone(current);
    panel.say("undone");
  }).catch((failure) => panel.say(failure instanceof Refused ? "undoRefused" : "undoNeedsNetwork"));
  await panel.showRecent();
}

// --- The list, the keys and the scans that wait

let listing = null;

/** Fetches what has changed; one request at a time. */
function refreshList() {
  listing ??= (async () => {
    let more = true;
    while (more) {
      const part = await office.list((await store.show(showId))?.next);
      await store.applyList(showId, part, new Date().toISOString());
      more = part.more;
    }
  })().finally(() => { listing = null; });
  return listing;
}

async function loadKeys() {
  const fetched = await fetchKeys();
  if (fetched) {
    await store.keepShow(showId, { jwks: fetched });
  }
  const jwks = (await store.show(showId))?.jwks;
  state.keys = jwks ? await logic.importKeys(jwks) : undefined;
  find("unverified").hidden = state.keys !== null;
}

let synchronizing = false;

async function synchronize() {
  if (synchronizing) {
    return;
  }
  synchronizing = true;
  try {
    if (state.keys === undefined) {
      await loadKeys();
    }
    await upload(showId, office, store, logic);
    await panel.showRecent();
    await refreshList();
  } catch (failure) {
    if (!(failure instanceof SignedOut || failure instanceof Denied)) {
      heard({ online: false });
    }
  } finally {
    synchronizing = false;
    await panel.showState();
  }
}

// --- The start

const camera = new CameraControls(page, root.dataset.qr, seen);

find("reload-list").addEventListener("click", async () => {
  await store.dropList(showId);
  await synchronize();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    camera.stop();
  } else {
    camera.resume();
    synchronize();
  }
  panel.watchCounts();
});
addEventListener("online", () => { state.online = true; synchronize(); });
addEventListener("offline", () => heard({ online: false }));

find("scanner").hidden = false;
find("lookup").hidden = false;
root.dataset.ready = "true";
await loadKeys();
await panel.showRecent();
await synchronize();
await panel.countHere();
panel.watchCounts();
setInterval(async () => {
  if (!document.hidden) {
    await synchronize();
    await panel.countHere();
  }
}, SYNCHRONIZE_MILLIS);
camera.resume();
if (await keepOffline("/door/", true).catch(() => false)) {
  root.dataset.kept = "true";
}
