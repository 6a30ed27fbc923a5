import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useEffect, useState, type FormEvent, type ReactNode } from "react";
import { fieldErrors } from "../api/problem";
import { ProblemAlert } from "./ProblemAlert";

interface Props {
  opened: boolean;
  title: string;
  /** What will happen, and what cannot be undone. */
  children: ReactNode;
  /** The verb on the button: "Revoke". */
  action: string;
  /** Asks to type this first, for what destroys much. */
  typeToConfirm?: string;
  danger?: boolean;
  pending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

export function Confirm({ opened, title, children, action, typeToConfirm, danger = false, pending, error, onConfirm, onClose }: Props) {
  const [typed, setTyped] = useState("");
  useEffect(() => {
    if (opened) {
      setTyped("");
    }
  }, [opened]);

  function submit(event: FormEvent) {
    event.preventDefault();
    onConfirm();
  }

  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack>
          <Text component="div">{children}</Text>
          {typeToConfirm !== undefined && (
            <TextInput
              label={`Type "${typeToConfirm}" to confirm`}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
          )}
          <ProblemAlert problem={fieldErrors(error, []).rest} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              color={danger ? "red.8" : undefined}
              loading={pending}
              disabled={typeToConfirm !== undefined && typed.trim() !== typeToConfirm}
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
