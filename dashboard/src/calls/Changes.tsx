import { Badge, Button, Group, Paper, Select, Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ok } from "../api/client";
import type { AuditEvent } from "../api/types";
import { Empty } from "../shared/Empty";
import { Loaded } from "../shared/Loaded";
import { ToneBadge } from "../shared/StatusBadge";
import { RelativeTime } from "../shared/Times";
import "../shared/stackTable.css";
import { words } from "./types";

/** Who changed what in Patchbay itself. */
export function Changes() {
  const [status, setStatus] = useState<string | null>(null);
  const query = useInfiniteQuery({
    queryKey: ["changes", status],
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET("/audit-event", { params: { query: { limit: "50", ...(status !== null && { status }), ...(pageParam !== null && { next_cursor: pageParam }) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
  return (
    <Stack>
      <Select
        label="Outcome"
        placeholder="All"
        data={[
          { value: "ok", label: "Done" },
          { value: "error", label: "Refused or failed" },
          { value: "unfinished", label: "Unfinished" },
        ]}
        value={status}
        onChange={setStatus}
        clearable
        clearButtonProps={{ "aria-label": "All outcomes" }}
        maw={220}
      />
      <Loaded query={query} skeleton={<Skeleton h={320} />}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.result);
          return rows.length === 0 ? (
            <Empty icon={IconHistory} title={status === null ? "Nothing was changed yet" : "No change like that"}>
              Accounts, MCP servers, API tokens and connect links: what is made, changed or deleted stands here, and who did it.
            </Empty>
          ) : (
            <>
              <Paper>
                  <Table verticalSpacing={9} className="stack-table">
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th>What</Table.Th>
                        <Table.Th>Fields given</Table.Th>
                        <Table.Th>By</Table.Th>
                        <Table.Th>Outcome</Table.Th>
                        <Table.Th ta="right">When</Table.Th>
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {rows.map((event) => (
                        <Table.Tr key={event.id}>
                          <Table.Td>
                            <Text size="sm" fw={560}>{sentence(event.action)}</Text>
                            <Text size="xs" ff="monospace" c="dimmed">{event.subject_id ?? ""}</Text>
                          </Table.Td>
                          <Table.Td maw={260} data-label="Fields given">
                            <Group gap={4}>{event.fields.map((field) => <Badge key={field} size="sm" variant="default" ff="monospace">{field}</Badge>)}</Group>
                          </Table.Td>
                          <Table.Td data-label="By">
                            <Text size="xs" ff="monospace" className="wrap-anywhere">{event.api_token_id ?? "Patchbay itself"}{event.remote_address !== null && ` from ${event.remote_address}`}</Text>
                          </Table.Td>
                          <Table.Td data-label="Outcome"><Outcome event={event} /></Table.Td>
                          <Table.Td ta="right" data-label="When"><RelativeTime at={event.at} /></Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
              </Paper>
              {query.hasNextPage && (
                <Group justify="center">
                  <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>Show older changes</Button>
                </Group>
              )}
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}

function Outcome({ event }: { event: AuditEvent }) {
  switch (event.status) {
    case "ok":
      return <ToneBadge color="teal" text="Done" />;
    case "unfinished":
      return <ToneBadge color="gray" text="Unfinished" />;
    default:
      return <ToneBadge color="red" text={event.error === null ? "Failed" : words(event.error)} />;
  }
}

/** "mcp_server.create" as words. */
function sentence(action: string): string {
  const [kind = "", verb = ""] = action.split(".");
  return `${words(kind).replace("Mcp", "MCP").replace("Api", "API")}: ${verb.replaceAll("_", " ")}`;
}
