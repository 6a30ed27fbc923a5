import { Anchor, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import type { CredentialKind, Integration } from "../api/types";
import { TextLink } from "../shared/TextLink";
import { ProductIcon } from "./ProductIcon";

/** Beside a form: what the product is and where its credentials come from. */
export function ConnectHelp({ integration, kind }: { integration: Integration; kind: CredentialKind | undefined }) {
  const kinds = kind === undefined ? integration.credentials : [kind];
  return (
    <Paper p={{ base: "md", sm: "lg" }} component="aside" aria-label="Help">
      <Stack gap="md">
        <Group wrap="nowrap" align="flex-start">
          <ProductIcon integration={integration.name} title={integration.title} size={40} />
          <div>
            <Text fw={600}>{integration.title}</Text>
            <Text size="sm" c="dimmed">{integration.summary}</Text>
          </div>
        </Group>
        <div>
          <Title order={3} mb={4}>Where the credentials come from</Title>
          {kinds.map((one) => (
            <Text key={one.kind} size="sm" mb={6}>
              <Text span inherit fw={560}>{one.title}:</Text> {one.help ?? "see the product's documentation."}
            </Text>
          ))}
        </div>
        <div>
          <Title order={3} mb={4}>What happens to them</Title>
          <Text size="sm" c="dimmed">
            {integration.title} is asked first whether it accepts them. They are stored encrypted and never shown again, not even to you.
          </Text>
        </div>
        <Group gap="lg">
          <TextLink to="/integrations/$name" params={{ name: integration.name }} size="sm">
            {integration.tools.length} tools
          </TextLink>
          {integration.docs !== null && (
            <Anchor href={integration.docs} target="_blank" rel="noreferrer" size="sm">
              <Group gap={4} component="span">
                API documentation <IconExternalLink size={14} aria-label="(opens a new tab)" />
              </Group>
            </Anchor>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
