import { Alert, Button, List, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface Props {
  /** From `fieldErrors(error, fields).rest`; null shows nothing. */
  problem: { title: string; messages: string[] } | null;
  /** Offers to try again. */
  retry?: () => void;
  /** What to do about it, when this page knows. */
  children?: ReactNode;
}

export function ProblemAlert({ problem, retry, children }: Props) {
  if (problem === null) {
    return null;
  }

  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={problem.title} role="alert" tabIndex={-1}>
      <Stack gap="xs" align="flex-start">
        {problem.messages.length === 1 ? (
          <Text size="sm" className="wrap-anywhere">{problem.messages[0]}</Text>
        ) : (
          <List size="sm" className="wrap-anywhere">
            {problem.messages.map((message) => (
              <List.Item key={message}>{message}</List.Item>
            ))}
          </List>
        )}
        {children !== undefined && <Text size="sm">{children}</Text>}
        {retry !== undefined && (
          <Button size="xs" variant="default" onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
