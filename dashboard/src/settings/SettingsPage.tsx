import { Anchor, Badge, Button, Code, Group, Paper, SimpleGrid, Skeleton, Stack, Switch, Table, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { api, ok } from "../api/client";
import type { ServerState } from "../api/types";
import { messageOf } from "../api/problem";
import { CopyButton } from "../shared/CopyButton";
import { Loaded } from "../shared/Loaded";
import { PageHeader } from "../shared/PageHeader";
import { RelativeTime } from "../shared/Times";
import { ToolName } from "../shared/ToolName";
import "../shared/stackTable.css";

export default function SettingsPage() {
  const status = useQuery({ queryKey: ["status"], queryFn: ({ signal }) => ok(api.GET("/status", { signal })) });
  return (
    <>
      <PageHeader title="Settings" description="How this server runs. Settings are made where it is started, as environment variables or in appsettings.json." />
      <Stack gap="lg">
        <Health />
        <Loaded query={status} skeleton={<Skeleton h={320} />}>
          {(data) => (
            <>
              <Facts status={data} />
              {data.settings.length > 0 && <SettingsTable settings={data.settings} />}
            </>
          )}
        </Loaded>
      </Stack>
    </>
  );
}

/** Liveness and readiness, as a load balancer sees them. */
function Health() {
  const live = useQuery({ queryKey: ["healthz"], queryFn: ({ signal }) => ok(api.GET("/healthz", { signal })), refetchInterval: 10_000, retry: false });
  const ready = useQuery({ queryKey: ["readyz"], queryFn: ({ signal }) => ok(api.GET("/readyz", { signal })), refetchInterval: 10_000, retry: false });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Check title="Alive" of={live} good="The process answers." />
      <Check title="Ready" of={ready} good="The database answers, so calls can be taken." />
    </SimpleGrid>
  );
}

function Check({ title, of, good }: { title: string; of: { isSuccess: boolean; isError: boolean; error: unknown; isFetching: boolean; refetch: () => unknown }; good: string }) {
  const bad = of.isError;
  return (
    <Paper p="md" component="section" aria-label={title}>
      <Group wrap="nowrap" justify="space-between">
        <Group wrap="nowrap" gap="sm" role="status">
          {bad ? <IconCircleX size={26} color="var(--mantine-color-error)" aria-hidden /> : <IconCircleCheck size={26} color="var(--mantine-color-teal-6)" aria-hidden />}
          <div>
            <Text fw={600}>{bad ? `Not ${title.toLowerCase()}` : of.isSuccess ? title : "Asking…"}</Text>
            <Text size="sm" c="dimmed">{bad ? messageOf(of.error) : good}</Text>
          </div>
        </Group>
        {bad && <Button size="xs" variant="default" onClick={() => of.refetch()} loading={of.isFetching}>Ask again</Button>}
      </Group>
    </Paper>
  );
}

function Facts({ status }: { status: ServerState }) {
  return (
    <Paper p="lg" component="section" aria-labelledby="server">
      <Title order={2} id="server" mb="md">This server</Title>
      <SimpleGrid cols={{ base: 2, md: 3 }} component="dl" m={0} verticalSpacing="md">
        <Fact label="Version">{status.version}</Fact>
        <Fact label="Started"><RelativeTime at={status.started_at} /></Fact>
        <Fact label="Database">{status.database === "sqlite" ? "SQLite" : status.database === "postgresql" ? "PostgreSQL" : status.database}</Fact>
        <Fact label="Integrations">{status.integrations}</Fact>
        <Fact label="Integrated accounts">{status.accounts}</Fact>
        <Fact label="MCP servers">{status.mcp_servers}</Fact>
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 3 }} component="dl" m={0} mt="md" verticalSpacing="md">
        <Fact label="Public address">
          <Group gap={4} wrap="nowrap" component="span">
            <span className="wrap-anywhere">{status.public_url}</span>
            <CopyButton value={status.public_url} label="Copy the public address" />
          </Group>
        </Fact>
        {status.data_folder != null && <Fact label="Data folder"><span className="wrap-anywhere">{status.data_folder}</span></Fact>}
      </SimpleGrid>
      <Text size="sm" mt="md">
        The management API is described by its{" "}
        <Anchor href="/openapi/v1.json" target="_blank" underline="always" size="sm">OpenAPI document</Anchor>. This page uses nothing else.
      </Text>
    </Paper>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">{label}</Text>
      <Text component="dd" m={0} fw={560}>{children}</Text>
    </div>
  );
}

function SettingsTable({ settings }: { settings: ServerState["settings"] }) {
  const [changed, setChanged] = useState(false);
  const rows = changed ? settings.filter((one) => one.value !== one.default) : settings;
  return (
    <Paper component="section" aria-labelledby="settings">
      <Group justify="space-between" p="lg" pb="sm">
        <div>
          <Title order={2} id="settings">Settings</Title>
          <Text size="sm" c="dimmed">Those that are secret are left out.</Text>
        </div>
        <Switch label="Only what was changed" checked={changed} onChange={(event) => setChanged(event.currentTarget.checked)} />
      </Group>
      {rows.length === 0 ? (
        <Text size="sm" px="lg" pb="lg">Everything is as it comes.</Text>
      ) : (
          <Table verticalSpacing={8} horizontalSpacing="lg" className="stack-table">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Environment variable</Table.Th>
                <Table.Th>Value</Table.Th>
                <Table.Th>Default</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ name, value, default: usual }) => (
                <Table.Tr key={name}>
                  <Table.Td><Text size="xs" ff="monospace" className="wrap-anywhere"><ToolName name={name} /></Text></Table.Td>
                  <Table.Td data-label="Value">
                    <Group gap="xs">
                      {value === null ? <Text size="sm" c="dimmed">not set</Text> : <Code className="wrap-anywhere">{value}</Code>}
                      {span(value) !== null && <Text size="xs" c="dimmed">{span(value)}</Text>}
                      {value !== usual && <Badge size="sm" c="light-dark(var(--mantine-color-petrol-9), var(--mantine-color-petrol-2))">changed</Badge>}
                    </Group>
                  </Table.Td>
                  <Table.Td data-label="Default"><Text size="sm" c="dimmed" className="wrap-anywhere">{usual ?? "none"}</Text></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
      )}
    </Paper>
  );
}

/** A value written as a span of time, "00:01:30", in words; null for any other. */
function span(value: string | null): string | null {
  const parts = /^(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)(?:\.\d+)?$/.exec(value ?? "");
  if (parts === null) {
    return null;
  }

  const units = ["d", "h", "min", "s"];
  return parts.slice(1).map((part, index) => (Number(part ?? 0) === 0 ? "" : `${Number(part)} ${units[index]}`)).filter((part) => part !== "").join(" ") || "none";
}
