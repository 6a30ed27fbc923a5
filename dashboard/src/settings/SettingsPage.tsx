import { PageHeader } from "../shared/PageHeader";

export default function SettingsPage() {
  return <PageHeader title="Settings" />;
}
