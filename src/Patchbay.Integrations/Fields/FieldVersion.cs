using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Fields;

/// <summary>A content hash of field schemas: accounts with the same fields share it.</summary>
internal static class FieldVersion
{
    /// <summary>16 hex digits; empty when nothing was read.</summary>
    public static string Of(IReadOnlyDictionary<string, JsonObject> bySource)
    {
        if (bySource.Count == 0)
        {
            return "";
        }

        var text = string.Join('\n', bySource.Select(source => $"{source.Key}={source.Value.ToJsonString()}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
