// Writes src/api/schema.d.ts from the OpenAPI document of a running server: npm run api -- http://localhost:5080/openapi/v1.json
import { writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = process.argv[2] ?? "http://localhost:5080/openapi/v1.json";
const types = await openapiTS(new URL(source));
await writeFile(
  new URL("src/api/schema.d.ts", import.meta.url),
  `// Made by "npm run api" from the server's OpenAPI document; do not edit.\n\n${astToString(types)}`,
);
