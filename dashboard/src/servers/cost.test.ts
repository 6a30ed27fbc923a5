import { describe, expect, it } from "vitest";
import { costWarning } from "./cost";

describe("costWarning", () => {
  it.each([
    [341, 90_000, "128"],
    [60, 9_000, "Cursor"],
    [30, 25_000, "Every conversation"],
  ])("%s tools of %s tokens", (tools, tokens, word) => expect(costWarning(tools, tokens)).toContain(word));

  it("says nothing of a short list", () => expect(costWarning(12, 4_000)).toBeNull());
});
