import { Alert, Button, Group, Loader, Modal, Stack, Text } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, ok } from "../api/client";
import { connectLinksKey } from "../api/queries";
import type { ConnectLink } from "../api/types";

interface Props {
  link: ConnectLink;
  /** The product's name. */
  product: string;
  /** Once, when the product was signed in at. */
  onDone: (accountId: string) => void;
  onClose: () => void;
}

/** The product's sign-in in a tab of its own: this page stays as it is, and notices when it is done. */
export function SignInElsewhere({ link, product, onDone, onClose }: Props) {
  const state = useQuery({
    queryKey: [...connectLinksKey, link.id],
    queryFn: async ({ signal }) => {
      const { result } = await ok(api.GET("/connect-link", { params: { query: { tenant_id: link.tenant_id, limit: "50" } }, signal }));
      return result.find((one) => one.id === link.id) ?? null;
    },
    refetchInterval: 1_500,
    refetchIntervalInBackground: true, // the other tab is the one that is looked at
  });
  const connected = state.data?.status === "used" ? state.data.integrated_account_id : null;
  useEffect(() => {
    if (connected !== null) {
      onDone(connected);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [connected]);

  const over = state.data === null || state.data?.status === "expired";
  return (
    <Modal opened onClose={onClose} title={`Sign in at ${product}`} closeOnClickOutside={false}>
      <Stack>
        {over ? (
          <Alert color="orange" role="alert">This took too long: the sign-in cannot be used any more. Close this and begin again.</Alert>
        ) : (
          <>
            <Text size="sm">
              Sign in there and allow the access. It opens in a new tab; come back to this one afterwards. If it was declined, try again from here.
            </Text>
            <Group gap="xs" role="status">
              <Loader size="xs" aria-hidden />
              <Text size="sm" c="dimmed">Waiting until {product} says yes…</Text>
            </Group>
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>Cancel</Button>
          {!over && (
            <Button component="a" href={link.url ?? undefined} target="_blank" rel="noopener" rightSection={<IconExternalLink size={16} aria-label="(opens a new tab)" />} data-autofocus>
              Continue to {product}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
