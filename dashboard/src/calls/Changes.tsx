import { Button, Group, Paper, Select, Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconFilterOff, IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AuditEvent } from "../api/types";
import { Empty } from "../shared/Empty";
import { Loaded } from "../shared/Loaded";
import { ShowMore } from "../shared/ShowMore";
import { ToneBadge } from "../shared/StatusBadge";
import { TextLink } from "../shared/TextLink";
import { RelativeTime } from "../shared/Times";
import "../shared/stackTable.css";
import { ExportLink } from "./ExportLink";
import { changeExportUrl, changesQuery, namesQuery, tokenNamesQuery } from "./queries";
import { actionText, anyChange, words, type ChangeFilter } from "./types";

interface Named {
  id: string;
  name: string;
}

/** Who changed what in Patchbay itself. */
export function Changes() {
  const [filter, setFilter] = useState<ChangeFilter>(anyChange);
  const query = useInfiniteQuery(changesQuery(filter));
  const accounts = useQuery(namesQuery).data ?? [];
  const tokens = useQuery(tokenNamesQuery).data ?? [];
  return (
    <Stack>
      <Filters filter={filter} onChange={setFilter} accounts={accounts} tokens={tokens} />
      <Loaded query={query} skeleton={<Skeleton h={320} />}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.result);
          if (rows.length === 0) {
            return filter === anyChange ? (
              <Empty icon={IconHistory} title="Nothing was changed yet">
                Accounts, MCP servers, API tokens and connect links: what is made, changed or deleted stands here, and who did it.
              </Empty>
            ) : (
              <Empty icon={IconFilterOff} title="No change like that" actions={<Button variant="default" onClick={() => setFilter(anyChange)}>Clear the filters</Button>}>
                Nothing that is still kept fits these filters.
              </Empty>
            );
          }

          return (
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
                          <Text size="sm" fw={560}>{actionText(event.action)}</Text>
                          <Subject event={event} accounts={accounts} tokens={tokens} />
                        </Table.Td>
                        <Table.Td data-label="Fields given">
                          {event.fields.length === 0 ? <Text size="sm" c="dimmed">none</Text> : (
                            <Text size="xs" c="dimmed" maw={280} className="wrap-anywhere">{event.fields.join(", ")}</Text>
                          )}
                        </Table.Td>
                        <Table.Td data-label="By"><By event={event} tokens={tokens} /></Table.Td>
                        <Table.Td data-label="Outcome"><Outcome event={event} /></Table.Td>
                        <Table.Td ta="right" data-label="When"><RelativeTime at={event.at} /></Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Paper>
              <ShowMore query={query}>Show older changes</ShowMore>
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}

function Filters({ filter, onChange, accounts, tokens }: { filter: ChangeFilter; onChange: (filter: ChangeFilter) => void; accounts: Named[]; tokens: Named[] }) {
  const choices = (named: Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));
  const set = (change: Partial<ChangeFilter>) => {
    const next = { ...filter, ...change };
    onChange(Object.values(next).every((value) => value === null) ? anyChange : next);
  };
  return (
    <Group align="flex-end" gap="sm" component="section" aria-label="Filters">
      <Select label="Account" placeholder="All" data={choices(accounts)} value={filter.account} onChange={(account) => set({ account })} searchable clearable clearButtonProps={{ "aria-label": "All accounts" }} w={{ base: "100%", xs: 220 }} />
      <Select label="By" placeholder="Anybody" data={choices(tokens)} value={filter.by} onChange={(by) => set({ by })} searchable clearable clearButtonProps={{ "aria-label": "By anybody" }} w={{ base: "calc(50% - 6px)", xs: 220 }} />
      <Select
        label="Outcome"
        placeholder="All"
        data={[
          { value: "ok", label: "Done" },
          { value: "error", label: "Refused or failed" },
          { value: "unfinished", label: "Unfinished" },
        ]}
        value={filter.status}
        onChange={(status) => set({ status })}
        clearable
        clearButtonProps={{ "aria-label": "All outcomes" }}
        w={{ base: "calc(50% - 6px)", xs: 180 }}
      />
      <ExportLink href={changeExportUrl(filter)} what="changes" />
    </Group>
  );
}

/** What it was done to: the account or token by its name, where there is one, and the id of what it was. */
function Subject({ event, accounts, tokens }: { event: AuditEvent; accounts: Named[]; tokens: Named[] }) {
  const account = accounts.find((one) => one.id === event.integrated_account_id);
  const token = tokens.find((one) => one.id === event.subject_id);
  return (
    <>
      {account !== undefined && <TextLink to="/accounts/$id" params={{ id: account.id }} size="sm" className="wrap-anywhere">{account.name}</TextLink>}
      {token !== undefined && <Text size="sm" className="wrap-anywhere">{token.name}</Text>}
      {event.subject_id !== null && <Text size="xs" ff="monospace" c="dimmed" className="wrap-anywhere">{event.subject_id}</Text>}
    </>
  );
}

function By({ event, tokens }: { event: AuditEvent; tokens: Named[] }) {
  if (event.api_token_id === null) {
    return <Text size="sm">Patchbay itself</Text>;
  }

  const token = tokens.find((one) => one.id === event.api_token_id);
  return (
    <div>
      <Text size="sm" className="wrap-anywhere" {...(token === undefined && { ff: "monospace" })}>{token?.name ?? event.api_token_id}</Text>
      {event.remote_address !== null && <Text size="xs" c="dimmed" className="wrap-anywhere">from {event.remote_address}</Text>}
    </div>
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
