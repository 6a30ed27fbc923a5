import { Grid, Paper, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { IconHandClick, IconTools } from "@tabler/icons-react";
import { Empty } from "../shared/Empty";
import { Loaded } from "../shared/Loaded";
import { usePageTitle } from "../shared/usePageTitle";
import { Playground } from "./Playground";
import { toolsQuery } from "./queries";
import { ToolPicker } from "./ToolPicker";

/** The tools of one account, and a place to try each. */
export default function ToolsTab() {
  usePageTitle("Tools");
  const { id } = useParams({ from: "/shell/accounts/$id/tools" });
  const { tool: chosen } = useSearch({ from: "/shell/accounts/$id/tools" });
  const navigate = useNavigate({ from: "/accounts/$id/tools" });
  const query = useQuery(toolsQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton h={420} />}>
      {(tools) => {
        const tool = tools.find((one) => one.name === chosen);
        if (tools.length === 0) {
          return (
            <Empty icon={IconTools} title="This integration has no tools yet">
              A method becomes a tool when it is documented for models. See the integration’s page for what is missing.
            </Empty>
          );
        }

        return (
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, md: 4 }} visibleFrom={tool === undefined ? undefined : "md"}>
              <ToolPicker tools={tools} chosen={tool?.name} onChoose={(name) => void navigate({ search: { tool: name } })} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 8 }} visibleFrom={tool === undefined ? "md" : undefined}>
              {tool === undefined ? (
                <Empty icon={IconHandClick} title="Pick a tool to try it">
                  You see its form, the request it sends to the product and what comes back: what a model would get.
                </Empty>
              ) : (
                <Paper p={{ base: "md", sm: "lg" }}>
                  <Playground key={tool.name} accountId={id} tool={tool} onLeave={() => void navigate({ search: {} })} />
                </Paper>
              )}
            </Grid.Col>
          </Grid>
        );
      }}
    </Loaded>
  );
}
