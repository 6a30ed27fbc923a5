import { Box } from "@mantine/core";
import { CopyButton } from "./CopyButton";

/** Text to be copied as it is. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <Box pos="relative">
      <pre className="code-block" data-copied tabIndex={0} role="region" aria-label={label}>
        {code}
      </pre>
      <Box pos="absolute" top={6} right={6} bg="var(--pb-code)" bdrs="md">
        <CopyButton value={code} label={`Copy: ${label}`} />
      </Box>
    </Box>
  );
}
