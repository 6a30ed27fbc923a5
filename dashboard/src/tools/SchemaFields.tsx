import { Button, Fieldset, Group, MultiSelect, Select, Stack, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import type { FieldErrors } from "../api/problem";
import { toLocalInput } from "../shared/time";
import { FileField } from "./FileField";
import { isNumber, kindOf, labelOf, readNumber, withMember, type Json, type JsonObject, type Schema } from "./schema";

interface ObjectProps {
  schema: Schema;
  /** JSON path of the object; "" for the arguments themselves. */
  path: string;
  value: JsonObject;
  onChange: (value: JsonObject) => void;
  errors: FieldErrors;
}

/** One control for each property, the required ones first and the others behind a button while there are many. */
export function ObjectFields({ schema, path, value, onChange, errors }: ObjectProps) {
  const [all, setAll] = useState(false);
  const required = new Set(schema.required ?? []);
  const properties = Object.entries(schema.properties ?? {}).sort(([one], [other]) => Number(required.has(other)) - Number(required.has(one)));
  const first = properties.filter(([name], index) => required.has(name) || name in value || index < 6 || errors.of(join(path, name)) !== undefined);
  const shown = all || properties.length - first.length < 3 ? properties : first;
  return (
    <Stack gap="md">
      {shown.map(([name, property]) => (
        <SchemaField
          key={name}
          name={name}
          schema={property}
          path={join(path, name)}
          required={required.has(name)}
          value={value[name]}
          onChange={(member) => onChange(withMember(value, name, member))}
          errors={errors}
        />
      ))}
      {shown.length < properties.length && (
        <Button variant="default" size="xs" onClick={() => setAll(true)} style={{ alignSelf: "flex-start" }}>
          Show {properties.length - shown.length} more
        </Button>
      )}
    </Stack>
  );
}

interface FieldProps {
  name: string;
  schema: Schema;
  path: string;
  required: boolean;
  value: Json | undefined;
  /** undefined: not given. */
  onChange: (value: Json | undefined) => void;
  errors: FieldErrors;
}

function SchemaField({ name, schema, path, required, value, onChange, errors }: FieldProps) {
  const kind = kindOf(schema, name);
  const label = labelOf(name, schema);
  const common = {
    label,
    description: schema.description?.replace(/\.$/, "").toLowerCase() === label.toLowerCase() ? undefined : schema.description, // custom fields have no more to say
    error: errors.of(path),
    withAsterisk: required,
    "aria-required": required || undefined,
  };
  switch (kind) {
    case "choice":
      return <Choice {...common} values={schema.enum!} value={value} onChange={onChange} />;
    case "boolean":
      return <Choice {...common} values={[true, false]} value={value} onChange={onChange} />;
    case "choices": {
      const values = schema.items!.enum!;
      return (
        <MultiSelect
          {...common}
          data={[...new Set(values.map(String))]}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(chosen) => onChange(chosen.length === 0 ? undefined : chosen.map((text) => values.find((one) => String(one) === text)!))}
          searchable
          clearable
          clearButtonProps={{ "aria-label": `Clear ${common.label}` }}
        />
      );
    }
    case "texts": {
      const numbers = isNumber(schema.items);
      return (
        <TagsInput
          {...common}
          placeholder="Press Enter after each"
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(texts) => onChange(texts.length === 0 ? undefined : texts.map((text) => (numbers ? (readNumber(text) ?? text) : text)))}
          acceptValueOnBlur
          clearable
          clearButtonProps={{ "aria-label": `Clear ${common.label}` }}
        />
      );
    }
    case "number":
      return <NumberText {...common} placeholder={example(schema)} value={value} onChange={onChange} />;
    case "date":
      return <TextInput {...common} type="date" value={text(value)} onChange={(event) => onChange(event.currentTarget.value || undefined)} styles={{ wrapper: { maxWidth: 220 } }} />;
    case "date-time":
      return <Moment {...common} value={value} onChange={onChange} />;
    case "long-text":
      return (
        <Textarea {...common} autosize minRows={2} maxRows={12} value={text(value)} placeholder={example(schema)} onChange={(event) => onChange(event.currentTarget.value || undefined)} />
      );
    case "text":
      return <TextInput {...common} value={text(value)} placeholder={example(schema)} onChange={(event) => onChange(event.currentTarget.value || undefined)} autoComplete="off" />;
    case "file":
      return <FileField {...common} value={isObject(value) ? value : undefined} onChange={onChange} />;
    case "object":
      return (
        <Framed label={common.label} description={schema.description} required={required} error={common.error}>
          <ObjectFields schema={schema} path={path} value={isObject(value) ? value : {}} onChange={(object) => onChange(Object.keys(object).length === 0 ? undefined : object)} errors={errors} />
        </Framed>
      );
    case "list":
      return <ListField {...{ name, schema, path, required, value, onChange, errors }} />;
    default:
      return <JsonText {...common} value={value} onChange={onChange} />;
  }
}

