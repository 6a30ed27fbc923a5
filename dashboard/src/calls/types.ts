import type { ToolError } from "../api/types";

export interface CallFilter {
  account: string | null;
  mcp: string | null;
  tool: string;
  status: string | null;
  /** Days back; null for all that are kept. */
  days: number | null;
}

/** Which changes to show; null means any. */
export interface ChangeFilter {
  status: string | null;
  /** Id of an API token. */
  by: string | null;
  account: string | null;
}

export const anyChange: ChangeFilter = { status: null, by: null, account: null };

export const noFilter: CallFilter = { account: null, mcp: null, tool: "", status: null, days: null };

export const toolErrors: ToolError[] = [
  "invalid_arguments", "unauthorized", "forbidden", "not_found", "refused", "rate_limited", "unavailable", "timed_out", "too_large", "malformed", "file_failed",
];

export function words(code: string): string {
  const text = code.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const actions: Record<string, string> = {
  "integrated_account.create": "Connect an account",
  "integrated_account.update": "Change an account",
  "integrated_account.delete": "Delete an account",
  "integrated_account.refresh_fields": "Read custom fields",
  "integrated_account.needs_reauth": "Account needs sign-in",
  "mcp_server.create": "Create an MCP server",
  "mcp_server.update": "Change an MCP server",
  "mcp_server.rotate": "Rotate an MCP server’s URL",
  "mcp_server.delete": "Revoke an MCP server",
  "mcp_server.expire": "Clear away an expired MCP server",
  "api_token.create": "Create an API token",
  "api_token.delete": "Delete an API token",
  "api_token.expire": "Clear away an expired API token",
  "connect_link.create": "Make a connect link",
  "connect_link.delete": "Delete a connect link",
  "login_link.create": "Make a sign-in link",
  "session.create": "Sign in here",
  "session.delete": "Sign out here",
};

/** "mcp_server.create" as words; one that this page has not heard of as well as it can be said. */
export function actionText(action: string): string {
  return actions[action] ?? words(action.replaceAll(".", ": "));
}
