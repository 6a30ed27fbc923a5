import { Box, Button, Group, Loader, Paper, Select, Skeleton, Stack, Table, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlugConnected, IconPlus, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { integrationsQuery } from "../api/queries";
import type { Account } from "../api/types";
import { Empty } from "../shared/Empty";
import { LinkButton } from "../shared/LinkButton";
import { Loaded } from "../shared/Loaded";
import { PageHeader } from "../shared/PageHeader";
import { ShowMore } from "../shared/ShowMore";
import { StatusBadge } from "../shared/StatusBadge";
import { TextLink } from "../shared/TextLink";
import { RelativeTime } from "../shared/Times";
import { ProductIcon } from "./ProductIcon";
import { accountsQuery } from "./queries";

export default function AccountsPage() {
  const [tenant, setTenant] = useState("");
  const [integration, setIntegration] = useState<string | null>(null);
  const [tenantNow] = useDebouncedValue(tenant.trim(), 300);
  const integrations = useQuery(integrationsQuery);
  const accounts = useInfiniteQuery({
    ...accountsQuery({ tenant: tenantNow, integration }),
    placeholderData: keepPreviousData,
  });
  const titles = new Map(integrations.data?.result.map((one) => [one.name, one.title]));
  const filtered = tenantNow !== "" || integration !== null;

  function clear() {
    setTenant("");
    setIntegration(null);
  }

  return (
    <>
      <PageHeader
        title="Integrated accounts"
        description="Each is one customer's connection to one product. Its MCP servers let assistants use it."
        actions={
          <LinkButton to="/accounts/connect" leftSection={<IconPlus size={16} aria-hidden />}>
            Connect an account
          </LinkButton>
        }
      />
      <Loaded query={accounts} skeleton={<Skeleton h={320} />}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.result);
          if (rows.length === 0 && !filtered) {
            return <NoAccounts />;
          }

          return (
            <Stack gap="md">
              <Group gap="sm">
                <TextInput
                  aria-label="Tenant"
                  placeholder="Tenant"
                  leftSection={<IconSearch size={16} aria-hidden />}
                  value={tenant}
                  onChange={(event) => setTenant(event.currentTarget.value)}
                  w={{ base: "100%", xs: 280 }}
                />
                <Select
                  aria-label="Integration"
                  placeholder="All integrations"
                  data={integrations.data?.result.map((one) => ({ value: one.name, label: one.title })) ?? []}
                  value={integration}
                  onChange={setIntegration}
                  clearable
                  clearButtonProps={{ "aria-label": "All integrations" }}
                  w={{ base: "100%", xs: 240 }}
                />
                {accounts.isPlaceholderData && <Loader size="xs" aria-label="Loading" />}
              </Group>
              {rows.length === 0 ? (
                <Empty icon={IconSearch} title="No account matches" actions={<Button variant="default" onClick={clear}>Show all</Button>}>
                  The tenant has to be written as it was when the account was connected.
                </Empty>
              ) : (
                <AccountTable rows={rows} titles={titles} />
              )}
              <ShowMore query={accounts}>Show more</ShowMore>
            </Stack>
          );
        }}
      </Loaded>
    </>
  );
}

function AccountTable({ rows, titles }: { rows: Account[]; titles: Map<string, string> }) {
  return (
    <Paper style={{ overflow: "hidden" }}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Account</Table.Th>
            <Table.Th visibleFrom="sm">Tenant</Table.Th>
            <Table.Th visibleFrom="sm">Status</Table.Th>
            <Table.Th visibleFrom="sm">Last call</Table.Th>
            <Table.Th visibleFrom="md">Connected</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((account) => (
            <Table.Tr key={account.id}>
              <Table.Td>
                <Group gap="sm" wrap="nowrap">
                  <ProductIcon integration={account.integration} title={titles.get(account.integration)} />
                  <div style={{ minWidth: 0 }}>
                    <TextLink to="/accounts/$id" params={{ id: account.id }} fw={600} className="wrap-anywhere">
                      {account.name}
                    </TextLink>
                    <Text size="xs" c="dimmed">
                      {titles.get(account.integration) ?? account.integration}
                      <Text span inherit hiddenFrom="sm">
                        {" "}· {account.tenant_id}
                      </Text>
                    </Text>
                    <Box hiddenFrom="sm" mt={6}><StatusBadge status={account.status} /></Box>
                  </div>
                </Group>
              </Table.Td>
              <Table.Td visibleFrom="sm" miw={160} className="wrap-anywhere">{account.tenant_id}</Table.Td>
              <Table.Td visibleFrom="sm">
                <StatusBadge status={account.status} />
              </Table.Td>
              <Table.Td visibleFrom="sm">
                {account.last_call_at ? <RelativeTime at={account.last_call_at} /> : <Text span inherit c="dimmed">never</Text>}
              </Table.Td>
              <Table.Td visibleFrom="md">
                <RelativeTime at={account.created_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function NoAccounts() {
  return (
    <Empty
      icon={IconPlugConnected}
      title="Connect the first account"
      actions={
        <>
          <LinkButton to="/accounts/connect">Connect an account</LinkButton>
          <LinkButton to="/integrations" variant="default">See what there is</LinkButton>
        </>
      }
    >
      Choose a product and enter one customer's credentials, or send the customer a link to enter them. Then hand out MCP servers for it.
    </Empty>
  );
}
