import { PageHeader } from "../shared/PageHeader";

export default function ServersTab() {
  return <PageHeader title="MCP Servers" />;
}
