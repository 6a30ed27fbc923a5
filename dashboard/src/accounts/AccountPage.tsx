import { Alert, Button, Group, Text } from "@mantine/core";
import { IconPlugConnectedX, IconPlayerPause } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useParams } from "@tanstack/react-router";
import { api, ok } from "../api/client";
import { fieldErrors } from "../api/problem";
import { accountChanged, accountQuery, integrationsQuery } from "../api/queries";
import type { Account } from "../api/types";
import { LinkButton } from "../shared/LinkButton";
import { Loaded } from "../shared/Loaded";
import { PageHeader } from "../shared/PageHeader";
import { ProblemAlert } from "../shared/ProblemAlert";
import { StatusBadge } from "../shared/StatusBadge";

const tabs = [
  { to: "/accounts/$id", label: "Overview" },
  { to: "/accounts/$id/servers", label: "MCP Servers" },
  { to: "/accounts/$id/tools", label: "Tools" },
  { to: "/accounts/$id/calls", label: "Calls" },
  { to: "/accounts/$id/settings", label: "Settings" },
] as const;

export default function AccountPage() {
  const { id } = useParams({ from: "/shell/accounts/$id" });
  const { pathname } = useLocation();
  const account = useQuery(accountQuery(id));
  const integrations = useQuery(integrationsQuery);
  const titleOf = (name: string) => integrations.data?.result.find((one) => one.name === name)?.title ?? name;
  const tab = tabs.findLast(({ to }) => pathname.startsWith(to.replace("$id", id)));
  return (
    <Loaded query={account}>
      {(data) => (
        <>
          <PageHeader
            title={data.name}
            documentTitle={`${tab?.label ?? ""} · ${data.name}`}
            badge={<StatusBadge status={data.status} />}
            description={`${titleOf(data.integration)} · tenant ${data.tenant_id}`}
            above={[{ label: "Integrated accounts", to: "/accounts" }]}
          />
          <StatusNotice account={data} product={titleOf(data.integration)} />
          <AccountTabs id={id} />
          <Outlet />
        </>
      )}
    </Loaded>
  );
}

/** Links, as each tab is a page with an address of its own. */
function AccountTabs({ id }: { id: string }) {
  return (
    <nav className="tab-links" aria-label="Account">
      {tabs.map(({ to, label }) => (
        <Link key={to} to={to} params={{ id }} className="tab-link" activeOptions={{ exact: to === "/accounts/$id" }}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

function StatusNotice({ account, product }: { account: Account; product: string }) {
  const client = useQueryClient();
  const enable = useMutation({
    mutationFn: () => ok(api.PATCH("/integrated-account/{id}", { params: { path: { id: account.id } }, body: { status: "active" } })),
    onSuccess: () => accountChanged(client, account.id),
  });
  if (account.status === "needs_reauth") {
    return (
      <Alert color="orange" icon={<IconPlugConnectedX aria-hidden />} title={`${product} no longer accepts this account’s sign-in`} mb="lg" role="alert">
        <Group justify="space-between">
          <Text size="sm">Calls fail until somebody signs in again. The MCP servers and their URLs stay as they are.</Text>
          <LinkButton to="/accounts/$id/settings" params={{ id: account.id }} hash="credentials" size="xs">Reconnect</LinkButton>
        </Group>
      </Alert>
    );
  }

  if (account.status === "disabled") {
    return (
      <Alert color="gray" icon={<IconPlayerPause aria-hidden />} title="This account is switched off" mb="lg">
        <Group justify="space-between">
          <Text size="sm">All its MCP servers refuse calls until it is switched on again.</Text>
          <Button size="xs" variant="default" onClick={() => enable.mutate()} loading={enable.isPending}>Switch on</Button>
        </Group>
        <ProblemAlert problem={fieldErrors(enable.error, []).rest} />
      </Alert>
    );
  }

  return null;
}
