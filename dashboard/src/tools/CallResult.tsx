import { Accordion, Badge, Button, Group, Paper, Stack, Tabs, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { TracedCall } from "../api/types";
import { CopyButton } from "../shared/CopyButton";
import { ToneBadge } from "../shared/StatusBadge";

export function CallResult({ call }: { call: TracedCall }) {
  const { upstream, files, ratelimit } = call;
  const output = call.is_error ? (call.message ?? "") : pretty(call.result);
  return (
    <Stack component="section" aria-labelledby="outcome" gap="sm">
      <Group gap="sm">
        <Title order={3} id="outcome">Result</Title>
        <span role="status">
          {call.is_error ? <ToneBadge color="red" text={`Failed: ${(call.error ?? "error").replaceAll("_", " ")}`} /> : <ToneBadge color="teal" text="Succeeded" />}
        </span>
        <Text size="sm" c="dimmed" className="tabular">{call.duration_ms} ms{rowCount(call.result)}</Text>
        <RateLimit figures={ratelimit} />
      </Group>
      <Tabs defaultValue={files.length > 0 && output === "" ? "files" : "output"}>
        <Tabs.List>
          <Tabs.Tab value="output">{call.is_error ? "Error" : "Output"}</Tabs.Tab>
          {files.length > 0 && <Tabs.Tab value="files">Files ({files.length})</Tabs.Tab>}
          <Tabs.Tab value="upstream">Requests upstream ({upstream.length})</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="output" pt="sm">
          <Block text={output} label={call.is_error ? "Error" : "Output"} />
        </Tabs.Panel>
        <Tabs.Panel value="files" pt="sm">
          <Stack gap="xs">
            {files.map((file) => (
              <Group key={file.filename}>
                <Text size="sm" fw={560} className="wrap-anywhere">{file.filename}</Text>
                <Text size="sm" c="dimmed">{file.content_type}, {bytesOf(file.content_base64).toLocaleString()} bytes</Text>
                <Button size="xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />} aria-label={`Save ${file.filename}`} onClick={() => save(file.filename, file.content_type, file.content_base64)}>
                  Save
                </Button>
              </Group>
            ))}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="upstream" pt="sm">
          {upstream.length === 0 ? (
            <Text size="sm" c="dimmed">Nothing was sent.</Text>
          ) : (
            <Stack gap="sm">
              {upstream.map((exchange, index) => (
                <ExchangeView key={index} exchange={exchange} />
              ))}
            </Stack>
          )}
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

/** How long a list is, which is long to find out from its JSON. */
function rowCount(result: unknown): string {
  const { result: rows, next_cursor: more } = (result ?? {}) as { result?: unknown; next_cursor?: unknown };
  if (!Array.isArray(rows)) {
    return "";
  }

  return `, ${rows.length.toLocaleString()} ${rows.length === 1 ? "row" : "rows"}${typeof more === "string" ? ", more on the next page" : ""}`;
}

function RateLimit({ figures }: { figures: TracedCall["ratelimit"] }) {
  if (figures === null || (figures.limit === null && figures.remaining === null && figures.reset === null)) {
    return null;
  }

  const parts = [
    figures.remaining !== null && (figures.limit !== null ? `${figures.remaining} of ${figures.limit} calls left` : `${figures.remaining} calls left`),
    figures.reset !== null && `anew in ${figures.reset} s`,
  ].filter((part) => part !== false);
  return <Badge variant="default" className="tabular">Rate limit: {parts.join(", ") || `${figures.limit} calls`}</Badge>;
}

function ExchangeView({ exchange }: { exchange: TracedCall["upstream"][number] }) {
  const { method, url, status, duration_ms } = exchange;
  const good = status !== null && status < 400;
  return (
    <Paper p="sm">
      <Group gap="sm" mb="xs" align="flex-start" wrap="nowrap">
        <ToneBadge color={good ? "teal" : "red"} text={status === null ? "no answer" : String(status)} />
        <Text size="sm" ff="monospace" className="wrap-anywhere" flex={1}>
          <strong>{method}</strong> {url}
        </Text>
        <Text size="sm" c="dimmed" className="tabular" style={{ whiteSpace: "nowrap" }}>{duration_ms} ms</Text>
      </Group>
      {exchange.failure !== null && <Text size="sm" mb="xs" className="wrap-anywhere">{exchange.failure}</Text>}
      <Accordion multiple variant="default" defaultValue={["response"]} order={4}>
        <Accordion.Item value="request">
          <Accordion.Control>Request</Accordion.Control>
          <Accordion.Panel>
            <Message headers={exchange.request_headers} body={exchange.request_body} cut={exchange.request_body_cut} label="Request" />
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="response">
          <Accordion.Control>Response</Accordion.Control>
          <Accordion.Panel>
            <Message headers={exchange.response_headers} body={exchange.response_body} cut={exchange.response_body_cut} label="Response" />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Paper>
  );
}

function Message({ headers, body, cut, label }: { headers: Record<string, string>; body: string | null; cut: boolean; label: string }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <Stack gap="xs">
      {lines.length > 0 && <Block text={lines.join("\n")} label={`${label} headers`} />}
      {body !== null && body !== "" && <Block text={prettyText(body)} label={`${label} body`} />}
      {cut && <Text size="xs" c="dimmed">The body is longer than what is shown.</Text>}
    </Stack>
  );
}

/** Text only: whatever the product's data holds, nothing of it becomes part of the page. */
function Block({ text, label }: { text: string; label: string }) {
  return (
    <div style={{ position: "relative" }}>
      <pre className="code-block json" data-copied tabIndex={0} role="region" aria-label={label}>{text === "" ? "(empty)" : text}</pre>
      <div style={{ position: "absolute", top: 6, right: 12, background: "var(--pb-code)", borderRadius: 6 }}>
        <CopyButton value={text} label={`Copy: ${label}`} />
      </div>
      <VisuallyHidden>{text.length} characters</VisuallyHidden>
    </div>
  );
}

function pretty(value: unknown): string {
  return value === undefined || value === null ? "" : typeof value === "string" ? prettyText(value) : JSON.stringify(value, null, 2);
}

function prettyText(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function bytesOf(base64: string): number {
  return (base64.length / 4) * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
}

function save(name: string, type: string, base64: string) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  // Never as what it claims to be: a page of the product's must not open with this page's rights.
  const address = URL.createObjectURL(new Blob([bytes], { type: type.startsWith("text/html") || type.includes("svg") ? "application/octet-stream" : type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
