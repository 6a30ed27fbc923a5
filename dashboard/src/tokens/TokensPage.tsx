import { PageHeader } from "../shared/PageHeader";

export default function TokensPage() {
  return <PageHeader title="API tokens" />;
}
