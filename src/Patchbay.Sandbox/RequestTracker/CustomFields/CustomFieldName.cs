using System.Text.RegularExpressions;

namespace Patchbay.Sandbox.RequestTracker.CustomFields;

/// <summary>A custom field as queries name it: <c>CF.{Severity}</c>, <c>CF.3</c>, <c>CF.{Service Desk}.{Severity}</c>, <c>CustomField.{…}</c>.</summary>
sealed partial record CustomFieldName(string? Container, string Field)
{
    /// <summary>Null if the name is no custom field's.</summary>
    public static CustomFieldName? Parse(string name) =>
        Form().Match(name) is { Success: true } m
            ? new(m.Groups["container"].Success ? m.Groups["container"].Value : null, m.Groups["field"].Value)
            : null;

    /// <summary>The fields meant; none if there is no such field.</summary>
    public IEnumerable<CustomField> FieldsOf(Tracker tracker) => tracker.CustomFields.Where(f =>
        (f.Name.Equals(Field, StringComparison.OrdinalIgnoreCase) || $"{f.Id}" == Field)
        && (Container is null || f.Global || f.AppliedTo.Any(o => o.Name.Equals(Container, StringComparison.OrdinalIgnoreCase))));

    [GeneratedRegex(@"^(CF|CustomField)\.(\{?(?<container>[^{}.]+)\}?\.)?(\{(?<field>[^}]+)\}|(?<field>[^{}.]+))$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
