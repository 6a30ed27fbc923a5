import { Group, Paper, ScrollArea, Text, TextInput, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { EffectBadge } from "../shared/EffectBadge";
import type { Tool } from "./schema";

export function ToolPicker({ tools, chosen, onChoose }: { tools: Tool[]; chosen: string | undefined; onChoose: (name: string) => void }) {
  const [text, setText] = useState("");
  const words = useDeferredValue(text).toLowerCase().split(/\s+/);
  const found = tools.filter((tool) => {
    const all = `${tool.name} ${titleOf(tool)}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest" }); // one that came with the address
  }, []);
  return (
    <Paper p="sm" className="sticky">
      <TextInput
        type="search"
        aria-label="Search tools"
        placeholder="Search tools"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Text size="xs" c="dimmed" role="status" my={8} px={6}>
        {text.trim() === "" ? `${tools.length} tools` : `${found.length} of ${tools.length} tools`}
      </Text>
      <ScrollArea.Autosize mah="calc(100dvh - 260px)" mih={200} type="auto" offsetScrollbars viewportProps={{ tabIndex: -1 }}>
        <ul className="tool-picks" aria-label="Tools">
          {found.map((tool) => (
            <li key={tool.name}>
              <UnstyledButton
                ref={tool.name === chosen ? current : undefined}
                className="tool-choice"
                aria-current={tool.name === chosen ? "true" : undefined}
                onClick={() => onChoose(tool.name)}
              >
                <Group justify="space-between" wrap="nowrap" gap="xs">
                  <Text size="sm" fw={tool.name === chosen ? 620 : 450}>{titleOf(tool)}</Text>
                  <Effect tool={tool} />
                </Group>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {found.length === 0 && <Text size="sm" px={6}>No tool has that in its name.</Text>}
      </ScrollArea.Autosize>
    </Paper>
  );
}

/** What a tool does to the product's data, as its annotations say. */
export function Effect({ tool: { annotations } }: { tool: Tool }) {
  return <EffectBadge reads={annotations?.readOnlyHint === true} destroys={annotations?.destructiveHint === true} />;
}

export function titleOf(tool: Tool): string {
  return tool.title ?? tool.annotations?.title ?? tool.name;
}
