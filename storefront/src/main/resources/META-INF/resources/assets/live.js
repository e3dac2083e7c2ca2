// Keeps an open page up to date, counts down, and announces what matters to screen readers. Texts come from the page.
const SECOND = 1_000;
const SLOWEST = 60 * SECOND;
const SLOWEST_POLL = 15 * SECOND;
const SHORT_STREAM = 5 * SECOND;
const SILENCE = 40 * SECOND;
const WARNINGS = [5, 1];

const main = document.getElementById("main");
let topics = topicsOf(main);

function topicsOf(page) {
  return (page?.dataset.live ?? "").split(" ").filter(Boolean);
}

function isPersonal() {
  return topics.some((topic) => !/^(shows?|ticket):/.test(topic));
}

// Time, by the server's clock

let renderedAt = Number(main.dataset.now);
let ahead = renderedAt - Date.now() + performance.now() - (performance.getEntriesByType("navigation")[0]?.responseStart ?? performance.now());
const lastLeft = new Map();

function tick() {
  for (const time of document.querySelectorAll("time[data-countdown]")) {
    const left = Math.max(0, Math.ceil((Date.parse(time.dateTime) - Date.now() - ahead) / SECOND));
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    const text = left === 0 ? time.dataset.expired : time.dataset.countdown.replace("m:ss", clock);
    if (time.textContent !== text) {
      time.textContent = text;
    }
    const before = lastLeft.get(time.dateTime) ?? left;
    const warning = WARNINGS.find((minutes) => left <= minutes * 60 && before > minutes * 60);
    if (warning && left > 0) {
      announce(time.dataset[`warning${warning}`]);
    }
    lastLeft.set(time.dateTime, left);
  }
}

// One region for all announcements, and one notice that people see

let announcements = [];

function announce(text) {
  const region = document.getElementById("live-announcer");
  if (!text || !region) {
    return;
  }
  if (announcements.length === 0) {
    region.textContent = "";
    setTimeout(() => {
      region.textContent = announcements.join(" ");
      announcements = [];
    }, SECOND / 5);
  }
  announcements.push(text);
}

let notice = null;
let unavailable = false;

function say(name) {
  if (name === notice) {
    return;
  }
  for (const each of document.querySelectorAll("[data-live-notice]")) {
    each.hidden = each.dataset.liveNotice !== name;
    if (!each.hidden) {
      announce(each.textContent.trim());
    }
  }
  notice = name;
}

function restored() {
  if (notice === "lost" && !unavailable) {
    say("back");
    setTimeout(() => notice === "back" && say(null), 5 * SECOND);
  }
}

// What differs is changed in place, so that focus, selections and typed text stay

function morph(old, fresh) {
  if (old.isEqualNode(fresh) || old.dataset?.once === "sent") {
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = fresh.nodeValue;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && name !== "open") {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && name !== "open") {
      old.setAttribute(name, value);
    }
  }
  let next = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const match = child.id ? [...old.children].find((each) => each.id === child.id) : similar(next, child) ? next : null;
    if (match === next && match) {
      next = next.nextSibling;
    } else {
      old.insertBefore(match ?? document.importNode(child, true), next);
    }
    if (match) {
      morph(match, child);
    }
  }
  while (next) {
    const rest = next.nextSibling;
    next.remove();
    next = rest;
  }
}

function similar(old, fresh) {
  return old && !old.id && old.nodeName === fresh.nodeName;
}

function announced() {
  return new Map([...document.querySelectorAll("[data-announce][id]")].map((each) => [each.id, each.dataset.announce]));
}

/** Changes parts of the page, given with what they become. */
function change(parts) {
  const focused = document.activeElement;
  const before = announced();
  for (const [part, fresh] of parts) {
    morph(part, fresh);
  }
  if (!focused?.isConnected) {
    main.focus({ preventScroll: true });
  }
  for (const [id, text] of announced()) {
    if (before.has(id) && before.get(id) !== text) {
      announce(text);
    }
  }
  tick();
}

function show(page) {
  const parts = [...document.querySelectorAll("[data-live-part]")].map((part) => [part, page.getElementById(part.id)]);
  change(parts.filter(([, fresh]) => fresh));
  document.title = page.title;
  document.dispatchEvent(new CustomEvent("live:updated"));
}

