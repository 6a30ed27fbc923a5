import { Alert, Button, Group, List, Stack, Tabs, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconKey } from "@tabler/icons-react";
import type { McpServer } from "../api/types";
import { CodeBlock } from "../shared/CodeBlock";
import { CopyButton } from "../shared/CopyButton";
import { snippets } from "./snippets";

/** A server's URL, which the server tells this once, and how each client is given it. */
export function UrlOnce({ server, onDone }: { server: McpServer; onDone: () => void }) {
  const url = server.url ?? "";
  const all = snippets({ url, name: server.name, requireApiToken: server.config.require_api_token_auth ?? false });
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Group gap="sm">
          <pre className="code-block" tabIndex={0} role="region" aria-label="MCP URL" style={{ flex: "1 1 320px", minWidth: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {url}
          </pre>
          <CopyButton wide value={url} label="Copy the URL" />
        </Group>
        <Alert color="yellow" icon={<IconKey aria-hidden />}>
          Copy it now: this is the only time it is shown. The URL is a key to the account, so share it as you would share a password.
        </Alert>
      </Stack>
      <div>
        <Title order={2} mb="xs">Give it to a client</Title>
        <Tabs defaultValue={(all.find(({ warning }) => warning === undefined) ?? all[0]!).id} keepMounted>
          <Tabs.List aria-label="Clients" className="scroll-tabs">
            {all.map(({ id, client }) => (
              <Tabs.Tab key={id} value={id}>{client}</Tabs.Tab>
            ))}
          </Tabs.List>
          {all.map(({ id, client, steps, code, warning }) => (
            <Tabs.Panel key={id} value={id} pt="md">
              <Stack gap="sm">
                {warning !== undefined && (
                  <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={`${client} cannot use this URL`}>{warning}</Alert>
                )}
                {steps.length > 1 ? (
                  <List type="ordered" size="sm" spacing={4}>
                    {steps.map((step) => <List.Item key={step}>{step}</List.Item>)}
                  </List>
                ) : (
                  <Text size="sm">{steps[0]}</Text>
                )}
                {code !== undefined && <CodeBlock code={code.text} label={code.label} />}
              </Stack>
            </Tabs.Panel>
          ))}
        </Tabs>
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>I have copied it</Button>
      </Group>
    </Stack>
  );
}
