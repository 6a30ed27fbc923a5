// The same operation as a server written by hand on the official TypeScript SDK, in the SDK's quickest form: one session that stays
// open, JSON answers instead of streams, keep-alive connections to the vendor. No token check, no filters, no audit.
//
//   node typescript-sdk.mjs <upstream>
import { randomUUID } from "node:crypto";
import http from "node:http";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";

const upstream = new URL(process.argv[2]);
const tool = {
  name: "get_single_bench_ticket_by_id",
  description: "Read one ticket with its description and requester.",
  inputSchema: { type: "object", properties: { id: { type: "integer" } }, required: ["id"], additionalProperties: false },
};

const server = new Server({ name: "bench", version: "1" }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [tool] }));
server.setRequestHandler(CallToolRequestSchema, async (request) => {
  const { name, arguments: args } = request.params;
  if (name !== tool.name || !Number.isInteger(args?.id)) {
    return { isError: true, content: [{ type: "text", text: "id: must be an integer." }] };
  }

  const response = await fetch(new URL(`/api/tickets/${args.id}`, upstream), { headers: { authorization: "Bearer a-token" } });
  return { isError: !response.ok, content: [{ type: "text", text: await response.text() }] };
});

const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: randomUUID, enableJsonResponse: true });
await server.connect(transport);
const listener = http.createServer((request, response) => transport.handleRequest(request, response));
listener.keepAliveTimeout = 60_000;
listener.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${listener.address().port}/mcp` }));
});
