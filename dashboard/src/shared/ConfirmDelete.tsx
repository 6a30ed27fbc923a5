import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Confirm } from "./Confirm";

interface Props {
  opened: boolean;
  title: string;
  /** What will not work any more. */
  children: ReactNode;
  remove: () => Promise<unknown>;
  /** The list it is in, which is read again. */
  list: QueryKey;
  onClose: () => void;
}

/** Asks before something is deleted from a list. */
export function ConfirmDelete({ opened, title, children, remove, list, onClose }: Props) {
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: list });
      close();
    },
  });

  function close() {
    removal.reset();
    onClose();
  }

  return (
    <Confirm opened={opened} title={title} action="Delete" danger pending={removal.isPending} error={removal.error} onConfirm={() => removal.mutate()} onClose={close}>
      {children}
    </Confirm>
  );
}
