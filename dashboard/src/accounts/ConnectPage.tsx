import { useSearch } from "@tanstack/react-router";
import { ChooseIntegration } from "./ChooseIntegration";
import { ConnectForm } from "./ConnectForm";

export default function ConnectPage() {
  const { integration } = useSearch({ from: "/shell/accounts/connect" });
  return integration === undefined ? <ChooseIntegration /> : <ConnectForm key={integration} name={integration} />;
}
