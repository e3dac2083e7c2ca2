// Builds a table of all tickets from the topic and prints it in the order of ids, one line of JSON per ticket.
// Usage: node ticket-table.js BOOTSTRAP_SERVERS [--follow]. With --follow it continues and prints each change.
import { randomUUID } from "node:crypto";
import { Kafka, logLevel } from "kafkajs";

const TOPIC = "boxoffice.tickets";
const TYPES = ["created", "updated", "withdrawn"].map((what) => `dev.boxoffice.ticket.${what}.v1`);

const [servers, ...options] = process.argv.slice(2);
const follow = options.includes("--follow");
const kafka = new Kafka({ clientId: "ticket-table", brokers: servers.split(","), logLevel: logLevel.ERROR });
const table = new Map();

/** Applies a state if its version is newer. Anything else is a duplicate or a replay. */
function apply({ headers, value }) {
  if (!TYPES.includes(headers.ce_type?.toString())) {
    return null; // a type that was added later
  }
  const ticket = JSON.parse(value);
  if (table.has(ticket.id) && table.get(ticket.id).version >= ticket.version) {
    return null;
  }
  table.set(ticket.id, ticket);
  return ticket;
}

function print({ id, title, price, capacity, status, version }) {
  console.log(JSON.stringify({ id, title, price, capacity, status, version }));
}

/** The partitions that have records, each with its current end offset. */
async function ends() {
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(TOPIC);
  await admin.disconnect();
  return new Map(
    offsets.filter(({ low, high }) => BigInt(low) < BigInt(high)).map(({ partition, high }) => [partition, BigInt(high)]),
  );
}

// kafkajs reads only committed records by default. It requires a consumer group. A new group starts at the beginning and shares its partitions with no other consumer.
const consumer = kafka.consumer({ groupId: `ticket-table-${randomUUID()}` });
const unread = await ends();
let filled = () => {};
const everything = new Promise((resolve) => {
  filled = resolve;
});

await consumer.connect();
await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
if (unread.size === 0) {
  filled();
}
await consumer.run({
  autoCommit: false,
  eachBatch: async ({ batch }) => {
    for (const message of batch.messages) {
      const changed = apply(message);
      if (changed && follow && unread.size === 0) {
        print(changed);
      }
    }
    if (BigInt(batch.lastOffset()) + 1n >= (unread.get(batch.partition) ?? Infinity)) {
      unread.delete(batch.partition);
    }
    if (unread.size === 0) {
      filled();
    }
  },
});

await everything;
[...table.values()].sort((one, other) => (one.id < other.id ? -1 : 1)).forEach(print);
if (!follow) {
  await consumer.disconnect();
}
