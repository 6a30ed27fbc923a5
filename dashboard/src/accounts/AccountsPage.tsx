import { PageHeader } from "../shared/PageHeader";

export default function AccountsPage() {
  return <PageHeader title="Integrated accounts" />;
}
