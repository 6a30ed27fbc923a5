import { Code, Drawer, Group, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ToolCall } from "../api/types";
import { CopyButton } from "../shared/CopyButton";
import { LinkButton } from "../shared/LinkButton";
import { TextLink } from "../shared/TextLink";
import { absolute } from "../shared/time";
import { ToolName } from "../shared/ToolName";
import { client, duration } from "./CallTable";
import { Outcome } from "./Outcome";
import { tokenNamesQuery } from "./queries";

const meanings: Record<string, string> = {
  invalid_arguments: "The arguments did not fit the tool, so nothing was sent.",
  unauthorized: "The product did not accept the account’s credentials. Sign in again on the account’s page.",
  forbidden: "The account’s user in the product lacks the right to do this.",
  not_found: "The product knows no such record, or hides it from this user.",
  refused: "The product read the request and said no to it.",
  rate_limited: "Too many calls: the product’s limit, or the one of the MCP server.",
  unavailable: "The product could not be reached, or answered that it is out of order.",
  timed_out: "The product took too long to answer.",
  too_large: "The answer was larger than Patchbay accepts.",
  malformed: "The product’s answer could not be read.",
  file_failed: "A file could not be fetched or sent.",
};

interface Props {
  call: ToolCall | null;
  account: { name: string; tenant_id: string } | undefined;
  onClose: () => void;
}

export function CallDetail({ call, account, onClose }: Props) {
  return (
    <Drawer opened={call !== null} onClose={onClose} position="right" size="lg" title="One call" closeButtonProps={{ "aria-label": "Close" }}>
      {call !== null && (
        <Stack>
          <Text ff="monospace" fw={600} className="wrap-anywhere"><ToolName name={call.tool} /></Text>
          <Group gap="sm">
            <Outcome call={call} />
            <Text size="sm" c="dimmed">{absolute(new Date(call.at))}</Text>
          </Group>
          {call.error !== null && <Text size="sm">{meanings[call.error]}</Text>}
          <Table variant="vertical" layout="fixed" withTableBorder verticalSpacing="xs">
            <Table.Tbody>
              <Row label="Account">
                <TextLink to="/accounts/$id" params={{ id: call.integrated_account_id }} underline="always">{account?.name ?? call.integrated_account_id}</TextLink>
              </Row>
              <Row label="Tenant">{call.tenant_id}</Row>
              <Row label="Through">{call.mcp_id === null ? "the management or proxy API" : <Id value={call.mcp_id} label="MCP server" />}</Row>
              <Row label="Client">{[client(call), call.client_version].filter(Boolean).join(" ")}</Row>
              {call.api_token_id !== null && <Row label="API token"><Token id={call.api_token_id} /></Row>}
              <Row label="Product answered">{call.upstream_status ?? "was not asked, or did not answer"}</Row>
              <Row label="Took">{duration(call.duration_ms)}</Row>
              <Row label="Result">{call.bytes.toLocaleString()} bytes</Row>
              <Row label="Call"><Id value={call.id} label="call" /></Row>
            </Table.Tbody>
          </Table>
          <div>
            <Text fw={560} size="sm" mb={4}>Arguments</Text>
            {call.argument_values !== null && call.argument_values !== undefined ? (
              <pre className="code-block" tabIndex={0} aria-label="Arguments" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{JSON.stringify(call.argument_values, null, 2)}</pre>
            ) : call.arguments.length === 0 ? (
              <Text size="sm">None were given.</Text>
            ) : (
              <>
                <Group gap={6}>{call.arguments.map((name) => <Code key={name}>{name}</Code>)}</Group>
                <Text size="xs" c="dimmed" mt={6}>Their values are not kept, unless the server is set to keep them.</Text>
              </>
            )}
          </div>
          <Group>
            <LinkButton to="/accounts/$id/tools" params={{ id: call.integrated_account_id }} search={{ tool: call.tool }} variant="default" size="xs">
              Open in the playground
            </LinkButton>
          </Group>
        </Stack>
      )}
    </Drawer>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th w={140}>{label}</Table.Th>
      <Table.Td className="wrap-anywhere">{children}</Table.Td>
    </Table.Tr>
  );
}

/** By its name; by its id where it was deleted. */
function Token({ id }: { id: string }) {
  const name = useQuery(tokenNamesQuery).data?.find((one) => one.id === id)?.name;
  return name === undefined ? <Id value={id} label="API token" /> : <Text size="sm" span title={id}>{name}</Text>;
}

function Id({ value, label }: { value: string; label: string }) {
  return (
    <Group gap={4} wrap="nowrap">
      <Text ff="monospace" size="xs" className="wrap-anywhere">{value}</Text>
      <CopyButton value={value} label={`Copy the id of the ${label}`} />
    </Group>
  );
}
