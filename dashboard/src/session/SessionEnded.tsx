import { Button, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useServerStatus } from "../api/status";
import type { Session } from "../api/types";
import { allButSession, takeOver } from "./session";
import { SignInForm } from "./SignInForm";

/** Stands over the page, which stays as it is: what was typed is still there after signing in again. */
export function SessionEnded({ session }: { session: Session }) {
  const { sessionEnded } = useServerStatus();
  const client = useQueryClient();

  useEffect(() => {
    if (!sessionEnded) {
      return undefined;
    }

    // Whoever comes back after signing in in another tab need not do it twice.
    const look = () => void takeOver();
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [sessionEnded]);

  function signedIn(now: Session) {
    if (now.name !== session.name || now.tenant_id !== session.tenant_id) {
      void client.invalidateQueries(allButSession); // somebody else sees something else
    }
  }

  return (
    <Modal
      opened={sessionEnded}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="Your session has ended"
    >
      <Stack>
        <Text>Sign in again to go on where you were. Nothing you entered is lost, and what you last asked for is then done.</Text>
        <SignInForm onSignedIn={signedIn} />
        <Button variant="subtle" component="a" href="/login">
          Leave this page and go to sign-in
        </Button>
      </Stack>
    </Modal>
  );
}