// A page that loads parts of itself from other pages
document.addEventListener("live:part", ({ detail }) => change([detail]));

// Loading the page again, because of an event or while there is no stream

let refreshing = false;
let again = false;
let refreshedAt = 0;
let refreshTimer;

function refreshWithin(millis) {
  const pause = refreshedAt + SECOND - Date.now();
  refreshTimer ??= setTimeout(refresh, Math.max(Math.random() * millis, pause, 0));
}

async function refresh() {
  clearTimeout(refreshTimer);
  refreshTimer = undefined;
  if (refreshing) {
    again = true;
    return;
  }
  refreshing = true;
  try {
    await load();
  } catch {
    say("lost");
  }
  refreshing = false;
  refreshedAt = Date.now();
  if (again) {
    again = false;
    refreshWithin(0);
  }
}

async function load() {
  // A visitor who is signed out is redirected to the issuer, where a script must not follow
  const redirect = isPersonal() ? "manual" : "follow";
  const response = await fetch(location.pathname + location.search, { redirect, signal: AbortSignal.timeout(8 * SECOND) });
  const receivedAt = Date.now();
  if (response.type === "opaqueredirect" || response.status === 401) {
    stop("signed-out");
  } else if ([403, 404, 410].includes(response.status)) {
    stop("gone");
  } else if (response.status === 405) {
    stop(null); // the page is the answer to a form
  } else if (response.ok) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("main");
    const followed = topicsOf(fresh);
    if (followed.length > 0) {
      renderedAt = Number(fresh.dataset.now);
      ahead = renderedAt - receivedAt;
      show(page);
      restored();
      follow(followed);
    } else {
      stop(isPersonal() ? "signed-out" : "gone");
    }
  } else {
    throw new Error(response.status);
  }
}

// The stream

let stream = null;
let stopped = false;
let openedAt = 0;
let failures = 0;
let watchdog;
let retry;

function connect() {
  disconnect();
  if (document.hidden || stopped) {
    return;
  }
  const query = new URLSearchParams(topics.map((topic) => ["topic", topic]));
  query.append("since", renderedAt);
  openedAt = Date.now();
  unavailable = false;
  stream = new EventSource(`${main.dataset.stream}?${query}`);
  on("beat", restored);
  on("changed", (event) => refreshWithin(Number(event.data)));
  on("unavailable", () => {
    unavailable = true;
    say("lost");
  });
  on("available", () => {
    unavailable = false;
    restored();
  });
  on("signed-out", () => stop("signed-out"));
  on("gone", () => stop("gone"));
  stream.onerror = failed;
  watch();
}

function follow(others) {
  if (others.join(" ") !== topics.join(" ")) {
    topics = others;
    if (stream) {
      connect();
    }
  }
}

function on(name, action) {
  stream.addEventListener(name, (event) => {
    watch();
    action(event);
  });
}

// A network that is gone closes no connection
function watch() {
  clearTimeout(watchdog);
  watchdog = setTimeout(failed, SILENCE);
}

function disconnect() {
  clearTimeout(watchdog);
  clearTimeout(retry);
  stream?.close();
  stream = null;
}

async function failed() {
  disconnect();
  failures = Date.now() - openedAt < SHORT_STREAM ? failures + 1 : 1;
  if (failures > 1) {
    await refresh();
  }
  const slowest = notice === "lost" ? SLOWEST : SLOWEST_POLL;
  const pause = Math.min(slowest, SECOND * 2 ** (failures - 1));
  clearTimeout(retry);
  retry = setTimeout(connect, pause * (0.5 + Math.random() / 2));
}

function stop(reason) {
  stopped = true;
  disconnect();
  say(reason);
}

function resume() {
  if (!stopped) {
    failures = 0;
    connect();
  }
}

tick();
setInterval(tick, SECOND);
const signIn = document.querySelector("[data-live-notice] a[href='/sign-in']");
if (signIn) {
  signIn.href = `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;
}
if (topics.length > 0) {
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : resume()));
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", (event) => event.persisted && resume());
  window.addEventListener("online", resume);
  window.addEventListener("offline", () => say("lost"));
  connect();
}
