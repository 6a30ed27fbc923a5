import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, type ErrorComponentProps } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { api, ok } from "./api/client";
import { queryClient } from "./queryClient";
import { sessionQuery } from "./session/session";
import { Alone } from "./shell/Alone";
import { NotFound } from "./shell/NotFound";
import { PageFailed } from "./shell/PageFailed";
import { PageLoading } from "./shell/PageLoading";
import { Shell } from "./shell/Shell";

/** A page's code, loaded when the page is first visited. */
function page(load: () => Promise<{ default: ComponentType }>) {
  return lazyRouteComponent(() =>
    load().catch(async (failure: unknown) => {
      await ok(api.GET("/healthz")); // throws what the page can say in words and recover from, when no connection is the reason
      throw failure; // an update of the server took the file away, for which the router reloads the page
    }),
  );
}

function FailedAlone(props: ErrorComponentProps) {
  return <Alone><PageFailed {...props} /></Alone>;
}

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => <Alone><NotFound /></Alone>,
  errorComponent: FailedAlone,
});

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): { next?: string } => (typeof search.next === "string" ? { next: search.next } : {}),
  component: page(() => import("./session/LoginPage")),
  errorComponent: FailedAlone,
});

/** Everything for which one must be signed in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ location }) => {
    if ((await queryClient.ensureQueryData(sessionQuery)) === null) {
      throw redirect({ to: "/login", search: location.pathname === "/" ? {} : { next: location.href }, replace: true });
    }
  },
  component: Shell,
  errorComponent: FailedAlone,
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/accounts", replace: true });
  },
});

const accounts = createRoute({
  getParentRoute: () => shell,
  path: "/accounts",
  component: page(() => import("./accounts/AccountsPage")),
});

const connect = createRoute({
  getParentRoute: () => shell,
  path: "/accounts/connect",
  validateSearch: (search: Record<string, unknown>): { integration?: string } =>
    typeof search.integration === "string" ? { integration: search.integration } : {},
  component: page(() => import("./accounts/ConnectPage")),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: "/accounts/$id",
  component: page(() => import("./accounts/AccountPage")),
});

const accountTabs = [
  createRoute({ getParentRoute: () => account, path: "/", component: page(() => import("./accounts/OverviewTab")) }),
  createRoute({ getParentRoute: () => account, path: "/servers", component: page(() => import("./servers/ServersTab")) }),
  createRoute({ getParentRoute: () => account, path: "/servers/new", component: page(() => import("./servers/NewServerPage")) }),
  createRoute({ getParentRoute: () => account, path: "/servers/$serverId", component: page(() => import("./servers/EditServerPage")) }),
  createRoute({
    getParentRoute: () => account,
    path: "/tools",
    validateSearch: (search: Record<string, unknown>): { tool?: string } => (typeof search.tool === "string" ? { tool: search.tool } : {}),
    component: page(() => import("./tools/ToolsTab")),
  }),
  createRoute({ getParentRoute: () => account, path: "/calls", component: page(() => import("./calls/AccountCallsTab")) }),
  createRoute({ getParentRoute: () => account, path: "/settings", component: page(() => import("./accounts/AccountSettingsTab")) }),
] as const;

const integrations = createRoute({
  getParentRoute: () => shell,
  path: "/integrations",
  component: page(() => import("./integrations/IntegrationsPage")),
});

const integration = createRoute({
  getParentRoute: () => shell,
  path: "/integrations/$name",
  component: page(() => import("./integrations/IntegrationPage")),
});

const calls = createRoute({ getParentRoute: () => shell, path: "/calls", component: page(() => import("./calls/CallsPage")) });

const tokens = createRoute({ getParentRoute: () => shell, path: "/tokens", component: page(() => import("./tokens/TokensPage")) });

const connectLinks = createRoute({
  getParentRoute: () => shell,
  path: "/connect-links",
  component: page(() => import("./connect-links/ConnectLinksPage")),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: page(() => import("./settings/SettingsPage")),
});

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    shell.addChildren([
      home, accounts, connect, account.addChildren(accountTabs), integrations, integration, calls, tokens, connectLinks, settings,
    ]),
  ]),
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0, // TanStack Query keeps what was read
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
