import { Button, Group, Stack, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { fieldErrors } from "../api/problem";
import { useServerStatus } from "../api/status";
import { ProblemAlert } from "../shared/ProblemAlert";

/** A page that could not be shown at all. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const client = useQueryClient();
  const router = useRouter();

  async function retry() {
    void client.resetQueries();
    await router.invalidate(); // loads its code again, if that is what was missing
    reset();
  }

  const { lost } = useServerStatus();
  const wasLost = useRef(lost);
  useEffect(() => {
    if (wasLost.current && !lost) {
      void retry();
    }

    wasLost.current = lost;
  });

  return (
    <Stack maw={640}>
      <Title order={1}>This page cannot be shown</Title>
      <ProblemAlert problem={fieldErrors(error, []).rest} />
      <Group>
        <Button onClick={() => void retry()}>Try again</Button>
        <Button variant="default" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </Group>
    </Stack>
  );
}
