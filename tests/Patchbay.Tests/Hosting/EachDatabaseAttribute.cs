using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Patchbay.Tests.Hosting;

/// <summary>
/// Runs a theory on the embedded database and on PostgreSQL, with these arguments. The test says nothing of it: every server it starts takes
/// the database that <see cref="TestDatabase.OfThisTest"/> names.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
sealed class EachDatabaseAttribute(params object?[] arguments) : DataAttribute
{
    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [Row(testMethod, TestDatabase.Sqlite), Row(testMethod, TestDatabase.Postgres)]);

    private TheoryDataRow Row(MethodInfo test, string database) => new(arguments)
    {
        TestDisplayName = $"{test.DeclaringType!.FullName}.{test.Name} on {database}",
        Traits = new Dictionary<string, HashSet<string>> { [TestDatabase.Trait] = [database] },
        Skip = database == TestDatabase.Postgres && TestDatabase.Server is null ? TestDatabase.Missing : null,
    };
}
