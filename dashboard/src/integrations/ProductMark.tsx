import { ThemeIcon } from "@mantine/core";

const colors = ["petrol", "indigo", "grape", "teal", "orange", "cyan"];

/** Stands where a logo would: the vendors' own are not ours to ship. */
export function ProductMark({ title, size = 40 }: { title: string; size?: number }) {
  const letters = (title.match(/\p{Lu}/gu) ?? [title.charAt(0).toUpperCase()]).slice(0, 2).join("");
  const color = colors[[...title].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % colors.length];
  return (
    <ThemeIcon
      size={size}
      radius="md"
      variant="light"
      color={color}
      aria-hidden
      fz={size * 0.38}
      fw={650}
      c={`light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-2))`}
    >
      {letters}
    </ThemeIcon>
  );
}
