import { Alert, Button, Group, Text } from "@mantine/core";
import { IconPlugConnectedX, IconRefresh } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, ok } from "../api/client";
import { pageVersion, useServerStatus } from "../api/status";
import { allButSession } from "../session/session";

/** What is wrong between this page and its server, above everything else. */
export function Banners() {
  const { lost, otherVersion } = useServerStatus();
  return (
    <div aria-live="polite" className="banners">
      {lost && <Lost />}
      {otherVersion !== null && (
        <Alert color="yellow" icon={<IconRefresh aria-hidden />} title="The server was updated" radius={0}>
          <Group justify="space-between" gap="sm">
            <Text size="sm">
              It is now version {otherVersion}; this page is from {pageVersion}. Finish what you are typing, then reload.
            </Text>
            <Button size="xs" variant="default" onClick={() => window.location.reload()}>
              Reload
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}

function Lost() {
  const client = useQueryClient();
  const attempt = useMutation({
    mutationFn: () => ok(api.GET("/healthz")), // an answer takes this banner away
    onSuccess: () => client.invalidateQueries(allButSession),
  });
  const { mutate } = attempt;
  useEffect(() => {
    const timer = setInterval(() => mutate(), 5_000);
    return () => clearInterval(timer);
  }, [mutate]);
  return (
    <Alert color="red" icon={<IconPlugConnectedX aria-hidden />} title="No connection to Patchbay" radius={0}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">The server or the network is away. What you entered stays here; this page tries again every few seconds.</Text>
        <Button size="xs" variant="default" onClick={() => mutate()} loading={attempt.isPending}>
          Try now
        </Button>
      </Group>
    </Alert>
  );
}
