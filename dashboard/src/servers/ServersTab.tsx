import { ActionIcon, Group, Menu, Paper, Stack, Table, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconDots, IconPencil, IconPlus, IconRotate, IconServer, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { serversQuery } from "../api/queries";
import type { McpServer } from "../api/types";
import { Empty } from "../shared/Empty";
import { LinkButton } from "../shared/LinkButton";
import { Loaded } from "../shared/Loaded";
import { ToneBadge } from "../shared/StatusBadge";
import { TextLink } from "../shared/TextLink";
import { RelativeTime } from "../shared/Times";
import { Expiry } from "./Expiry";
import { offerText } from "./form";
import { RevokeServer } from "./RevokeServer";
import { RotateServer } from "./RotateServer";

export default function ServersTab() {
  const { id } = useParams({ from: "/shell/accounts/$id" });
  const servers = useQuery(serversQuery(id));
  const [rotating, setRotating] = useState<McpServer | null>(null);
  const [revoking, setRevoking] = useState<McpServer | null>(null);
  return (
    <>
      <Loaded query={servers}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              icon={IconServer}
              title="No MCP server yet"
              actions={<LinkButton to="/accounts/$id/servers/new" params={{ id }}>Create an MCP server</LinkButton>}
            >
              An MCP server is a URL by which an assistant uses this account: only the tools you choose, for as long as you choose.
            </Empty>
          ) : (
            <Stack gap="md">
              <Group justify="space-between">
                <Title order={2}>{all.length === 1 ? "1 MCP server" : `${all.length} MCP servers`}</Title>
                <LinkButton to="/accounts/$id/servers/new" params={{ id }} leftSection={<IconPlus size={16} aria-hidden />}>
                  Create an MCP server
                </LinkButton>
              </Group>
              <ServerTable servers={all} onRotate={setRotating} onRevoke={setRevoking} />
            </Stack>
          )
        }
      </Loaded>
      {rotating !== null && <RotateServer server={rotating} onClose={() => setRotating(null)} />}
      {revoking !== null && <RevokeServer server={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

interface TableProps {
  servers: McpServer[];
  onRotate: (server: McpServer) => void;
  onRevoke: (server: McpServer) => void;
}

function ServerTable({ servers, onRotate, onRevoke }: TableProps) {
  const navigate = useNavigate();
  return (
    <Paper style={{ overflow: "hidden" }}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th visibleFrom="sm">Offers</Table.Th>
            <Table.Th>Expires</Table.Th>
            <Table.Th visibleFrom="md">Created</Table.Th>
            <Table.Th w={56}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {servers.map((server) => {
            const params = { id: server.integrated_account_id, serverId: server.id };
            return (
              <Table.Tr key={server.id}>
                <Table.Td className="wrap-anywhere">
                  <TextLink to="/accounts/$id/servers/$serverId" params={params} fw={600}>{server.name}</TextLink>
                  <Group gap={6} mt={4}>
                    {server.config.require_api_token_auth && <ToneBadge color="indigo" text="API token" />}
                    {server.config.write_safety === "confirm" && <ToneBadge color="teal" text="Asks before writes" />}
                    {server.config.tool_exposure === "discovery" && <ToneBadge color="cyan" text="Discovery" />}
                  </Group>
                </Table.Td>
                <Table.Td visibleFrom="sm" className="wrap-anywhere">
                  {offerText(server.config)}
                  <Text size="xs" c="dimmed">{server.config.tags?.length ? server.config.tags.join(", ") : "all tags"}</Text>
                </Table.Td>
                <Table.Td><Expiry at={server.expires_at} /></Table.Td>
                <Table.Td visibleFrom="md"><RelativeTime at={server.created_at} /></Table.Td>
                <Table.Td>
                  <Menu position="bottom-end">
                    <Menu.Target>
                      <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${server.name}`}>
                        <IconDots size={18} aria-hidden />
                      </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                      <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => void navigate({ to: "/accounts/$id/servers/$serverId", params })}>
                        Edit
                      </Menu.Item>
                      <Menu.Item leftSection={<IconRotate size={16} aria-hidden />} onClick={() => onRotate(server)}>Rotate the URL</Menu.Item>
                      <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} c="var(--mantine-color-error)" onClick={() => onRevoke(server)}>Revoke</Menu.Item>
                    </Menu.Dropdown>
                  </Menu>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
