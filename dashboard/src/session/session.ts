import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { api, ok, setCsrfToken, watchSession } from "../api/client";
import { Problem } from "../api/problem";
import type { Session } from "../api/types";
import { setStatus } from "../api/status";

let current: Session | null = null;
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

/** For a query client: everything that was read for whoever is signed in. */
export const allButSession = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== sessionQuery.queryKey[0] };

/** Signs in with an API token, or with the code of a one-time link. */
export async function signIn(client: QueryClient, proof: { token: string } | { code: string }): Promise<Session> {
  const session = begin(await ok(api.POST("/session", { body: proof })));
  await client.cancelQueries({ queryKey: sessionQuery.queryKey }); // asked before, and would answer that nobody is
  client.setQueryData(sessionQuery.queryKey, session);
  setStatus({ sessionEnded: false });
  resume?.();
  return session;
}

export async function signOut(): Promise<void> {
  watchSession(null);
  try {
    await ok(api.DELETE("/session"));
  } finally {
    setCsrfToken(null);
  }
}

/** Goes on with the session that the same person began meanwhile in another tab of this browser, if there is one. */
export async function takeOver(): Promise<void> {
  const newest = await newerSession();
  if (newest !== null && isMine(newest)) {
    begin(newest);
    setStatus({ sessionEnded: false });
    resume?.();
  }
}

function begin(session: Session): Session {
  current = session;
  setCsrfToken(session.csrf_token);
  watchSession({ ended: signInAgain, replaced });
  return session;
}

function signInAgain(): Promise<void> {
  return new Promise((resolve) => {
    resume = resolve;
    setStatus({ sessionEnded: true });
  });
}

async function replaced(): Promise<boolean> {
  const newest = await newerSession();
  if (newest === null) {
    return false;
  }

  if (isMine(newest)) {
    begin(newest);
  } else {
    await signInAgain(); // what this page shows, and is about to do, is not theirs
  }

  return true;
}

/** The browser's session; null when it has none, or it is the one of this page. */
async function newerSession(): Promise<Session | null> {
  const newest = await ok(api.GET("/session")).catch(() => null);
  return newest === null || newest.csrf_token === current?.csrf_token ? null : newest;
}

function isMine(session: Session): boolean {
  return session.name === current?.name && session.tenant_id === current.tenant_id;
}
