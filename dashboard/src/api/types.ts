import type { components } from "./schema";

type Schemas = components["schemas"];

export type Account = Schemas["AccountView"];
export type AccountStatus = Schemas["AccountStatus"];
export type ApiScope = Schemas["ApiScope"];
export type ApiToken = Schemas["ApiToken"];
export type AuditEvent = Schemas["AuditEventView"];
export type CallDay = Schemas["CallDayView"];
export type CallSummary = Schemas["CallSummaryView"];
export type ConnectLink = Schemas["ConnectLinkView"];
export type CredentialKind = Schemas["CredentialKindView"];
export type Field = Schemas["FieldView"];
export type Integration = Schemas["IntegrationView"];
export type IntegrationSummary = Schemas["IntegrationSummaryView"];
export type IntegrationTool = Schemas["ToolView"];
export type McpServer = Schemas["McpServerView"];
export type McpServerConfig = Schemas["McpServerConfig"];
export type Preview = Schemas["McpPreviewView"];
export type ServerState = Schemas["StatusView"];
export type Session = Schemas["SessionView"];
export type ToolCall = Schemas["ToolCallView"];
/** Without figures of the product `ratelimit` is null, which the document does not say. */
export type TracedCall = Omit<Schemas["TracedCallView"], "ratelimit"> & { ratelimit: Schemas["TracedCallView"]["ratelimit"] | null };
export type ToolError = Exclude<Schemas["ToolError"], null>;
