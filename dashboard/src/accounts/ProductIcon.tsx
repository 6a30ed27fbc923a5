import { Avatar } from "@mantine/core";
import { toneText } from "../theme";

const colors = ["petrol", "indigo", "grape", "orange", "teal", "pink", "lime", "violet", "yellow", "blue", "red"] as const;

/** Two letters in a colour of the product's own, as logos are their owners'. */
export function ProductIcon({ integration, title, size = 34 }: { integration: string; title?: string | undefined; size?: number }) {
  const sum = [...integration].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7);
  const color = colors[sum % colors.length]!;
  return (
    <Avatar
      radius="md"
      size={size}
      aria-hidden
      variant="light"
      color={color}
      styles={{ placeholder: { fontWeight: 640, fontSize: size * 0.36, color: toneText(color) } }}
    >
      {initials(title ?? integration)}
    </Avatar>
  );
}

function initials(title: string): string {
  const words = title.split(/[\s_]+|(?<=[a-z])(?=[A-Z])/).filter((word) => word !== "");
  return (words.length > 1 ? words[0]![0]! + words[1]![0]! : title.slice(0, 2)).toUpperCase();
}
