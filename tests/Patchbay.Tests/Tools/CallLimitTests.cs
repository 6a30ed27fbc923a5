using System.Text.Json;
using Patchbay.Hosting;
using Patchbay.Integrations;
using Patchbay.Servers;
using Patchbay.Tests.Mcp;
using Patchbay.Tests.Upstream;
using Patchbay.Tools;

namespace Patchbay.Tests.Tools;

public sealed class CallLimitTests
{
    private static readonly Tool Read = FixtureTools.Tool("look", readOnly: true);
    private static readonly Tool Write = FixtureTools.Tool("write", readOnly: false);

    private readonly ManualClock clock = new();
    private readonly PatchbayOptions options = new();
    private readonly ServedServer server = FixtureTools.Server([Read, Write], CancellationToken.None, CancellationToken.None);

    [Fact]
    public void Calls_a_minute_are_counted_and_the_one_too_many_is_told_how_long_to_wait()
    {
        var limited = server with { CallsPerMinute = 2 };

        Assert.Null(Enter(limited, Read, """{"n":1}"""));
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(Enter(limited, Read, """{"n":2}"""));
        var refused = Enter(limited, Read, """{"n":3}""")!;
        clock.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal(ToolError.RateLimited, refused.Error);
        Assert.Contains("2 calls a minute", refused.Message);
        Assert.Equal(new RateLimit(2, 0, 40), refused.RateLimit);
        Assert.Null(Enter(limited, Read, """{"n":4}"""));
    }

    [Fact]
    public void A_server_takes_the_settings_where_it_says_nothing_itself()
    {
        options.CallsPerMinute = 1;
        options.MaxConcurrentCalls = 1;

        Assert.Null(Enter(server, Read));
        Assert.Contains("1 calls a minute", Enter(server, Read)!.Message);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("1 calls of this MCP server are already under way", Enter(server, Read)!.Message);
        server.Traffic.Exit();
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Enter(server, Read));
    }

    [Fact]
    public void A_write_said_over_and_over_is_stopped_and_another_one_is_not()
    {
        options.RepeatedWrites = 3;

        for (var i = 0; i < 3; i++)
        {
            Assert.Null(Enter(server, Write, """{"text":"same"}"""));
        }

        var refused = Enter(server, Write, """{"text":"same"}""")!;
        Assert.Contains("3 times with exactly these arguments", refused.Message);
        Assert.Contains("60 s", refused.Message);
        Assert.Null(Enter(server, Write, """{"text":"other"}"""));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Enter(server, Write, """{"text":"same"}"""));
    }

    [Fact]
    public void Reads_may_be_repeated_unless_an_operator_says_otherwise()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Null(Enter(server, Read));
        }

        options.RepeatedReads = 1;
        Assert.Null(Enter(server, Read));
        Assert.NotNull(Enter(server, Read));
    }

    [Fact]
    public void What_is_remembered_of_different_calls_is_bounded()
    {
        options.RepeatedWrites = 2;
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Null(Enter(server, Write, $$"""{"n":{{i}}}"""));
            server.Traffic.Exit();
        }

        Assert.Null(Enter(server, Write, """{"n":9999}"""));
        Assert.NotNull(Enter(server, Write, """{"n":9999}"""));
    }

    private ToolResult? Enter(ServedServer of, Tool tool, string arguments = "{}") =>
        new CallLimits(options, clock).Enter(of, tool, JsonElement.Parse(arguments));
}
