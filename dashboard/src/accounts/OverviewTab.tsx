import { PageHeader } from "../shared/PageHeader";

export default function OverviewTab() {
  return <PageHeader title="Overview" />;
}
