using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Patchbay.Storage;

namespace Patchbay.Secrets;

/// <summary>The data protection keys of all nodes, in the database, each wrapped by the master key.</summary>
sealed class KeyRing(Database database, TimeProvider clock) : IXmlRepository
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    public IReadOnlyCollection<XElement> GetAllElements() => database.Use(connection =>
        connection.Query<string>("SELECT xml FROM key_ring ORDER BY created_at, id").Select(XElement.Parse).ToList());

    // Nodes that start together on an empty database would each make a first key, and go on for a day without the others'. So the
    // one row that all writers of changes hold in turn lets one through, and the others take what it has made.
    public void StoreElement(XElement element, string friendlyName) => database.Use(connection =>
    {
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        using var transaction = connection.BeginTransaction();
        connection.Execute("UPDATE change_latest SET version = version WHERE one = 1", transaction: transaction);
        connection.Execute(
            """
            INSERT INTO key_ring (id, xml, created_at) SELECT @id, @xml, @at
            WHERE NOT EXISTS (SELECT 1 FROM key_ring WHERE created_at > @recently)
            ON CONFLICT (id) DO NOTHING
            """,
            new { id = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), at, recently = at - (long)Together.TotalMilliseconds },
            transaction);
        transaction.Commit();
        return true;
    });
}
