// Decides at the door without a network, and translates responses into the same verdicts. No DOM, no storage, no requests.

const ID_BYTES = 16;
const GENERATION_BYTES = 4;
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Verdicts that open the door. */
export const LET_IN = "in";

/** Reasons of admission-service and the verdicts that the page shows for them. */
const VERDICTS = {
  "already-entered": "again",
  "other-show": "other",
  "void": "void",
  "superseded": "superseded",
  "unknown-admission": "unlisted",
  "undone": "undone",
};

/** @returns {{id: string, generation: number, kid: string, parts: string[]} | null} null for a text that is no code */
export function parseCode(text) {
  if (!COMPACT.test(text)) {
    return null;
  }
  const parts = text.split(".");
  try {
    const header = JSON.parse(new TextDecoder().decode(bytes(parts[0])));
    const payload = bytes(parts[1]);
    const length = payload.length - ID_BYTES;
    const named = header.alg === "EdDSA" && Boolean(header.kid);
    if (!named || length < 1 || length > GENERATION_BYTES) {
      return null;
    }
    return { id: uuid(payload), generation: number(payload.subarray(ID_BYTES)), kid: header.kid, parts };
  } catch {
    return null;
  }
}

/** The keys of a JWKS document by their id. A browser without Ed25519 has none: null. */
export async function importKeys(jwks) {
  const keys = new Map();
  for (const { kid, x } of jwks.keys) {
    try {
      const jwk = { kty: "OKP", crv: "Ed25519", x };
      keys.set(kid, await crypto.subtle.importKey("jwk", jwk, { name: "Ed25519" }, false, ["verify"]));
    } catch {
      return null;
    }
  }
  return keys;
}

/** Whether one of the keys has signed the code; null if this browser cannot tell. */
export async function isSigned(code, keys) {
  if (keys === null) {
    return null;
  }
  const key = keys.get(code.kid);
  if (!key) {
    return false;
  }
  const [header, payload, signature] = code.parts;
  const content = new TextEncoder().encode(`${header}.${payload}`);
  return crypto.subtle.verify("Ed25519", key, bytes(signature), content);
}

/**
 * The verdict on an entry without a network.
 *
 * @param read what was scanned or chosen: {id, generation}; null for a text that is no code
 * @param signed true, false, or null if this browser cannot verify signatures or the admission was chosen from the list
 * @param known the admission in the door list; undefined if it is not listed
 */
export function decideOffline(read, signed, known, calledOff) {
  if (read === null || signed === false) {
    return { kind: "invalid" };
  }
  if (calledOff) {
    return { kind: "calledOff" };
  }
  if (known === undefined) {
    return { kind: "unlisted" };
  }
  if (known.void) {
    return { kind: "void" };
  }
  // A signed code of a later generation is from a transfer that the list does not have yet
  if (read.generation < known.generation || (read.generation > known.generation && signed !== true)) {
    return { kind: "superseded", ...person(known) };
  }
  const first = known.local ?? (known.enteredAt ? { at: known.enteredAt, gate: known.enteredGate } : null);
  return first ? { kind: "again", first, ...person(known) } : { kind: LET_IN, ...person(known) };
}

/** The verdict in a check-in of admission-service. */
export function verdictOf(checkIn, calledOff) {
  const of = checkIn.admission ? person(checkIn.admission) : {};
  if (checkIn.result === "ACCEPTED") {
    return { kind: LET_IN, checkIn: checkIn.id, ...of };
  }
  const kind = VERDICTS[checkIn.reason] ?? "invalid";
  return { kind: kind === "void" && calledOff ? "calledOff" : kind, first: checkIn.first ?? null, ...of };
}

function person({ id, holderName, buyerName, ticketName, number: unit }) {
  return { admission: id, name: holderName ?? buyerName ?? null, ticketName: ticketName ?? null, number: unit };
}

/** The scan as admission-service takes it. */
export function request(scan) {
  const { code, admission, gate, nonce, at, offline } = scan;
  return { ...(admission ? { admission } : { code }), gate, nonce, at, ...(offline ? { offline: true } : {}) };
}

/** Splits scans into requests that stay below the limits of items and bytes. */
export function batches(scans, maxItems = 100, maxBytes = 48_000) {
  const found = [];
  let bytesOfLast = 0;
  for (const scan of scans) {
    const size = new TextEncoder().encode(JSON.stringify(request(scan))).length + 1;
    const last = found.at(-1);
    if (!last || last.length === maxItems || bytesOfLast + size > maxBytes) {
      found.push([scan]);
      bytesOfLast = size;
    } else {
      last.push(scan);
      bytesOfLast += size;
    }
  }
  return found;
}

/** Lower case without accents and punctuation, for comparison. */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ß/g, "ss").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Valid admissions whose names, ticket, order or id contain every word; at most limit. */
export function search(admissions, text, limit = 20) {
  const words = fold(text).split(" ").filter(Boolean);
  if (words.length === 0) {
    return [];
  }
  return admissions
    .filter((known) => !known.void)
    .filter((known) => {
      const all = fold([known.holderName, known.buyerName, known.orderId, known.id].filter(Boolean).join(" "));
      const ids = all.replaceAll(" ", "");
      return words.every((word) => all.includes(word)) || ids.includes(words.join(""));
    })
    .sort((a, b) => (a.holderName ?? a.buyerName ?? "").localeCompare(b.holderName ?? b.buyerName ?? "")
      || a.orderId.localeCompare(b.orderId) || a.number - b.number)
    .slice(0, limit);
}

function bytes(base64url) {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

function uuid(payload) {
  const hex = Array.from(payload.subarray(0, ID_BYTES), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function number(big) {
  return big.reduce((sum, byte) => sum * 256 + byte, 0);
}
