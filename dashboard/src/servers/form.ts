import type { McpServer, McpServerConfig } from "../api/types";
import { fromLocalInput } from "../shared/time";

/** Which methods a server offers, in the words of the form. */
export type Offer = "read" | "read_write" | "all" | "chosen";

/** How long a server lives: seconds from now, a date of one's own, for ever, or as it was. */
export type Life = "never" | "3600" | "86400" | "604800" | "2592000" | "7776000" | "date" | "keep";

export interface ServerForm {
  name: string;
  offer: Offer;
  methods: string[];
  tags: string[];
  life: Life;
  /** Value of an input of type datetime-local; says something only with life "date". */
  date: string;
  requireApiToken: boolean;
  exposure: "all" | "discovery";
  confirm: boolean;
  legacy: "refuse" | "two_step";
  untrustedText: "clean" | "marked" | "raw";
  callsPerMinute: number | "";
  maxConcurrentCalls: number | "";
}

/** Reading only, for a month: what harms least when nobody thinks about it. */
export const newServer: ServerForm = {
  name: "",
  offer: "read",
  methods: [],
  tags: [],
  life: "2592000",
  date: "",
  requireApiToken: false,
  exposure: "all",
  confirm: false,
  legacy: "refuse",
  untrustedText: "clean",
  callsPerMinute: "",
  maxConcurrentCalls: "",
};

export function formOf(server: McpServer): ServerForm {
  const { config } = server;
  const methods = config.methods ?? null;
  return {
    name: server.name,
    offer: offerOf(methods),
    methods: methods ?? [],
    tags: config.tags ?? [],
    life: "keep",
    date: "",
    requireApiToken: config.require_api_token_auth ?? false,
    exposure: config.tool_exposure ?? "all",
    confirm: config.write_safety === "confirm",
    legacy: config.confirm_legacy ?? "refuse",
    untrustedText: config.untrusted_text ?? "clean",
    callsPerMinute: config.calls_per_minute ?? "",
    maxConcurrentCalls: config.max_concurrent_calls ?? "",
  };
}

export function configOf(form: ServerForm): McpServerConfig {
  const methods = methodsOf(form);
  return {
    ...(methods !== null && { methods }),
    ...(form.tags.length > 0 && { tags: form.tags }),
    require_api_token_auth: form.requireApiToken,
    tool_exposure: form.exposure,
    write_safety: form.confirm ? "confirm" : "direct",
    ...(form.confirm && { confirm_legacy: form.legacy }),
    untrusted_text: form.untrustedText,
    ...(form.callsPerMinute !== "" && { calls_per_minute: form.callsPerMinute }),
    ...(form.maxConcurrentCalls !== "" && { max_concurrent_calls: form.maxConcurrentCalls }),
  };
}

/** When the server is to end; null for never, undefined to leave it as it is. A date that cannot be read is left to the server to refuse. */
export function expiryOf(form: Pick<ServerForm, "life" | "date">, now: Date): string | null | undefined {
  switch (form.life) {
    case "keep":
      return undefined;
    case "never":
      return null;
    case "date":
      return fromLocalInput(form.date);
    default:
      return new Date(now.getTime() + Number(form.life) * 1000).toISOString();
  }
}

/** "Read only", "Read and write", …: what a server offers, in a few words. */
export function offerText(config: McpServerConfig): string {
  switch (offerOf(config.methods ?? null)) {
    case "read":
      return "Read only";
    case "read_write":
      return "Read and write";
    case "all":
      return "All methods";
    case "chosen":
      return (config.methods ?? []).join(", ");
  }
}

function offerOf(methods: readonly string[] | null): Offer {
  if (methods === null) {
    return "all";
  }

  const words = [...methods].sort().join(" ");
  return words === "read" ? "read" : words === "read write" ? "read_write" : words === "custom read write" ? "all" : "chosen";
}

function methodsOf(form: ServerForm): string[] | null {
  switch (form.offer) {
    case "read":
      return ["read"];
    case "read_write":
      return ["read", "write"];
    case "all":
      return null;
    case "chosen":
      return form.methods;
  }
}
