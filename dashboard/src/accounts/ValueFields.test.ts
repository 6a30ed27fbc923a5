import { describe, expect, it } from "vitest";
import { besideField } from "./ValueFields";

const field = { help: "The part before .deskly.example.", example: "acme" };

describe("besideField", () => {
  it("leaves out the help and the example that an empty input shows", () => {
    expect(besideField("Required: Subdomain. The part before .deskly.example. Example: acme.", field, "")).toBe("Required: Subdomain.");
  });

  it("keeps the example where it is covered by what was entered", () => {
    expect(besideField("Must match [a-z]+. The part before .deskly.example. Example: acme.", field, "No!")).toBe("Must match [a-z]+. Example: acme.");
  });

  it("knows a help without a full stop", () => {
    expect(besideField("Required: Key. In the profile.", { help: "In the profile", example: null }, "")).toBe("Required: Key.");
  });

  it("changes no other message", () => {
    expect(besideField("Too long.", field, "x")).toBe("Too long.");
    expect(besideField(undefined, field, "")).toBeUndefined();
  });
});
