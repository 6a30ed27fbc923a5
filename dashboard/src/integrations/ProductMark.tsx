import { ThemeIcon } from "@mantine/core";
import { readable } from "../shared/StatusBadge";

const colors = ["petrol", "indigo", "grape", "teal", "orange", "cyan"];

/** Stands where a logo would: the vendors' own are not ours to ship. */
export function ProductMark({ title, size = 40 }: { title: string; size?: number }) {
  const letters = (title.match(/\p{Lu}/gu) ?? [title.charAt(0).toUpperCase()]).slice(0, 2).join("");
  const color = colors[[...title].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % colors.length]!;
  return (
    <ThemeIcon
      size={size}
      radius="md"
      variant="light"
      color={color}
      aria-hidden
      fz={size * 0.38}
      fw={650}
      c={readable(color)}
    >
      {letters}
    </ThemeIcon>
  );
}
