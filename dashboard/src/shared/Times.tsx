import { Text, Tooltip } from "@mantine/core";
import { absolute, relative, remaining, useNow } from "./time";

/** "3 minutes ago", with the exact time in its tooltip. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  const date = new Date(at);
  return (
    <Tooltip label={absolute(date)}>
      <Text component="time" span inherit dateTime={at} style={{ whiteSpace: "nowrap" }}>
        {relative(date, now)}
      </Text>
    </Tooltip>
  );
}

/** For a log: "3 minutes ago" while that says when, and date and time after a day. */
export function EventTime({ at }: { at: string }) {
  const now = useNow();
  const date = new Date(at);
  if (now.getTime() - date.getTime() < 86_400_000) {
    return <RelativeTime at={at} />;
  }

  const sameYear = date.getFullYear() === now.getFullYear();
  return (
    <Tooltip label={absolute(date)}>
      <Text component="time" span inherit dateTime={at} className="tabular" style={{ whiteSpace: "nowrap" }}>
        {date.toLocaleString(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", ...(!sameYear && { year: "numeric" }) })}
      </Text>
    </Tooltip>
  );
}

/** Time left until something ends. */
export function Countdown({ until }: { until: string }) {
  const now = useNow();
  const date = new Date(until);
  const over = date <= now;
  const soon = date.getTime() - now.getTime() < 3_600_000;
  return (
    <Tooltip label={absolute(date)}>
      <Text component="time" span inherit dateTime={until} className="tabular" style={{ whiteSpace: "nowrap" }} c={over || soon ? "var(--mantine-color-error)" : undefined} role="timer" aria-live="off">
        {over ? "expired" : `${remaining(date, now)} left`}
      </Text>
    </Tooltip>
  );
}
