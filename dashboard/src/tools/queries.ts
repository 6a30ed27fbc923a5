import { queryOptions } from "@tanstack/react-query";
import { api, ok } from "../api/client";
import type { TracedCall } from "../api/types";
import type { Tool } from "./schema";

export const toolsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ["account", accountId, "tools"],
    queryFn: async ({ signal }) =>
      (await ok(api.GET("/integrated-account/{id}/tools", { params: { path: { id: accountId } }, signal }))).result as Tool[],
    staleTime: 60_000,
  });

/** One call, with what went over the wire. */
export function callTool(accountId: string, tool: string, args: unknown, signal: AbortSignal): Promise<TracedCall> {
  return ok(
    api.POST("/integrated-account/{id}/tools/{tool}", {
      params: { path: { id: accountId, tool }, query: { trace: "true" } },
      body: args as never,
      signal,
    }),
  ) as Promise<TracedCall>; // as it is with a trace, and anything else without
}
