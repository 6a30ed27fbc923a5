import { Alert, Button, Divider, Group, Paper, Select, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api, ok } from "../api/client";
import { fieldErrors } from "../api/problem";
import { accountChanged, connectLinksKey } from "../api/queries";
import type { Account, Integration } from "../api/types";
import { ProblemAlert } from "../shared/ProblemAlert";
import { useFocusInvalid } from "../shared/useFocusInvalid";
import { LinkOnce } from "./LinkOnce";
import { SignInElsewhere } from "./SignInElsewhere";
import { filled, pathsOf, sectionProblem, ValueFields } from "./ValueFields";

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
    mutationFn: (_: "here" | "by the customer") =>
      ok(api.POST("/integrated-account/{id}/connect-link", { params: { path }, body: { credential_kind: kindName, credentials: given } })),
    onSuccess: () => client.invalidateQueries({ queryKey: connectLinksKey }),
  });
  const [signedIn, setSignedIn] = useState(false);
  const errors = fieldErrors(save.error ?? link.error, [
    "credential_kind", ...pathsOf("variables", integration.variables), ...pathsOf("credentials", kind?.fields ?? {}),
  ]);
  const form = useFocusInvalid(save.error ?? link.error);
  // Where only the product's own sign-in helps, the button that leads there is the one to press.
  const signInFirst = kind?.consent === true && account.status === "needs_reauth";

  function submit(event: FormEvent) {
    event.preventDefault();
    link.reset();
    setSignedIn(false);
    save.mutate();
  }

  function makeLink(used: "here" | "by the customer") {
    save.reset();
    setSignedIn(false);
    link.mutate(used);
  }

  function signedInElsewhere() {
    link.reset();
    setSignedIn(true);
    setCredentials({});
    void accountChanged(client, account.id);
  }

  return (
    <Paper p={{ base: "md", sm: "lg" }} component="section" id="credentials">
      <form onSubmit={submit} noValidate ref={form}>
        <Stack gap="lg">
          <div>
            <Title order={2}>{account.status === "needs_reauth" ? "Reconnect" : "Connection"}</Title>
            <Text c="dimmed" size="sm">{integration.title} is asked whether it accepts a change before it is stored.</Text>
          </div>
          <ProblemAlert problem={sectionProblem(errors.of("variables"), `${integration.title} could not be reached this way`)} />
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
          <ProblemAlert problem={sectionProblem(errors.of("credentials"), `${integration.title} did not accept this`)} />
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
            {(save.isSuccess || signedIn) && <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title={`${integration.title} accepted this: it is stored.`} />}
          </div>
          <Group>
            {kind?.consent && (
              <Button variant={signInFirst ? "filled" : "default"} onClick={() => makeLink("here")} loading={link.isPending && link.variables === "here"}>
                Sign in at {integration.title} again
              </Button>
            )}
            <Button type="submit" variant={signInFirst ? "default" : "filled"} loading={save.isPending}>{save.isPending ? `Asking ${integration.title}…` : "Check and save"}</Button>
            <Button variant="default" onClick={() => makeLink("by the customer")} loading={link.isPending && link.variables !== "here"}>Send a reconnect link</Button>
          </Group>
        </Stack>
      </form>
      {link.data?.url && link.variables === "by the customer" && <LinkOnce link={link.data} onClose={() => link.reset()} />}
      {link.data?.url && link.variables === "here" && (
        <SignInElsewhere link={link.data} product={integration.title} onDone={signedInElsewhere} onClose={() => link.reset()} />
      )}
    </Paper>
  );
}
