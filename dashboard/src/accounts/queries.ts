import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, ok } from "../api/client";

export interface AccountFilter {
  tenant: string;
  integration: string | null;
}

export const accountsQuery = (filter: AccountFilter) =>
  infiniteQueryOptions({
    queryKey: ["accounts", filter],
    queryFn: ({ pageParam, signal }) =>
      ok(
        api.GET("/integrated-account", {
          params: {
            query: {
              limit: "50",
              ...(filter.tenant !== "" && { tenant_id: filter.tenant }),
              ...(filter.integration !== null && { integration: filter.integration }),
              ...(pageParam !== null && { next_cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
