// Drives one MCP URL with an official TypeScript client and prints what it saw as one JSON object.
//   node drive.mjs <mcp-url> <modern|legacy|v1> <calls.json>
// calls: [{ "name": tool, "arguments": {…} }, …]; each is called in turn.
import { readFileSync } from 'node:fs'

const [url, generation, callsFile] = process.argv.slice(2)
const calls = JSON.parse(readFileSync(callsFile, 'utf8'))

async function connect() {
  const info = { name: `patchbay-tests-${generation}`, version: '1.0.0' }
  if (generation === 'v1') {
    const { Client } = await import('@modelcontextprotocol/sdk/client/index.js')
    const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js')
    const client = new Client(info)
    await client.connect(new StreamableHTTPClientTransport(new URL(url)))
    return client
  }
  const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client')
  const mode = generation === 'modern' ? { pin: '2026-07-28' } : 'legacy'
  const client = new Client(info, { versionNegotiation: { mode } })
  await client.connect(new StreamableHTTPClientTransport(new URL(url)))
  return client
}

const client = await connect()
const { tools } = await client.listTools()
const results = []
for (const call of calls) {
  try {
    results.push(await client.callTool(call))
  } catch (error) {
    results.push({ protocolError: error.code ?? null, message: String(error.message ?? error) })
  }
}
console.log(JSON.stringify({ server: client.getServerVersion?.() ?? null, tools: tools.map((tool) => tool.name), results }))
await client.close()
