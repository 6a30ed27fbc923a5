import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  /** Such as "Show older calls". */
  children: ReactNode;
}

/** Reads the next page of a list; nothing when there is none. */
export function ShowMore({ query, children }: Props) {
  return query.hasNextPage ? (
    <Group justify="center">
      <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{children}</Button>
    </Group>
  ) : null;
}
