// What the page shows beside the verdict: the scanner's state, recent scans, matches of a search, counts and conflicts.

const OLD_LIST_MILLIS = 15 * 60_000;
const RETRY_MILLIS = 10_000;
const SHOWN_SCANS = 8;
const SHORTEST_SEARCH = 2;

export class Panel {
  #door;
  #counts = null;
  #conflicts = null;

  /** @param door {root, showId, store, state, logic, page} and the functions scan, undo and retry */
  constructor(door) {
    this.#door = door;
    const { find } = door.page;
    find("manual-form").addEventListener("submit", (event) => this.#submit(event));
    find("manual").addEventListener("input", () => this.#showMatches());
    find("retry").addEventListener("click", () => door.retry());
  }

  say(key) {
    this.#door.page.find("said").textContent = this.#door.page.text(key);
  }

  // --- The state

  async showState() {
    const { root, showId, store, state, page: { find, text, clock } } = this.#door;
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

  async showRecent() {
    const { showId, store, state, logic, undo, page } = this.#door;
    const { find } = page;
    const scans = (await store.scans(showId)).toReversed();
    const settled = scans.filter((one) => one.state !== "asking");
    const undoable = settled.find((one) => one.verdict?.kind === logic.LET_IN);
    find("recent").replaceChildren(...settled.slice(0, SHOWN_SCANS).map((one) =>
      page.scanRow(one, one === undoable && !one.undone ? () => undo(one) : null)));
    find("no-scans").hidden = settled.length > 0;
    const problems = scans.filter((one) => one.state === "conflict" || one.state === "failed");
    find("conflicts").hidden = problems.length === 0;
    find("conflict-list").replaceChildren(...problems.map((one) =>
      page.problemRow(one, logic.verdictOf({ result: "REFUSED", reason: one.reason }, state.calledOff).kind)));
    await this.showState();
  }

  // --- Manual entry and search

  async #submit(event) {
    event.preventDefault();
    const { scan, logic, page: { find } } = this.#door;
    const typed = find("manual").value.trim();
    if (logic.parseCode(typed) !== null) {
      find("manual").value = "";
      await this.#showMatches();
      await scan({ code: typed });
    } else if (!(await this.#showMatches())) {
      await scan({ code: typed });
    }
  }

  async #showMatches() {
    const { showId, store, scan, logic, page } = this.#door;
    const { find, text } = page;
    const typed = find("manual").value.trim();
    const searches = typed.length >= SHORTEST_SEARCH && !logic.parseCode(typed);
    const matches = searches ? logic.search(await store.admissions(showId), typed) : [];
    find("matches").replaceChildren(...matches.map((known) => page.matchRow(known, async () => {
      await scan({ admission: { id: known.id, generation: known.generation } });
      find("manual").value = "";
      await this.#showMatches();
    })));
    find("matches-count").textContent = searches
      ? text(matches.length === 0 ? "noMatch" : matches.length === 1 ? "oneMatch" : "someMatch", { n: matches.length }) : "";
    return matches.length > 0;
  }

  // --- Counts and conflicts of all gates

  watchCounts() {
    this.#counts?.close();
    this.#counts = null;
    if (document.hidden) {
      return;
    }
    this.#counts = new EventSource(`/door/${this.#door.showId}/counts`);
    this.#counts.onmessage = (event) => this.#showCounts(JSON.parse(event.data));
    // A stream that was refused does not open itself again
    this.#counts.onerror = () =>
      this.#counts?.readyState === EventSource.CLOSED && setTimeout(() => this.watchCounts(), RETRY_MILLIS);
  }

  #showCounts(counted) {
    this.#door.page.showCounts(counted);
    const conflicts = counted.gates.reduce((sum, gate) => sum + gate.conflicts, 0);
    if (conflicts !== this.#conflicts) {
      this.#conflicts = conflicts;
      this.#showConflicts().catch(() => { this.#conflicts = null; });
    }
  }

  /** Their page is rendered by the server, as for browsers without JavaScript. */
  async #showConflicts() {
    const { showId, page: { find } } = this.#door;
    const response = await fetch(`/door/${showId}/conflicts`, { redirect: "manual", headers: { Accept: "text/html" } });
    if (!response.ok) {
      throw new Error(`${response.status}`);
    }
    const found = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".report");
    find("conflicts-of-gates").replaceChildren(...(found?.children ?? []));
    find("all-conflicts").hidden = find("conflicts-of-gates").querySelector("li") === null;
  }

  /** Without a stream, what this device knows. */
  async countHere() {
    const { showId, store, state, page: { find, text, number } } = this.#door;
    if (state.online && this.#counts?.readyState === EventSource.OPEN) {
      return;
    }
    const valid = (await store.admissions(showId)).filter((known) => !known.void);
    if (valid.length > 0) {
      find("entered").textContent = text("enteredOfHere",
        { n: number(valid.filter((known) => known.local || known.enteredAt).length), m: number(valid.length) });
    }
  }
}
