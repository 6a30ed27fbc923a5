import { ToneBadge } from "./StatusBadge";

/** What a tool does to the product's data. Reading is the quiet one, so that a long list shows where something can change. */
export function EffectBadge({ reads, destroys }: { reads: boolean; destroys: boolean }) {
  const [color, text] = reads ? (["gray", "reads"] as const) : destroys ? (["red", "destructive"] as const) : (["orange", "writes"] as const);
  return <ToneBadge size="sm" color={color} text={text} />;
}
