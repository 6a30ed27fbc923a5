using System.Globalization;
using System.Text.Json;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Calls;

/// <summary>Checks the flat arguments of a call against its tool.</summary>
internal static class ArgumentCheck
{
    private const int MostProblemsTold = 25;

    /// <summary>Null when all is right; otherwise a text that names every problem.</summary>
    /// <param name="variables">The account's: one may stand in for an argument that is left out.</param>
    public static string? Problems(Tool tool, ToolShape shape, JsonElement arguments, IReadOnlyDictionary<string, string> variables)
    {
        if (arguments.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return Required(shape, default, variables) is { } missing ? Text(tool, missing) : null;
        }

        if (arguments.ValueKind != JsonValueKind.Object)
        {
            return Text(tool, [$"arguments: must be an object; got {ValueCheck.Shown(arguments)}."]);
        }

        var problems = Required(shape, arguments, variables);
        foreach (var given in arguments.EnumerateObject())
        {
            if (shape.Find(given) is not { } argument)
            {
                problems ??= [];
                problems.Add(ValueCheck.Unknown(given.Name, "argument", given.Name, shape.Arguments.Select(one => one.Argument.Name)));
            }
            else if (!IsLeftOut(given.Value, argument.Argument, tool.Method))
            {
                problems = Check(given.Value, argument, tool.Method, problems);
            }
        }

        return problems is { Count: > 0 } ? Text(tool, problems) : null;
    }

    /// <summary>
    /// Null is a value only where something can be cleared: in the body of an update. Elsewhere it is what clients send for
    /// an optional argument they do not use.
    /// </summary>
    public static bool IsLeftOut(JsonElement value, ToolArgument argument, Method method) =>
        value.ValueKind == JsonValueKind.Null && !NullClears(argument, method);

    private static bool NullClears(ToolArgument argument, Method method) =>
        argument.Property is { Location: ParameterLocation.Body, File: null }
        && (method.Kind == MethodKind.Update || method.Request.Verb is "PUT" or "PATCH");

    private static List<string>? Required(ToolShape shape, JsonElement arguments, IReadOnlyDictionary<string, string> variables)
    {
        List<string>? problems = null;
        foreach (var (argument, rule) in shape.Arguments)
        {
            if (IsRequired(argument, variables) && (arguments.ValueKind != JsonValueKind.Object
                || !arguments.TryGetProperty(argument.Name, out var value) || value.ValueKind == JsonValueKind.Null))
            {
                problems ??= [];
                problems.Add(argument.Property?.DefaultFrom is { } variable
                    ? $"{argument.Name}: required, but missing, and the account has no {variable}."
                    : $"{argument.Name}: required, but missing.{Members(argument, rule)}");
            }
        }

        return problems;
    }

    /// <summary>What an object of custom fields that is missing altogether must hold.</summary>
    private static string Members(ToolArgument argument, ValueRule rule) => argument.Property?.FieldsFrom is null || rule.Required.Count == 0 ? ""
        : $" It must hold {string.Join(", ", rule.Required.Select(name => rule.Member(name)?.Description is { } words ? $"{name} ({words.TrimEnd('.')})" : name))}.";

    private static bool IsRequired(ToolArgument argument, IReadOnlyDictionary<string, string> variables) => argument.Required
        || (argument.Property is { Required: true, DefaultFrom: { } variable } && variables.GetValueOrDefault(variable) is null or "");

    private static List<string>? Check(JsonElement value, ArgumentShape shape, Method method, List<string>? problems)
    {
        var argument = shape.Argument;
        if (argument.Role == ArgumentRole.Limit && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var limit) && limit >= 1)
        {
            return problems; // above the largest page it is clamped
        }

        if (value.ValueKind == JsonValueKind.Null && argument.Required)
        {
            return problems; // already told as missing
        }

        problems ??= [];
        if (argument.Property?.File is { } file)
        {
            FileArgument.Check(argument.Name, value, file, problems);
        }
        else
        {
            if (argument is { FieldIds: { Count: 0 } ids } && value.ValueKind == JsonValueKind.Object)
            {
                FieldIds(argument, ids, value, problems);
            }

            new ValueCheck(problems).Check(argument.Name, Spelled(value, shape), shape.Rule, NullClears(argument, method));
        }

        return problems;
    }

    /// <summary>Fields that are sent by id, but whose id is not known because the vendor could not be asked for them.</summary>
    private static void FieldIds(ToolArgument argument, IReadOnlyDictionary<string, string> ids, JsonElement value, List<string> problems) =>
        problems.AddRange(value.EnumerateObject().Where(member => !ids.ContainsKey(member.Name) && !long.TryParse(member.Name, CultureInfo.InvariantCulture, out _))
            .Select(member => $"{argument.Name}.{member.Name}: this account's custom fields have not been read yet. Give the field's id instead of its name, or try again in a minute."));

    // A URL knows only text, and vendors give one id as 7 here and as "7" there: either is right where it becomes part of a URL.
    private static JsonElement Spelled(JsonElement value, ArgumentShape shape) => shape.Argument.Property?.Location switch
    {
        ParameterLocation.Path or ParameterLocation.Query or ParameterLocation.Header when shape.Rule.Kinds == JsonKinds.Text
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) => JsonElement.Parse($"\"{value.GetRawText()}\""),
        ParameterLocation.Path or ParameterLocation.Query or ParameterLocation.Header when shape.Rule.Kinds == JsonKinds.Integer
            && value.ValueKind == JsonValueKind.String
            && long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture)),
        _ => value,
    };

    private static string Text(Tool tool, List<string> problems)
    {
        var told = problems.Count <= MostProblemsTold
            ? problems
            : [.. problems.Take(MostProblemsTold), $"… and {problems.Count - MostProblemsTold} more."];
        return $"Invalid arguments for {tool.Name}; nothing was sent:\n{string.Join('\n', told.Select(problem => "- " + problem))}";
    }
}
