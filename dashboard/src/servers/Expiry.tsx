import { Text } from "@mantine/core";
import { ToneBadge } from "../shared/StatusBadge";
import { useNow } from "../shared/time";
import { Countdown } from "../shared/Times";

/** When a server ends, or that it has. */
export function Expiry({ at }: { at: string | null }) {
  const over = useExpired(at);
  if (at === null) {
    return <Text span inherit c="dimmed">never</Text>;
  }

  return over ? <ToneBadge color="red" text="Expired" /> : <Countdown until={at} />;
}

export function useExpired(at: string | null): boolean {
  const now = useNow();
  return at !== null && new Date(at) <= now;
}
