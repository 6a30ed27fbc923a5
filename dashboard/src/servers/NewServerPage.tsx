import { Paper, Stack, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { api, ok } from "../api/client";
import { accountQuery, integrationQuery } from "../api/queries";
import type { Account, Integration } from "../api/types";
import { LinkButton } from "../shared/LinkButton";
import { Loaded } from "../shared/Loaded";
import { TextLink } from "../shared/TextLink";
import { configOf, expiryOf, newServer } from "./form";
import { ServerEditor } from "./ServerEditor";
import { UrlOnce } from "./UrlOnce";

export default function NewServerPage() {
  const { id } = useParams({ from: "/shell/accounts/$id/servers/new" });
  const account = useQuery(accountQuery(id));
  const integration = useQuery({ ...integrationQuery(account.data?.integration ?? ""), enabled: account.data !== undefined });
  return (
    <Loaded query={integration}>{(data) => (account.data === undefined ? null : <Creation account={account.data} integration={data} />)}</Loaded>
  );
}

function Creation({ account, integration }: { account: Account; integration: Integration }) {
  const [form, setForm] = useState(newServer);
  const client = useQueryClient();
  const navigate = useNavigate();
  const toList = () => void navigate({ to: "/accounts/$id/servers", params: { id: account.id } });
  const create = useMutation({
    mutationFn: () =>
      ok(
        api.POST("/integrated-account/{id}/mcp", {
          params: { path: { id: account.id } },
          body: { name: form.name.trim(), config: configOf(form), expires_at: expiryOf(form, new Date()) ?? null },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ["account", account.id, "servers"] }),
  });

  function change(next: typeof form) {
    create.reset();
    setForm(next);
  }

  if (create.data !== undefined) {
    return (
      <Paper p={{ base: "md", sm: "xl" }} maw={860}>
        <Stack gap="md">
          <Title order={2} className="wrap-anywhere"><span role="status">{create.data.name} is ready</span></Title>
          <UrlOnce server={create.data} onDone={toList} />
        </Stack>
      </Paper>
    );
  }

  return (
    <Stack gap="md">
      <div>
        <TextLink to="/accounts/$id/servers" params={{ id: account.id }} size="sm">All MCP servers</TextLink>
        <Title order={2}>New MCP server</Title>
      </div>
      <ServerEditor
        account={account}
        integration={integration}
        form={form}
        onChange={change}
        action="Create the server"
        pending={create.isPending}
        error={create.error}
        onSubmit={() => create.mutate()}
        buttons={<LinkButton to="/accounts/$id/servers" params={{ id: account.id }} variant="default">Cancel</LinkButton>}
      />
    </Stack>
  );
}
