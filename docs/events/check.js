// Has AsyncAPI's own parser read a document; prints what it complains of and fails when there is an error or a warning.
import { Parser, fromFile } from "@asyncapi/parser";

const WARNING = 1;
const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const complaints = diagnostics.filter(({ severity }) => severity <= WARNING);
complaints.forEach(({ path, message }) => console.error(`${path.join(".")}: ${message}`));
console.log(`${document?.allMessages().length ?? 0} messages`);
process.exitCode = complaints.length === 0 && document ? 0 : 1;
