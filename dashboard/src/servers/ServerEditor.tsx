import { Box, Button, Grid, Group, Paper, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { api, ok } from "../api/client";
import { fieldErrors, Problem } from "../api/problem";
import type { Account, Integration } from "../api/types";
import { ProblemAlert } from "../shared/ProblemAlert";
import { useFocusInvalid } from "../shared/useFocusInvalid";
import { thousands } from "./cost";
import { configOf, type ServerForm } from "./form";
import { Preview } from "./Preview";
import { serverFields, ServerFields } from "./ServerFields";

interface Props {
  account: Account;
  integration: Integration;
  form: ServerForm;
  onChange: (form: ServerForm) => void;
  expiresAt?: string | null;
  action: string;
  pending: boolean;
  error: unknown;
  onSubmit: () => void;
  /** More buttons beside the one that saves. */
  buttons?: ReactNode;
}

/** The form of an MCP server beside a live preview of what it would offer. */
export function ServerEditor({ account, integration, form, onChange, expiresAt, action, pending, error, onSubmit, buttons }: Props) {
  const [config] = useDebouncedValue(JSON.stringify(configOf(form)), 250);
  const preview = useQuery({
    queryKey: ["account", account.id, "preview", config],
    queryFn: ({ signal }) =>
      ok(
        api.POST("/integrated-account/{id}/mcp/preview", {
          params: { path: { id: account.id } },
          body: { config: JSON.parse(config) as ReturnType<typeof configOf> },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

  // What the preview finds stands beside its field before anything is sent for good.
  const previewed = fieldErrors(preview.error instanceof Problem ? preview.error : null, serverFields);
  const submitted = fieldErrors(error, serverFields);
  const errors = { of: (field: string) => submitted.of(field) ?? previewed.of(field), rest: submitted.rest };
  const ref = useFocusInvalid(error);

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }

  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Paper p={{ base: "md", sm: "lg" }}>
          <form onSubmit={submit} noValidate ref={ref}>
            <Stack gap="lg">
              <ServerFields integration={integration} form={form} errors={errors} onChange={onChange} expiresAt={expiresAt} />
              <ProblemAlert problem={errors.rest} />
              <Group>
                <Button type="submit" loading={pending}>{action}</Button>
                {buttons}
                {preview.data !== undefined && (
                  <Text size="sm" c="dimmed" className="tabular">
                    {thousands(preview.data.tool_count)} {preview.data.tool_count === 1 ? "tool" : "tools"}, about {thousands(preview.data.list_tokens)} tokens
                  </Text>
                )}
              </Group>
            </Stack>
          </form>
        </Paper>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Box h="100%">
          <Preview query={preview} discovery={form.exposure === "discovery"} />
        </Box>
      </Grid.Col>
    </Grid>
  );
}
