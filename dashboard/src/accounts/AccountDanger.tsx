import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, ok } from "../api/client";
import { accountChanged } from "../api/queries";
import type { Account } from "../api/types";
import { Confirm } from "../shared/Confirm";

export function AccountDanger({ account }: { account: Account }) {
  const [asked, setAsked] = useState<"switch" | "delete" | null>(null);
  const client = useQueryClient();
  const navigate = useNavigate();
  const params = { path: { id: account.id } };
  const disabled = account.status === "disabled";
  const change = useMutation({
    mutationFn: () => ok(api.PATCH("/integrated-account/{id}", { params, body: { status: disabled ? "active" : "disabled" } })),
    onSuccess: () => {
      setAsked(null);
      return accountChanged(client, account.id);
    },
  });
  const remove = useMutation({
    mutationFn: () => ok(api.DELETE("/integrated-account/{id}", { params })),
    onSuccess: async () => {
      await navigate({ to: "/accounts" });
      client.removeQueries({ queryKey: ["account", account.id] });
      await client.invalidateQueries({ queryKey: ["accounts"] });
    },
  });

  function ask(what: "switch" | "delete") {
    change.reset();
    remove.reset();
    setAsked(what);
  }

  return (
    <Paper p={{ base: "md", sm: "lg" }} component="section">
      <Stack gap="lg">
        <Row
          title={disabled ? "Switch on" : "Switch off"}
          text={disabled ? "Its MCP servers answer calls again." : "Its MCP servers refuse calls until you switch it on again. Nothing is lost."}
          button={<Button variant="default" onClick={() => ask("switch")}>{disabled ? "Switch on" : "Switch off"}</Button>}
        />
        <Row
          title="Delete"
          text="Deletes the account, its credentials and its MCP servers. Their URLs stop working at once and cannot be brought back."
          button={<Button variant="outline" color="red" c="var(--mantine-color-error)" onClick={() => ask("delete")}>Delete the account</Button>}
        />
      </Stack>
      <Confirm
        opened={asked === "switch"}
        title={disabled ? `Switch ${account.name} on?` : `Switch ${account.name} off?`}
        action={disabled ? "Switch on" : "Switch off"}
        pending={change.isPending}
        error={change.error}
        onConfirm={() => change.mutate()}
        onClose={() => setAsked(null)}
      >
        {disabled ? "Assistants can call its tools again." : "Every call through its MCP servers is refused until you switch it on again."}
      </Confirm>
      <Confirm
        opened={asked === "delete"}
        title={`Delete ${account.name}?`}
        action="Delete"
        danger
        typeToConfirm={account.name}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsked(null)}
      >
        The account, its credentials and all its MCP servers are deleted. Assistants that use their URLs lose access at once. This cannot be undone.
      </Confirm>
    </Paper>
  );
}

function Row({ title, text, button }: { title: string; text: string; button: React.ReactNode }) {
  return (
    <Group justify="space-between" gap="md">
      <div style={{ flex: "1 1 260px" }}>
        <Title order={2}>{title}</Title>
        <Text size="sm" c="dimmed" maw={480}>{text}</Text>
      </div>
      {button}
    </Group>
  );
}
