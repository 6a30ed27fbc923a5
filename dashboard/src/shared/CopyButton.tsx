import { ActionIcon, Button, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconCopy, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";

type State = "ready" | "copied" | "failed";

interface Props {
  value: string;
  /** What is copied, for the tooltip and for screen readers: "Copy the URL". */
  label: string;
  /** A button with its label in words, for the one thing to copy on a page. */
  wide?: boolean;
}

export function CopyButton({ value, label, wide = false }: Props) {
  const [state, setState] = useState<State>("ready");
  useEffect(() => {
    if (state !== "ready") {
      const timer = setTimeout(() => setState("ready"), 2_000);
      return () => clearTimeout(timer);
    }

    return undefined;
  }, [state]);

  async function copy() {
    setState((await write(value)) ? "copied" : "failed");
  }

  const text = state === "copied" ? "Copied" : state === "failed" ? "Select and copy it yourself" : label;
  const icon =
    state === "copied" ? <IconCheck size={16} aria-hidden /> : state === "failed" ? <IconX size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />;
  return (
    <>
      {wide ? (
        <Button onClick={() => void copy()} leftSection={icon}>
          {text}
        </Button>
      ) : (
        <Tooltip label={text}>
          <ActionIcon variant="subtle" color="gray" onClick={() => void copy()} aria-label={label}>
            {icon}
          </ActionIcon>
        </Tooltip>
      )}
      <VisuallyHidden role="status">{state === "ready" ? "" : text}</VisuallyHidden>
    </>
  );
}

/** Browsers give `navigator.clipboard` only to https and localhost; the older way works on any host. */
async function write(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = value;
    // Inside an open dialog, which would take the focus back.
    (document.activeElement?.closest('[role="dialog"]') ?? document.body).append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}
