// Reads a JSON array of queries from standard input and prints those that Prometheus's own grammar rejects.
import { readFileSync } from "node:fs";
import { parser } from "@prometheus-io/lezer-promql";

const isBroken = (query) => {
  let broken = query.trim() === "";
  parser.parse(query).iterate({ enter: (node) => void (broken ||= node.type.isError) });
  return broken;
};
JSON.parse(readFileSync(0, "utf8")).filter(isBroken).forEach((query) => console.log(query));
