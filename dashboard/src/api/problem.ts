/** What the server answered instead of doing it (application/problem+json). */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  /** Messages by field: a JSON path such as `credentials.api_key`. Empty unless the request itself was wrong. */
  readonly errors: Record<string, string[]>;

  constructor(status: number, body: { title?: string; detail?: string; errors?: Record<string, string[]> }) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.name = "Problem";
    this.status = status;
    this.title = body.title ?? `Status ${status}`;
    this.errors = body.errors ?? {};
  }
}

/** The server could not be reached, so nothing is known about what it did. */
export class Unreachable extends Error {
  constructor() {
    super("Patchbay could not be reached. What you entered is still here: try again once the connection is back.");
    this.name = "Unreachable";
  }
}

export interface FieldErrors {
  /** What stands beside the field; undefined when it is fine. */
  of(field: string): string | undefined;
  /** What no field of the form takes, for an alert; null when all of it found its field. */
  rest: { title: string; messages: string[] } | null;
}

/** Sorts what is wrong to the fields of a form. A field takes what is said about it and about what is inside it. */
export function fieldErrors(error: unknown, fields: readonly string[]): FieldErrors {
  if (error === null || error === undefined) {
    return { of: () => undefined, rest: null };
  }

  if (!(error instanceof Problem) || Object.keys(error.errors).length === 0) {
    return { of: () => undefined, rest: { title: titleOf(error), messages: [messageOf(error)] } };
  }

  const byField = new Map<string, string[]>();
  const rest: string[] = [];
  for (const [path, messages] of Object.entries(error.errors)) {
    const owner = fields
      .filter((field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`))
      .sort((a, b) => b.length - a.length)[0];
    if (owner === undefined) {
      rest.push(...messages.map((message) => (path === "" ? message : `${path}: ${message}`)));
    } else {
      byField.set(owner, [...(byField.get(owner) ?? []), ...messages]);
    }
  }

  return {
    of: (field) => byField.get(field)?.join(" "),
    rest: rest.length > 0 ? { title: error.title, messages: rest } : null,
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function titleOf(error: unknown): string {
  if (error instanceof Unreachable) {
    return "No connection";
  }

  return error instanceof Problem ? error.title : "Something went wrong in this page";
}
