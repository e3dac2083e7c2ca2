// The scanner of a show. Decides online where it can, offline where it must, and says which. Texts come from the page.

const root = document.getElementById("door");
const [logic, page, { openStore }, { Camera }, { keepOffline }] = await Promise.all(
  ["logic", "page", "store", "camera", "offline"].map((name) => import(root.dataset[name])));

const showId = root.dataset.show;
const base = `/door/${showId}`;
const ANSWER_MILLIS = 3_000;
const LIST_MILLIS = 5_000;
const REPEAT_MILLIS = 3_000;
const OLD_LIST_MILLIS = 15 * 60_000;

const { find, text, clock, number } = page;

await globalThis.forgotten; // what the last visitor has left
const store = await openStore();
const state = { online: navigator.onLine, signedOut: false, denied: false, calledOff: "calledOff" in root.dataset, keys: undefined };

// --- The gate, kept per device

const gate = find("gate");
gate.value = localStorage.getItem("gate") || gate.value;
gate.addEventListener("change", () => {
  gate.value = gate.value.trim() || gate.defaultValue;
  localStorage.setItem("gate", gate.value);
});

// --- Requests

class SignedOut extends Error {}
class Denied extends Error {}
class Refused extends Error {}

async function ask(path, options = {}, timeout = ANSWER_MILLIS) {
  let response;
  try {
    response = await fetch(base + path, {
      ...options, redirect: "manual", signal: AbortSignal.timeout(timeout),
      headers: { Accept: "application/json", ...(options.body ? { "Content-Type": "application/json" } : {}) },
    });
  } catch (failure) {
    connected(false);
    throw failure;
  }
  if (response.type === "opaqueredirect" || response.status === 401) {
    state.signedOut = true;
    connected(true);
    throw new SignedOut();
  }
  if (response.status >= 500) {
    connected(false);
    throw new Error(`${response.status}`);
  }
  state.signedOut = false;
  const denied = response.status === 404 && !path.endsWith("/undo");
  state.denied = denied;
  connected(true);
  if (denied) {
    throw new Denied();
  }
  if (!response.ok) {
    throw new Refused(`${response.status}`);
  }
  return response.json();
}

const post = (path, body) => ask(path, { method: "POST", body: JSON.stringify(body) });

function connected(online) {
  state.online = online;
  showState();
}

// --- The list and the keys

let listing = null;

/** Fetches what has changed; one request at a time. */
function refreshList() {
  listing ??= (async () => {
    let more = true;
    while (more) {
      const after = (await store.show(showId))?.next;
      const part = await ask(`/list${after ? `?after=${encodeURIComponent(after)}` : ""}`, {}, 10_000);
      await store.applyList(showId, part, new Date().toISOString());
      more = part.more;
    }
  })().finally(() => { listing = null; });
  return listing;
}

async function loadKeys() {
  try {
    const response = await fetch("/.well-known/jwks.json", { signal: AbortSignal.timeout(ANSWER_MILLIS) });
    if (response.ok) {
      await store.keepShow(showId, { jwks: await response.json() });
    }
  } catch { /* the kept keys serve */ }
  const jwks = (await store.show(showId))?.jwks;
  state.keys = jwks ? await logic.importKeys(jwks) : undefined;
  find("unverified").hidden = state.keys !== null;
}

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
  await showRecent();
}

/** Null if the server has not answered. */
async function decideOnline(scanned) {
  if (!navigator.onLine || !state.online || state.signedOut) {
    return null;
  }
  try {
    const { items: [checkIn] } = await post("/check-ins", { items: [logic.request(scanned)] });
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
}

/** Staff decide about a signed code that the list does not have, for example of a ticket bought a minute ago. */
async function letInAnyway(scanned, read) {
  await store.decided({ ...scanned, overridden: true }, read.id, () => ({ kind: logic.LET_IN, admission: read.id, offline: true }));
  page.present({ kind: logic.LET_IN, offline: true });
  await showRecent();
}

// --- Upload

/** Sends what happened without a network. One tab at a time; the nonce makes a repetition harmless. */
async function upload() {
  await exclusively(async () => {
    for (const batch of logic.batches(await store.waiting(showId))) {
      await send(batch);
    }
  });
  await showRecent();
}

async function send(batch) {
  try {
    const { items } = await post("/check-ins", { items: batch.map(logic.request) });
    for (const [index, checkIn] of items.entries()) {
      await store.uploaded(batch[index], checkIn);
    }
  } catch (failure) {
    if (!(failure instanceof Refused)) {
      throw failure;
    }
    if (batch.length === 1) {
      await store.failed(batch[0], failure.message);
      return;
    }
    for (const one of batch) {
      await send([one]); // finds the one that the server does not take
    }
  }
}

function exclusively(work) {
  return navigator.locks ? navigator.locks.request(`door-${showId}`, work) : work();
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
    await upload();
    await refreshList();
  } catch (failure) {
    if (!(failure instanceof SignedOut || failure instanceof Denied)) {
      connected(false);
    }
  } finally {
    synchronizing = false;
    await showState();
  }
}

// --- Undo

async function undo(scanned) {
  await exclusively(async () => {
    const current = (await store.scans(showId)).find((one) => one.nonce === scanned.nonce);
    if (!current || current.undone) {
      return;
    }
    if (current.verdict.checkIn) {
      await ask(`/check-ins/${current.verdict.checkIn}/undo`, { method: "POST" });
    }
    await store.undone(current);
    say("undone");
  }).catch((failure) => say(failure instanceof Refused ? "undoRefused" : "undoNeedsNetwork"));
  await showRecent();
}

function say(key) {
  find("said").textContent = text(key);
}

// --- What the page shows beside the verdict

