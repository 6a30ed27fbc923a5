import createClient from "openapi-fetch";
import { Problem, Unreachable } from "./problem";
import type { paths } from "./schema";
import { noteVersion, setStatus } from "./status";

let csrfToken: string | null = null;
let session: SessionWatch | null = null;
let renewal: Promise<void> | null = null;

/** What to do when the session of this page does not count any more. */
export interface SessionWatch {
  /** Waits until somebody signed in again. */
  ended: () => Promise<void>;
  /** Takes over a newer session of this browser; false when the page has the newest. */
  replaced: () => Promise<boolean>;
}

export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Null while nobody is signed in. */
export function watchSession(watch: SessionWatch | null): void {
  session = watch;
}

/**
 * One request to the server. It ends with a good answer or throws a Problem or Unreachable. When the session has ended it waits until
 * somebody signed in again and is then sent once more, so that nothing on the page has to be typed or pressed twice.
 */
async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await sendOnce(request);
  if (session === null || new URL(request.url).pathname === "/session") {
    return checked(response);
  }

  if (response.status === 401) {
    renewal ??= session.ended().finally(() => (renewal = null));
    await renewal;
    return checked(await sendOnce(again));
  }

  // After a new sign-in in another tab the cookie is the newer session's, and the CSRF token of this page the older one's.
  if (response.status === 403 && request.method !== "GET" && (await session.replaced())) {
    return checked(await sendOnce(again));
  }

  return checked(response);
}

async function sendOnce(request: Request): Promise<Response> {
  if (csrfToken !== null && request.method !== "GET") {
    request.headers.set("X-CSRF-Token", csrfToken);
  }

  let response: Response;
  try {
    response = await fetch(request);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "AbortError") {
      throw failure;
    }

    setStatus({ lost: true });
    throw new Unreachable();
  }

  // A proxy that has lost its server answers for it: that is no answer of Patchbay's.
  if ([502, 503, 504].includes(response.status) && !isProblem(response)) {
    setStatus({ lost: true });
    throw new Unreachable();
  }

  setStatus({ lost: false });
  noteVersion(response.headers.get("X-Patchbay-Version"));
  return response;
}

async function checked(response: Response): Promise<Response> {
  if (response.ok) {
    return response;
  }

  const body: unknown = isProblem(response) ? await response.json().catch(() => ({})) : {};
  throw new Problem(response.status, body as ConstructorParameters<typeof Problem>[1]);
}

function isProblem(response: Response): boolean {
  return response.headers.get("Content-Type")?.includes("json") === true;
}

/** The management API, typed by its OpenAPI document. Use with `ok`. */
export const api = createClient<paths>({ baseUrl: typeof location === "undefined" ? "" : location.origin, credentials: "same-origin", fetch: send });

/** The answer's body. Failures were thrown before: see `send`. */
export async function ok<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
