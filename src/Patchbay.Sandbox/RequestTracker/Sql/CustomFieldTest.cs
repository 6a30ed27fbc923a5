using Patchbay.Sandbox.RequestTracker.CustomFields;

namespace Patchbay.Sandbox.RequestTracker.Sql;

/// <summary>Conditions on custom-field values.</summary>
static class CustomFieldTest
{
    /// <summary>The test; null if the condition's field is no custom field. One that does not exist has no values.</summary>
    public static Func<Entity, bool>? Of(Condition condition, Tracker tracker)
    {
        if (CustomFieldName.Parse(condition.Field) is not { } name)
            return null;
        var fields = name.FieldsOf(tracker).ToList();
        if (fields.Count == 0)
            return _ => condition.IsNegative && condition.Value is not null;
        var texts = Compare.Texts(condition);
        return entity => texts(fields.SelectMany(f => entity.CustomFields.GetValueOrDefault(f.Id) ?? []));
    }
}
