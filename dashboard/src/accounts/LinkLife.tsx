import { Select } from "@mantine/core";

/** Seconds, as select values. The server takes up to seven days. */
export const linkLives = [
  { value: "3600", label: "1 hour" },
  { value: "86400", label: "24 hours" },
  { value: "259200", label: "3 days" },
  { value: "604000", label: "7 days" }, // a little less, as clocks differ
];

export function LinkLife({ value, onChange, error }: { value: string; onChange: (value: string) => void; error: string | undefined }) {
  return (
    <Select
      label="The link works for"
      data={linkLives}
      value={value}
      onChange={(chosen) => chosen && onChange(chosen)}
      allowDeselect={false}
      error={error}
      maw={220}
    />
  );
}
