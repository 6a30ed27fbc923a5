import { PageHeader } from "../shared/PageHeader";

export default function CallsPage() {
  return <PageHeader title="Calls" />;
}
