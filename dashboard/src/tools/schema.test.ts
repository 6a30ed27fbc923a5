import { describe, expect, it } from "vitest";
import { argumentErrors, kindOf, readNumber, withMember } from "./schema";

describe("kindOf", () => {
  it.each([
    [{ type: "integer", enum: [1, 2] }, "choice"],
    [{ type: "array", items: { type: "string", enum: ["a"] } }, "choices"],
    [{ type: "array", items: { type: "integer" } }, "texts"],
    [{ type: "array", items: { type: "object", properties: { id: {} } } }, "list"],
    [{ type: "string", format: "date" }, "date"],
    [{ type: ["string", "null"], format: "date-time" }, "date-time"],
    [{ type: "object", properties: { content_base64: {}, filename: {}, url: {} } }, "file"],
    [{ type: "object", additionalProperties: true }, "any"],
    [{}, "any"],
  ])("asks for %j with a control of the kind %s", (schema, kind) => expect(kindOf(schema)).toBe(kind));

  it("gives long texts room", () => {
    expect(kindOf({ type: "string" }, "resolution_notes")).toBe("long-text");
    expect(kindOf({ type: "string" }, "subject")).toBe("text");
  });
});

describe("readNumber", () => {
  it("leaves what is no number, or too long for one, as it was typed", () => {
    expect(readNumber(" 12 ")).toBe(12);
    expect(readNumber("12a")).toBe("12a");
    expect(readNumber("90071992547409931")).toBe("90071992547409931");
    expect(readNumber(" ")).toBeUndefined();
  });
});

describe("withMember", () => {
  it("takes out what is not given, so that it is not sent", () => {
    expect(withMember({ a: 1, b: 2 }, "a", undefined)).toEqual({ b: 2 });
    expect(withMember({ a: 1 }, "a", null)).toEqual({ a: null });
  });
});

describe("argumentErrors", () => {
  it("finds the argument each line is about", () => {
    expect(argumentErrors("Invalid arguments for x; nothing was sent:\n- id: required, but missing.\n- assets[0].display_id: must be an integer.")).toEqual({
      id: ["required, but missing."],
      "assets[0].display_id": ["must be an integer."],
    });
  });
});
