using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Patchbay.Integrations;

namespace Patchbay.Downloads;

/// <summary>What a link stands for: a call to make again, and which of its files is meant.</summary>
/// <param name="FileIndex">From 0.</param>
sealed record Download(string AccountId, string Tool, JsonElement Arguments, int FileIndex, DateTimeOffset ExpiresAt);

/// <summary>
/// Makes links that hold their meaning sealed inside, so that nothing is stored and nobody can change or make one.
/// </summary>
sealed class DownloadLinks
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Longest sealed text: some programs on the way refuse URLs over 8 KB.</summary>
    private const int MaxChars = 6_000;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] key;
    private readonly TimeProvider clock;

    /// <param name="key">32 bytes of its own purpose, the same on all nodes.</param>
    public DownloadLinks(byte[] key, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, 32, nameof(key));
        this.key = key;
        this.clock = clock;
    }

    /// <summary>
    /// Path of a link, <c>/download/…</c>. Null when the tool does more than read, so that calling it again would not be
    /// harmless, or when the arguments are too long for a URL.
    /// </summary>
    /// <param name="arguments">UTF-8 JSON object of the call.</param>
    public string? PathFor(string accountId, Tool tool, ReadOnlyMemory<byte> arguments, int fileIndex)
    {
        if (!tool.Method.Annotations.ReadOnly)
        {
            return null;
        }

        var plain = new ArrayBufferWriter<byte>(256 + arguments.Length);
        using (var writer = new Utf8JsonWriter(plain))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(accountId);
            writer.WriteStringValue(tool.Name);
            writer.WriteNumberValue(fileIndex);
            writer.WriteNumberValue((clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
            writer.WriteRawValue(arguments.Span);
            writer.WriteEndArray();
        }

        var sealedBytes = new byte[NonceBytes + plain.WrittenCount + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain.WrittenSpan, sealedBytes.AsSpan(NonceBytes, plain.WrittenCount), sealedBytes.AsSpan(^TagBytes));
        var text = Base64Url.EncodeToString(sealedBytes);
        return text.Length <= MaxChars ? "/download/" + text : null;
    }

    /// <summary>What a sealed text stands for, expired or not; null when it was not made here.</summary>
    public Download? Open(string text)
    {
        if (text.Length > MaxChars || !Base64Url.IsValid(text, out var length) || length <= NonceBytes + TagBytes)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(^TagBytes), plain);
        }
        catch (CryptographicException)
        {
            return null;
        }

        using var json = JsonDocument.Parse(plain);
        var parts = json.RootElement;
        return new Download(
            parts[0].GetString()!,
            parts[1].GetString()!,
            parts[4].Clone(),
            parts[2].GetInt32(),
            DateTimeOffset.FromUnixTimeSeconds(parts[3].GetInt64()));
    }
}
