import { Accordion, Anchor, Badge, Code, Grid, Group, List, Paper, Progress, Stack, Text, Title } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { integrationQuery } from "../api/queries";
import type { Field, Integration } from "../api/types";
import { LinkButton } from "../shared/LinkButton";
import { Loaded } from "../shared/Loaded";
import { PageHeader } from "../shared/PageHeader";
import { IntegrationTools } from "./IntegrationTools";

export default function IntegrationPage() {
  const { name } = useParams({ from: "/shell/integrations/$name" });
  const query = useQuery(integrationQuery(name));
  return <Loaded query={query}>{(integration) => <Content integration={integration} />}</Loaded>;
}

function Content({ integration }: { integration: Integration }) {
  const { name, title, summary, docs, tools, resources } = integration;
  return (
    <>
      <PageHeader
        title={title}
        description={summary}
        above={[{ label: "Integrations", to: "/integrations" }]}
        actions={
          <>
            {docs !== null && isWebAddress(docs) && (
              <Anchor href={docs} target="_blank" rel="noreferrer" size="sm">
                <Group gap={4} component="span" display="inline-flex">
                  The product’s documentation <IconExternalLink size={14} aria-label="(opens in a new tab)" />
                </Group>
              </Anchor>
            )}
            <LinkButton to="/accounts/connect" search={{ integration: name }}>
              Connect an account
            </LinkButton>
          </>
        }
      />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <Credentials integration={integration} />
            <Paper p="lg" component="section" aria-labelledby="tools">
              <Title order={2} id="tools" mb={4}>
                {tools.length} tools
              </Title>
              <Text size="sm" c="dimmed" mb="md">
                On {resources.length} resources. An MCP server can offer all of them, or those of some tags or methods.
              </Text>
              <IntegrationTools tools={tools} />
            </Paper>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Coverage integration={integration} />
            {integration.instructions !== null && (
              <Paper p="lg" component="section" aria-labelledby="instructions">
                <Title order={2} id="instructions">
                  What models are told
                </Title>
                <Text size="sm" c="dimmed" mb="xs">Sent to the client with the tools of each MCP server.</Text>
                <Stack gap={6}>
                  {integration.instructions.trim().split("\n").map((line, index) => <Text key={index} size="sm" className="wrap-anywhere">{line}</Text>)}
                </Stack>
              </Paper>
            )}
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Credentials({ integration: { credentials, variables } }: { integration: Integration }) {
  return (
    <Paper p="lg" component="section" aria-labelledby="needs">
      <Title order={2} id="needs" mb="xs">
        What you need to connect
      </Title>
      <Accordion multiple defaultValue={credentials.slice(0, 1).map(({ kind }) => kind)} variant="separated" order={3}>
        {credentials.map((kind) => (
          <Accordion.Item key={kind.kind} value={kind.kind}>
            <Accordion.Control>{kind.title}</Accordion.Control>
            <Accordion.Panel>
              {kind.help !== null && (
                <Text size="sm" mb="sm">
                  How to get it: {kind.help}
                </Text>
              )}
              <Fields fields={kind.fields} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
        <Accordion.Item value="variables">
          <Accordion.Control>Settings of the connection</Accordion.Control>
          <Accordion.Panel>
            <Fields fields={variables} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Paper>
  );
}

function Fields({ fields }: { fields: Record<string, Field> }) {
  return (
    <ul className="lines">
      {Object.entries(fields).map(([name, field]) => (
        <li key={name}>
          <Text size="sm" fw={560}>
            {field.title}
            <Text span size="xs" c="dimmed" fw={400} ml={8}>
              {field.required ? "required" : "optional"}
              {field.secret ? ", secret" : ""}
            </Text>
          </Text>
          {field.help !== null && <Text size="sm">{field.help}</Text>}
          {field.example !== null && (
            <Text size="sm" c="dimmed" className="wrap-anywhere">
              For example <Code>{field.example}</Code>
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}

function Coverage({ integration: { documentation } }: { integration: Integration }) {
  const { methods, documented, undocumented } = documentation;
  const percent = methods === 0 ? 0 : Math.floor((documented / methods) * 100);
  return (
    <Paper p="lg" component="section" aria-labelledby="coverage">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="coverage">
          Documentation
        </Title>
        <Badge className="tabular" c="light-dark(var(--mantine-color-petrol-9), var(--mantine-color-petrol-2))">
          {percent} %
        </Badge>
      </Group>
      <Progress value={percent} size="sm" mb="sm" aria-label="Methods documented for models" />
      <Text size="sm">
        {undocumented.length === 0
          ? `All ${methods} methods are documented for models, so each is a tool.`
          : `${documented} of ${methods} methods are documented for models and so are tools. The others work through the proxy API.`}
      </Text>
      {undocumented.length > 0 && (
        <Accordion mt="sm" variant="default" order={3}>
          <Accordion.Item value="undocumented">
            <Accordion.Control px={0}>{undocumented.length} without documentation</Accordion.Control>
            <Accordion.Panel>
              <List size="sm" className="wrap-anywhere">
                {undocumented.map((method) => (
                  <List.Item key={method}>{method}</List.Item>
                ))}
              </List>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </Paper>
  );
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text);
}
