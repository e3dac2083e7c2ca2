// What scanners ask the server: the door list, the keys, and the records of scans. No DOM, because the worker sends scans too.

const ANSWER_MILLIS = 3_000;
const LIST_MILLIS = 10_000;
const UPLOAD_MILLIS = 10_000;

export class SignedOut extends Error {}
export class Denied extends Error {}
export class Refused extends Error {}

export class Server {
  #base;
  #heard;

  /** @param heard called with what each request says about the connection: online, signedOut and denied, if they are known */
  constructor(showId, heard = () => {}) {
    this.#base = `/door/${showId}`;
    this.#heard = heard;
  }

  async ask(path, options = {}, timeout = ANSWER_MILLIS) {
    let response;
    try {
      response = await fetch(this.#base + path, {
        ...options, redirect: "manual", signal: AbortSignal.timeout(timeout),
        headers: { Accept: "application/json", ...(options.body ? { "Content-Type": "application/json" } : {}) },
      });
    } catch (failure) {
      this.#heard({ online: false });
      throw failure;
    }
    if (response.type === "opaqueredirect" || response.status === 401) {
      this.#heard({ online: true, signedOut: true });
      throw new SignedOut();
    }
    if (response.status >= 500) {
      this.#heard({ online: false });
      throw new Error(`${response.status}`);
    }
    const denied = response.status === 404 && !path.endsWith("/undo");
    this.#heard({ online: true, signedOut: false, denied });
    if (denied) {
      throw new Denied();
    }
    if (!response.ok) {
      throw new Refused(`${response.status}`);
    }
    return response.json();
  }

  async checkIn(scans, timeout = ANSWER_MILLIS) {
    return (await this.ask("/check-ins", { method: "POST", body: JSON.stringify({ items: scans }) }, timeout)).items;
  }

  undo(checkIn) {
    return this.ask(`/check-ins/${checkIn}/undo`, { method: "POST" });
  }

  list(after) {
    return this.ask(`/list${after ? `?after=${encodeURIComponent(after)}` : ""}`, {}, LIST_MILLIS);
  }
}

/** The public keys of codes; undefined if they cannot be read now. */
export async function fetchKeys() {
  try {
    const response = await fetch("/.well-known/jwks.json", { signal: AbortSignal.timeout(ANSWER_MILLIS) });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined; // the kept keys serve
  }
}

/** One page or worker at a time changes what the server has of a show. */
export function exclusively(showId, work) {
  return navigator.locks ? navigator.locks.request(`door-${showId}`, work) : work();
}

/** Sends what happened without a network. The nonce makes a repetition harmless. */
export async function upload(showId, server, store, logic) {
  await exclusively(showId, async () => {
    for (const batch of logic.batches(await store.waiting(showId))) {
      await send(batch, server, store, logic);
    }
  });
}

async function send(batch, server, store, logic) {
  try {
    const items = await server.checkIn(batch.map(logic.request), UPLOAD_MILLIS);
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
      await send([one], server, store, logic); // finds the one that the server does not take
    }
  }
}

/** Sends what waits for any show. Shows at whose door the visitor may not work stay for another member. Returns whether all is sent. */
export async function uploadAll(store, logic) {
  for (const showId of await store.waitingShows()) {
    await upload(showId, new Server(showId), store, logic).catch((failure) => {
      if (!(failure instanceof Denied)) {
        throw failure;
      }
    });
  }
  return (await store.waitingShows()).length === 0;
}
