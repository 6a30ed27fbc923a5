import { NavLink, Stack } from "@mantine/core";
import { IconActivity, IconApps, IconKey, IconLink, IconPlugConnected, IconSettings } from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";

const pages = [
  { to: "/accounts", label: "Integrated accounts", icon: IconPlugConnected },
  { to: "/integrations", label: "Integrations", icon: IconApps },
  { to: "/calls", label: "Calls", icon: IconActivity },
  { to: "/connect-links", label: "Connect links", icon: IconLink },
  { to: "/tokens", label: "API tokens", icon: IconKey },
  { to: "/settings", label: "Settings", icon: IconSettings },
] as const;

export function Navigation() {
  const { pathname } = useLocation();
  return (
    <Stack component="nav" gap={2} aria-label="Main">
      {pages.map(({ to, label, icon: Symbol }) => {
        const active = pathname === to || pathname.startsWith(`${to}/`);
        return (
          <NavLink
            key={to}
            className="nav-link"
            label={label}
            active={active}
            aria-current={active ? "page" : undefined}
            leftSection={<Symbol size={18} stroke={1.7} aria-hidden />}
            renderRoot={(props) => <Link to={to} {...props} />}
          />
        );
      })}
    </Stack>
  );
}
