/** The part of JSON Schema that tools use: see the server's rules for schemas that every client can read. */
export interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  enum?: (string | number | boolean | null)[];
  format?: string;
  pattern?: string;
  default?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
}

export interface Tool {
  name: string;
  title?: string;
  description?: string;
  inputSchema: Schema;
  annotations?: { title?: string; readOnlyHint?: boolean; destructiveHint?: boolean; idempotentHint?: boolean };
}

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

export type Kind = "choice" | "choices" | "boolean" | "number" | "date" | "date-time" | "text" | "long-text" | "texts" | "list" | "object" | "file" | "any";

/** Which control asks for a value of this schema. */
export function kindOf(schema: Schema, name = ""): Kind {
  if (schema.enum !== undefined) {
    return "choice";
  }

  switch (typeOf(schema)) {
    case "boolean":
      return "boolean";
    case "integer":
    case "number":
      return "number";
    case "string":
      return schema.format === "date" || schema.format === "date-time" ? schema.format : longTexts.test(name) || /\bHTML\b/.test(schema.description ?? "") ? "long-text" : "text";
    case "array":
      return schema.items?.enum !== undefined ? "choices" : typeOf(schema.items ?? {}) === "string" || isNumber(schema.items) ? "texts" : "list";
    case "object":
      return isFile(schema) ? "file" : schema.properties !== undefined ? "object" : "any";
    default:
      return "any";
  }
}

const longTexts = /(^|_)(description|body|text|content|note|notes|comment|message|details|resolution)(_|$)/;

export function typeOf(schema: Schema): string | undefined {
  return Array.isArray(schema.type) ? schema.type.find((type) => type !== "null") : schema.type;
}

export function isNumber(schema: Schema | undefined): boolean {
  return schema !== undefined && ["integer", "number"].includes(typeOf(schema) ?? "");
}

/** What the server takes for a file: see the descriptions of its members. */
function isFile({ properties }: Schema): boolean {
  return properties?.content_base64 !== undefined && properties.filename !== undefined;
}

/** A number as typed: what is none stays text, so that the server says what is wrong with it. */
export function readNumber(text: string): Json | undefined {
  const trimmed = text.trim();
  if (trimmed === "") {
    return undefined;
  }

  const number = Number(trimmed);
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : trimmed;
}

/** The object with one member changed; undefined takes it out. */
export function withMember(value: JsonObject, name: string, member: Json | undefined): JsonObject {
  const { [name]: _, ...rest } = value;
  return member === undefined ? rest : { ...value, [name]: member };
}

/** "email_config_id" as a label. */
export function labelOf(name: string, schema: Schema): string {
  const words = schema.title ?? name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Sorts the problems of a refused call to its arguments: "- status: must be an integer". */
export function argumentErrors(text: string): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const line of text.split("\n")) {
    const found = /^- ([\w.\-[\]]+): (.+)$/.exec(line);
    if (found !== null) {
      (errors[found[1]!] ??= []).push(found[2]!);
    }
  }

  return errors;
}
