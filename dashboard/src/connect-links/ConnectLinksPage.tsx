import { PageHeader } from "../shared/PageHeader";

export default function ConnectLinksPage() {
  return <PageHeader title="Connect links" />;
}
