// Validates a document with AsyncAPI's own parser. Prints each error and warning, and fails if there is one.
import { Parser, fromFile } from "@asyncapi/parser";

const WARNING = 1;
const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const findings = diagnostics.filter(({ severity }) => severity <= WARNING);
findings.forEach(({ path, message }) => console.error(`${path.join(".")}: ${message}`));
console.log(`${document?.allMessages().length ?? 0} messages`);
process.exitCode = findings.length === 0 && document ? 0 : 1;
