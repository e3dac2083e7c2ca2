// Shows the door and tickets without a network. Pages put what they need into the cache; this script only serves it.
"use strict";

const CACHE = "boxoffice-offline";
const KEPT_PAGES = /^\/(door(\/[0-9a-f-]{36})?|orders\/[0-9a-f-]{36}\/tickets)$/;
const FILES = /^\/(assets|webjars)\//;
/** A kept page is shown if the network is slower. */
const TIMEOUT_MILLIS = 4_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) {
    return;
  }
  if (request.mode === "navigate" && KEPT_PAGES.test(pathname)) {
    event.respondWith(page(request, pathname));
  } else if (FILES.test(pathname)) {
    event.respondWith(file(request));
  }
});

async function page(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  const fresh = fetch(request);
  if (!kept) {
    return fresh;
  }
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), TIMEOUT_MILLIS));
  const response = await Promise.race([fresh.catch(() => kept), late]);
  // 502 to 504: only something in front of the server has answered
  return response.status >= 502 && response.status <= 504 ? kept : response;
}

async function file(request) {
  const kept = await (await caches.open(CACHE)).match(request);
  return kept ?? fetch(request);
}
