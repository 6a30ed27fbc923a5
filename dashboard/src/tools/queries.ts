import { queryOptions } from "@tanstack/react-query";
import { api, ok } from "../api/client";
import type { Tool } from "./schema";

export const toolsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ["account", accountId, "tools"],
    queryFn: async ({ signal }) =>
      (await ok(api.GET("/integrated-account/{id}/tools", { params: { path: { id: accountId } }, signal }))).result as Tool[],
    staleTime: 60_000,
  });

/** What one call came to, with what went over the wire. */
export interface TracedCall {
  /** null where it failed, or where there are only files. */
  result: unknown;
  /** What a model reads of the failure; null where it succeeded. */
  message: string | null;
  is_error: boolean;
  error: string | null;
  files: { filename: string; content_type: string; content_base64: string }[];
  ratelimit: { limit: number | null; remaining: number | null; reset: number | null } | null;
  duration_ms: number;
  upstream: Exchange[];
}

export interface Exchange {
  method: string;
  url: string;
  request_headers: Record<string, string>;
  request_body: string | null;
  /** True when the body was too long to be shown whole. */
  request_body_cut: boolean;
  status: number | null;
  response_headers: Record<string, string>;
  response_body: string | null;
  response_body_cut: boolean;
  /** Why no answer came; null when one did. */
  failure: string | null;
  duration_ms: number;
}

export function callTool(accountId: string, tool: string, args: unknown, signal: AbortSignal): Promise<TracedCall> {
  return ok(
    api.POST("/integrated-account/{id}/tools/{tool}", {
      params: { path: { id: accountId, tool }, query: { trace: "true" } as never },
      body: args as never,
      signal,
    }),
  ) as Promise<TracedCall>;
}
