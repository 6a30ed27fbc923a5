import { Box, Group, Paper, Table, Text, UnstyledButton } from "@mantine/core";
import type { ToolCall } from "../api/types";
import { EventTime } from "../shared/Times";
import { ToolName } from "../shared/ToolName";
import { Outcome } from "./Outcome";
import "./calls.css";

interface Props {
  rows: ToolCall[];
  /** For a column that says the account; null leaves it out. */
  accounts: { id: string; name: string }[] | null;
  onOpen: (call: ToolCall) => void;
}

/** A table where there is room for one, and a list of cards on a phone. */
export function CallTable({ rows, accounts, onOpen }: Props) {
  const name = (id: string) => accounts?.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <Paper visibleFrom="sm" style={{ overflow: "hidden" }}>
        <Table highlightOnHover verticalSpacing={9}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th miw={326}>Tool</Table.Th>
              {accounts !== null && <Table.Th>Account</Table.Th>}
              <Table.Th>Client</Table.Th>
              <Table.Th>Outcome</Table.Th>
              <Table.Th ta="right">Took</Table.Th>
              <Table.Th ta="right">When</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((call) => (
              <Table.Tr key={call.id} onClick={() => onOpen(call)} style={{ cursor: "pointer" }}>
                <Table.Td>
                  <UnstyledButton
                    className="call-open"
                    onClick={(event) => {
                      event.stopPropagation();
                      onOpen(call);
                    }}
                  >
                    <ToolName name={call.tool} />
                  </UnstyledButton>
                </Table.Td>
                {accounts !== null && <Table.Td className="wrap-anywhere">{name(call.integrated_account_id)}</Table.Td>}
                <Table.Td>{client(call)}</Table.Td>
                <Table.Td><Outcome call={call} /></Table.Td>
                <Table.Td ta="right" className="tabular" style={{ whiteSpace: "nowrap" }}>{duration(call.duration_ms)}</Table.Td>
                <Table.Td ta="right"><EventTime at={call.at} /></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <Box component="ul" hiddenFrom="sm" className="call-cards">
        {rows.map((call) => (
          <Paper component="li" key={call.id} p="sm">
            <UnstyledButton className="call-open" onClick={() => onOpen(call)} w="100%">
              <ToolName name={call.tool} />
            </UnstyledButton>
            <Group gap="xs" mt={6} justify="space-between">
              <Outcome call={call} />
              <Text size="sm" c="dimmed" className="tabular">{duration(call.duration_ms)}</Text>
              <Text size="sm" c="dimmed" component="div"><EventTime at={call.at} /></Text>
            </Group>
            <Text size="sm" c="dimmed" mt={4}>{accounts === null ? client(call) : `${name(call.integrated_account_id)} · ${client(call)}`}</Text>
          </Paper>
        ))}
      </Box>
    </>
  );
}

export function client(call: ToolCall): string {
  return call.client_name ?? (call.mcp_id === null ? "API" : "unnamed");
}

export function duration(milliseconds: number): string {
  return milliseconds < 1_000 ? `${milliseconds} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}
