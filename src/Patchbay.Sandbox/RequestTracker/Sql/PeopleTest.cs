using Patchbay.Sandbox.RequestTracker.People;

namespace Patchbay.Sandbox.RequestTracker.Sql;

/// <summary>Conditions on people: <c>Owner</c>, <c>Requestor.Name</c>, <c>HeldBy.EmailAddress</c>, …</summary>
static class PeopleTest
{
    /// <param name="condition">The condition; its field's last part may name an attribute.</param>
    /// <param name="attribute">The attribute after the dot, or what a bare field compares; any case.</param>
    /// <param name="caller">Who <c>__CurrentUser__</c> is.</param>
    /// <exception cref="SqlException">There is no such attribute.</exception>
    public static Func<IEnumerable<Entity>, bool> Of(Condition condition, string attribute, User caller)
    {
        if (condition.Value is "__CurrentUser__")
            condition = condition with { Value = attribute == "id" ? $"{caller.Id}" : Read(caller, attribute) };
        var read = Reader(attribute) ?? throw new SqlException($"Invalid watcher subfield: '{attribute}'");
        if (condition.Value is null)
            return people => people.Any() == condition.IsNegative;
        var texts = Compare.Texts(condition);
        return people => texts(people.Select(read).OfType<string>().Where(s => s.Length > 0));
    }

    static string? Read(Entity person, string attribute) => Reader(attribute)?.Invoke(person);

    static Func<Entity, string?>? Reader(string attribute) => attribute.ToLowerInvariant() switch
    {
        "id" => p => $"{p.Id}",
        "name" => p => p.Name,
        "emailaddress" => p => (p as User)?.EmailAddress,
        "realname" => p => (p as User)?.RealName,
        "organization" => p => (p as User)?.Organization,
        "city" => p => (p as User)?.City,
        _ => null,
    };
}
