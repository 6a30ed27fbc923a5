using System.Runtime.CompilerServices;
using Patchbay.Integrations.Responses;
using Patchbay.Integrations.Steps;

namespace Patchbay.Integrations.Requests;

/// <summary>What of a method is worth working out once: split templates, UTF-8 member paths, its steps.</summary>
internal sealed class MethodShape
{
    private static readonly ConditionalWeakTable<Method, MethodShape> Shapes = [];

    private MethodShape(Method method)
    {
        var (path, query) = SplitQuery(method.Request.Path);
        Path = TextTemplate.Parse(path);
        FixedQuery = [.. query.Concat(method.FixedQuery).Select(pair => KeyValuePair.Create(pair.Key, TextTemplate.Parse(pair.Value)))];
        Rows = MemberPath.Parse(method.Rows);
        Record = MemberPath.Parse(method.Record);
        Total = method.Paging?.Total is { } total ? MemberPath.Parse(total) : null;
        Next = method.Paging?.Next is { } next ? MemberPath.Parse(next) : null;
        More = method.Paging?.More is { } more ? MemberPath.Parse(more) : null;
        Steps = [.. method.Steps.Select(use => (CallSteps.Find(use.Name) ?? throw new InvalidOperationException(
            $"{use.Source}: there is no step '{use.Name}'; there are {string.Join(", ", CallSteps.Names)}."), use))];
    }

    public TextTemplate Path { get; }

    public IReadOnlyList<KeyValuePair<string, TextTemplate>> FixedQuery { get; }

    public MemberPath Rows { get; }

    public MemberPath Record { get; }

    public MemberPath? Total { get; }

    public MemberPath? Next { get; }

    public MemberPath? More { get; }

    public IReadOnlyList<(ICallStep Step, StepUse Use)> Steps { get; }

    public static MethodShape Of(Method method) => Shapes.GetValue(method, static method => new MethodShape(method));

    /// <summary>A request line's path, and the pairs of the fixed query behind its <c>?</c>.</summary>
    public static (string Path, IEnumerable<KeyValuePair<string, string>> Query) SplitQuery(string pathAndQuery)
    {
        var mark = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return (pathAndQuery, []);
        }

        return (pathAndQuery[..mark], pathAndQuery[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return equals < 0
                ? KeyValuePair.Create(Decode(pair), "")
                : KeyValuePair.Create(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        }));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
