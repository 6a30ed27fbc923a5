import { Button, Group, Paper, Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconKey, IconPlus, IconTrash } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ok } from "../api/client";
import type { ApiToken } from "../api/types";
import { ConfirmDelete } from "../shared/ConfirmDelete";
import { Empty } from "../shared/Empty";
import { Loaded } from "../shared/Loaded";
import { PageHeader } from "../shared/PageHeader";
import { ShowMore } from "../shared/ShowMore";
import { ToneBadge } from "../shared/StatusBadge";
import { Countdown, RelativeTime } from "../shared/Times";
import "../shared/stackTable.css";
import { NewToken } from "./NewToken";
import { tokensQuery } from "./queries";

export default function TokensPage() {
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<ApiToken | null>(null);
  const query = useInfiniteQuery(tokensQuery);
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      New API token
    </Button>
  );
  return (
    <>
      <PageHeader
        title="API tokens"
        description="For programs and people that use the management API, and for MCP servers that ask for one."
        actions={create}
      />
      <Loaded query={query} skeleton={<Skeleton h={220} />}>
        {(data) => {
          const tokens = data.pages.flatMap((page) => page.result);
          return tokens.length === 0 ? (
            <Empty icon={IconKey} title="No API token" actions={create}>
              Make one for each program that calls Patchbay, so that each can be withdrawn by itself.
            </Empty>
          ) : (
            <Stack>
              <Paper>
                <Table className="stack-table">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>Name</Table.Th>
                      <Table.Th>Scopes</Table.Th>
                      <Table.Th>Tenant</Table.Th>
                      <Table.Th>Last used</Table.Th>
                      <Table.Th>Expires</Table.Th>
                      <Table.Th aria-label="Actions" />
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {tokens.map((token) => (
                      <Row key={token.id} token={token} onDelete={() => setDeleting(token)} />
                    ))}
                  </Table.Tbody>
                </Table>
              </Paper>
              <ShowMore query={query}>Show older tokens</ShowMore>
            </Stack>
          );
        }}
      </Loaded>
      {creating && <NewToken onClose={() => setCreating(false)} />}
      <ConfirmDelete
        opened={deleting !== null}
        title={`Delete “${deleting?.name ?? ""}”?`}
        remove={() => ok(api.DELETE("/api-token/{id}", { params: { path: { id: deleting?.id ?? "" } } }))}
        list={tokensQuery.queryKey}
        onClose={() => setDeleting(null)}
      >
        Whatever uses this token is refused from now on, and whoever signed in here with it is signed out. This cannot be undone.
      </ConfirmDelete>
    </>
  );
}

function Row({ token, onDelete }: { token: ApiToken; onDelete: () => void }) {
  const { name, id, scopes, tenant_id, last_used_at, expires_at } = token;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={560} className="wrap-anywhere">{name}</Text>
        <Text size="xs" c="dimmed" ff="monospace" className="wrap-anywhere">{id}</Text>
      </Table.Td>
      <Table.Td data-label="Scopes">
        <Group gap={4}>
          {scopes.map((scope) => <ToneBadge key={scope} color={scope === "manage" ? "indigo" : "teal"} text={scope} />)}
        </Group>
      </Table.Td>
      <Table.Td data-label="Tenant">{tenant_id ?? "all"}</Table.Td>
      <Table.Td data-label="Last used">{last_used_at ? <RelativeTime at={last_used_at} /> : "never"}</Table.Td>
      <Table.Td data-label="Expires">{expires_at ? <Countdown until={expires_at} /> : "never"}</Table.Td>
      <Table.Td ta="right">
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onDelete} aria-label={`Delete the API token ${name}`} leftSection={<IconTrash size={15} aria-hidden />}>
          Delete
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
