// Compiles every tool's input schema as JSON Schema 2020-12 in Ajv's strict mode, and prints what it refuses as a JSON array of lines.
//   node compile-schemas.mjs <tools.json>
// tools: [{ "name": tool, "inputSchema": {…} }, …], as tools/list tells them.
import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const refused = []
for (const { name, inputSchema } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const ajv = addFormats(new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true }))
  try {
    ajv.compile(inputSchema)
  } catch (error) {
    refused.push(`${name}: ${error.message}`)
  }
}
console.log(JSON.stringify(refused))
