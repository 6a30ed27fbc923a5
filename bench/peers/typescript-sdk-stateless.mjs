// The same operation as a server on the official TypeScript SDK written the way its documentation teaches: Express, McpServer with a zod
// schema, and a server for each request, so that nothing is kept between requests and any node can answer any of them, as in Patchbay.
// JSON answers instead of streams, keep-alive connections to the vendor. No token check, no filters, no audit.
//
//   node typescript-sdk-stateless.mjs <upstream>
import express from "express";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { z } from "zod";

const upstream = new URL(process.argv[2]);

function createServer() {
  const server = new McpServer({ name: "bench", version: "1" });
  server.registerTool(
    "get_single_bench_ticket_by_id",
    { description: "Read one ticket with its description and requester.", inputSchema: { id: z.number().int() } },
    async ({ id }) => {
      const response = await fetch(new URL(`/api/tickets/${id}`, upstream), { headers: { authorization: "Bearer a-token" } });
      return { isError: !response.ok, content: [{ type: "text", text: await response.text() }] };
    },
  );
  return server;
}

const app = express();
app.use(express.json());
app.post("/mcp", async (request, response) => {
  const server = createServer();
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
  response.on("close", () => server.close());
  await server.connect(transport);
  await transport.handleRequest(request, response, request.body);
});
const listener = app.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${listener.address().port}/mcp` }));
});
listener.keepAliveTimeout = 60_000;
