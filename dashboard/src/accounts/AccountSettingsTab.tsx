import { PageHeader } from "../shared/PageHeader";

export default function AccountSettingsTab() {
  return <PageHeader title="Settings" />;
}
