import { Button, Group, Paper, Stack, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api, ok } from "../api/client";
import { fieldErrors } from "../api/problem";
import { accountChanged } from "../api/queries";
import type { Account } from "../api/types";
import { ProblemAlert } from "../shared/ProblemAlert";

export function AccountName({ account }: { account: Account }) {
  const client = useQueryClient();
  const [name, setName] = useState(account.name);
  const save = useMutation({
    mutationFn: () => ok(api.PATCH("/integrated-account/{id}", { params: { path: { id: account.id } }, body: { name: name.trim() } })),
    onSuccess: () => accountChanged(client, account.id),
  });
  const errors = fieldErrors(save.error, ["name"]);

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Paper p={{ base: "md", sm: "lg" }} component="section">
      <form onSubmit={submit} noValidate>
        <Stack>
          <Title order={2}>Name</Title>
          <TextInput label="Display name" value={name} onChange={(event) => setName(event.currentTarget.value)} error={errors.of("name")} maw={420} autoComplete="off" />
          <ProblemAlert problem={errors.rest} />
          <Group>
            <Button type="submit" variant="default" loading={save.isPending} disabled={name.trim() === account.name}>Save the name</Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
