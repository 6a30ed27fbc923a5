import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { queryClient } from "./queryClient";
import { sessionQuery } from "./session/session";
import { NotFound } from "./shell/NotFound";
import { PageFailed } from "./shell/PageFailed";
import { PageLoading } from "./shell/PageLoading";
import { Shell } from "./shell/Shell";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): { next?: string } => (typeof search.next === "string" ? { next: search.next } : {}),
  component: lazyRouteComponent(() => import("./session/LoginPage")),
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
  component: lazyRouteComponent(() => import("./accounts/AccountsPage")),
});

const connect = createRoute({
  getParentRoute: () => shell,
  path: "/accounts/connect",
  validateSearch: (search: Record<string, unknown>): { integration?: string } =>
    typeof search.integration === "string" ? { integration: search.integration } : {},
  component: lazyRouteComponent(() => import("./accounts/ConnectPage")),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: "/accounts/$id",
  component: lazyRouteComponent(() => import("./accounts/AccountPage")),
});

const accountTabs = [
  createRoute({ getParentRoute: () => account, path: "/", component: lazyRouteComponent(() => import("./accounts/OverviewTab")) }),
  createRoute({ getParentRoute: () => account, path: "/servers", component: lazyRouteComponent(() => import("./servers/ServersTab")) }),
  createRoute({ getParentRoute: () => account, path: "/servers/new", component: lazyRouteComponent(() => import("./servers/NewServerPage")) }),
  createRoute({ getParentRoute: () => account, path: "/servers/$serverId", component: lazyRouteComponent(() => import("./servers/EditServerPage")) }),
  createRoute({
    getParentRoute: () => account,
    path: "/tools",
    validateSearch: (search: Record<string, unknown>): { tool?: string } => (typeof search.tool === "string" ? { tool: search.tool } : {}),
    component: lazyRouteComponent(() => import("./tools/ToolsTab")),
  }),
  createRoute({ getParentRoute: () => account, path: "/calls", component: lazyRouteComponent(() => import("./calls/AccountCallsTab")) }),
  createRoute({ getParentRoute: () => account, path: "/settings", component: lazyRouteComponent(() => import("./accounts/AccountSettingsTab")) }),
] as const;

const integrations = createRoute({
  getParentRoute: () => shell,
  path: "/integrations",
  component: lazyRouteComponent(() => import("./integrations/IntegrationsPage")),
});

const integration = createRoute({
  getParentRoute: () => shell,
  path: "/integrations/$name",
  component: lazyRouteComponent(() => import("./integrations/IntegrationPage")),
});

const calls = createRoute({ getParentRoute: () => shell, path: "/calls", component: lazyRouteComponent(() => import("./calls/CallsPage")) });

const tokens = createRoute({ getParentRoute: () => shell, path: "/tokens", component: lazyRouteComponent(() => import("./tokens/TokensPage")) });

const connectLinks = createRoute({
  getParentRoute: () => shell,
  path: "/connect-links",
  component: lazyRouteComponent(() => import("./connect-links/ConnectLinksPage")),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyRouteComponent(() => import("./settings/SettingsPage")),
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
