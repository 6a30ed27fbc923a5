import { describe, expect, it } from "vitest";
import { fromLocalInput, relative, remaining, toLocalInput } from "./time";

const now = new Date("2026-03-01T12:00:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe("relative", () => {
  it.each([
    [-5, "just now"],
    [-60, "1 minute ago"],
    [-3 * 3600, "3 hours ago"],
    [-86_400, "yesterday"],
    [30, "in less than a minute"],
    [2 * 86_400 + 5, "in 2 days"],
  ])("says %s seconds as %s", (seconds, text) => expect(relative(after(seconds), now)).toBe(text));
});

describe("remaining", () => {
  it.each([
    [6 * 86_400 + 4 * 3600, "6d 4h"],
    [3 * 3600 + 12 * 60 + 30, "3h 12m"],
    [4 * 60 + 9, "4m 09s"],
    [41, "41s"],
    [-10, "0s"],
  ])("says %s seconds as %s", (seconds, text) => expect(remaining(after(seconds), now)).toBe(text));
});

describe("toLocalInput", () => {
  it("gives a value that the input reads as the same minute", () => {
    expect(new Date(toLocalInput(now)).getTime()).toBe(now.getTime());
  });
});

describe("fromLocalInput", () => {
  it("gives back the same minute in UTC", () => expect(fromLocalInput(toLocalInput(now))).toBe("2026-03-01T12:00:00.000Z"));
  it.each(["", "soon"])("leaves %j to the server to refuse", (text) => expect(fromLocalInput(text)).toBe(text));
});
