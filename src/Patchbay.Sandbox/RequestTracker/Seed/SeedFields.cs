namespace Patchbay.Sandbox.RequestTracker.Seed;

static class SeedFields
{
    /// <summary>Sets a custom field by its name.</summary>
    public static void SetField(this Entity entity, Tracker tracker, string field, params string[] values) =>
        entity.CustomFields[tracker.CustomFields.Find(field)!.Id] = [.. values];
}
