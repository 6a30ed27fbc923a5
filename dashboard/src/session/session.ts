import { queryOptions } from "@tanstack/react-query";
import { api, ok, onSessionEnd, setCsrfToken } from "../api/client";
import { Problem } from "../api/problem";
import type { Session } from "../api/types";
import { setStatus } from "../api/status";

let resume: (() => void) | null = null;

/** Who is signed in; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return begin(await ok(api.GET("/session", { signal })));
    } catch (failure) {
      if (failure instanceof Problem && (failure.status === 401 || failure.status === 404)) {
        return null;
      }

      throw failure;
    }
  },
  staleTime: Infinity,
});

/** Signs in with an API token, or with the code of a one-time link. */
export async function signIn(proof: { token: string } | { code: string }): Promise<Session> {
  const session = begin(await ok(api.POST("/session", { body: proof })));
  setStatus({ sessionEnded: false });
  resume?.();
  return session;
}

export async function signOut(): Promise<void> {
  onSessionEnd(null);
  try {
    await ok(api.DELETE("/session"));
  } finally {
    setCsrfToken(null);
  }
}

function begin(session: Session): Session {
  setCsrfToken(session.csrf_token);
  onSessionEnd(
    () =>
      new Promise<void>((resolve) => {
        resume = resolve;
        setStatus({ sessionEnded: true });
      }),
  );
  return session;
}
