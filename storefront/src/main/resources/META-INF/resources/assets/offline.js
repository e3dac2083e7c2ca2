// Keeps a page and its files for the time without a network. The page names the visitor, so that boxoffice.js removes it for others.

const CACHE = "boxoffice-offline";

/** Browsers with Background Sync run the worker that sends scans, if they have modules in workers. */
async function register(scope, sends) {
  if (sends && "SyncManager" in globalThis) {
    try {
      // Its modules have no hash in their addresses
      return await navigator.serviceWorker.register("/sync-worker.js", { scope, type: "module", updateViaCache: "none" });
    } catch { /* the other one serves */ }
  }
  return navigator.serviceWorker.register("/worker.js", { scope });
}

/** Asks the browser to let the worker send scans when there is a network, even if no page is open then. */
export async function sendLater() {
  const registration = await navigator.serviceWorker?.getRegistration("/door/");
  await registration?.sync?.register("scans");
}

/**
 * Registers the worker and keeps this page with the files that it names.
 *
 * @param scope the path below which the worker shows kept pages
 * @param sends whether it sends scans, too
 */
export async function keepOffline(scope, sends = false) {
  if (!("serviceWorker" in navigator) || !navigator.onLine) {
    return false;
  }
  await register(scope, sends);
  const files = [...document.querySelectorAll("script[src], link[rel=stylesheet], link[rel=icon], [data-keep]")]
    .flatMap((element) => (element.dataset.keep ?? element.src ?? element.href).split(" "))
    .map((url) => new URL(url || "/assets/icon.svg", location.href))
    .filter((url) => url.origin === location.origin);
  const cache = await caches.open(CACHE);
  for (const url of files) {
    if (!(await cache.match(url))) {
      await cache.add(url);
    }
  }
  await forgetOlder(cache, files);
  const page = await fetch(location.pathname, { headers: { Accept: "text/html" }, redirect: "manual" });
  if (page.ok) {
    await cache.put(location.pathname, page);
  }
  localStorage.setItem("keptFor", document.querySelector("meta[name=visitor]")?.content ?? "");
  return true;
}

/** Removes earlier builds of the files. */
async function forgetOlder(cache, files) {
  const current = new Map(files.map((url) => [url.pathname, url.href]));
  for (const request of await cache.keys()) {
    const newer = current.get(new URL(request.url).pathname);
    if (newer !== undefined && newer !== request.url) {
      await cache.delete(request);
    }
  }
}
