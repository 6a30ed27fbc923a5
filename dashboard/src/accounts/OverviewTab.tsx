import { Button, Code, Grid, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api, ok } from "../api/client";
import { fieldErrors } from "../api/problem";
import { accountQuery, integrationQuery, serversQuery } from "../api/queries";
import type { Account } from "../api/types";
import { Outcome } from "../calls/Outcome";
import { CopyButton } from "../shared/CopyButton";
import { LinkButton } from "../shared/LinkButton";
import { Loaded } from "../shared/Loaded";
import { ProblemAlert } from "../shared/ProblemAlert";
import { TextLink } from "../shared/TextLink";
import { Countdown, RelativeTime } from "../shared/Times";
import { ToolName } from "../shared/ToolName";

export default function OverviewTab() {
  const { id } = useParams({ from: "/shell/accounts/$id" });
  const account = useQuery(accountQuery(id));
  return (
    <Loaded query={account}>
      {(data) => (
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="lg">
              <Servers id={id} />
              <RecentCalls id={id} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="lg">
              <Facts account={data} />
              <Connection account={data} />
              <CustomFields id={id} />
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </Loaded>
  );
}

function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Paper p={{ base: "md", sm: "lg" }} component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{title}</Title>
        {action}
      </Group>
      {children}
    </Paper>
  );
}

function Servers({ id }: { id: string }) {
  const servers = useQuery(serversQuery(id));
  return (
    <Section title="MCP servers" action={<TextLink to="/accounts/$id/servers" params={{ id }} size="sm">All servers</TextLink>}>
      <Loaded query={servers}>
        {(all) =>
          all.length === 0 ? (
            <Stack align="flex-start">
              <Text c="dimmed">No assistant can use this account yet. An MCP server is the URL that lets one in, to the tools you choose.</Text>
              <LinkButton to="/accounts/$id/servers/new" params={{ id }}>Create an MCP server</LinkButton>
            </Stack>
          ) : (
            <ul className="lines">
              {all.slice(0, 5).map((server) => (
                <Group component="li" key={server.id} justify="space-between" wrap="nowrap">
                  <TextLink to="/accounts/$id/servers/$serverId" params={{ id, serverId: server.id }} fw={560} className="wrap-anywhere">{server.name}</TextLink>
                  <Text size="sm" component="span">
                    {server.expires_at ? <Countdown until={server.expires_at} /> : <Text span inherit c="dimmed" style={{ whiteSpace: "nowrap" }}>no expiry</Text>}
                  </Text>
                </Group>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function RecentCalls({ id }: { id: string }) {
  const calls = useQuery({
    queryKey: ["account", id, "recent-calls"],
    queryFn: ({ signal }) => ok(api.GET("/tool-call", { params: { query: { integrated_account_id: id, limit: "6" } }, signal })),
    refetchInterval: 15_000,
  });
  return (
    <Section title="Recent calls" action={<TextLink to="/accounts/$id/calls" params={{ id }} size="sm">All calls</TextLink>}>
      <Loaded query={calls}>
        {({ result }) =>
          result.length === 0 ? (
            <Text c="dimmed">None yet. Try a tool on the Tools tab, or let an assistant call one: it appears here within a second.</Text>
          ) : (
            <ul className="lines">
              {result.map((call) => (
                <li key={call.id} className="recent-call">
                  <Text span fz="0.8rem" ff="monospace" className="wrap-anywhere"><ToolName name={call.tool} /></Text>
                  <span><Outcome call={call} /></span>
                  <Text span size="sm" c="dimmed" ta="right"><RelativeTime at={call.at} /></Text>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function Facts({ account }: { account: Account }) {
  return (
    <Section title="About">
      <FactList
        facts={[
          ["Tenant", account.tenant_id],
          ["Connected", <RelativeTime at={account.created_at} />],
          ["Last call", account.last_call_at ? <RelativeTime at={account.last_call_at} /> : "never"],
          ["Id", <Group gap={4} wrap="nowrap"><Code className="ellipsis" title={account.id}>{account.id}</Code><CopyButton value={account.id} label="Copy the id" /></Group>],
        ]}
      />
    </Section>
  );
}

/** Apart from the facts above, as a product may call its own settings by the same names. */
function Connection({ account }: { account: Account }) {
  const integration = useQuery(integrationQuery(account.integration));
  return (
    <Section title="Connection">
      <FactList
        facts={[
          ["Integration", <TextLink to="/integrations/$name" params={{ name: account.integration }}>{integration.data?.title ?? account.integration}</TextLink>],
          ["Signs in with", integration.data?.credentials.find((one) => one.kind === account.credential_kind)?.title ?? account.credential_kind],
          ...Object.entries(account.variables).map(([name, value]): [string, ReactNode] => [integration.data?.variables[name]?.title ?? name, value]),
        ]}
      />
    </Section>
  );
}

function FactList({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function CustomFields({ id }: { id: string }) {
  const client = useQueryClient();
  const refresh = useMutation({
    mutationFn: () => ok(api.POST("/integrated-account/{id}/refresh-fields", { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["account", id] }),
  });
  const sources = Object.entries(refresh.data?.fields ?? {});
  return (
    <Section title="Custom fields">
      <Stack gap="sm" align="flex-start">
        <Text size="sm" c="dimmed">
          Fields this account has beyond the product’s own are part of its tools. They are read again every few minutes, or now, when they were just
          changed in the product.
        </Text>
        <Button variant="default" size="xs" leftSection={<IconRefresh size={15} aria-hidden />} onClick={() => refresh.mutate()} loading={refresh.isPending}>
          Read them now
        </Button>
        <ProblemAlert problem={fieldErrors(refresh.error, []).rest} />
        <div role="status">
          {refresh.data !== undefined &&
            (sources.every(([, names]) => names.length === 0) ? (
              <Text size="sm">Read: this account has none.</Text>
            ) : (
              sources.map(([source, names]) => (
                <Text key={source} size="sm" className="wrap-anywhere">
                  <Text span inherit fw={560}>{source.replaceAll("_", " ")}:</Text> {names.length === 0 ? "none" : names.join(", ")}
                </Text>
              ))
            ))}
        </div>
      </Stack>
    </Section>
  );
}
