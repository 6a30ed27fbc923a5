import { Badge } from "@mantine/core";
import type { AccountStatus } from "../api/types";
import { toneText } from "../theme";

// Said in words, so that the colour is not all there is to see it by.
const looks: Record<AccountStatus, { color: string; text: string }> = {
  active: { color: "teal", text: "Active" },
  needs_reauth: { color: "orange", text: "Needs sign-in" },
  disabled: { color: "gray", text: "Disabled" },
};

export function StatusBadge({ status }: { status: AccountStatus }) {
  return <ToneBadge {...looks[status]} />;
}

/** A badge in one of Mantine's colours, dark enough on its light background to be read by everybody. */
export function ToneBadge({ color, text, size }: { color: string; text: string; size?: "sm" }) {
  return (
    <Badge {...(size && { size })} color={color} c={toneText(color)} miw="max-content">
      {text}
    </Badge>
  );
}
