using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Patchbay.Storage;

namespace Patchbay.Secrets;

/// <summary>The data protection keys of all nodes, in the database, each wrapped by the master key.</summary>
sealed class KeyRing(Database database, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => database.Use(connection =>
        connection.Query<string>("SELECT xml FROM key_ring ORDER BY created_at, id").Select(XElement.Parse).ToList());

    public void StoreElement(XElement element, string friendlyName) => database.Use(connection => connection.Execute(
        "INSERT INTO key_ring (id, xml, created_at) VALUES (@id, @xml, @at) ON CONFLICT (id) DO NOTHING",
        new { id = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), at = clock.GetUtcNow().ToUnixTimeMilliseconds() }));
}
