import { Alert, Button, Group, Stack, Title } from "@mantine/core";
import { IconCircleCheck, IconClockOff } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { api, ok } from "../api/client";
import { accountQuery, integrationQuery } from "../api/queries";
import type { Account, Integration, McpServer } from "../api/types";
import { Loaded } from "../shared/Loaded";
import { TextLink } from "../shared/TextLink";
import { Expiry, useExpired } from "./Expiry";
import { configOf, expiryOf, formOf } from "./form";
import { RevokeServer } from "./RevokeServer";
import { RotateServer } from "./RotateServer";
import { ServerEditor } from "./ServerEditor";

export default function EditServerPage() {
  const { id, serverId } = useParams({ from: "/shell/accounts/$id/servers/$serverId" });
  const account = useQuery(accountQuery(id));
  const integration = useQuery({ ...integrationQuery(account.data?.integration ?? ""), enabled: account.data !== undefined });
  const server = useQuery({
    queryKey: ["account", id, "servers", serverId],
    queryFn: ({ signal }) => ok(api.GET("/integrated-account/{id}/mcp/{mcp_id}", { params: { path: { id, mcp_id: serverId } }, signal })),
  });
  return (
    <Loaded query={server}>
      {(data) => (
        <Loaded query={integration}>
          {(described) => (account.data === undefined ? null : <Edit key={data.id} server={data} account={account.data} integration={described} />)}
        </Loaded>
      )}
    </Loaded>
  );
}

function Edit({ server, account, integration }: { server: McpServer; account: Account; integration: Integration }) {
  const [form, setForm] = useState(() => formOf(server));
  const [asked, setAsked] = useState<"rotate" | "revoke" | null>(null);
  const expired = useExpired(server.expires_at);
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () => {
      const expiresAt = expiryOf(form, new Date());
      return ok(
        api.PATCH("/integrated-account/{id}/mcp/{mcp_id}", {
          params: { path: { id: account.id, mcp_id: server.id } },
          body: { name: form.name.trim(), config: configOf(form), ...(expiresAt !== undefined && { expires_at: expiresAt }) },
        }),
      );
    },
    onSuccess: (saved) => {
      setForm(formOf(saved));
      return client.invalidateQueries({ queryKey: ["account", account.id, "servers"] });
    },
  });

  function change(next: typeof form) {
    save.reset();
    setForm(next);
  }

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <div>
          <TextLink to="/accounts/$id/servers" params={{ id: account.id }} size="sm">All MCP servers</TextLink>
          <Group gap="sm">
            <Title order={2} className="wrap-anywhere">{server.name}</Title>
            {server.expires_at && <Expiry at={server.expires_at} />}
          </Group>
        </div>
        <Group gap="xs">
          <Button variant="default" onClick={() => setAsked("rotate")}>Rotate the URL</Button>
          <Button variant="outline" color="red" c="var(--mantine-color-error)" onClick={() => setAsked("revoke")}>Revoke</Button>
        </Group>
      </Group>
      {expired && (
        <Alert color="orange" icon={<IconClockOff aria-hidden />} title="This server has expired">
          Its URL no longer works, and it will be cleared away. To give access back, create a new server.
        </Alert>
      )}
      <ServerEditor
        account={account}
        integration={integration}
        form={form}
        onChange={change}
        expiresAt={server.expires_at}
        action="Save"
        pending={save.isPending}
        error={save.error}
        onSubmit={() => save.mutate()}
        buttons={
          <div role="status">
            {save.isSuccess && <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title="Saved. The URL stays the same; clients see the change when they next read the tools." />}
          </div>
        }
      />
      {asked === "rotate" && <RotateServer server={server} onClose={() => setAsked(null)} />}
      {asked === "revoke" && (
        <RevokeServer
          server={server}
          onClose={() => setAsked(null)}
          onRevoked={() => void navigate({ to: "/accounts/$id/servers", params: { id: account.id } })}
        />
      )}
    </Stack>
  );
}
