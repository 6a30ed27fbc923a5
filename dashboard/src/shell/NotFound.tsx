import { IconMapQuestion } from "@tabler/icons-react";
import { Empty } from "../shared/Empty";
import { LinkButton } from "../shared/LinkButton";
import { usePageTitle } from "../shared/usePageTitle";

export function NotFound() {
  usePageTitle("Not found");
  return (
    <Empty icon={IconMapQuestion} title="There is no such page" order={1} actions={<LinkButton to="/accounts">Integrated accounts</LinkButton>}>
      The address is wrong, or what it showed was deleted.
    </Empty>
  );
}
