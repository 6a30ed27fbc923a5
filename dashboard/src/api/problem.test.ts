import { describe, expect, it } from "vitest";
import { fieldErrors, Problem, Unreachable } from "./problem";

const wrong = new Problem(400, {
  title: "The request has problems.",
  errors: { "config.methods[0]": ["Unknown."], "config": ["No tool is left."], "credentials.api_key": ["Required."], "tenant_id": ["Too long.", "Odd."] },
});

describe("fieldErrors", () => {
  it("puts each message beside the field it is about, the nearest one", () => {
    const errors = fieldErrors(wrong, ["config", "config.methods", "credentials.api_key", "tenant_id"]);

    expect(errors.of("config.methods")).toBe("Unknown.");
    expect(errors.of("config")).toBe("No tool is left.");
    expect(errors.of("tenant_id")).toBe("Too long. Odd.");
    expect(errors.rest).toBeNull();
  });

  it("loses nothing that has no field", () => {
    expect(fieldErrors(wrong, ["tenant_id", "config"]).rest?.messages).toEqual(["credentials.api_key: Required."]);
  });

  it("does not take a field for another that begins with the same letters", () => {
    const errors = fieldErrors(new Problem(400, { errors: { names: ["Bad."] } }), ["name"]);

    expect(errors.of("name")).toBeUndefined();
    expect(errors.rest?.messages).toEqual(["names: Bad."]);
  });

  it("says a failure without fields as a whole", () => {
    expect(fieldErrors(new Unreachable(), ["name"]).rest?.title).toBe("No connection");
    expect(fieldErrors(null, ["name"]).rest).toBeNull();
  });
});
