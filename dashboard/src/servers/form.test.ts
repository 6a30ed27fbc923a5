import { describe, expect, it } from "vitest";
import type { McpServer, McpServerConfig } from "../api/types";
import { configOf, expiryOf, formOf, newServer, offerText } from "./form";

const server = (config: McpServerConfig): McpServer => ({
  id: "mcp_1", integrated_account_id: "acc_1", name: "Support", config, expires_at: null,
  created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-01T00:00:00Z",
});

describe("a server's config", () => {
  it.each<[string, McpServerConfig]>([
    ["everything", { require_api_token_auth: false, tool_exposure: "all", write_safety: "direct", untrusted_text: "clean" }],
    ["read only", { methods: ["read"], require_api_token_auth: true, tool_exposure: "discovery", write_safety: "direct", untrusted_text: "raw" }],
    ["chosen", {
      methods: ["list", "custom"], tags: ["tickets"], require_api_token_auth: false, tool_exposure: "all", write_safety: "confirm",
      confirm_legacy: "two_step", untrusted_text: "marked", calls_per_minute: 30, max_concurrent_calls: 2,
    }],
  ])("comes out of the form as it went in: %s", (_, config) => {
    expect(configOf(formOf(server(config)))).toEqual(config);
  });

  it("leaves confirm_legacy out when nobody is asked, as the server refuses the two together", () => {
    expect(configOf({ ...newServer, confirm: false, legacy: "two_step" })).not.toHaveProperty("confirm_legacy");
  });

  it("says in words what is offered", () => {
    expect(offerText({ methods: ["write", "read"] })).toBe("Read and write");
    expect(offerText({})).toBe("All methods");
    expect(offerText({ methods: ["search", "get"] })).toBe("search, get");
  });
});

describe("expiryOf", () => {
  const now = new Date("2026-03-01T00:00:00Z");

  it.each([
    ["never", "", null],
    ["keep", "", undefined],
    ["3600", "", "2026-03-01T01:00:00.000Z"],
    ["date", "", ""],
  ] as const)("%s", (life, date, expected) => expect(expiryOf({ life, date }, now)).toBe(expected));

  it("takes a date in the reader's time zone", () => {
    const at = new Date(2026, 4, 1, 9, 30);
    expect(expiryOf({ life: "date", date: "2026-05-01T09:30" }, now)).toBe(at.toISOString());
  });
});
