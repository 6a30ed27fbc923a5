using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.CustomFields;

/// <summary>The keys of a custom field.</summary>
static class CustomFieldShape
{
    public static Shape<CustomField> Instance { get; } = new Shape<CustomField>()
        .Add("Name", f => f.Name)
        .Add("Description", f => f.Description)
        .Add("Type", f => f.Kind)
        .Add("LookupType", f => f.LookupType)
        .Add("MaxValues", f => f.MaxValues)
        .Add("Pattern", f => f.Pattern)
        .Add("EntryHint", f => EntryHint(f))
        .Add("UniqueValues", _ => 0)
        .Add("SortOrder", f => f.SortOrder)
        .Add("Disabled", f => f.Disabled ? 1 : 0)
        .Add("BasedOn", f => Reference.ToOptional(f.BasedOn))
        .Add("Values", Values, Use.Record)
        .Add("_hyperlinks", (f, call) =>
        {
            var links = Hyperlinks.Self(call, f);
            return (f.Kind == "Select" ? links.Add("customfieldvalues", $"/customfield/{f.Id}/values") : links).ToJson();
        }, Use.Record | Use.Lists);

    /// <summary>The allowed values of a Select field, narrowed by <c>?category=</c> when it depends on another.</summary>
    static JsonArray? Values(CustomField field, Call call)
    {
        if (field.Kind != "Select")
            return null;
        var category = call.Parameter("category");
        return new([.. call.Tracker.CustomFieldValues
            .Where(v => v.Field == field && (category is null || v.Category == category))
            .OrderBy(v => v.SortOrder)
            .Select(v => JsonValue.Create(v.Name))]);
    }

    static string EntryHint(CustomField field) => (field.Kind, field.MaxValues) switch
    {
        ("Select", 1) => "Select one value",
        ("Select", _) => "Select multiple values",
        ("Text", _) => "Fill in one text area",
        ("Date", _) => "Select date",
        ("DateTime", _) => "Select datetime",
        (_, 1) => "Enter one value",
        _ => "Enter multiple values",
    };
}
