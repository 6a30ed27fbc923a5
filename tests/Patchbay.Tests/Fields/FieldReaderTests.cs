using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Tests.Calls;

namespace Patchbay.Tests.Fields;

public class FieldReaderTests
{
    private static readonly Dictionary<string, string> Metadata = new()
    {
        ["/queues?per_page=2&page=1"] = """{"items":[{"id":"1","Name":"Helpdesk"},{"id":"2","Name":"Buying"}],"meta":{"total":3}}""",
        ["/queues?per_page=2&page=2"] = """{"items":[{"id":"3","Name":"Hiring"}],"meta":{"total":3}}""",
        ["/queue/1"] = """{"Fields":[{"id":"5","name":"Impact"},{"id":"6","name":"Sites"},{"id":"9","name":"Photo"}]}""",
        ["/queue/2"] = """{"Fields":[{"id":"6","name":"Sites"},{"id":"7","name":"Case"}]}""",
        ["/queue/3"] = """{"Fields":[{"id":"6","name":"Sites"},{"id":"8","name":"Since"},{"id":"10","name":"Old"}]}""",
        ["/field/5"] = """{"Name":"Impact","Type":"Select","Disabled":"0","MaxValues":"1","Values":["One","All"],"Description":"How many stand still","Required":true}""",
        ["/field/6"] = """{"Name":"Sites","Type":"Select","Disabled":0,"MaxValues":"0","Values":["Harbour"],"Required":1}""",
        ["/field/7"] = """{"Name":"Case","Type":"Freeform","Disabled":"0","MaxValues":"1","Pattern":"(?#two letters, five digits)^[A-Z]{2}-\\d{5}$"}""",
        ["/field/8"] = """{"Name":"Since","Type":"Date","Disabled":"0","MaxValues":"1","Pattern":"(?<=x)(?i)broken"}""",
        ["/field/9"] = """{"Name":"Photo","Type":"Image","Disabled":"0","MaxValues":"1"}""",
        ["/field/10"] = """{"Name":"Old","Type":"Freeform","Disabled":"1","MaxValues":"1"}""",
    };

    [Fact]
    public async Task Fields_of_all_owners_become_one_schema_that_says_what_each_applies_to()
    {
        var vendor = new MetadataVendor(Metadata);

        var reading = await ReadAsync(vendor);

        Assert.Empty(reading.Failures);
        var expected = JsonNode.Parse("""
            {"type":"object","properties":{
              "Case":{"type":"string","pattern":"^[A-Z]{2}-\\d{5}$","description":"Format: two letters, five digits. Applies to: Buying."},
              "Impact":{"type":"string","enum":["One","All"],"description":"How many stand still. Applies to: Helpdesk."},
              "Since":{"type":"string","format":"date","description":"Applies to: Hiring."},
              "Sites":{"type":"array","items":{"type":"string","enum":["Harbour"]},"description":"Applies to all."}},
             "required":["Sites"]}
            """);
        Assert.True(JsonNode.DeepEquals(expected, reading.Fields.BySource["ticket_fields"]), reading.Fields.BySource["ticket_fields"].ToJsonString());
    }

    [Fact]
    public async Task Each_request_is_sent_once_and_two_at_most_at_a_time()
    {
        var vendor = new MetadataVendor(Metadata);

        await ReadAsync(vendor);

        Assert.Equal(Metadata.Keys.Order(StringComparer.Ordinal), vendor.Asked.Order(StringComparer.Ordinal));
        Assert.InRange(vendor.MostAtOnce, 1, 2);
    }

    [Fact]
    public async Task The_version_follows_the_content()
    {
        var same = new Dictionary<string, string>(Metadata) { ["/queue/2"] = """{"Fields":[{"id":"7","name":"Case"},{"id":"6","name":"Sites"}]}""" };
        var other = new Dictionary<string, string>(Metadata) { ["/field/5"] = Metadata["/field/5"].Replace("One", "Two") };

        var first = await ReadAsync(new MetadataVendor(Metadata));
        var second = await ReadAsync(new MetadataVendor(same));
        var third = await ReadAsync(new MetadataVendor(other));

        Assert.NotEmpty(first.Fields.Version);
        Assert.Equal(first.Fields.Version, second.Fields.Version);
        Assert.NotEqual(first.Fields.Version, third.Fields.Version);
    }

