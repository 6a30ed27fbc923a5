import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, ok } from "../api/client";
import type { CallFilter, ChangeFilter } from "./types";

/** The filter as both the list and the export take it. */
function listed(filter: CallFilter) {
  return {
    ...common(filter),
    ...(filter.tool.trim() !== "" && { tool: filter.tool.trim() }),
    ...(filter.status !== null && { status: filter.status }),
  };
}

function common(filter: CallFilter) {
  return {
    ...(filter.account !== null && { integrated_account_id: filter.account }),
    ...(filter.mcp !== null && { mcp_id: filter.mcp }),
    ...(filter.days !== null && { since: new Date(Date.now() - filter.days * 86_400_000).toISOString() }),
  };
}

export const callsQuery = (filter: CallFilter) =>
  infiniteQueryOptions({
    queryKey: ["calls", "list", filter],
    queryFn: ({ pageParam, signal }) =>
      ok(
        api.GET("/tool-call", {
          params: {
            query: {
              limit: "50",
              ...listed(filter),
              ...(pageParam !== null && { next_cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

export const summaryQuery = (filter: CallFilter) =>
  queryOptions({
    queryKey: ["calls", "summary", filter.account, filter.mcp, filter.days],
    queryFn: ({ signal }) => ok(api.GET("/tool-call/summary", { params: { query: common(filter) }, signal })),
    staleTime: 60_000,
  });

/** Where all calls of a filter are downloaded from, one JSON object a line. */
export const callExportUrl = (filter: CallFilter) => `/tool-call/export?${new URLSearchParams(listed(filter))}`;

const listedChanges = (filter: ChangeFilter) => ({
  ...(filter.status !== null && { status: filter.status }),
  ...(filter.by !== null && { api_token_id: filter.by }),
  ...(filter.account !== null && { integrated_account_id: filter.account }),
});

export const changesQuery = (filter: ChangeFilter) =>
  infiniteQueryOptions({
    queryKey: ["changes", filter],
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET("/audit-event", { params: { query: { limit: "50", ...listedChanges(filter), ...(pageParam !== null && { next_cursor: pageParam }) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

export const changeExportUrl = (filter: ChangeFilter) => `/audit-event/export?${new URLSearchParams(listedChanges(filter))}`;

/** Accounts by id, so that rows can say names. A name that is not there is shown as its id. */
export const namesQuery = queryOptions({
  queryKey: ["accounts", "names"],
  queryFn: async ({ signal }) => {
    const accounts = [];
    let cursor: string | null | undefined;
    // The first thousand: a list to pick from is no use beyond that.
    for (let page = 0; page < 5 && cursor !== null; page++) {
      const part = await ok(api.GET("/integrated-account", { params: { query: { limit: "200", ...(cursor ? { next_cursor: cursor } : {}) } }, signal }));
      accounts.push(...part.result.map(({ id, name, tenant_id, integration }) => ({ id, name, tenant_id, integration })));
      cursor = part.next_cursor;
    }

    return accounts;
  },
  staleTime: 60_000,
});

/** The same for API tokens. */
export const tokenNamesQuery = queryOptions({
  queryKey: ["tokens", "names"],
  queryFn: async ({ signal }) => {
    const tokens = [];
    let cursor: string | null | undefined;
    for (let page = 0; page < 5 && cursor !== null; page++) {
      const part = await ok(api.GET("/api-token", { params: { query: { limit: "200", ...(cursor ? { next_cursor: cursor } : {}) } }, signal }));
      tokens.push(...part.result.map(({ id, name }) => ({ id, name })));
      cursor = part.next_cursor;
    }

    return tokens;
  },
  staleTime: 60_000,
});
