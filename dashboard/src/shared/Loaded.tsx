import { Skeleton, Stack } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { fieldErrors, Problem } from "../api/problem";
import { NotFound } from "../shell/NotFound";
import { ProblemAlert } from "./ProblemAlert";

interface Props<T> {
  query: UseQueryResult<T>;
  /** Stands in for the content while it loads. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** A query's content, what it looks like while loading, or why it is not there. Old content stays when reading it again fails. */
export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  if (query.data !== undefined) {
    return <>{children(query.data)}</>;
  }

  if (query.error instanceof Problem && query.error.status === 404) {
    return <NotFound />;
  }

  if (query.isError) {
    return <ProblemAlert problem={fieldErrors(query.error, []).rest} retry={() => void query.refetch()} />;
  }

  return (
    <div role="status" aria-label="Loading" aria-busy>
      {skeleton ?? (
        <Stack gap="sm">
          <Skeleton h={20} w="40%" />
          <Skeleton h={64} />
          <Skeleton h={64} />
        </Stack>
      )}
    </div>
  );
}
