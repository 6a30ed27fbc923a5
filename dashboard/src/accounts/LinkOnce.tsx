import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { ConnectLink } from "../api/types";
import { CopyButton } from "../shared/CopyButton";
import { Countdown } from "../shared/Times";

/** A connect link's URL, which is shown this once. */
export function LinkOnce({ link, onClose }: { link: ConnectLink; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Send this link to the customer" closeOnClickOutside={false} size="lg">
      <Stack>
        <pre className="code-block wrap-anywhere" style={{ whiteSpace: "pre-wrap" }} tabIndex={0} aria-label="Connect link">{link.url}</pre>
        <Text size="sm">
          It works once; <Countdown until={link.expires_at} /> to use it. The connect links page shows whether it was.
        </Text>
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />}>
          This is the only time the link is shown. Whoever has it can {link.reconnects ? "sign this account in again" : "connect an account for this tenant"}.
        </Alert>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>Done</Button>
          <CopyButton wide value={link.url ?? ""} label="Copy the link" />
        </Group>
      </Stack>
    </Modal>
  );
}
