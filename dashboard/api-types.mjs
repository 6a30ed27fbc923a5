// Writes src/api/schema.d.ts from openapi.json, which dev/openapi writes.
import { writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const types = await openapiTS(new URL("openapi.json", import.meta.url));
await writeFile(
  new URL("src/api/schema.d.ts", import.meta.url),
  `// Made by "npm run api" from the server's OpenAPI document; do not edit.\n\n${astToString(types)}`,
);
