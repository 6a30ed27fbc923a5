const number = new Intl.NumberFormat("en");

export function thousands(value: number): string {
  return number.format(value);
}

/** What a long tool list costs, and what to do about it; null for a list that clients take easily. */
export function costWarning(tools: number, tokens: number): string | null {
  if (tools > 128) {
    return "Some clients take at most 128 tools, and Cursor shows a model about 40. Narrow it by methods or tags, or use discovery.";
  }

  if (tools > 40) {
    return "Cursor shows a model about 40 tools at once. Narrow it by methods or tags, or use discovery.";
  }

  return tokens > 20_000 ? "Every conversation begins with this list. Narrow it by methods or tags, or use discovery, to leave room." : null;
}
