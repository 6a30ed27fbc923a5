import type { ToolError } from "../api/types";

export interface CallFilter {
  account: string | null;
  mcp: string | null;
  tool: string;
  status: string | null;
  /** Days back; null for all that are kept. */
  days: number | null;
}

export const noFilter: CallFilter = { account: null, mcp: null, tool: "", status: null, days: null };

export const toolErrors: ToolError[] = [
  "invalid_arguments", "unauthorized", "forbidden", "not_found", "refused", "rate_limited", "unavailable", "timed_out", "too_large", "malformed", "file_failed",
];

export function words(code: string): string {
  const text = code.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