    [Fact]
    public async Task A_field_whose_set_up_is_hidden_is_offered_by_name()
    {
        var hidden = new Dictionary<string, string>(Metadata);
        hidden.Remove("/field/5");

        var reading = await ReadAsync(new MetadataVendor(hidden, missing: 403));

        Assert.Equal("""{"description":"Applies to: Helpdesk."}""", reading.Fields.BySource["ticket_fields"]["properties"]!["Impact"]!.ToJsonString());
    }

    [Fact]
    public async Task A_source_that_cannot_be_read_is_kept_from_before()
    {
        var before = (await ReadAsync(new MetadataVendor(Metadata))).Fields;
        var broken = new Dictionary<string, string>(Metadata);
        broken.Remove("/field/5");

        var reading = await ReadAsync(new MetadataVendor(broken, missing: 500));

        Assert.Equal("ticket_fields: Deskly answered 500 Internal Server Error.", Assert.Single(reading.Failures));
        Assert.Empty(reading.Fields.BySource);
        Assert.Equal(before.Version, FieldReader.Merge(reading, before).Version);
    }

    [Fact]
    public async Task Names_and_options_are_shown_clean_and_sent_as_the_vendor_spells_them()
    {
        var odd = new Dictionary<string, string>(Metadata)
        {
            ["/field/5"] = """{"Name":"Im\u200bpact\n\u202e","Type":"Select","Disabled":"0","MaxValues":"1","Values":["One\u00ad","All"],"Description":"How\u2066 many\nstand still"}""",
            ["/field/6"] = $$"""{"Name":"Sites","Type":"Select","Disabled":0,"MaxValues":"0","Values":["\u200bHarbour"],"Description":"{{new string('x', 5_000)}}"}""",
        };

        var fields = (await ReadAsync(new MetadataVendor(odd))).Fields;
        var properties = fields.BySource["ticket_fields"]["properties"]!;
        var vendor = FakeVendor.Replies(200, "{}");
        await new Deskly(vendor, fields).CallAsync(
            "create_a_deskly_ticket", """{"Subject":"x","CustomFields":{"Impact":"One","Sites":["Harbour"],"Case":"AB-12345"}}""");

        Assert.Equal("""{"type":"string","enum":["One","All"],"description":"How many stand still. Applies to: Helpdesk."}""", properties["Impact"]!.ToJsonString());
        Assert.InRange(properties["Sites"]!["description"]!.ToString().Length, 100, 600);
        Assert.Equal(
            """{"Im\u200Bpact\n\u202E":"One\u00AD","Sites":["\u200BHarbour"],"Case":"AB-12345"}""",
            JsonNode.Parse(vendor.Requests.Single().Body!)!["ticket"]!["CustomFields"]!.ToJsonString());
        Assert.DoesNotContain("originals", Encoding.UTF8.GetString(
            ToolFactory.Build(Deskly.Integration, fields).Single(tool => tool.Name == "create_a_deskly_ticket").Definition.Span));
    }

    private static Task<FieldReading> ReadAsync(IUpstream upstream) =>
        FieldReader.ReadAsync(Deskly.Integration, Deskly.ContextOf("account-1"), upstream, TestContext.Current.CancellationToken);

    /// <summary>Answers by path, in its own time, and counts how many requests it has at once.</summary>
    private sealed class MetadataVendor(IReadOnlyDictionary<string, string> answers, int missing = 404) : IUpstream
    {
        private readonly Lock gate = new();
        private int underWay;

        public List<string> Asked { get; } = [];

        public int MostAtOnce { get; private set; }

        public async Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken)
        {
            lock (gate)
            {
                Asked.Add(request.PathAndQuery);
                MostAtOnce = Math.Max(MostAtOnce, ++underWay);
            }

            await Task.Yield();
            lock (gate)
            {
                underWay--;
            }

            var found = answers.TryGetValue(request.PathAndQuery, out var body);
            return new UpstreamResponse { Status = found ? 200 : missing, Body = Encoding.UTF8.GetBytes(body ?? ""), Header = _ => null };
        }

        public Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
