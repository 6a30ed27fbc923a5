namespace Patchbay.Integrations;

/// <summary>What came of reading an account's custom fields.</summary>
/// <param name="Fields">The sources that could be read; one that could not is absent, so that what was known of it can be kept.</param>
/// <param name="Failures">One sentence per source that could not be read.</param>
public sealed record FieldReading(AccountFields Fields, IReadOnlyList<string> Failures);
