import { Group, Paper, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { integrationsQuery } from "../api/queries";
import { Loaded } from "../shared/Loaded";
import { PageHeader } from "../shared/PageHeader";
import { TextLink } from "../shared/TextLink";
import { ProductIcon } from "./ProductIcon";

export function ChooseIntegration() {
  const [search, setSearch] = useState("");
  const integrations = useQuery(integrationsQuery);
  const wanted = search.trim().toLowerCase();
  return (
    <>
      <PageHeader title="Connect an account" description="Which product does the customer use?" above={[{ label: "Integrated accounts", to: "/accounts" }]} />
      <Loaded query={integrations}>
        {({ result }) => {
          const fitting = result.filter((one) => `${one.title} ${one.name} ${one.summary}`.toLowerCase().includes(wanted));
          return (
            <Stack>
              <TextInput
                aria-label="Search products"
                placeholder="Search products"
                leftSection={<IconSearch size={16} aria-hidden />}
                value={search}
                onChange={(event) => setSearch(event.currentTarget.value)}
                maw={320}
              />
              <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
                {fitting.map((one) => (
                  <Paper key={one.name} p="md" className="card-link">
                    <Group align="flex-start" wrap="nowrap">
                      <ProductIcon integration={one.name} title={one.title} size={40} />
                      <Stack gap={4}>
                        <TextLink to="/accounts/connect" search={{ integration: one.name }} fw={600} className="card-link-target">
                          {one.title}
                        </TextLink>
                        <Text size="sm" c="dimmed">{one.summary}</Text>
                        <Text size="xs" c="dimmed" className="tabular">{one.tools} tools</Text>
                      </Stack>
                    </Group>
                  </Paper>
                ))}
              </SimpleGrid>
              {fitting.length === 0 && (
                <Text c="dimmed" role="status">
                  No product matches. Any other is a folder of files away: docs/write-an-integration.md says how.
                </Text>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </>
  );
}
