import { Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ok } from "../api/client";
import type { McpServer } from "../api/types";
import { Confirm } from "../shared/Confirm";
import { UrlOnce } from "./UrlOnce";

export function RotateServer({ server, onClose }: { server: McpServer; onClose: () => void }) {
  const client = useQueryClient();
  const rotate = useMutation({
    mutationFn: () =>
      ok(api.POST("/integrated-account/{id}/mcp/{mcp_id}/rotate", { params: { path: { id: server.integrated_account_id, mcp_id: server.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["account", server.integrated_account_id, "servers"] }),
  });
  if (rotate.data?.url) {
    return (
      <Modal opened onClose={onClose} title={`New URL of ${server.name}`} size="xl" closeOnClickOutside={false} closeOnEscape={false}>
        <UrlOnce server={rotate.data} onDone={onClose} />
      </Modal>
    );
  }

  return (
    <Confirm
      opened
      title={`Rotate the URL of ${server.name}?`}
      action="Rotate"
      pending={rotate.isPending}
      error={rotate.error}
      onConfirm={() => rotate.mutate()}
      onClose={onClose}
    >
      You get a new URL, and the present one stops working at once. Everything else stays as it is. Do this when the URL may have reached somebody it should not have.
    </Confirm>
  );
}
