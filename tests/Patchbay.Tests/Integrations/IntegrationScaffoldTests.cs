using Patchbay.Integrations;

namespace Patchbay.Tests.Integrations;

public class IntegrationScaffoldTests
{
    [Theory]
    [InlineData("deskly")]
    [InlineData("help_desk_2")]
    public void A_new_integration_lints_clean(string name)
    {
        using var folder = new IntegrationFolder();
        foreach (var (path, content) in IntegrationScaffold.Files(name))
        {
            folder.Write(path, content);
        }

        var result = folder.Load();

        Assert.Empty(result.Problems);
        Assert.Equal(3, ToolFactory.Build(result.Catalog.Find(name)!, AccountFields.None).Count);
    }

    [Fact]
    public void Its_golden_case_calls_a_tool_that_exists()
    {
        using var folder = new IntegrationFolder();
        foreach (var (path, content) in IntegrationScaffold.Files("help_desk_2"))
        {
            folder.Write(path, content);
        }

        var tools = ToolFactory.Build(folder.Load().Catalog.Find("help_desk_2")!, AccountFields.None);

        Assert.Contains(tools, tool => IntegrationScaffold.Files("help_desk_2")["help_desk_2/cases/get_ticket.case"].Contains($"tool: {tool.Name},"));
    }

    [Theory]
    [InlineData("Deskly")]
    [InlineData("../deskly")]
    [InlineData("desk__ly")]
    [InlineData("2desk")]
    [InlineData("deskly\n")]
    [InlineData("")]
    public void A_name_that_is_not_snake_case_is_refused(string name)
    {
        Assert.Contains("snake case", IntegrationScaffold.NameProblem(name));
        Assert.Throws<ArgumentException>(() => IntegrationScaffold.Files(name));
    }
}
