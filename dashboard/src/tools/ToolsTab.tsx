import { PageHeader } from "../shared/PageHeader";

export default function ToolsTab() {
  return <PageHeader title="Tools" />;
}
