using Patchbay.Integrations;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Steps;

/// <summary>Steps that shape what is written: patches, flags, starting times.</summary>
public sealed class UpdateStepTests
{
    private const string Patch = """
        update:
          request: PATCH /things/{id}
          steps: { json_patch: {} }
          tool: { description: Change a thing., body: { name: { type: string }, note: { type: string }, site: { type: object }, tags: { type: 'string[]' } } }
        """;

    private const string Note = """
        create:
          request: POST /notes
          steps: { any_flag: { of: [public, internal] } }
          tool: { description: Write., body: { text: { type: string }, public: { type: boolean, description: Everybody sees it. }, internal: { type: boolean, description: Staff sees it. } } }
        """;

    private const string Time = """
        create:
          request: POST /time
          steps: { default_start: { start: from, end: until, hours: hours } }
          tool: { description: Enter time., body: { from: { type: date-time }, until: { type: date-time }, hours: { type: number } } }
        """;

    [Fact]
    public async Task An_update_is_sent_as_operations_and_null_removes()
    {
        var call = new StepCall((200, "{}"));

        await call.RunAsync(Patch, """{"id":"7","name":"New","note":null,"site":{"id":3},"tags":["a"]}""");

        Assert.Equal(
            """PATCH /things/7 [{"op":"replace","path":"name","value":"New"},{"op":"remove","path":"note"},{"op":"replace","path":"site","value":{"id":3}},{"op":"replace","path":"tags","value":["a"]}]""",
            Assert.Single(call.Sent));
    }

    [Fact]
    public async Task An_update_without_a_change_is_not_sent()
    {
        var call = new StepCall();

        var result = await call.RunAsync(Patch, """{"id":"7"}""");

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Empty(call.Sent);
    }

    [Theory]
    [InlineData("""{"text":"x"}""", false)]
    [InlineData("""{"text":"x","public":false}""", false)]
    [InlineData("""{"text":"x","internal":true}""", true)]
    public async Task A_record_needs_one_of_its_flags(string arguments, bool sent)
    {
        var call = new StepCall((201, "{}"));

        var result = await call.RunAsync(Note, arguments);

        Assert.Equal(sent ? 1 : 0, call.Sent.Count);
        Assert.True(sent || result.Message!.Contains("public (Everybody sees it); internal (Staff sees it)."));
    }

    [Theory]
    [InlineData("""{"hours":0.75}""", """{"hours":0.75,"from":"2026-01-01T23:15:00Z"}""")] // the clock stands at midnight
    [InlineData("""{"hours":2,"until":"2026-01-01T12:00:00+01:00"}""", """{"hours":2,"until":"2026-01-01T12:00:00\u002B01:00","from":"2026-01-01T09:00:00Z"}""")]
    [InlineData("""{"hours":2,"from":"2026-01-01T01:00:00Z"}""", """{"hours":2,"from":"2026-01-01T01:00:00Z"}""")]
    [InlineData("""{"until":"2026-01-01T02:00:00Z","from":"2026-01-01T01:00:00Z"}""", """{"until":"2026-01-01T02:00:00Z","from":"2026-01-01T01:00:00Z"}""")]
    public async Task A_start_that_is_left_out_is_the_end_or_now_less_the_hours(string arguments, string body)
    {
        var call = new StepCall((201, "{}")) { Clock = new ManualClock() };

        await call.RunAsync(Time, arguments);

        Assert.Equal("POST /time " + body.Replace("\\u002B", "+"), Assert.Single(call.Sent).Replace("\\u002B", "+"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"from":"2026-01-01T01:00:00Z"}""")]
    [InlineData("""{"until":"2026-01-01T01:00:00Z"}""")]
    public async Task Time_of_unknown_length_is_not_sent(string arguments)
    {
        var call = new StepCall();

        var result = await call.RunAsync(Time, arguments);

        Assert.Contains("give hours, or from with until", result.Message);
        Assert.Empty(call.Sent);
    }
}