async function showState() {
  const kept = await store.show(showId);
  const waiting = (await store.waiting(showId)).length;
  const connection = state.denied ? "denied" : state.signedOut ? "signedOut" : state.online ? "online" : "offline";
  root.dataset.connection = connection;
  find("connection").textContent = text(`state.${connection}`);
  find("connection").className = `badge ${connection === "online" ? "good" : connection === "offline" ? "warn" : "bad"}`;
  find("sign-in").hidden = connection !== "signedOut";
  find("waiting").textContent = waiting === 0 ? text("nothingWaits") : text(waiting === 1 ? "oneWaits" : "someWait", { n: waiting });
  const age = kept?.listedAt ? Date.now() - Date.parse(kept.listedAt) : null;
  find("list-age").textContent = age === null ? text("noList") : text("listOf", { t: clock.format(new Date(kept.listedAt)) });
  find("list-age").dataset.old = String(age === null || age > OLD_LIST_MILLIS);
}

async function showRecent() {
  const scans = (await store.scans(showId)).toReversed();
  const settled = scans.filter((one) => one.state !== "asking");
  const undoable = settled.find((one) => one.verdict?.kind === logic.LET_IN);
  find("recent").replaceChildren(...settled.slice(0, 8).map((one) =>
    page.scanRow(one, one === undoable && !one.undone ? () => undo(one) : null)));
  find("no-scans").hidden = settled.length > 0;
  const problems = scans.filter((one) => one.state === "conflict" || one.state === "failed");
  find("conflicts").hidden = problems.length === 0;
  find("conflict-list").replaceChildren(...problems.map((one) =>
    page.problemRow(one, logic.verdictOf({ result: "REFUSED", reason: one.reason }, state.calledOff).kind)));
  await showState();
}

// --- Manual entry and search

const manual = find("manual");

find("manual-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const typed = manual.value.trim();
  if (logic.parseCode(typed) !== null) {
    manual.value = "";
    await showMatches();
    await scan({ code: typed });
  } else if (!(await showMatches())) {
    await scan({ code: typed });
  }
});

manual.addEventListener("input", () => showMatches());

async function showMatches() {
  const typed = manual.value.trim();
  const matches = typed.length < 2 || logic.parseCode(typed) ? [] : logic.search(await store.admissions(showId), typed);
  find("matches").replaceChildren(...matches.map((known) => page.matchRow(known, async () => {
    await scan({ admission: { id: known.id, generation: known.generation } });
    manual.value = "";
    await showMatches();
  })));
  find("matches-count").textContent = typed.length < 2 || logic.parseCode(typed) ? ""
    : text(matches.length === 0 ? "noMatch" : matches.length === 1 ? "oneMatch" : "someMatch", { n: matches.length });
  return matches.length > 0;
}

// --- Counts

let counts;

function watchCounts() {
  counts?.close();
  counts = null;
  if (document.hidden) {
    return;
  }
  counts = new EventSource(`${base}/counts`);
  counts.onmessage = (event) => page.showCounts(JSON.parse(event.data));
  // A stream that was refused does not open itself again
  counts.onerror = () => counts?.readyState === EventSource.CLOSED && setTimeout(watchCounts, 2 * LIST_MILLIS);
}

/** Without a stream, what this device knows. */
async function countHere() {
  if (state.online && counts?.readyState === EventSource.OPEN) {
    return;
  }
  const valid = (await store.admissions(showId)).filter((known) => !known.void);
  if (valid.length > 0) {
    find("entered").textContent = text("enteredOfHere",
      { n: number(valid.filter((known) => known.local || known.enteredAt).length), m: number(valid.length) });
  }
}

// --- The camera

const camera = new Camera(find("video"), root.dataset.qr, seen);
let wakeLock;

async function startCamera() {
  find("camera-problem").hidden = true;
  try {
    await camera.start();
    wakeLock = await navigator.wakeLock?.request("screen").catch(() => null);
  } catch (failure) {
    find("camera-problem").hidden = false;
    find("camera-problem").textContent = text(failure.name === "NotAllowedError" ? "cameraDenied" : "noCamera");
  }
  showCamera();
}

function stopCamera() {
  camera.stop();
  wakeLock?.release();
  showCamera();
}

function showCamera() {
  find("viewfinder").dataset.running = String(camera.running);
  find("camera").textContent = text(camera.running ? "pauseCamera" : "startCamera");
  find("torch").hidden = !camera.hasTorch;
}

find("camera").addEventListener("click", () => {
  localStorage.setItem("doorCamera", camera.running ? "off" : "on");
  return camera.running ? stopCamera() : startCamera();
});
find("torch").addEventListener("click", async () => {
  const on = find("torch").getAttribute("aria-pressed") !== "true";
  await camera.torch(on);
  find("torch").setAttribute("aria-pressed", String(on));
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    camera.stop();
    showCamera();
  } else {
    if (localStorage.getItem("doorCamera") === "on") {
      startCamera();
    }
    synchronize();
  }
  watchCounts();
});

// --- The start

find("retry").addEventListener("click", async () => {
  await store.retry(showId);
  await synchronize();
});
find("reload-list").addEventListener("click", async () => {
  await store.dropList(showId);
  await synchronize();
});
addEventListener("online", () => { state.online = true; synchronize(); });
addEventListener("offline", () => connected(false));

find("scanner").hidden = false;
find("lookup").hidden = false;
root.dataset.ready = "true";
showCamera();
await loadKeys();
await showRecent();
await synchronize();
await countHere();
watchCounts();
setInterval(async () => {
  if (!document.hidden) {
    await synchronize();
    await countHere();
  }
}, LIST_MILLIS);
if (localStorage.getItem("doorCamera") === "on") {
  startCamera();
}
if (await keepOffline("/door/").catch(() => false)) {
  root.dataset.kept = "true";
}
