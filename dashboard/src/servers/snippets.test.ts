import { describe, expect, it } from "vitest";
import { keyOf, snippets } from "./snippets";

const url = "https://patchbay.example.com/mcp/secret";
const of = (id: string, given: Partial<Parameters<typeof snippets>[0]> = {}) =>
  snippets({ url, name: "Acme support", requireApiToken: false, ...given }).find((one) => one.id === id)!;

describe("snippets", () => {
  it.each(["claude-desktop", "cursor", "vs-code"])("%s is JSON that a client can read", (id) => {
    expect(() => JSON.parse(of(id).code!.text) as unknown).not.toThrow();
  });

  it("keeps the URL out of the file that is committed", () => {
    expect(of("vs-code").code!.text).not.toContain("secret");
    expect(JSON.parse(of("vs-code").code!.text)).toMatchObject({ servers: { "acme-support": { url: "${input:acme-support-url}" } } });
  });

  it("sends the API token where the server asks for one", () => {
    expect(JSON.parse(of("cursor", { requireApiToken: true }).code!.text)).toMatchObject({
      mcpServers: { "acme-support": { url, headers: { Authorization: "Bearer <API token>" } } },
    });
    expect(JSON.parse(of("claude-desktop", { requireApiToken: true }).code!.text)).toMatchObject({
      mcpServers: { "acme-support": { args: ["stdio", url], env: { PATCHBAY_BEARER: "<API token>" } } },
    });
    expect(of("langchain", { requireApiToken: true }).code!.text).toContain("Authorization");
    expect(of("cursor").code!.text).not.toContain("Authorization");
  });

  it("says when a hosted client cannot use the URL", () => {
    expect(of("chatgpt").warning).toBeUndefined();
    expect(of("chatgpt", { url: "http://localhost:5080/mcp/x" }).warning).toContain("HTTPS");
    expect(of("claude", { requireApiToken: true }).warning).toContain("API token");
    expect(of("cursor", { url: "http://localhost:5080/mcp/x" }).warning).toBeUndefined();
  });
});

describe("keyOf", () => {
  it.each([
    ["Acme: Support & Ops (EU)", "acme-support-ops-eu"],
    ["Zürich", "zurich"],
    ["日本", "patchbay"],
    ["a very long name that goes on and on", "a-very-long-name-tha"],
  ])("makes %s into %s", (name, key) => expect(keyOf(name)).toBe(key));
});
