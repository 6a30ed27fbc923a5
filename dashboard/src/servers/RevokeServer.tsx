import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ok } from "../api/client";
import type { McpServer } from "../api/types";
import { Confirm } from "../shared/Confirm";

interface Props {
  server: McpServer;
  onClose: () => void;
  onRevoked?: () => void;
}

export function RevokeServer({ server, onClose, onRevoked }: Props) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () =>
      ok(api.DELETE("/integrated-account/{id}/mcp/{mcp_id}", { params: { path: { id: server.integrated_account_id, mcp_id: server.id } } })),
    onSuccess: async () => {
      onRevoked?.();
      onClose();
      await client.invalidateQueries({ queryKey: ["account", server.integrated_account_id, "servers"] });
    },
  });
  return (
    <Confirm
      opened
      title={`Revoke ${server.name}?`}
      action="Revoke"
      danger
      pending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      Its URL stops working within a second, and assistants that use it lose access. This cannot be undone: to give access back, create a new server.
    </Confirm>
  );
}
