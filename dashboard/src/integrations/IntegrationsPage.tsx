import { Group, Paper, SimpleGrid, Skeleton, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconSearch, IconZoomQuestion } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ProductIcon } from "../accounts/ProductIcon";
import { integrationsQuery } from "../api/queries";
import type { IntegrationSummary } from "../api/types";
import { Empty } from "../shared/Empty";
import { LinkButton } from "../shared/LinkButton";
import { Loaded } from "../shared/Loaded";
import { PageHeader } from "../shared/PageHeader";
import { TextLink } from "../shared/TextLink";

export default function IntegrationsPage() {
  const [text, setText] = useState("");
  const query = useQuery(integrationsQuery);
  return (
    <>
      <PageHeader title="Integrations" description="The products Patchbay can connect, each described by files that you may extend." />
      <Loaded query={query} skeleton={<Skeleton h={320} />}>
        {({ result }) => {
          const found = result.filter((one) => matches(one, text));
          return (
            <Stack>
              <TextInput
                type="search"
                aria-label="Search integrations"
                placeholder="Search by name or by what it is for"
                leftSection={<IconSearch size={16} aria-hidden />}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                maw={420}
              />
              <Text size="sm" c="dimmed" role="status">
                {text.trim() === "" ? `${result.length} integrations` : `${found.length} of ${result.length} integrations`}
              </Text>
              {found.length === 0 ? (
                <Empty icon={IconZoomQuestion} title="Nothing by that name">
                  Try another word, or describe the product yourself: an integration is a folder of YAML files, started with{" "}
                  <code>patchbay integration new</code> or made from an OpenAPI document with <code>patchbay integration import</code>.
                </Empty>
              ) : (
                <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} component="ul" p={0} m={0} style={{ listStyle: "none" }}>
                  {found.map((one) => (
                    <Card key={one.name} integration={one} />
                  ))}
                </SimpleGrid>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </>
  );
}

function Card({ integration }: { integration: IntegrationSummary }) {
  const { name, title, summary, tools } = integration;
  return (
    <Paper component="li" p="lg">
      <Stack h="100%" gap="sm">
        <Group wrap="nowrap" gap="sm">
          <ProductIcon integration={name} title={title} size={40} />
          <div>
            <Title order={2}>
              <TextLink to="/integrations/$name" params={{ name }} c="inherit" inherit>
                {title}
              </TextLink>
            </Title>
            <Text size="sm" c="dimmed">
              {tools} tools
            </Text>
          </div>
        </Group>
        <Text size="sm" flex={1}>
          {summary}
        </Text>
        <Group gap="xs">
          <LinkButton to="/accounts/connect" search={{ integration: name }} size="xs" aria-label={`Connect ${title}`}>
            Connect
          </LinkButton>
          <LinkButton to="/integrations/$name" params={{ name }} size="xs" variant="default" aria-label={`What it offers: ${title}`}>
            What it offers
          </LinkButton>
        </Group>
      </Stack>
    </Paper>
  );
}

function matches({ name, title, summary }: IntegrationSummary, text: string): boolean {
  const all = `${name} ${title} ${summary}`.toLowerCase();
  return text.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}
