namespace Patchbay.Sandbox.RequestTracker.Sql;

/// <summary>The fields of one query language: each turns a condition into a test of a record.</summary>
abstract class SqlFields<T>
{
    /// <summary>The test for one condition.</summary>
    /// <exception cref="SqlException">The field is unknown.</exception>
    protected abstract Func<T, bool> Test(Condition condition);

    /// <summary>The test for a whole query.</summary>
    /// <exception cref="SqlException">It does not parse, or names an unknown field.</exception>
    public Func<T, bool> Compile(string query) => Compile(Parser.Parse(query));

    protected Func<T, bool> Compile(Clause clause)
    {
        if (clause is Condition condition)
            return Test(condition);
        var parts = ((Group)clause).Parts.Select(p => (p.And, Matches: Compile(p.Clause))).ToList();
        // Without brackets the product lets the last word of a level stand for all of them:
        // "A AND B OR C" finds what "A OR B OR C" finds.
        return parts[^1].And ? e => parts.TrueForAll(p => p.Matches(e)) : e => parts.Exists(p => p.Matches(e));
    }
}
