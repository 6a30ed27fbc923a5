// Writes src/api/schema.d.ts from openapi.json, which dev/openapi writes. With --check it only says whether that has been done.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const file = new URL("src/api/schema.d.ts", import.meta.url);
const types = await openapiTS(new URL("openapi.json", import.meta.url));
const text = `// Made by "npm run api" from the server's OpenAPI document; do not edit.\n\n${astToString(types)}`;
if (!process.argv.includes("--check")) {
  await writeFile(file, text);
} else if ((await readFile(file, "utf8")) !== text) {
  console.error("src/api/schema.d.ts is not made from this openapi.json: npm run api");
  process.exitCode = 1;
}
