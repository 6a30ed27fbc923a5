import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Stack } from "@mantine/core";
import { accountQuery, integrationQuery } from "../api/queries";
import type { Account } from "../api/types";
import { Loaded } from "../shared/Loaded";
import { AccountDanger } from "./AccountDanger";
import { AccountName } from "./AccountName";
import { AccountSignIn } from "./AccountSignIn";

export default function AccountSettingsTab() {
  const { id } = useParams({ from: "/shell/accounts/$id" });
  const account = useQuery(accountQuery(id));
  return <Loaded query={account}>{(data) => <Settings account={data} />}</Loaded>;
}

function Settings({ account }: { account: Account }) {
  const integration = useQuery(integrationQuery(account.integration));
  return (
    <Stack gap="lg" maw={760}>
      <AccountName account={account} />
      <Loaded query={integration}>{(data) => <AccountSignIn account={account} integration={data} />}</Loaded>
      <AccountDanger account={account} />
    </Stack>
  );
}
