import { Button, Collapse, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId } from "react";
import type { FieldErrors } from "../api/problem";
import type { Field } from "../api/types";

interface Props {
  /** As the integration describes them. */
  fields: Record<string, Field>;
  /** Where they stand in the request, for the problems: "variables" or "credentials". */
  path: "variables" | "credentials";
  values: Record<string, string>;
  errors: FieldErrors;
  onChange: (values: Record<string, string>) => void;
  /** Nothing has to be filled in: what is left empty is kept, or asked of the customer. */
  partial?: boolean;
}

/** Inputs for what an integration asks for; what may be left out is folded away. */
export function ValueFields({ fields, path, values, errors, onChange, partial = false }: Props) {
  const [opened, { toggle }] = useDisclosure(Object.keys(values).some((name) => fields[name]?.required === false && values[name] !== ""));
  const id = useId();
  const all = Object.entries(fields);
  const optional = all.filter(([, field]) => !field.required);
  const shown = opened || optional.some(([name]) => errors.of(`${path}.${name}`) !== undefined);
  return (
    <Stack gap="md">
      {all.filter(([, field]) => field.required).map(input)}
      {optional.length > 0 && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={toggle}
            leftSection={shown ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
            aria-expanded={shown}
            aria-controls={id}
            ml={-8}
          >
            Optional settings ({optional.length})
          </Button>
          <Collapse expanded={shown} id={id} transitionDuration={0}> {/* at once: what is wrong inside gets the focus, which takes nothing that is still unfolding */}
            <Stack gap="md" pt="sm">{optional.map(input)}</Stack>
          </Collapse>
        </div>
      )}
    </Stack>
  );

  function input([name, field]: [string, Field]) {
    const props = {
      key: name,
      name: `${path}.${name}`,
      label: field.title,
      description: field.help ?? undefined,
      placeholder: field.default !== null ? field.default : field.example !== null ? `such as ${field.example}` : undefined,
      required: field.required && field.default === null && !partial,
      value: values[name] ?? "",
      error: besideField(errors.of(`${path}.${name}`), field, values[name] ?? ""),
      onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange({ ...values, [name]: event.currentTarget.value }),
      spellCheck: false,
      "data-1p-ignore": true,
    };
    const { key, ...rest } = props;
    return field.secret ? (
      <PasswordInput key={key} {...rest} autoComplete="new-password" visibilityToggleButtonProps={{ "aria-label": `Show or hide: ${field.title}` }} />
    ) : (
      <TextInput key={key} {...rest} autoComplete="off" />
    );
  }
}

/** The paths of all inputs, to sort an answer's problems by. */
export function pathsOf(path: string, fields: Record<string, Field>): string[] {
  return [path, ...Object.keys(fields).map((name) => `${path}.${name}`)];
}

/** Only what was filled in: an empty text is not the same as none. */
export function filled(values: Record<string, string>, fields: Record<string, Field>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== "" && name in fields));
}

/** A message without what its input says itself: the help, and the example as long as the input is empty and shows it. */
export function besideField(message: string | undefined, { help, example }: Pick<Field, "help" | "example">, value: string): string | undefined {
  const shown = [help === null ? null : ` ${help.replace(/\.+$/, "")}.`, example === null || value !== "" ? null : ` Example: ${example}.`];
  return shown.reduce((text, part) => (part === null ? text : text?.replace(part, "")), message);
}

/** What is said about all of them, without the words meant for programs. */
export function sectionProblem(message: string | undefined, title: string) {
  return message === undefined ? null : { title, messages: [message.replace(" Use ?verify=false to store it anyway.", "")] };
}
