import { Alert, Button, Divider, Group, Paper, Select, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api, ok } from "../api/client";
import { fieldErrors } from "../api/problem";
import { accountChanged } from "../api/queries";
import type { Account, Integration } from "../api/types";
import { ProblemAlert } from "../shared/ProblemAlert";
import { useFocusInvalid } from "../shared/useFocusInvalid";
import { LinkOnce } from "./LinkOnce";
import { filled, pathsOf, ValueFields } from "./ValueFields";

/** How the account reaches its product: changed here, and renewed when the product no longer accepts it. */
export function AccountSignIn({ account, integration }: { account: Account; integration: Integration }) {
  const client = useQueryClient();
  const [variables, setVariables] = useState<Record<string, string>>(account.variables);
  const [credentials, setCredentials] = useState<Record<string, string>>({});
  const [kindName, setKindName] = useState(account.credential_kind);
  const kind = integration.credentials.find((one) => one.kind === kindName);
  const given = filled(credentials, kind?.fields ?? {});
  const path = { id: account.id };
  const save = useMutation({
    mutationFn: () =>
      ok(
        api.PATCH("/integrated-account/{id}", {
          params: { path },
          body: {
            variables: filled(variables, integration.variables),
            ...(Object.keys(given).length > 0 && { credentials: given }),
            ...(kindName !== account.credential_kind && { credential_kind: kindName }),
          },
        }),
      ),
    onSuccess: () => {
      setCredentials({});
      return accountChanged(client, account.id);
    },
  });
  const link = useMutation({
    mutationFn: (_: { open: boolean }) =>
      ok(api.POST("/integrated-account/{id}/connect-link", { params: { path }, body: { credential_kind: kindName, credentials: given } })),
    onSuccess: (made, { open }) => {
      void client.invalidateQueries({ queryKey: ["connect-links"] });
      if (open && made.url) {
        window.location.assign(made.url);
      }
    },
  });
  const errors = fieldErrors(save.error ?? link.error, [
    "credential_kind", ...pathsOf("variables", integration.variables), ...pathsOf("credentials", kind?.fields ?? {}),
  ]);
  const form = useFocusInvalid(save.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    link.reset();
    save.mutate();
  }

  function makeLink(open: boolean) {
    save.reset();
    link.mutate({ open });
  }

  return (
    <Paper p={{ base: "md", sm: "lg" }} component="section" id="credentials">
      <form onSubmit={submit} noValidate ref={form}>
        <Stack gap="lg">
          <div>
            <Title order={2}>{account.status === "needs_reauth" ? "Reconnect" : "Connection"}</Title>
            <Text c="dimmed" size="sm">{integration.title} is asked whether it accepts a change before it is stored.</Text>
          </div>
          <ProblemAlert problem={errors.of("variables") === undefined ? null : { title: "Not stored", messages: [errors.of("variables")!] }} />
          <ValueFields fields={integration.variables} path="variables" values={variables} errors={errors} onChange={setVariables} />
          <Divider />
          {integration.credentials.length > 1 && (
            <Select
              label="Kind of credentials"
              data={integration.credentials.map((one) => ({ value: one.kind, label: one.title }))}
              value={kindName}
              onChange={(value) => value && setKindName(value)}
              allowDeselect={false}
              error={errors.of("credential_kind")}
              maw={320}
            />
          )}
          <ProblemAlert problem={errors.of("credentials") === undefined ? null : { title: "Not stored", messages: [errors.of("credentials")!] }} />
          {kind !== undefined && (
            <>
              <Text size="sm" c="dimmed">
                Leave all of these empty to keep the credentials that are stored; to change them, enter all anew. {kind.help}
              </Text>
              <ValueFields key={kind.kind} fields={kind.fields} path="credentials" values={credentials} errors={errors} onChange={setCredentials} partial />
            </>
          )}
          <ProblemAlert problem={errors.rest} />
          <div role="status">
            {save.isSuccess && <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title={`${integration.title} accepted this: it is stored.`} />}
          </div>
          <Group>
            <Button type="submit" loading={save.isPending}>{save.isPending ? `Asking ${integration.title}…` : "Check and save"}</Button>
            {kind?.consent && (
              <Button variant="default" onClick={() => makeLink(true)} loading={link.isPending}>Sign in at {integration.title} again</Button>
            )}
            <Button variant="default" onClick={() => makeLink(false)} loading={link.isPending}>Send a reconnect link</Button>
          </Group>
        </Stack>
      </form>
      {link.data?.url && !link.variables.open && <LinkOnce link={link.data} onClose={() => link.reset()} />}
    </Paper>
  );
}
