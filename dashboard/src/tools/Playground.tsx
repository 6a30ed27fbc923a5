import { ActionIcon, Button, Group, SegmentedControl, Stack, Text, Textarea, Title, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { fieldErrors, Problem } from "../api/problem";
import type { TracedCall } from "../api/types";
import { Confirm } from "../shared/Confirm";
import { CopyButton } from "../shared/CopyButton";
import { ProblemAlert } from "../shared/ProblemAlert";
import { ToolName } from "../shared/ToolName";
import { useFocusInvalid } from "../shared/useFocusInvalid";
import { CallResult } from "./CallResult";
import { callTool } from "./queries";
import { argumentErrors, type JsonObject, type Tool } from "./schema";
import { ObjectFields } from "./SchemaFields";
import { Effect, titleOf } from "./ToolPicker";
import "./tools.css";

type Mode = "form" | "json";

export function Playground({ accountId, tool, onLeave }: { accountId: string; tool: Tool; onLeave: () => void }) {
  const [mode, setMode] = useState<Mode>("form");
  const [args, setArgs] = useState<JsonObject>({});
  const [raw, setRaw] = useState("{}");
  const [rawProblem, setRawProblem] = useState<string>();
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const call = useMutation({
    mutationFn: (given: JsonObject) => callTool(accountId, tool.name, given, (abort.current = new AbortController()).signal),
    onSettled: () => {
      setAsking(false);
      void client.invalidateQueries({ queryKey: ["calls"] });
    },
  });
  const refused = refusal(call.data, call.error);
  const shownErrors = fieldErrors(refused, Object.keys(argumentErrors(refused?.message ?? "")));
  const form = useFocusInvalid(refused);
  const destructive = tool.annotations?.destructiveHint === true && tool.annotations.readOnlyHint !== true;
  const stopped = call.error instanceof DOMException && call.error.name === "AbortError";

  function given(): JsonObject | undefined {
    if (mode === "form") {
      return args;
    }

    try {
      const value: unknown = JSON.parse(raw.trim() === "" ? "{}" : raw);
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        setRawProblem("The arguments are one object: { … }.");
        return undefined;
      }

      setRawProblem(undefined);
      return value as JsonObject;
    } catch (failure) {
      setRawProblem(`This is not JSON: ${(failure as Error).message}.`);
      return undefined;
    }
  }

  function switchTo(next: Mode) {
    if (next === "json") {
      setRaw(JSON.stringify(args, null, 2));
      setMode(next);
    } else {
      const value = given();
      if (value !== undefined) {
        setArgs(value);
        setMode(next);
      }
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const value = given();
    if (value === undefined) {
      return;
    }

    if (destructive) {
      setAsking(true);
    } else {
      call.mutate(value);
    }
  }

  return (
    <Stack gap="lg">
      <div>
        <Group gap="sm" wrap="nowrap" align="flex-start" justify="space-between">
          <Group gap="xs" miw={0}>
            <Tooltip label="Choose another tool">
              <ActionIcon variant="subtle" color="gray" hiddenFrom="md" onClick={onLeave} aria-label="Choose another tool">
                <IconArrowLeft size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Title order={2}>{titleOf(tool)}</Title>
            <Effect tool={tool} />
          </Group>
        </Group>
        <Group gap={4} wrap="nowrap">
          <Text ff="monospace" size="xs" c="dimmed" className="wrap-anywhere"><ToolName name={tool.name} /></Text>
          <CopyButton value={tool.name} label="Copy the tool’s name" />
        </Group>
        <Text size="sm" maw={760}>{tool.description}</Text>
      </div>
      <form onSubmit={submit} ref={form} noValidate>
        <Stack>
          <Group justify="space-between">
            <Title order={3}>Arguments</Title>
            <SegmentedControl
              size="xs"
              value={mode}
              onChange={(next) => switchTo(next as Mode)}
              aria-label="How to give the arguments"
              data={[
                { value: "form", label: "Form" },
                { value: "json", label: "JSON" },
              ]}
            />
          </Group>
          {mode === "form" ? (
            Object.keys(tool.inputSchema.properties ?? {}).length === 0 ? (
              <Text size="sm" c="dimmed">This tool takes none.</Text>
            ) : (
              <ObjectFields schema={tool.inputSchema} path="" value={args} onChange={setArgs} errors={shownErrors} />
            )
          ) : (
            <Textarea
              aria-label="Arguments as JSON"
              autosize
              minRows={6}
              maxRows={24}
              value={raw}
              onChange={(event) => setRaw(event.currentTarget.value)}
              error={rawProblem}
              styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
              spellCheck={false}
            />
          )}
          {mode === "json" && refused !== null && <ProblemAlert problem={{ title: "The arguments do not fit", messages: lines(refused) }} />}
          {mode === "form" && <ProblemAlert problem={shownErrors.rest} />}
          <Group>
            <Button type="submit" loading={call.isPending} color={destructive ? "red.8" : undefined} leftSection={<IconPlayerPlay size={16} aria-hidden />}>
              {destructive ? "Run…" : "Run"}
            </Button>
            {call.isPending && (
              <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden />} onClick={() => abort.current?.abort()}>
                Stop waiting
              </Button>
            )}
            <Text size="sm" c="dimmed" role="status">
              {call.isPending ? "Calling the product…" : stopped ? "Stopped. What was already sent may still take effect." : "This is a real call, and stands in the audit."}
            </Text>
          </Group>
        </Stack>
      </form>
      {call.data !== undefined && !call.isPending && <CallResult call={call.data} />}
      {call.error !== null && refused === null && !stopped && <ProblemAlert problem={fieldErrors(call.error, []).rest} />}
      <Confirm
        opened={asking}
        title={`Run “${titleOf(tool)}”?`}
        action="Run it"
        danger
        pending={call.isPending}
        error={null}
        onConfirm={() => call.mutate(given() ?? args)}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">It changes or deletes data in the product in a way that may not be undone, with these arguments:</Text>
        <pre className="code-block json" tabIndex={0} aria-label="Arguments">{asking ? JSON.stringify(mode === "form" ? args : safely(raw), null, 2) : ""}</pre>
      </Confirm>
    </Stack>
  );
}

/** A call that the arguments stopped, as a problem by argument; null for every other outcome. */
function refusal(data: TracedCall | undefined, error: unknown): Problem | null {
  const text =
    data?.error === "invalid_arguments" ? (data.message ?? "") : error instanceof Problem && error.message.startsWith("Invalid arguments") ? error.message : undefined;
  return text === undefined ? null : remembered(data ?? error, text);
}

const made = new WeakMap<object, Problem>();

/** The same object for the same outcome, so that the focus moves once. */
function remembered(outcome: unknown, text: string): Problem {
  const key = outcome as object;
  let problem = made.get(key);
  if (problem === undefined) {
    problem = new Problem(400, { title: "The arguments do not fit", detail: text, errors: argumentErrors(text) });
    made.set(key, problem);
  }

  return problem;
}

function lines(problem: Problem): string[] {
  return Object.keys(problem.errors).length === 0 ? [problem.message] : Object.entries(problem.errors).map(([path, messages]) => `${path}: ${messages.join(" ")}`);
}

function safely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
