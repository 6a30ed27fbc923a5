import { Group, Loader, Paper, ScrollArea, SimpleGrid, Skeleton, Stack, Text, TextInput, Title, Tooltip } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "../api/problem";
import type { Preview as PreviewData } from "../api/types";
import { Loaded } from "../shared/Loaded";
import { EffectBadge } from "../shared/EffectBadge";
import { ToolName } from "../shared/ToolName";
import { toneText } from "../theme";
import { costWarning, thousands } from "./cost";

/** What a client will get from the server as the form now describes it. */
export function Preview({ query, discovery }: { query: UseQueryResult<PreviewData>; discovery: boolean }) {
  return (
    <Paper p={{ base: "md", sm: "lg" }} component="section" aria-label="Preview" className="sticky">
      <Group justify="space-between" mb="sm">
        <Title order={2}>Preview</Title>
        {query.isFetching && <Loader size="xs" aria-label="Working it out" />}
      </Group>
      {query.error instanceof Problem && query.error.status === 400 ? (
        <Text c="var(--mantine-color-error)" role="status">
          No preview while something in the form is not right.
        </Text>
      ) : (
        <Loaded query={query} skeleton={<Skeleton h={280} />}>
          {(data) => <Content data={data} discovery={discovery} stale={query.isPlaceholderData} />}
        </Loaded>
      )}
    </Paper>
  );
}

function Content({ data, discovery, stale }: { data: PreviewData; discovery: boolean; stale: boolean }) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const tools = data.tools.filter((tool) => `${tool.name} ${tool.title} ${tool.description}`.toLowerCase().includes(wanted));
  const writes = data.tools.filter((tool) => !tool.read_only).length;
  const warning = discovery ? null : costWarning(data.tool_count, data.list_tokens);
  return (
    <Stack gap="md" style={{ opacity: stale ? 0.55 : 1 }} aria-busy={stale}>
      <SimpleGrid cols={3} spacing="sm" role="status">
        <Figure value={thousands(data.tool_count)} label={data.tool_count === 1 ? "tool" : "tools"} />
        <Tooltip label={`${thousands(data.list_bytes)} bytes, at four to a token`}>
          <div tabIndex={0}>
            <Figure value={`≈ ${thousands(data.list_tokens)}`} label="tokens (estimate)" />
          </div>
        </Tooltip>
        <Figure value={thousands(writes)} label="can change data" />
      </SimpleGrid>
      {discovery && <Text size="sm" c="dimmed">The list a client reads has three tools, which search, describe and call these.</Text>}
      {warning !== null && <Text size="sm" c={toneText("orange")}>{warning}</Text>}
      <TextInput
        aria-label="Search the tools"
        placeholder="Search the tools"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ScrollArea.Autosize mah="max(300px, calc(100vh - 380px))" type="auto" viewportProps={{ tabIndex: 0, role: "region", "aria-label": "Tools" }}>
        <ul className="tool-list">
          {tools.map((tool) => (
            <li key={tool.name}>
              <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
                <Text size="sm" fw={560} className="wrap-anywhere">{tool.title}</Text>
                <EffectBadge reads={tool.read_only} destroys={tool.destructive} />
              </Group>
              <Text size="xs" ff="monospace" c="dimmed" className="wrap-anywhere"><ToolName name={tool.name} /></Text>
            </li>
          ))}
        </ul>
        {tools.length === 0 && <Text c="dimmed" size="sm">No tool matches.</Text>}
      </ScrollArea.Autosize>
    </Stack>
  );
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div>
      <Text fz={22} fw={640} lh={1.2} className="tabular">{value}</Text>
      <Text size="xs" c="dimmed">{label}</Text>
    </div>
  );
}
