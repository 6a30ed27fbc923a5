import { Button, Group, Stack, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { fieldErrors } from "../api/problem";
import { ProblemAlert } from "../shared/ProblemAlert";
import { Banners } from "./Banners";

/** A page that could not be shown at all. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const client = useQueryClient();

  function retry() {
    void client.resetQueries();
    reset();
  }

  return (
    <>
      <Banners />
      <Stack p="lg" maw={640} component="main">
        <Title order={1}>This page cannot be shown</Title>
        <ProblemAlert problem={fieldErrors(error, []).rest} />
        <Group>
          <Button onClick={retry}>Try again</Button>
          <Button variant="default" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </Group>
      </Stack>
    </>
  );
}
