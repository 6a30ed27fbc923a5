import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, ok } from "../api/client";

export const tokensQuery = infiniteQueryOptions({
  queryKey: ["tokens"],
  queryFn: ({ pageParam, signal }) =>
    ok(api.GET("/api-token", { params: { query: { limit: "50", ...(pageParam !== null && { next_cursor: pageParam }) } }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});
