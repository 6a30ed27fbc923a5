import { Button, FileButton, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { Json, JsonObject } from "./schema";

const most = 4 * 1024 * 1024; // in base64 a request of this size still passes every proxy's usual limit

type Source = "upload" | "url" | "text";

interface Props {
  label: string;
  description: string | undefined;
  error: string | undefined;
  withAsterisk: boolean;
  value: JsonObject | undefined;
  onChange: (value: Json | undefined) => void;
}

/** A file from this computer, from an address the server reads it from, or typed in. */
export function FileField({ label, description, error, withAsterisk, value, onChange }: Props) {
  const [source, setSource] = useState<Source>(value?.url !== undefined ? "url" : value?.text !== undefined ? "text" : "upload");
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const filename = typeof value?.filename === "string" ? value.filename : "";

  async function take(file: File | null) {
    if (file === null) {
      return;
    }

    if (file.size > most) {
      setProblem(`${file.name} is larger than ${most / 1024 / 1024} MB: give an address instead.`);
      return;
    }

    setProblem(undefined);
    onChange({ filename: file.name, content_base64: await base64(file), ...(file.type !== "" && { content_type: file.type }) });
  }

  function choose(next: Source) {
    setSource(next);
    onChange(undefined);
  }

  return (
    <Stack gap={6} role="group" aria-labelledby={id}>
      <Text size="sm" fw={560} id={id}>
        {label}
        {withAsterisk && " *"}
      </Text>
      {description !== undefined && <Text size="xs" c="dimmed">{description}</Text>}
      <SegmentedControl
        size="xs"
        style={{ alignSelf: "flex-start" }}
        aria-label={`Where ${label} comes from`}
        value={source}
        onChange={(next) => choose(next as Source)}
        data={[
          { value: "upload", label: "This computer" },
          { value: "url", label: "Address" },
          { value: "text", label: "Text" },
        ]}
      />
      {source === "upload" && (
        <Group gap="sm">
          <FileButton onChange={(file) => void take(file)}>
            {(props) => (
              <Button {...props} variant="default" size="xs" leftSection={<IconUpload size={14} aria-hidden />}>
                Choose a file
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed" role="status">{filename === "" ? "None chosen" : filename}</Text>
        </Group>
      )}
      {source === "url" && (
        <TextInput aria-label={`Address of ${label}`} placeholder="https://" type="url" value={typeof value?.url === "string" ? value.url : ""}
          onChange={(event) => onChange(event.currentTarget.value === "" ? undefined : { url: event.currentTarget.value })} />
      )}
      {source === "text" && (
        <>
          <TextInput aria-label={`File name of ${label}`} placeholder="notes.txt" value={filename} onChange={(event) => onChange({ ...value, filename: event.currentTarget.value })} />
          <Textarea aria-label={`Text of ${label}`} autosize minRows={2} maxRows={10} value={typeof value?.text === "string" ? value.text : ""} onChange={(event) => onChange({ ...value, text: event.currentTarget.value })} />
        </>
      )}
      {(problem ?? error) !== undefined && <Text size="sm" c="var(--mantine-color-error)" role="alert" tabIndex={-1}>{problem ?? error}</Text>}
    </Stack>
  );
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).split(",", 2)[1] ?? "");
    reader.onerror = () => reject(reader.error!);
    reader.readAsDataURL(file);
  });
}
