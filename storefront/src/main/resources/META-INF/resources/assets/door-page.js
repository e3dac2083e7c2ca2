// What the page of a show shows at the door: verdicts, scans, matches and counts. Texts come from the page.

const root = document.getElementById("door");
const LET_IN = "in";
const DOT = " · ";
const CLOSE_MILLIS = 2_500;

export const find = (id) => document.getElementById(id);
const words = new Map([...find("door-texts").content.querySelectorAll("[data-text]")]
  .map((element) => [element.dataset.text, element.textContent.trim()]));
export const clock = new Intl.DateTimeFormat(document.documentElement.lang,
  { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: root.dataset.zone });

/** A text of the page with its places filled in. */
export function text(key, places = {}) {
  return Object.entries(places).reduce((all, [place, value]) => all.replaceAll(`%${place}`, value), words.get(key) ?? key);
}

export const number = (value) => new Intl.NumberFormat(document.documentElement.lang).format(value);

// --- The verdict: color, symbol, text, sound and vibration

const SYMBOLS = { in: "✓", again: "↻", other: "⇄", calledOff: "⊘", unlisted: "?", failure: "!" };
const WARNINGS = new Set(["again", "unlisted", "other", "failure"]);
let closing;

/**
 * Fills the screen with a verdict.
 *
 * @param letInAnyway called if staff decide so; null if they cannot
 */
export function present(verdict, letInAnyway = null) {
  clearTimeout(closing);
  const panel = find("verdict");
  const letIn = verdict.kind === LET_IN;
  panel.dataset.kind = verdict.kind;
  panel.dataset.tone = letIn ? "good" : WARNINGS.has(verdict.kind) ? "warn" : "bad";
  find("verdict-symbol").textContent = SYMBOLS[verdict.kind] ?? "✕";
  find("verdict-title").textContent = text(`title.${verdict.kind}`);
  find("verdict-detail").textContent = detail(verdict);
  find("verdict-holder").textContent = verdict.name ?? "";
  find("verdict-ticket").textContent = verdict.ticketName ? `${verdict.ticketName}, ${text("number", { n: verdict.number })}` : "";
  find("verdict-offline").hidden = !verdict.offline;
  const anyway = find("verdict-anyway");
  anyway.hidden = letInAnyway === null;
  anyway.onclick = letInAnyway;
  if (!panel.open) {
    panel.showModal();
  }
  find("verdict-close").focus();
  signal(panel.dataset.tone);
  if (letIn) {
    closing = setTimeout(closeVerdict, CLOSE_MILLIS);
  }
}

function detail(verdict) {
  if (verdict.kind === "again" && verdict.first) {
    return enteredBefore(verdict.first);
  }
  return words.get(`detail.${verdict.kind}`) ?? "";
}

function enteredBefore({ at, gate: where }) {
  return text("detail.again", { t: clock.format(new Date(at)), g: where });
}

export function closeVerdict() {
  clearTimeout(closing);
  find("verdict").close();
}

/** Whether the next code may be read: a refusal stays until staff have seen it. */
export function isReady() {
  return !find("verdict").open || find("verdict").dataset.kind === LET_IN;
}

let audio;

/** Browsers allow sound after a touch only. */
document.addEventListener("pointerdown", () => { audio ??= "AudioContext" in globalThis ? new AudioContext() : null; });

function signal(tone) {
  navigator.vibrate?.(tone === "good" ? 80 : [200, 80, 200, 80, 200]);
  if (!audio || !find("sound").checked) {
    return;
  }
  const beeps = tone === "good" ? [[880, 0, 0.09], [1320, 0.1, 0.14]] : [[220, 0, 0.25], [180, 0.3, 0.35]];
  for (const [frequency, start, length] of beeps) {
    const beep = audio.createOscillator();
    const volume = audio.createGain();
    beep.type = frequency > 500 ? "sine" : "square";
    beep.frequency.value = frequency;
    volume.gain.value = 0.25;
    beep.connect(volume).connect(audio.destination);
    beep.start(audio.currentTime + start);
    beep.stop(audio.currentTime + start + length);
  }
}

find("verdict-close").addEventListener("click", closeVerdict);
// With the camera on, a field with the focus would open the keyboard of a phone
find("verdict").addEventListener("close", () =>
  find(find("viewfinder").dataset.running === "true" ? "camera" : "manual").focus({ preventScroll: true }));

// --- Lists

/** A scan that staff have to look at. */
export function problemRow(scanned, kind) {
  const item = document.createElement("li");
  item.dir = "auto";
  const why = scanned.state === "failed" ? text("failedScan")
    : scanned.first ? enteredBefore(scanned.first) : text(`title.${kind}`);
  item.textContent = [clock.format(new Date(scanned.at)), scanned.gate, scanned.verdict?.name, scanned.verdict?.ticketName, why]
    .filter(Boolean).join(DOT);
  return item;
}

/** @param undo null if the scan cannot be undone */
export function scanRow(scanned, undo) {
  const item = document.createElement("li");
  item.className = "row";
  const mark = document.createElement("span");
  const letIn = scanned.verdict?.kind === LET_IN;
  mark.classList.add("mark", letIn && !scanned.undone ? "good" : "bad");
  mark.ariaHidden = "true";
  mark.textContent = scanned.undone ? "↶" : SYMBOLS[scanned.verdict?.kind] ?? "✕";
  const what = document.createElement("span");
  what.className = "what";
  what.dir = "auto";
  what.textContent = [clock.format(new Date(scanned.at)), text(scanned.undone ? "undoneEntry" : `title.${scanned.verdict?.kind}`),
    scanned.verdict?.name, scanned.verdict?.ticketName, scanned.state === "waiting" ? text("waits") : null]
    .filter(Boolean).join(DOT);
  item.append(mark, what);
  if (undo !== null) {
    item.append(button("undo", "quiet", undo));
  }
  return item;
}

/** @param letIn called if staff choose the admission */
export function matchRow(known, letIn) {
  const item = document.createElement("li");
  item.className = "row";
  const what = document.createElement("span");
  what.className = "what";
  what.dir = "auto";
  const entered = known.local ?? (known.enteredAt ? { at: known.enteredAt, gate: known.enteredGate } : null);
  what.textContent = [known.holderName ?? known.buyerName ?? text("noName"), known.ticketName, text("number", { n: known.number }),
    text("orderNumber", { n: known.orderId.slice(-8) }),
    entered ? enteredBefore(entered) : null].filter(Boolean).join(DOT);
  item.append(what);
  if (!entered) {
    item.append(button("letIn", "secondary", letIn));
  }
  return item;
}

function button(key, look, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = look;
  element.textContent = text(key);
  element.addEventListener("click", action);
  return element;
}

export function showCounts({ entered, admissions, gates }) {
  find("entered").textContent = text("enteredOf", { n: number(entered), m: number(admissions) });
  find("progress").max = Math.max(1, admissions);
  find("progress").value = entered;
  find("gates").replaceChildren(...gates.map((one) => {
    const line = document.createElement("tr");
    for (const [index, value] of [one.gate, one.entries, one.refused, one.conflicts].entries()) {
      const cell = document.createElement(index === 0 ? "th" : "td");
      cell.className = index === 0 ? "" : "number";
      if (index === 0) {
        cell.scope = "row";
        cell.dir = "auto";
      }
      cell.textContent = index === 0 ? value : number(value);
      line.append(cell);
    }
    return line;
  }));
}
