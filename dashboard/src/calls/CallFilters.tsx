import { Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useState, type ReactNode } from "react";
import { toolErrors, words, type CallFilter } from "./types";

interface Props {
  filter: CallFilter;
  onChange: (filter: CallFilter) => void;
  /** To choose from; null where the account is given by the page. */
  accounts: { id: string; name: string; tenant_id: string }[] | null;
  children: ReactNode;
}

const spans = [
  { value: "1", label: "Last 24 hours" },
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
  { value: "90", label: "Last 90 days" },
];

export function CallFilters({ filter, onChange, accounts, children }: Props) {
  const [tool, setTool] = useState(filter.tool);
  useEffect(() => setTool(filter.tool), [filter.tool]);
  const search = useDebouncedCallback((text: string) => onChange({ ...filter, tool: text }), 350);
  return (
    <Group align="flex-end" gap="sm" component="section" aria-label="Filters">
      {accounts !== null && (
        <Select
          label="Account"
          placeholder="All"
          data={accounts.map(({ id, name, tenant_id }) => ({ value: id, label: `${name} (${tenant_id})` }))}
          value={filter.account}
          onChange={(account) => onChange({ ...filter, account })}
          searchable
          clearable
          clearButtonProps={{ "aria-label": "All accounts" }}
          w={{ base: "100%", xs: 220 }}
        />
      )}
      <TextInput
        label="Tool"
        placeholder="Its exact name"
        value={tool}
        onChange={(event) => {
          setTool(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        w={{ base: "100%", xs: 240 }}
        autoComplete="off"
        spellCheck={false}
      />
      <Select
        label="Outcome"
        placeholder="All"
        data={[
          { value: "ok", label: "Succeeded" },
          { value: "error", label: "Failed" },
          { group: "Failed because", items: toolErrors.map((error) => ({ value: error, label: words(error) })) },
        ]}
        value={filter.status}
        onChange={(status) => onChange({ ...filter, status })}
        clearable
        clearButtonProps={{ "aria-label": "All outcomes" }}
        w={{ base: "calc(50% - 6px)", xs: 170 }}
      />
      <Select
        label="Time"
        placeholder="All that is kept"
        data={spans}
        value={filter.days === null ? null : String(filter.days)}
        onChange={(days) => onChange({ ...filter, days: days === null ? null : Number(days) })}
        clearable
        clearButtonProps={{ "aria-label": "Any time" }}
        w={{ base: "calc(50% - 6px)", xs: 160 }}
      />
      {children}
    </Group>
  );
}
