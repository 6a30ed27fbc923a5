using Patchbay.Integrations;

namespace Patchbay.Tests.Integrations;

public sealed class MalformedFileTests
{
    [Theory]
    [InlineData("integration.yaml", "summary: IT help desk", "summary: [IT help desk", 3)] // an endless list upsets the parser itself
    [InlineData("integration.yaml", "'yyyy-MM-dd HH:mm:ss'", "'yyyy-MM-dd HH:mm:ss", 44)]
    [InlineData("resources/tickets.yaml", "tags: [tickets]", "tags: [tickets", 3)]
    public void Text_that_is_not_YAML_is_told_with_file_and_line(string file, string right, string wrong, int line)
    {
        using var folder = IntegrationFolder.DesklyWith(file, right, wrong);

        var problem = Assert.Single(folder.Load().Problems, problem => problem.Message.Contains("not YAML"));

        Assert.Equal(($"deskly/{file}", Severity.Error), (problem.Where.File, problem.Severity));
        Assert.InRange(problem.Where.Line, line, line + 2);
    }

    [Fact]
    public void A_tab_as_indentation_is_told_where_it_stands()
    {
        using var folder = IntegrationFolder.DesklyWith("integration.yaml", "verify: GET /me", "\tverify: GET /me");

        Assert.Contains(folder.Load().Problems, problem => problem.Where.Line == 30 && problem.Message.Contains("tab"));
    }

    [Fact]
    public void However_a_file_is_damaged_it_is_read_or_told_as_a_problem()
    {
        var random = new Random(20);
        var texts = new[] { "integration.yaml", "resources/tickets.yaml" }.ToDictionary(
            file => file, file => File.ReadAllText(Path.Combine(IntegrationFolder.Fixtures, "deskly", file)));
        using var folder = IntegrationFolder.DesklyWith("integration.yaml", "deskly", "deskly");
        for (var i = 0; i < 1_500; i++)
        {
            var (file, text) = texts.ElementAt(i % 2);
            var at = random.Next(text.Length - 20);
            folder.Write($"deskly/{file}", text[..at] + "[]{}:,'\"&*!|>%@`-? \t\n#~\0"[random.Next(24)] + text[(at + random.Next(12))..]);

            var failure = Record.Exception(() => folder.Load());

            Assert.True(failure is null, $"damage {i} in {file}: {failure}");
            folder.Write($"deskly/{file}", text);
        }
    }
}
