import { PageHeader } from "../shared/PageHeader";

export default function AccountCallsTab() {
  return <PageHeader title="Calls" />;
}
