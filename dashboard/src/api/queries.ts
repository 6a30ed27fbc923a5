import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { api, ok } from "./client";

/**
 * What several pages read. The key of everything that belongs to one account begins with ["account", id], so that a change of the
 * account can make all of it stale at once.
 */
export const integrationsQuery = queryOptions({
  queryKey: ["integrations"],
  queryFn: ({ signal }) => ok(api.GET("/integration", { signal })),
  staleTime: 5 * 60_000, // files read at start
});

export const integrationQuery = (name: string) =>
  queryOptions({
    queryKey: ["integrations", name],
    queryFn: ({ signal }) => ok(api.GET("/integration/{name}", { params: { path: { name } }, signal })),
    staleTime: 5 * 60_000,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ["account", id],
    queryFn: ({ signal }) => ok(api.GET("/integrated-account/{id}", { params: { path: { id } }, signal })),
  });

export const serversQuery = (accountId: string) =>
  queryOptions({
    queryKey: ["account", accountId, "servers"],
    queryFn: async ({ signal }) => {
      // An account has few servers: all of them are read, page by page.
      const path = { id: accountId };
      const all = [];
      let cursor: string | null | undefined;
      do {
        const page = await ok(
          api.GET("/integrated-account/{id}/mcp", {
            params: { path, query: { limit: "100", ...(cursor ? { next_cursor: cursor } : {}) } },
            signal,
          }),
        );
        all.push(...page.result);
        cursor = page.next_cursor;
      } while (cursor);
      return all;
    },
  });

/** What begins the key of everything about connect links. */
export const connectLinksKey = ["connect-links"] as const;

export function accountChanged(client: QueryClient, id: string): Promise<unknown> {
  return Promise.all([client.invalidateQueries({ queryKey: ["accounts"] }), client.invalidateQueries({ queryKey: ["account", id] })]);
}
