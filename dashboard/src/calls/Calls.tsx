import { Button, Skeleton, Stack, Switch, Text } from "@mantine/core";
import { IconActivity, IconFilterOff } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import type { ToolCall } from "../api/types";
import { Empty } from "../shared/Empty";
import { LinkButton } from "../shared/LinkButton";
import { Loaded } from "../shared/Loaded";
import { ShowMore } from "../shared/ShowMore";
import { CallDetail } from "./CallDetail";
import { CallFilters } from "./CallFilters";
import { CallTable } from "./CallTable";
import { ExportLink } from "./ExportLink";
import { callExportUrl, callsQuery, namesQuery, summaryQuery } from "./queries";
import { noFilter, type CallFilter } from "./types";

const Charts = lazy(() => import("./Charts")); // below the first paint, and not needed for the table

const tailEvery = 2_000;

/** Calls with filters, charts and a live tail; of one account when that is given. */
export function Calls({ account }: { account: string | null }) {
  const [filter, setFilter] = useState<CallFilter>({ ...noFilter, account });
  const [live, setLive] = useState(false);
  const [opened, setOpened] = useState<ToolCall | null>(null);
  const client = useQueryClient();
  const options = callsQuery(filter);
  const query = useInfiniteQuery(options);
  const summary = useQuery({ ...summaryQuery(filter), retry: false });
  const names = useQuery(namesQuery);
  const { refetch } = query;

  useEffect(() => {
    if (!live) {
      return undefined;
    }

    // Only the newest page is read again and again: following along is for what comes in.
    client.setQueryData(options.queryKey, (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) });
    const timer = setInterval(() => void refetch(), tailEvery);
    return () => clearInterval(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [live, refetch, filter]);

  const filtered = filter.tool !== "" || filter.status !== null || filter.days !== null || filter.mcp !== null || (account === null && filter.account !== null);
  return (
    <Stack gap="lg">
      {summary.data !== undefined && summary.data.result.some((day) => day.calls > 0) && (
        <Suspense fallback={<Skeleton h={190} />}>
          <Charts summary={summary.data} />
        </Suspense>
      )}
      <CallFilters filter={filter} onChange={setFilter} accounts={account === null ? (names.data ?? []) : null}>
        <Switch label="Live" checked={live} onChange={(event) => setLive(event.currentTarget.checked)} aria-describedby="live-note" mb={8} />
        <ExportLink href={callExportUrl(filter)} what="calls" />
      </CallFilters>
      <Text id="live-note" size="sm" c="dimmed" role="status" hidden={!live} mt={-12}>
        Following along: new calls appear within two seconds.
      </Text>
      <Loaded query={query} skeleton={<Skeleton h={320} />}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.result);
          if (rows.length === 0) {
            return filtered ? (
              <Empty icon={IconFilterOff} title="No call like that" actions={<Button variant="default" onClick={() => setFilter({ ...noFilter, account })}>Clear the filters</Button>}>
                Nothing that is still kept fits these filters.
              </Empty>
            ) : (
              <Empty
                icon={IconActivity}
                title="No call yet"
                actions={account !== null ? <LinkButton to="/accounts/$id/tools" params={{ id: account }}>Try a tool</LinkButton> : <LinkButton to="/accounts">Integrated accounts</LinkButton>}
              >
                Calls stand here within a second of being made. Create an MCP server on an account and give its URL to a client, or try a tool in the account’s Tools tab.
              </Empty>
            );
          }

          return (
            <>
              <CallTable rows={rows} accounts={account === null ? (names.data ?? []) : null} onOpen={setOpened} />
              {!live && <ShowMore query={query}>Show older calls</ShowMore>}
            </>
          );
        }}
      </Loaded>
      <CallDetail call={opened} account={names.data?.find((one) => one.id === opened?.integrated_account_id)} onClose={() => setOpened(null)} />
    </Stack>
  );
}
