import { Tabs } from "@mantine/core";
import { useState } from "react";
import { PageHeader } from "../shared/PageHeader";
import { Calls } from "./Calls";
import { Changes } from "./Changes";

export default function CallsPage() {
  const [tab, setTab] = useState<string | null>("calls");
  return (
    <>
      <PageHeader title="Calls" description="Every tool call, through every door: MCP, the tools API, the proxy and this page. And every change made to Patchbay itself." />
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="calls">Tool calls</Tabs.Tab>
          <Tabs.Tab value="changes">Changes</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="calls">
          <Calls account={null} />
        </Tabs.Panel>
        <Tabs.Panel value="changes">
          <Changes />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
