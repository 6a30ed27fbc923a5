using Patchbay.Integrations.Steps;

namespace Patchbay.Tests.Steps;

public sealed class ConditionGrammarTests
{
    [Theory]
    [InlineData("summary = \"This is my string\"")]
    [InlineData("summary = 'single quotes'")]
    [InlineData("summary = \"a \\\"quoted\\\" word\"")]
    [InlineData("board/id = 1 AND status/name != 'Closed'")]
    [InlineData("price >= 12.5 or price < -1")]
    [InlineData("closedFlag = false and activeFlag=TRUE")]
    [InlineData("_info/lastUpdated > [2025-08-20T18:04:26Z]")]
    [InlineData("dateEntered >= [2025-08-20] And dateEntered < [2025-08-20T18:04:26.123Z]")]
    [InlineData("agreement != null")]
    [InlineData("summary contains \"vpn\" and summary not contains 'test'")]
    [InlineData("summary like \"*printer*\" or summary not like '%x%'")]
    [InlineData("id in (1, 2,3) and status/name not in (\"New\", \"Open\")")]
    [InlineData("((a = 1) or (b = 2 and (c = 3)))")]
    [InlineData("invoiceNumber = \"2026-01-31\"")] // equality with a text that looks like a date may be meant
    public void What_the_product_takes_passes(string conditions) => Assert.Null(ConditionGrammar.Problem(conditions, allowsIn: true));

    [Theory]
    [InlineData("", "at character 1: found the end; allowed here: a field")]
    [InlineData("= 1", "at character 1: found '='; allowed here: a field")]
    [InlineData("status", "at character 7: found the end; allowed here: =, !=")]
    [InlineData("status New", "at character 8: found 'New'; allowed here: =, !=")]
    [InlineData("status = New", "at character 10: found 'New'; allowed here: a value: a text in double quotes")]
    [InlineData("a = 1 b = 2", "at character 7: found 'b'; allowed here: 'and', 'or' or the end")]
    [InlineData("a = 1 and", "at character 10: found the end; allowed here: a field")]
    [InlineData("a = 1 && b = 2", "at character 7: found '&'")]
    [InlineData("(a = 1", "at character 7: found the end; allowed here: 'and', 'or' or ')'")]
    [InlineData("a = 1)", "at character 6: found ')'; allowed here: 'and', 'or' or the end")]
    [InlineData("a not = 1", "at character 7: found '='; allowed here: contains, like or in")]
    [InlineData("a contains vpn", "at character 12: found 'vpn'; allowed here: a text in double quotes")]
    [InlineData("a in 1", "at character 6: found '1'; allowed here: '('")]
    [InlineData("a in ()", "at character 7: found ')'; allowed here: a value")]
    [InlineData("a in (1, 2", "at character 11: found the end; allowed here: ',' or ')'")]
    [InlineData("a = \"open", "at character 5: found '\"'; allowed here: a text that is closed")]
    [InlineData("a > [yesterday]", "at character 5: found '['; allowed here: a date in square brackets")]
    [InlineData("a > \"2026-01-31T00:00:00Z\"", "at character 5: found '\"2026-01-31T00:00:00Z\"'; allowed here: a date in square brackets")]
    [InlineData("a = 1; drop", "at character 6: found ';'")]
    [InlineData("and = 1", "at character 1: found 'and'; allowed here: a field")]
    public void What_it_refuses_is_told_with_place_find_and_what_may_stand_there(string conditions, string problem) =>
        Assert.StartsWith(problem, ConditionGrammar.Problem(conditions, allowsIn: true));

    [Fact]
    public void Parentheses_without_end_are_refused_before_they_exhaust_the_stack() =>
        Assert.Contains("at most 50", ConditionGrammar.Problem(new string('(', 100_000) + "a = 1", allowsIn: true));

    [Theory]
    [InlineData("id", true)]
    [InlineData("priority/sort desc, id ASC", true)]
    [InlineData("", false)]
    [InlineData("id,", false)]
    [InlineData("id descending", false)]
    [InlineData("-id", false)]
    public void An_order_is_fields_with_a_direction(string order, bool good) => Assert.Equal(good, ConditionGrammar.OrderProblem(order) is null);
}
