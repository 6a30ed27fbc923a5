using System.Text;
using Patchbay.Integrations;
using Patchbay.Integrations.Responses;

namespace Patchbay.Tests.Responses;

/// <summary>Figures of a vendor that sends few: what it says counts, and what it documents fills the rest of a refusal.</summary>
public sealed class DocumentedRateLimitTests
{
    private static readonly RateLimitHeaders Figures = new() { Text = @"again in (?<seconds>\d+) second", DocumentedLimit = 1000, DocumentedWait = 30 };

    [Theory]
    [InlineData("17", "try again in 40 seconds", 17)]
    [InlineData(null, "try again in 40 seconds", 40)]
    [InlineData(null, "too much", 30)]
    public void A_refusal_tells_all_three(string? retryAfter, string body, int seconds) =>
        Assert.Equal(new RateLimit(1000, 0, seconds), Read(429, retryAfter, body));

    [Fact]
    public void A_success_tells_none() => Assert.Null(Read(200, null, "[]"));

    private static RateLimit? Read(int status, string? retryAfter, string body)
    {
        using var response = new UpstreamResponse { Status = status, Body = Encoding.UTF8.GetBytes(body), Header = name => name == "Retry-After" ? retryAfter : null };
        return RateLimitReader.Read(Figures, response, TimeProvider.System);
    }
}
