import { useParams } from "@tanstack/react-router";
import { usePageTitle } from "../shared/usePageTitle";
import { Calls } from "./Calls";

export default function AccountCallsTab() {
  usePageTitle("Calls");
  const { id } = useParams({ from: "/shell/accounts/$id/calls" });
  return <Calls key={id} account={id} />;
}
