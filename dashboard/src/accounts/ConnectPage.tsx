import { PageHeader } from "../shared/PageHeader";

export default function ConnectPage() {
  return <PageHeader title="Connect an account" />;
}
