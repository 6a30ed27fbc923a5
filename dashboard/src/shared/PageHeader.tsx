import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from "@mantine/core";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { usePageTitle } from "./usePageTitle";

interface Props {
  title: string;
  /** What the browser shows for the page, when it is not the title. */
  documentTitle?: string;
  /** Beside the title: a status. */
  badge?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** The pages above this one. */
  above?: { label: string; to: LinkProps["to"] }[];
}

export function PageHeader({ title, documentTitle, badge, description, actions, above = [] }: Props) {
  usePageTitle(documentTitle ?? title);
  return (
    <Stack gap={6} mb="lg" component="header">
      {above.length > 0 && (
        <Breadcrumbs component="nav" aria-label="Breadcrumbs" separatorMargin={6}>
          {above.map(({ label, to }) => (
            <Anchor key={label} size="sm" renderRoot={(props) => <Link to={to} {...props} />}>
              {label}
            </Anchor>
          ))}
        </Breadcrumbs>
      )}
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} miw={0} flex="1 1 260px">
          <Group gap="sm">
            <Title order={1} className="wrap-anywhere">{title}</Title>
            {badge}
          </Group>
          {description !== undefined && (
            <Text c="dimmed" maw={720} component="div">
              {description}
            </Text>
          )}
        </Stack>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
    </Stack>
  );
}
