import { Group, Paper, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface Props {
  icon: Icon;
  title: string;
  /** What this place is for and what to do next. */
  children: ReactNode;
  /** Buttons that do it. */
  actions?: ReactNode;
  /** 1 where it is all of the page. */
  order?: 1 | 2;
}

export function Empty({ icon: Symbol, title, children, actions, order = 2 }: Props) {
  return (
    <Paper p={{ base: "lg", sm: "xl" }} py={{ base: 36, sm: 56 }}>
      <Stack align="center" gap="sm" ta="center">
        <ThemeIcon variant="light" size={48} radius="xl">
          <Symbol size={26} stroke={1.6} aria-hidden />
        </ThemeIcon>
        <Title order={order}>{title}</Title>
        <Text c="dimmed" maw={480}>
          {children}
        </Text>
        {actions !== undefined && (
          <Group justify="center" mt="xs">
            {actions}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
