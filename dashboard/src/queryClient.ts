import { QueryClient } from "@tanstack/react-query";
import { Unreachable } from "./api/problem";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always", // the browser's idea of "offline" says nothing about a server on this machine
      staleTime: 10_000,
      retry: (count, error) => error instanceof Unreachable && count < 2,
    },
    mutations: { networkMode: "always", retry: false },
  },
});
