import { PageHeader } from "../shared/PageHeader";

export default function IntegrationsPage() {
  return <PageHeader title="Integrations" />;
}
