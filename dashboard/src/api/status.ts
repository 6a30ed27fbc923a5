import { useSyncExternalStore } from "react";

/** What the page knows about its server, from the answers it gets. */
export interface ServerStatus {
  /** True from the first request that did not arrive until the first that does. */
  lost: boolean;
  /** The version the server now has, when it is not the one this page came from. */
  otherVersion: string | null;
  /** True while requests wait for somebody to sign in again. */
  sessionEnded: boolean;
}

/** The version the page was served with; null from a development server, which fills nothing in. */
export const pageVersion = typeof document === "undefined" ? null : meta("patchbay-version");

let status: ServerStatus = { lost: false, otherVersion: null, sessionEnded: false };
const listeners = new Set<() => void>();

export function serverStatus(): ServerStatus {
  return status;
}

export function setStatus(change: Partial<ServerStatus>): void {
  const next = { ...status, ...change };
  if (next.lost !== status.lost || next.otherVersion !== status.otherVersion || next.sessionEnded !== status.sessionEnded) {
    status = next;
    listeners.forEach((listener) => listener());
  }
}

export function useServerStatus(): ServerStatus {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => status,
  );
}

export function noteVersion(version: string | null): void {
  if (version !== null && pageVersion !== null) {
    setStatus({ otherVersion: version === pageVersion ? null : version });
  }
}

export function meta(name: string): string | null {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content || null;
}
