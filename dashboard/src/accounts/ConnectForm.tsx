import { Alert, Button, Divider, Grid, Group, Paper, SegmentedControl, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api, ok } from "../api/client";
import { fieldErrors, Problem } from "../api/problem";
import { accountQuery, connectLinksKey, integrationQuery } from "../api/queries";
import type { Account, Integration } from "../api/types";
import { LinkButton } from "../shared/LinkButton";
import { Loaded } from "../shared/Loaded";
import { PageHeader } from "../shared/PageHeader";
import { ProblemAlert } from "../shared/ProblemAlert";
import { useFocusInvalid } from "../shared/useFocusInvalid";
import { ConnectHelp } from "./ConnectHelp";
import { LinkOnce } from "./LinkOnce";
import { linkLives, LinkLife } from "./LinkLife";
import { SignInElsewhere } from "./SignInElsewhere";
import { filled, pathsOf, sectionProblem, ValueFields } from "./ValueFields";

const above = [
  { label: "Integrated accounts", to: "/accounts" },
  { label: "Connect an account", to: "/accounts/connect" },
] as const;

export function ConnectForm({ name }: { name: string }) {
  const integration = useQuery(integrationQuery(name));
  return <Loaded query={integration}>{(data) => <Form integration={data} />}</Loaded>;
}

