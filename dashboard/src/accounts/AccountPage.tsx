import { Outlet } from "@tanstack/react-router";

export default function AccountPage() {
  return <Outlet />;
}
