// What a scanner keeps on the device: door lists, and scans until the server has them. Every scan is written before its result is shown.

const NAME = "boxoffice-door";
const WAITING = "waiting";
const RECENT = 30;
/** How long a scan without a response can be repeated with its nonce. */
const REPEAT_MILLIS = 10 * 60_000;

const stores = ["shows", "admissions", "scans"];

/** A request of IndexedDB as a promise. */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export async function openStore() {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    const database = opening.result;
    database.createObjectStore("shows", { keyPath: "id" });
    database.createObjectStore("admissions", { keyPath: ["showId", "id"] });
    database.createObjectStore("scans", { keyPath: "nonce" }).createIndex("ofShow", ["showId", "at"]);
  };
  return new Store(await done(opening));
}

class Store {
  #database;

  constructor(database) {
    this.#database = database;
  }

  /** Runs work in one transaction, which is on disk before the promise is resolved. */
  async #change(work) {
    const transaction = this.#database.transaction(stores, "readwrite", { durability: "strict" });
    const committed = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    });
    committed.catch(() => {});
    let result;
    try {
      result = await work(Object.fromEntries(stores.map((name) => [name, transaction.objectStore(name)])));
    } catch (failure) {
      try { transaction.abort(); } catch { /* it has ended */ }
      throw failure;
    }
    await committed;
    return result;
  }

  #read(name) {
    return this.#database.transaction(name).objectStore(name);
  }

  /** {id, next, listedAt, keys}; undefined before the first list. */
  show(id) {
    return done(this.#read("shows").get(id));
  }

  /** Changes what is kept about a show. */
  async keepShow(id, change) {
    return this.#change(async ({ shows }) => {
      shows.put({ ...(await done(shows.get(id))), id, ...change });
    });
  }

  admissions(showId) {
    return done(this.#read("admissions").getAll(IDBKeyRange.bound([showId], [showId, []])));
  }

  /** Forgets the list of a show, to read it from the start. Entries of scans that wait are marked again. */
  async dropList(showId) {
    return this.#change(async ({ shows, admissions }) => {
      admissions.delete(IDBKeyRange.bound([showId], [showId, []]));
      shows.put({ ...(await done(shows.get(showId))), id: showId, next: null });
    });
  }

  /** Applies a part of the door list together with its cursor. */
  async applyList(showId, part, at) {
    return this.#change(async ({ shows, admissions, scans }) => {
      const local = new Map();
      for (const scan of await done(scans.index("ofShow").getAll(IDBKeyRange.bound([showId], [showId, []])))) {
        if (scan.state === WAITING && scan.admissionId) {
          local.set(scan.admissionId, { at: scan.at, gate: scan.gate, nonce: scan.nonce });
        }
      }
      for (const item of part.items) {
        admissions.put({ ...item, showId, ...(local.has(item.id) ? { local: local.get(item.id) } : {}) });
      }
      for (const id of part.voidIds) {
        admissions.put({ showId, id, void: true });
      }
      shows.put({
        ...(await done(shows.get(showId))), id: showId, next: part.next, ...(part.more ? {} : { listedAt: at }),
      });
    });
  }

  /** Writes a scan that is being asked, with the nonce of an earlier attempt without a response. */
  async asking(scan) {
    return this.#change(async ({ scans }) => {
      const earlier = (await done(scans.index("ofShow").getAll(IDBKeyRange.bound([scan.showId], [scan.showId, []]))))
        .find((one) => one.state === "asking" && one.gate === scan.gate && one.subject === scan.subject
          && Date.now() - Date.parse(one.at) < REPEAT_MILLIS);
      const kept = { ...scan, nonce: earlier?.nonce ?? scan.nonce, state: "asking" };
      scans.put(kept);
      return kept;
    });
  }

  /** Writes the response to a scan, and that the holder has entered. Returns the verdict with the name of the list. */
  async answered(scan, verdict) {
    return this.#change(async ({ scans, admissions }) => {
      const known = verdict.admission ? await done(admissions.get([scan.showId, verdict.admission])) : undefined;
      const named = { ...verdict, name: verdict.name ?? known?.holderName ?? known?.buyerName ?? null };
      scans.put({ ...scan, state: "done", verdict: named });
      await mark(admissions, scan.showId, verdict.kind === "in" ? verdict.admission : null,
        { enteredAt: scan.at, enteredGate: scan.gate, inside: true });
      await prune(scans, scan.showId);
      return named;
    });
  }

  /** Decides with the list and writes the outcome in the same transaction: two tabs cannot both let a holder in. */
  async decided(scan, admissionId, decide) {
    return this.#change(async ({ scans, admissions }) => {
      const known = admissionId ? await done(admissions.get([scan.showId, admissionId])) : undefined;
      const verdict = decide(known);
      const letIn = verdict.kind === "in";
      // Without an entry, the scan may still have been recorded: the next one repeats its nonce
      const state = letIn ? WAITING : scan.asked ? "asking" : "done";
      scans.put({ ...scan, state, verdict, admissionId, offline: letIn });
      if (letIn && known) {
        admissions.put({ ...known, local: { at: scan.at, gate: scan.gate, nonce: scan.nonce } });
      }
      await prune(scans, scan.showId);
      return verdict;
    });
  }

  /** Scans of a show that the server does not have, oldest first. */
  async waiting(showId) {
    return (await this.scans(showId)).filter((scan) => scan.state === WAITING);
  }

  /** The shows with scans that the server does not have. */
  async waitingShows() {
    const all = await done(this.#read("scans").getAll());
    return [...new Set(all.filter((scan) => scan.state === WAITING).map((scan) => scan.showId))];
  }

  /** All scans of a show, oldest first. */
  scans(showId) {
    return done(this.#read("scans").index("ofShow").getAll(IDBKeyRange.bound([showId], [showId, []])));
  }

  /** Writes that the server has recorded a scan. A conflict stays until staff have seen it. */
  async uploaded(scan, checkIn) {
    return this.#change(async ({ scans, admissions }) => {
      const verdict = { ...scan.verdict, checkIn: checkIn.id };
      scans.put({
        ...scan, state: checkIn.conflict ? "conflict" : "done", verdict, reason: checkIn.reason ?? null,
        first: checkIn.first ?? null,
      });
      await mark(admissions, scan.showId, scan.admissionId,
        { enteredAt: scan.at, enteredGate: scan.gate, inside: true, local: undefined });
      await prune(scans, scan.showId);
    });
  }

  /** Keeps a scan that the server does not take, with the reason. */
  async failed(scan, problem) {
    return this.#change(async ({ scans }) => {
      scans.put({ ...scan, state: "failed", problem });
    });
  }

  /** Sends failed scans again. */
  async retry(showId) {
    const failed = (await this.scans(showId)).filter((scan) => scan.state === "failed");
    return this.#change(async ({ scans }) => failed.forEach((scan) => scans.put({ ...scan, state: WAITING })));
  }

  /** Takes back an entry. A scan that the server does not have is forgotten. */
  async undone(scan) {
    return this.#change(async ({ scans, admissions }) => {
      if (scan.state === WAITING || scan.state === "failed") {
        scans.delete(scan.nonce);
      } else {
        scans.put({ ...scan, undone: true });
      }
      await mark(admissions, scan.showId, scan.verdict.admission ?? scan.admissionId,
        { enteredAt: undefined, enteredGate: undefined, inside: false, local: undefined });
    });
  }

  close() {
    this.#database.close();
  }
}

async function mark(admissions, showId, id, entry) {
  const known = id ? await done(admissions.get([showId, id])) : undefined;
  if (known) {
    admissions.put({ ...known, ...entry });
  }
}

/** Forgets scans that the server has and that staff need not see any more. */
async function prune(scans, showId) {
  const all = await done(scans.index("ofShow").getAll(IDBKeyRange.bound([showId], [showId, []])));
  const settled = all.filter((scan) => scan.state === "done" || scan.state === "asking");
  settled.slice(0, Math.max(0, settled.length - RECENT)).forEach((scan) => scans.delete(scan.nonce));
}
