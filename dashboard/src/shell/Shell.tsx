import { ActionIcon, AppShell, Burger, Group, ScrollArea, Text, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconLogout } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import { allButSession, sessionQuery, signOut } from "../session/session";
import { SessionEnded } from "../session/SessionEnded";
import { Banners } from "./Banners";
import { ColorScheme } from "./ColorScheme";
import { Logo } from "./Logo";
import { Navigation } from "./Navigation";
import { PageLoading } from "./PageLoading";

export function Shell() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [opened, { toggle, close }] = useDisclosure();
  const location = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      client.setQueryData(sessionQuery.queryKey, null);
      await navigate({ to: "/login" });
      client.removeQueries(allButSession);
    },
  });
  useEffect(() => {
    close();
    // A page that went away took the focus with it: the next one begins at its content.
    if (document.activeElement === document.body) {
      document.getElementById("main")?.focus({ preventScroll: true });
    }
  }, [close, location.pathname]);

  if (session === null) {
    return null; // just signed out, and on the way to the sign-in page
  }

  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <AppShell
        layout="alt"
        header={{ height: { base: 56, sm: 0 } }}
        navbar={{ width: 236, breakpoint: "sm", collapsed: { mobile: !opened } }}
        padding={0}
      >
        <AppShell.Header hiddenFrom="sm" px="md">
          <Group h="100%" justify="space-between">
            <Logo />
            <Burger opened={opened} onClick={toggle} size="sm" aria-label={opened ? "Close navigation" : "Open navigation"} aria-expanded={opened} />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="sm" component="aside" aria-label="Patchbay">
          <Group h={44} px={6} mb="sm" justify="space-between">
            <Logo />
            <Burger hiddenFrom="sm" opened={opened} onClick={toggle} size="sm" aria-label="Close navigation" />
          </Group>
          <ScrollArea flex={1}>
            <Navigation />
          </ScrollArea>
          <Group justify="space-between" wrap="nowrap" pt="sm" px={6} style={{ borderTop: "1px solid var(--pb-line)" }}>
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={560} truncate>
                {session.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {session.tenant_id ?? "all tenants"} · {session.version}
              </Text>
            </div>
            <Group gap={2} wrap="nowrap">
              <ColorScheme />
              <Tooltip label="Sign out">
                <ActionIcon variant="subtle" color="gray" aria-label="Sign out" onClick={() => leave.mutate()} loading={leave.isPending}>
                  <IconLogout size={18} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Group>
          </Group>
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1} style={{ outline: "none" }}>
          <Banners />
          <div className="page">
            <Suspense fallback={<PageLoading />}>
              <Outlet />
            </Suspense>
          </div>
        </AppShell.Main>
      </AppShell>
      <SessionEnded session={session} />
    </>
  );
}
