using System.Text.Json;
using Patchbay.Tests.EndToEnd;

namespace Patchbay.Tests.Security;

/// <summary>Whatever a model puts where an id belongs, the request stays what the integration describes.</summary>
public sealed class PathEscapeTests : IClassFixture<PathEscapeTests.Scene>
{
    private readonly DesklyProduct deskly;

    public PathEscapeTests(Scene scene)
    {
        deskly = scene.Deskly;
        deskly.Vendor.Forget();
    }

    public static TheoryData<string> Ids() =>
    [
        "..", ".", "../", "../tickets", "..\\tickets", "/../tickets", "./", "a/../../tickets", "a/..", "..;/tickets", "..%00/", "%2e%2e", "%2e%2e%2ftickets", "%2e%2e/", "..%2f", "..%5c", "%252e%252e%252f",
        "a/b", "a\\b", "a;b=c", ";", "?", "?view=all", "a?admin=true", "#", "a#b", "a&b=c", "a b", "%", "%zz", "%2f", "//evil.example", "http://evil.example/", "@evil.example", "evil.example:80",
        "a\r\nX-Injected: yes", "a\n", "a\t", "a\0b", "\u0001", "\u007f", "\u0085", "é", "日本", "🚀", "\u202e", "\uff0e\uff0e\uff0f", "․․/", new string('x', 1_000), new string('x', 10_000), new string('.', 10_000), "",
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_id_is_sent_as_one_segment_or_not_at_all(string id)
    {
        var answer = await deskly.CallAsync("get_single_deskly_room_by_id", JsonSerializer.Serialize(new { id }));

        StaysIn("/api/v2/rooms/", [id], answer);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Two_ids_are_sent_as_two_segments_or_not_at_all(string id)
    {
        var answer = await deskly.CallAsync("deskly_room_desks", JsonSerializer.Serialize(new { room = id, desk = "7" }));

        StaysIn("/api/v2/rooms/", [id, "desks", "7"], answer);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_id_in_the_proxys_own_path_reaches_no_other_path_either(string id)
    {
        if (id.Length is 0 or 10_000 || id is "." or "..")
        {
            return; // these never get as far as a route: an empty segment, a request line too long, or a path that .NET's own client resolves
        }

        using var answer = await deskly.Product.Api.GetAsync($"/proxy/{deskly.Account}/rooms/{Uri.EscapeDataString(id)}");

        Assert.InRange((int)answer.StatusCode, 200, 499);
        Assert.All(Sent(), target => Assert.StartsWith("/api/v2/rooms/", target));
    }

    [Theory]
    [InlineData("a\r\nX-Injected: yes")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("a&admin=true#x")]
    public async Task A_query_or_header_value_cannot_bring_another_along(string value)
    {
        var query = await deskly.CallAsync("get_single_deskly_room_by_id", JsonSerializer.Serialize(new { id = "1", view = value }));
        var header = await deskly.CallAsync("get_single_deskly_room_by_id", JsonSerializer.Serialize(new { id = "1", trace = value }));

        Assert.Equal((200, 200), (query.Status, header.Status));
        foreach (var request in deskly.Vendor.Requests.Where(request => request.Target.Contains("/rooms/", StringComparison.Ordinal)))
        {
            Assert.False(request.Headers.ContainsKey("X-Injected"), request.Target);
            Assert.DoesNotContain("admin=true", request.Target); // it is part of a value, escaped
            Assert.DoesNotContain('#', request.Target);
            Assert.True(!request.Headers.TryGetValue("X-Trace", out var sent) || sent == value);
        }
    }

    private void StaysIn(string below, string[] segments, McpAnswer answer)
    {
        if (Sent() is not [var target])
        {
            Assert.Empty(Sent());
            Assert.Contains("nothing was sent", answer.Error);
            return;
        }

        Assert.StartsWith(below, target);
        var path = target[below.Length..].Split('?')[0].Split('/');
        Assert.Equal(segments, path.Select(Uri.UnescapeDataString));
        Assert.DoesNotContain(path, segment => Uri.UnescapeDataString(Uri.UnescapeDataString(segment)) is "." or "..");
        Assert.DoesNotContain(';', target);
        Assert.DoesNotContain('#', target);
    }

    private List<string> Sent() => [.. deskly.Vendor.Requests.Select(request => request.Target).Where(target => target.Contains("/rooms", StringComparison.Ordinal) || target.Contains("/tickets", StringComparison.Ordinal))];

    /// <summary>One product for all ids.</summary>
    public sealed class Scene : IAsyncLifetime
    {
        private const string Rooms =
            """
            resource: rooms
            tags: [rooms]
            get:
              request: GET /rooms/{id}
              tool:
                description: Read one room by its code.
                path: { id: { type: string, description: Code of the room. } }
                query: { view: { type: string } }
                header: { trace: { type: string, as: X-Trace } }
            desks:
              request: GET /rooms/{room}/desks/{desk}
              tool:
                description: Read one desk of a room.
                path: { room: { type: string, description: Code of the room. }, desk: { type: string, description: Its number. } }
            """;

        internal DesklyProduct Deskly { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Deskly = await DesklyProduct.StartAsync(resource: ("rooms", Rooms));

        public ValueTask DisposeAsync() => Deskly.DisposeAsync();
    }
}
