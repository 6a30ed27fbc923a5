import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";

/** Downloads everything that fits the filters. The browser fetches it by itself, so that nothing has to fit into the page's memory. */
export function ExportLink({ href, what }: { href: string; what: "calls" | "changes" }) {
  const day = new Date().toISOString().slice(0, 10);
  return (
    <Button
      component="a"
      href={href}
      download={`patchbay-${what}-${day}.ndjson`}
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      title={`All ${what} that fit the filters, oldest first, one JSON object a line`}
    >
      Export
    </Button>
  );
}
