import { Accordion, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useState } from "react";
import type { IntegrationTool } from "../api/types";
import { ToneBadge } from "../shared/StatusBadge";
import { ToolName } from "../shared/ToolName";

/** The tools by tag. One with several tags stands under each of them, as a filter by any of them finds it. */
export function IntegrationTools({ tools }: { tools: IntegrationTool[] }) {
  const [text, setText] = useState("");
  const [opened, setOpened] = useState<string[]>([]);
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const found = wanted === "" ? tools : tools.filter((tool) => `${tool.name} ${tool.title} ${tool.description}`.toLowerCase().includes(wanted));
  const groups = byTag(found);
  // A search that leaves little shows it without a further click.
  const shown = wanted !== "" && found.length <= 12 ? groups.map(([tag]) => tag) : opened;
  return (
    <Stack>
      <Group>
        <TextInput
          type="search"
          aria-label="Search tools"
          placeholder="Search tools"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          flex="1 1 220px"
          maw={420}
        />
        <Text size="sm" c="dimmed" role="status">
          {wanted === "" ? `${groups.length} tags` : `${found.length} of ${tools.length} tools`}
        </Text>
        {opened.length > 0 && (
          <Button variant="subtle" size="xs" onClick={() => setOpened([])}>
            Close all
          </Button>
        )}
      </Group>
      {found.length === 0 && <Text>No tool has that in its name or description.</Text>}
      <Accordion multiple value={shown} onChange={setOpened} variant="contained" order={3} keepMounted={false} styles={{ label: { paddingBlock: 9 } }}>
        {groups.map(([tag, members]) => (
          <Accordion.Item key={tag} value={tag}>
            <Accordion.Control>
              <Group justify="space-between" wrap="nowrap" pr="sm">
                <Text fw={560} className="wrap-anywhere">{tag}</Text>
                <Text size="sm" c="dimmed" className="tabular" style={{ flexShrink: 0 }}>
                  {members.length === 1 ? "1 tool" : `${members.length} tools`}
                </Text>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Stack gap="md">
                {members.map((tool) => (
                  <div key={tool.name}>
                    <Group gap="xs">
                      <Text fw={560} size="sm">{tool.title}</Text>
                      <CategoryBadge category={tool.category} />
                    </Group>
                    <Text size="xs" ff="monospace" c="dimmed" className="wrap-anywhere"><ToolName name={tool.name} /></Text>
                    <Text size="sm" mt={2}>{tool.description}</Text>
                  </div>
                ))}
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  );
}

const looks: Record<string, string> = { read: "gray", write: "orange", custom: "indigo" };

export function CategoryBadge({ category }: { category: string }) {
  return <ToneBadge size="sm" color={looks[category] ?? "gray"} text={category} />;
}

function byTag(tools: IntegrationTool[]): [string, IntegrationTool[]][] {
  const groups = new Map<string, IntegrationTool[]>();
  for (const tool of tools) {
    for (const tag of tool.tags.length > 0 ? tool.tags : ["without a tag"]) {
      groups.set(tag, [...(groups.get(tag) ?? []), tool]);
    }
  }

  return [...groups].sort(([one], [other]) => one.localeCompare(other));
}
