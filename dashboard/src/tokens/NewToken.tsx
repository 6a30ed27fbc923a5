import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api, ok } from "../api/client";
import { fieldErrors } from "../api/problem";
import type { ApiScope } from "../api/types";
import { CopyButton } from "../shared/CopyButton";
import { ProblemAlert } from "../shared/ProblemAlert";
import { fromLocalInput, momentProblem, toLocalInput } from "../shared/time";
import { useFocusInvalid } from "../shared/useFocusInvalid";
import { tokensQuery } from "./queries";

const lives = [
  { value: "never", label: "Never" },
  { value: "7", label: "In 7 days" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "date", label: "At a time of your own" },
];

export function NewToken({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<ApiScope[]>(["call"]);
  const [tenant, setTenant] = useState("");
  const [life, setLife] = useState("90");
  const [date, setDate] = useState(() => toLocalInput(new Date(Date.now() + 86_400_000)));
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: () =>
      ok(
        api.POST("/api-token", {
          body: {
            name: name.trim(),
            scopes,
            ...(tenant.trim() !== "" && { tenant_id: tenant.trim() }),
            ...(life !== "never" && { expires_at: life === "date" ? fromLocalInput(date) : new Date(Date.now() + Number(life) * 86_400_000).toISOString() }),
          },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  const errors = fieldErrors(create.error, ["name", "scopes", "tenant_id", "expires_at"]);
  const form = useFocusInvalid(create.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate();
  }

  if (create.data !== undefined) {
    return (
      <Modal opened onClose={onClose} title={`API token “${create.data.name}”`} closeOnClickOutside={false} size="lg">
        <Stack>
          <pre className="code-block" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }} tabIndex={0} aria-label="API token">{create.data.token}</pre>
          <Alert color="yellow" icon={<IconInfoCircle aria-hidden />}>
            This is the only time the token is shown. Store it where secrets belong; Patchbay keeps only a fingerprint of it.
          </Alert>
          <Text size="sm">
            Send it as <code>Authorization: Bearer …</code>
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>Done</Button>
            <CopyButton wide value={create.data.token} label="Copy the token" />
          </Group>
        </Stack>
      </Modal>
    );
  }

  return (
    <Modal opened onClose={onClose} title="New API token" size="lg">
      <form onSubmit={submit} ref={form} noValidate>
        <Stack>
          <TextInput label="Name" description="What it is for, so that you know it later." value={name} onChange={(event) => setName(event.currentTarget.value)} error={errors.of("name")} withAsterisk data-autofocus autoComplete="off" />
          <Checkbox.Group label="What it may do" value={scopes} onChange={(chosen) => setScopes(chosen as ApiScope[])} error={errors.of("scopes")}>
            <Stack gap="xs" mt={4}>
              <Checkbox value="call" label="call" description="Call tools: through MCP servers that ask for a token, and the tools and proxy API." />
              <Checkbox value="manage" label="manage" description="Everything, including accounts, servers and tokens. Needed to sign in here." />
            </Stack>
          </Checkbox.Group>
          <TextInput label="Tenant" description="Bound to one tenant, it sees nothing of the others. Empty: all." value={tenant} onChange={(event) => setTenant(event.currentTarget.value)} error={errors.of("tenant_id")} autoComplete="off" />
          <Group align="flex-start">
            <Select label="Expires" data={lives} value={life} onChange={(chosen) => chosen !== null && setLife(chosen)} allowDeselect={false} error={life === "date" ? undefined : errors.of("expires_at")} flex="1 1 180px" />
            {life === "date" && (
              <TextInput label="When" type="datetime-local" value={date} onChange={(event) => setDate(event.currentTarget.value)} error={momentProblem(date, errors.of("expires_at"))} flex="1 1 180px" />
            )}
          </Group>
          <ProblemAlert problem={errors.rest} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" loading={create.isPending}>Create</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
