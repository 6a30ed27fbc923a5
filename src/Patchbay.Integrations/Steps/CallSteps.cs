namespace Patchbay.Integrations.Steps;

/// <summary>All steps an integration may name.</summary>
internal static class CallSteps
{
    private static readonly Dictionary<string, ICallStep> ByName =
        new ICallStep[]
        {
            new Sentences(),
            new ReadBack(),
            new Exists(),
            new JsonSearch(),
            new OrderLast(),
            new ArrayBody(),
            new Merge(),
            new Copy(),
            new Filters(),
            new OneOf(),
            new JsonText(),
            new Upsert(),
            new FilterQuery(),
            new Form(),
            new Note(),
            new Unused(),
            new Conditions(),
            new References(),
            new JsonPatch(),
            new AnyFlag(),
            new DefaultStart(),
        }.ToDictionary(step => step.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    public static ICallStep? Find(string name) => ByName.GetValueOrDefault(name);
}
