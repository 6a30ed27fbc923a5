import type { components } from "../api/schema";

/** Figures of one UTC day, from GET /tool-call/summary. */
export interface CallDay {
  day: string;
  calls: number;
  errors: number;
  p50_ms: number | null;
  p95_ms: number | null;
  max_ms: number | null;
}

export interface CallSummary {
  result: CallDay[];
  /** Calls before this time were too many to be counted; null when all are. */
  counted_from?: string | null;
}

export interface CallFilter {
  account: string | null;
  mcp: string | null;
  tool: string;
  status: string | null;
  /** Days back; null for all that are kept. */
  days: number | null;
}

export const noFilter: CallFilter = { account: null, mcp: null, tool: "", status: null, days: null };

export const toolErrors: Exclude<components["schemas"]["ToolError"], null>[] = [
  "invalid_arguments", "unauthorized", "forbidden", "not_found", "refused", "rate_limited", "unavailable", "timed_out", "too_large", "malformed", "file_failed",
];

export function words(code: string): string {
  const text = code.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
