import { Button, Group, Paper, Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconLink, IconTrash } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ok } from "../api/client";
import { connectLinksKey, integrationsQuery } from "../api/queries";
import type { ConnectLink } from "../api/types";
import { ConfirmDelete } from "../shared/ConfirmDelete";
import { Empty } from "../shared/Empty";
import { LinkButton } from "../shared/LinkButton";
import { Loaded } from "../shared/Loaded";
import { PageHeader } from "../shared/PageHeader";
import { ShowMore } from "../shared/ShowMore";
import { ToneBadge } from "../shared/StatusBadge";
import { TextLink } from "../shared/TextLink";
import { Countdown, RelativeTime } from "../shared/Times";
import "../shared/stackTable.css";

const looks = {
  open: { color: "blue", text: "Open" },
  used: { color: "teal", text: "Used" },
  expired: { color: "gray", text: "Expired" },
} as const;

export default function ConnectLinksPage() {
  const [deleting, setDeleting] = useState<ConnectLink | null>(null);
  const integrations = useQuery(integrationsQuery);
  const query = useInfiniteQuery({
    queryKey: [...connectLinksKey, "list"],
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET("/connect-link", { params: { query: { limit: "50", ...(pageParam !== null && { next_cursor: pageParam }) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: 15_000, // one may be used while it is looked at
  });
  const create = <LinkButton to="/accounts/connect">New connect link</LinkButton>;
  const title = (name: string) => integrations.data?.result.find((one) => one.name === name)?.title ?? name;
  return (
    <>
      <PageHeader
        title="Connect links"
        description="A link lets a customer connect their own account: they enter what is missing, and you never see their credentials."
        actions={create}
      />
      <Loaded query={query} skeleton={<Skeleton h={220} />}>
        {(data) => {
          const links = data.pages.flatMap((page) => page.result);
          return links.length === 0 ? (
            <Empty icon={IconLink} title="No connect link yet" actions={create}>
              Choose an integration, say for which tenant, and send the link to the customer instead of asking for their credentials.
            </Empty>
          ) : (
            <Stack>
              <Paper>
                <Table className="stack-table">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>For</Table.Th>
                      <Table.Th>Integration</Table.Th>
                      <Table.Th>State</Table.Th>
                      <Table.Th>Made</Table.Th>
                      <Table.Th aria-label="Actions" />
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {links.map((link) => (
                      <Table.Tr key={link.id}>
                        <Table.Td>
                          <Text size="sm" fw={560} className="wrap-anywhere">{link.name ?? link.tenant_id}</Text>
                          <Text size="xs" c="dimmed">{link.name === null ? "" : link.tenant_id}</Text>
                        </Table.Td>
                        <Table.Td data-label="Integration">{title(link.integration)}{link.reconnects && " (signs in again)"}</Table.Td>
                        <Table.Td data-label="State"><State link={link} /></Table.Td>
                        <Table.Td data-label="Made"><RelativeTime at={link.created_at} /></Table.Td>
                        <Table.Td ta="right">
                          <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => setDeleting(link)} aria-label={`Delete the link for ${link.name ?? link.tenant_id}`}>
                            Delete
                          </Button>
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Paper>
              <ShowMore query={query}>Show older links</ShowMore>
            </Stack>
          );
        }}
      </Loaded>
      <ConfirmDelete
        opened={deleting !== null}
        title="Delete this connect link?"
        remove={() => ok(api.DELETE("/connect-link/{id}", { params: { path: { id: deleting?.id ?? "" } } }))}
        list={connectLinksKey}
        onClose={() => setDeleting(null)}
      >
        {deleting?.status === "open" ? "Whoever opens it is told that it does not work any more." : "Only the link goes away. An account it connected stays."}
      </ConfirmDelete>
    </>
  );
}

function State({ link }: { link: ConnectLink }) {
  return (
    <Group gap="xs">
      <ToneBadge {...looks[link.status]} />
      <Text size="sm" c="dimmed" component="div">
        {link.status === "open" && <Countdown until={link.expires_at} />}
        {link.used_at !== null && <RelativeTime at={link.used_at} />}
      </Text>
      {link.integrated_account_id !== null && (
        <TextLink to="/accounts/$id" params={{ id: link.integrated_account_id }} size="sm" underline="always">
          The account
        </TextLink>
      )}
    </Group>
  );
}