function ListField({ name, schema, path, required, value, onChange, errors }: FieldProps) {
  const items = Array.isArray(value) ? value : [];
  const item = schema.items ?? {};
  const label = labelOf(name, schema);

  function change(index: number, to: Json | undefined) {
    onChange(items.map((one, at) => (at === index ? (to ?? blank(item)) : one)));
  }

  function remove(index: number) {
    const rest = items.filter((_, at) => at !== index);
    onChange(rest.length === 0 ? undefined : rest);
  }

  return (
    <Framed label={label} description={schema.description} required={required} error={items.length === 0 ? errors.of(path) : undefined}>
      <Stack gap="sm">
        {items.map((one, index) => (
          <Group key={index} align="flex-start" wrap="nowrap" gap="xs">
            <div style={{ flex: 1, minWidth: 0 }}>
              <SchemaField
                name={`${name} ${index + 1}`}
                schema={{ ...item, title: `${index + 1}` }}
                path={`${path}[${index}]`}
                required={false}
                value={one}
                onChange={(to) => change(index, to)}
                errors={errors}
              />
            </div>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => remove(index)} aria-label={`Remove ${label} ${index + 1}`}>
              <IconTrash size={16} aria-hidden />
            </Button>
          </Group>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...items, blank(item)])}
          style={{ alignSelf: "flex-start" }}
          aria-label={`Add to ${label}`}
        >
          Add
        </Button>
      </Stack>
    </Framed>
  );
}

function Framed({ label, description, required, error, children }: { label: string; description: string | undefined; required: boolean; error: string | undefined; children: ReactNode }) {
  return (
    <Fieldset legend={required ? `${label} (required)` : label} variant="default">
      <Stack gap="sm">
        {description !== undefined && <Text size="xs" c="dimmed">{description}</Text>}
        {error !== undefined && <Text size="sm" c="var(--mantine-color-error)" role="alert" tabIndex={-1}>{error}</Text>}
        {children}
      </Stack>
    </Fieldset>
  );
}

interface ControlProps {
  label: string;
  description: string | undefined;
  error: string | undefined;
  withAsterisk: boolean;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
}

function Choice({ values, value, onChange, ...common }: ControlProps & { values: (string | number | boolean | null)[] }) {
  return (
    <Select
      {...common}
      data={[...new Set(values.map(String))]}
      placeholder="Not given"
      value={value === undefined ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? undefined : values.find((one) => String(one) === chosen))}
      searchable={values.length > 10}
      clearable
      clearButtonProps={{ "aria-label": `Clear ${common.label}` }}
      styles={{ wrapper: { maxWidth: 420 } }}
    />
  );
}

/** Not a number input: ids may be longer than a browser's numbers, and what is typed must not change by itself. */
function NumberText({ value, onChange, ...common }: ControlProps & { placeholder: string | undefined }) {
  const [typed, setTyped] = useState(text(value));
  return (
    <TextInput
      {...common}
      inputMode="decimal"
      autoComplete="off"
      styles={{ wrapper: { maxWidth: 280 } }}
      value={sameNumber(typed, value) ? typed : text(value)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(readNumber(event.currentTarget.value));
      }}
    />
  );
}

function Moment({ value, onChange, ...common }: ControlProps) {
  const at = typeof value === "string" ? new Date(value) : undefined;
  return (
    <TextInput
      {...common}
      type="datetime-local"
      styles={{ wrapper: { maxWidth: 280 } }}
      value={at !== undefined && !Number.isNaN(at.getTime()) ? toLocalInput(at) : ""}
      onChange={(event) => onChange(event.currentTarget.value === "" ? undefined : new Date(event.currentTarget.value).toISOString())}
      description={`${common.description ?? ""} Entered in your time zone, sent in UTC.`.trim()}
    />
  );
}

/** Any JSON. What is none is kept as text and said to be none, and is not sent until it is. */
function JsonText({ value, onChange, ...common }: ControlProps) {
  const [typed, setTyped] = useState(value === undefined ? "" : JSON.stringify(value, null, 2));
  const [wrong, setWrong] = useState<string>();
  return (
    <Textarea
      {...common}
      description={`${common.description ?? ""} Written as JSON.`.trim()}
      error={wrong ?? common.error}
      autosize
      minRows={2}
      maxRows={12}
      value={typed}
      styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
      onChange={(event) => {
        const now = event.currentTarget.value;
        setTyped(now);
        try {
          onChange(now.trim() === "" ? undefined : (JSON.parse(now) as Json));
          setWrong(undefined);
        } catch (failure) {
          setWrong(`This is not JSON: ${(failure as Error).message}. A text needs quotes: "like this".`);
        }
      }}
    />
  );
}

function blank(schema: Schema): Json {
  return kindOf(schema) === "object" || kindOf(schema) === "file" ? {} : "";
}

function example(schema: Schema): string | undefined {
  const one = schema.examples?.[0] ?? schema.default;
  return one === undefined ? undefined : typeof one === "string" ? one : JSON.stringify(one);
}

function text(value: Json | undefined): string {
  return value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
}

function sameNumber(typed: string, value: Json | undefined): boolean {
  return readNumber(typed) === value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
