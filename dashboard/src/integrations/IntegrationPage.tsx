import { PageHeader } from "../shared/PageHeader";

export default function IntegrationPage() {
  return <PageHeader title="Integration" />;
}
