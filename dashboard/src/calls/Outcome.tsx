import type { ToolCall } from "../api/types";
import { ToneBadge } from "../shared/StatusBadge";
import { words } from "./types";

/** How a call ended, in the same words wherever calls are listed. */
export function Outcome({ call }: { call: ToolCall }) {
  return call.error === null ? <ToneBadge color="teal" text="Succeeded" /> : <ToneBadge color="red" text={words(call.error)} />;
}
