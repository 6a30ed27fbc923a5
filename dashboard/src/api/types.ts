import type { components } from "./schema";

type Schemas = components["schemas"];

export type Account = Schemas["AccountView"];
export type AccountStatus = Schemas["AccountStatus"];
export type ConnectLink = Schemas["ConnectLinkView"];
export type CredentialKind = Schemas["CredentialKindView"];
export type Field = Schemas["FieldView"];
export type Integration = Schemas["IntegrationView"];
export type IntegrationSummary = Schemas["IntegrationSummaryView"];
export type McpServer = Schemas["McpServerView"];
export type McpServerConfig = Schemas["McpServerConfig"];
export type Preview = Schemas["McpPreviewView"];
export type Session = Schemas["SessionView"];
