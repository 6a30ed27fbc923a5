using System.Runtime.CompilerServices;
using System.Text.Json;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Calls;

/// <summary>What of a tool is worth working out once.</summary>
internal sealed class ToolShape
{
    private static readonly ConditionalWeakTable<Tool, ToolShape> Shapes = [];

    private ToolShape(Tool tool)
    {
        Arguments = [.. tool.Arguments.Select(argument => new ArgumentShape(argument, ValueRule.Compile(argument.Schema)))];
        Defaulted = [.. Arguments.Where(argument => argument.Argument.Property?.DefaultFrom is not null)];
        Method = MethodShape.Of(tool.Method);
        Digest = call => ArgumentDigest.OfArguments(call, this);
        OffersFields = tool.Arguments.Any(argument => argument.Role == ArgumentRole.Fields);
    }

    public ArgumentShape[] Arguments { get; }

    /// <summary>Those whose value may come from the account's variables.</summary>
    public ArgumentShape[] Defaulted { get; }

    public MethodShape Method { get; }

    /// <summary>See <see cref="Call.Digest"/>; one delegate for all calls.</summary>
    public Func<Call, ulong> Digest { get; }

    public bool OffersFields { get; }

    public static ToolShape Of(Tool tool) => Shapes.GetValue(tool, static tool => new ToolShape(tool));

    public ArgumentShape? Find(JsonProperty given)
    {
        foreach (var argument in Arguments)
        {
            if (given.NameEquals(argument.Argument.Name))
            {
                return argument;
            }
        }

        return null;
    }
}

/// <summary>An argument with its compiled rule.</summary>
internal sealed record ArgumentShape(ToolArgument Argument, ValueRule Rule);