function Form({ integration }: { integration: Integration }) {
  const client = useQueryClient();
  const [by, setBy] = useState<"now" | "link">("now");
  const [tenant, setTenant] = useState("");
  const [accountName, setAccountName] = useState("");
  const [variables, setVariables] = useState<Record<string, string>>({});
  const [credentials, setCredentials] = useState<Record<string, string>>({});
  const [kindName, setKindName] = useState(integration.credentials[0]?.kind ?? "");
  const [anyKind, setAnyKind] = useState(true);
  const [life, setLife] = useState(linkLives[1]!.value);
  const kind = integration.credentials.find((one) => one.kind === kindName);
  const customerChooses = by === "link" && anyKind && integration.credentials.length > 1;
  const body = {
    integration: integration.name,
    tenant_id: tenant.trim(),
    name: accountName.trim() || null,
    variables: filled(variables, integration.variables),
    credential_kind: customerChooses ? null : kindName,
    credentials: customerChooses ? {} : filled(credentials, kind?.fields ?? {}),
  };

  const connect = useMutation({
    mutationFn: (verify: boolean) => ok(api.POST("/integrated-account", { params: { query: { verify: verify ? "true" : "false" } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["accounts"] }),
  });
  const link = useMutation({
    mutationFn: () =>
      ok(api.POST("/connect-link", { body: { ...body, expires_at: new Date(Date.now() + Number(life) * 1000).toISOString() } })),
    onSuccess: () => client.invalidateQueries({ queryKey: connectLinksKey }),
  });
  const signIn = useMutation({
    mutationFn: (id: string) => client.fetchQuery(accountQuery(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: ["accounts"] }),
  });
  const consent = by === "now" && kind?.consent === true;
  const attempt = by === "link" || consent ? link : connect;
  const errors = fieldErrors(attempt.error, [
    "tenant_id", "name", "credential_kind", "expires_at",
    ...pathsOf("variables", integration.variables),
    ...pathsOf("credentials", kind?.fields ?? {}),
  ]);
  const form = useFocusInvalid(attempt.error);
  // The product was asked and said no: the only problem that storing it all the same can get around.
  const refused = attempt === connect && connect.error instanceof Problem
    && Object.keys(connect.error.errors).every((field) => field === "credentials" || field === "variables")
    && Object.keys(connect.error.errors).length > 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (attempt === link) {
      link.mutate();
    } else {
      connect.mutate(true);
    }
  }

  const connected = connect.data ?? signIn.data;
  if (connected !== undefined) {
    return <Connected account={connected} integration={integration} verified={connect.variables ?? true} />;
  }

  return (
    <>
      <PageHeader title={`Connect ${integration.title}`} above={[...above]} />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Paper p={{ base: "md", sm: "lg" }}>
            <form onSubmit={submit} noValidate ref={form}>
              <Stack gap="lg">
                <SegmentedControl
                  aria-label="Who enters the credentials"
                  value={by}
                  onChange={(value) => setBy(value as "now" | "link")}
                  data={[
                    { value: "now", label: "Connect now" },
                    { value: "link", label: "Send a connect link" },
                  ]}
                />
                {by === "link" && (
                  <Text c="dimmed" size="sm">
                    The customer opens the link and enters what you leave empty. What you fill in is used and never shown to them.
                  </Text>
                )}
                <Stack gap="md">
                  <Title order={2}>Customer</Title>
                  <TextInput
                    label="Tenant"
                    description="Your own name or number for the customer, as your systems know it."
                    placeholder="such as acme"
                    value={tenant}
                    onChange={(event) => setTenant(event.currentTarget.value)}
                    error={errors.of("tenant_id")}
                    required
                    autoComplete="off"
                  />
                  <TextInput
                    label="Display name"
                    placeholder={integration.title}
                    value={accountName}
                    onChange={(event) => setAccountName(event.currentTarget.value)}
                    error={errors.of("name")}
                    autoComplete="off"
                  />
                </Stack>
                <Divider />
                <Stack gap="md">
                  <Title order={2}>Account at {integration.title}</Title>
                  <ProblemAlert problem={sectionProblem(errors.of("variables"), `${integration.title} could not be reached this way`)} />
                  <ValueFields
                    fields={integration.variables}
                    path="variables"
                    values={variables}
                    errors={errors}
                    onChange={setVariables}
                    partial={by === "link"}
                  />
                </Stack>
                <Divider />
                <Stack gap="md">
                  <Title order={2}>Credentials</Title>
                  {integration.credentials.length > 1 && (
                    <Select
                      label="Kind"
                      data={[
                        ...(by === "link" ? [{ value: "", label: "The customer chooses" }] : []),
                        ...integration.credentials.map((one) => ({ value: one.kind, label: one.title })),
                      ]}
                      value={customerChooses ? "" : kindName}
                      onChange={(value) => {
                        setAnyKind(value === "");
                        if (value) {
                          setKindName(value);
                        }
                      }}
                      allowDeselect={false}
                      error={errors.of("credential_kind")}
                    />
                  )}
                  <ProblemAlert problem={sectionProblem(errors.of("credentials"), `${integration.title} did not accept this`)} />
                  {!customerChooses && kind !== undefined && (
                    <ValueFields
                      key={kind.kind}
                      fields={kind.fields}
                      path="credentials"
                      values={credentials}
                      errors={errors}
                      onChange={setCredentials}
                      partial={by === "link"}
                    />
                  )}
                  {consent && (
                    <Alert color="petrol">You sign in at {integration.title} in a new tab and allow the access there. This page notices when the account is connected.</Alert>
                  )}
                </Stack>
                {by === "link" && <LinkLife value={life} onChange={setLife} error={errors.of("expires_at")} />}
                <ProblemAlert problem={errors.rest} />
                <Group>
                  <Button type="submit" loading={attempt.isPending}>
                    {by === "link" ? "Make the link" : consent ? `Sign in at ${integration.title}` : "Connect"}
                  </Button>
                  {refused && (
                    <Button variant="default" onClick={() => connect.mutate(false)} disabled={connect.isPending}>
                      Store it without asking {integration.title}
                    </Button>
                  )}
                  <Text size="sm" c="dimmed" role="status">
                    {connect.isPending && connect.variables ? `Asking ${integration.title} whether it accepts this…` : ""}
                  </Text>
                </Group>
              </Stack>
            </form>
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <ConnectHelp integration={integration} kind={customerChooses ? undefined : kind} />
        </Grid.Col>
      </Grid>
      {by === "link" && link.data?.url && <LinkOnce link={link.data} onClose={() => link.reset()} />}
      {consent && link.data?.url && <SignInElsewhere link={link.data} product={integration.title} onDone={(id) => signIn.mutate(id)} onClose={() => link.reset()} />}
    </>
  );
}

function Connected({ account, integration, verified }: { account: Account; integration: Integration; verified: boolean }) {
  return (
    <>
      <PageHeader title={account.name} above={[...above]} />
      <Paper p={{ base: "lg", sm: "xl" }} maw={680}>
        <Stack>
          <Group gap="sm" wrap="nowrap" role="status">
            <IconCircleCheck color="var(--mantine-color-teal-7)" size={28} aria-hidden style={{ flexShrink: 0 }} />
            <Title order={2}>{verified ? `${integration.title} accepted the credentials` : "The account is stored, unchecked"}</Title>
          </Group>
          <Text>
            {verified
              ? `The account of tenant ${account.tenant_id} is active. Hand out an MCP server for it next: a URL that shows an assistant the tools you choose.`
              : `${integration.title} has not been asked. The first call will tell whether the account works.`}
          </Text>
          <Group>
            <LinkButton to="/accounts/$id/servers/new" params={{ id: account.id }}>Create an MCP server</LinkButton>
            <LinkButton to="/accounts/$id" params={{ id: account.id }} variant="default">Open the account</LinkButton>
          </Group>
        </Stack>
      </Paper>
    </>
  );
}
