using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Patchbay.Mcp;

/// <summary>What a legacy client said of itself in its handshake.</summary>
/// <param name="Version">The revision settled on.</param>
/// <param name="ClientName">Null when it did not say.</param>
sealed record ClientSession(string Version, string? ClientName, string? ClientVersion);

/// <summary>
/// Legacy clients tell who they are once, in <c>initialize</c>, and repeat only the session id they got for it. So the id itself
/// says it: signed, and good for one URL. Nothing is kept, any node can read it, and none is ever lost. It proves nothing about
/// a caller, who may leave it out or hand it on: it is for the audit and for the form of answers.
/// </summary>
sealed class SessionIds(byte[] key)
{
    public const string Header = "Mcp-Session-Id";

    private const string Prefix = "v1.";
    private const int MaxName = 64;
    private const int MaxLength = 1_024;
    private const int MacLength = 16;

    /// <summary>An id of visible ASCII characters.</summary>
    /// <param name="token">The token of the URL.</param>
    public string Seal(ReadOnlySpan<char> token, ClientSession session)
    {
        var payload = Encoding.UTF8.GetBytes($"{session.Version}\n{Word(session.ClientName)}\n{Word(session.ClientVersion)}");
        Span<byte> mac = stackalloc byte[MacLength];
        Sign(token, payload, mac);
        return $"{Prefix}{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(mac)}";
    }

    /// <summary>Null for anything that was not sealed here for this URL.</summary>
    public ClientSession? Open(ReadOnlySpan<char> token, string id)
    {
        if (id.Length > MaxLength || !id.StartsWith(Prefix, StringComparison.Ordinal)
            || id.IndexOf('.', Prefix.Length) is not (> 0 and var dot)
            || !Base64Url.IsValid(id.AsSpan(Prefix.Length..dot), out var length) || !Base64Url.IsValid(id.AsSpan(dot + 1), out var macLength)
            || macLength != MacLength)
        {
            return null;
        }

        Span<byte> sent = stackalloc byte[MacLength];
        Span<byte> right = stackalloc byte[MacLength];
        Span<byte> payload = stackalloc byte[length];
        Base64Url.DecodeFromChars(id.AsSpan(Prefix.Length..dot), payload);
        Base64Url.DecodeFromChars(id.AsSpan(dot + 1), sent);
        Sign(token, payload, right);
        if (!CryptographicOperations.FixedTimeEquals(sent, right))
        {
            return null;
        }

        return Encoding.UTF8.GetString(payload).Split('\n') is [var version, var name, var clientVersion]
            ? new ClientSession(version, name.Length > 0 ? name : null, clientVersion.Length > 0 ? clientVersion : null)
            : null;
    }

    private void Sign(ReadOnlySpan<char> token, ReadOnlySpan<byte> payload, Span<byte> mac)
    {
        Span<byte> signed = stackalloc byte[Encoding.UTF8.GetByteCount(token) + 1 + payload.Length];
        var length = Encoding.UTF8.GetBytes(token, signed);
        signed[length] = 0;
        payload.CopyTo(signed[(length + 1)..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, signed, hash);
        hash[..MacLength].CopyTo(mac);
    }

    private static string Word(string? text) =>
        text is null ? "" : string.Concat(text.Take(MaxName).Select(one => char.IsControl(one) ? ' ' : one)).Trim();
}
