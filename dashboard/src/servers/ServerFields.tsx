import { Checkbox, Divider, Group, MultiSelect, NumberInput, Radio, Select, SimpleGrid, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import type { FieldErrors } from "../api/problem";
import type { Integration } from "../api/types";
import { absolute, momentProblem, toLocalInput } from "../shared/time";
import type { Life, Offer, ServerForm } from "./form";

/** Fields of the form, as the server names them in its problems. */
export const serverFields = [
  "name", "expires_at", "config", "config.methods", "config.tags", "config.confirm_legacy", "config.calls_per_minute", "config.max_concurrent_calls",
] as const;

const offers: { value: Offer; label: string; description: string }[] = [
  { value: "read", label: "Read only", description: "Lists and single records. Nothing can be changed." },
  { value: "read_write", label: "Read and write", description: "Also creating, updating and deleting." },
  { value: "all", label: "Everything", description: "Also the product's own methods, such as search or merge." },
  { value: "chosen", label: "Chosen methods", description: "Only those you name." },
];

const lives: { value: Life; label: string }[] = [
  { value: "3600", label: "1 hour" },
  { value: "86400", label: "24 hours" },
  { value: "604800", label: "7 days" },
  { value: "2592000", label: "30 days" },
  { value: "7776000", label: "90 days" },
  { value: "date", label: "On a date…" },
  { value: "never", label: "Never" },
];

interface Props {
  integration: Integration;
  form: ServerForm;
  errors: FieldErrors;
  onChange: (form: ServerForm) => void;
  /** The present end of a server that is edited; undefined for a new one. */
  expiresAt?: string | null;
}

export function ServerFields({ integration, form, errors, onChange, expiresAt }: Props) {
  const set = (change: Partial<ServerForm>) => onChange({ ...form, ...change });
  const kept = expiresAt === undefined ? [] : [{ value: "keep" as const, label: expiresAt === null ? "As it is: never" : `As it is: ${absolute(new Date(expiresAt))}` }];
  return (
    <Stack gap="lg">
      <TextInput
        label="Name"
        description="Clients show it. Say who uses it and for what."
        placeholder="such as Acme support, read only"
        value={form.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={errors.of("name")}
        required
        autoComplete="off"
      />
      <Divider />
      <Title order={2}>What it offers</Title>
      <Radio.Group label="Methods" value={form.offer} onChange={(value) => set({ offer: value as Offer })} error={form.offer === "chosen" ? undefined : errors.of("config.methods")}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt={4}>
          {offers.map(({ value, label, description }) => (
            <Radio.Card key={value} value={value} p="sm" className="choice">
              <Group wrap="nowrap" align="flex-start" gap="sm">
                <Radio.Indicator />
                <div>
                  <Text fw={560} size="sm">{label}</Text>
                  <Text size="xs" c="dimmed">{description}</Text>
                </div>
              </Group>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
      {form.offer === "chosen" && (
        <MultiSelect
          label="Method names"
          description="read, write and custom stand for their groups."
          data={[
            { group: "Groups", items: ["read", "write", "custom"] },
            { group: "Methods", items: integration.methods },
          ]}
          value={form.methods}
          onChange={(methods) => set({ methods })}
          error={errors.of("config.methods")}
          placeholder={form.methods.length === 0 ? "Choose" : undefined}
          searchable
          clearable
          clearButtonProps={{ "aria-label": "Remove all methods" }}
        />
      )}
      <MultiSelect
        label="Tags"
        description="Only tools with one of these; left empty, all."
        data={integration.tags}
        value={form.tags}
        onChange={(tags) => set({ tags })}
        error={errors.of("config.tags") ?? errors.of("config")} // "config": methods and tags are fine, but leave no tool together
        placeholder={form.tags.length === 0 ? "All tags" : undefined}
        searchable
        clearable
        clearButtonProps={{ "aria-label": "Remove all tags" }}
      />
      <Radio.Group label="How clients see them" value={form.exposure} onChange={(value) => set({ exposure: value as ServerForm["exposure"] })}>
        <Stack gap={8} mt={4}>
          <Radio value="all" label="Every tool by itself" />
          <Radio value="discovery" label="Discovery: three tools that search, describe and call the rest" description="For clients that cannot hold many tools." />
        </Stack>
      </Radio.Group>
      <Divider />
      <Title order={2}>Access</Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label="Expires"
          data={[...kept, ...lives]}
          value={form.life}
          onChange={(value) => value && set({ life: value as Life, ...(value === "date" && form.date === "" && { date: toLocalInput(new Date(Date.now() + 14 * 86_400_000)) }) })}
          allowDeselect={false}
          error={form.life === "date" ? undefined : errors.of("expires_at")}
        />
        {form.life === "date" && (
          <TextInput
            type="datetime-local"
            label="Date and time"
            value={form.date}
            onChange={(event) => set({ date: event.currentTarget.value })}
            error={momentProblem(form.date, errors.of("expires_at"))}
          />
        )}
      </SimpleGrid>
      <Switch
        label="Require an API token as well"
        description="The URL alone is then not enough. ChatGPT and Claude on the web cannot send one."
        checked={form.requireApiToken}
        onChange={(event) => set({ requireApiToken: event.currentTarget.checked })}
      />
      <Divider />
      <Title order={2}>Safety</Title>
      <Checkbox
        label="Ask a person before something is changed or deleted"
        description="The client shows the question before a tool marked as destructive runs."
        checked={form.confirm}
        onChange={(event) => set({ confirm: event.currentTarget.checked })}
      />
      {form.confirm && (
        <Radio.Group
          label="Clients that cannot be asked"
          value={form.legacy}
          onChange={(value) => set({ legacy: value as ServerForm["legacy"] })}
          error={errors.of("config.confirm_legacy")}
        >
          <Stack gap={8} mt={4}>
            <Radio value="refuse" label="Refuse the call" />
            <Radio value="two_step" label="Two steps: the model has to repeat the call with a code" />
          </Stack>
        </Radio.Group>
      )}
      <Select
        label="Text from the product"
        description="Tickets hold what strangers wrote; some of it may be meant for the model."
        data={[
          { value: "clean", label: "Without hidden characters" },
          { value: "marked", label: "Without hidden characters, and marked as untrusted" },
          { value: "raw", label: "As it came" },
        ]}
        value={form.untrustedText}
        onChange={(value) => value && set({ untrustedText: value as ServerForm["untrustedText"] })}
        allowDeselect={false}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label="Calls a minute"
          placeholder="As in the settings"
          value={form.callsPerMinute}
          onChange={(value) => set({ callsPerMinute: typeof value === "number" ? value : "" })}
          error={errors.of("config.calls_per_minute")}
          allowDecimal={false}
          hideControls
        />
        <NumberInput
          label="Calls at once"
          placeholder="As in the settings"
          value={form.maxConcurrentCalls}
          onChange={(value) => set({ maxConcurrentCalls: typeof value === "number" ? value : "" })}
          error={errors.of("config.max_concurrent_calls")}
          allowDecimal={false}
          hideControls
        />
      </SimpleGrid>
    </Stack>
  );
}
