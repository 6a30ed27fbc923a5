namespace Patchbay.Tests.Sandbox.RequestTracker;

public class PeopleAndFieldTests : SandboxTests
{
    [Fact]
    public async Task Others_see_little_of_a_user()
    {
        Rt.Token = RunningSandbox.AgentToken;

        var other = await Rt.GetAsync("/user/abakke");
        var self = await Rt.GetAsync("/user/30");

        Assert.Equal(["EmailAddress", "Name", "Privileged", "RealName", "_hyperlinks"], other.Json.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal("Fjordlys AS", (string)self.Json["Organization"]!);
    }

    [Theory]
    [InlineData("GET", "/group/{0}/members", null)]
    [InlineData("POST", "/queue", """{"Name":"x"}""")]
    [InlineData("POST", "/user", """{"Name":"x"}""")]
    [InlineData("PUT", "/queue/1", """{"Description":"x"}""")]
    public async Task Agents_administer_nothing(string verb, string path, string? body)
    {
        var group = (string)(await Rt.SearchAsync("groups", """[{"field":"Name","value":"Agents"}]""")).Items[0]["id"]!;
        Rt.Token = RunningSandbox.AgentToken;

        var answer = await Rt.SendAsync(new(verb), string.Format(path, group), body is null ? null : RunningSandbox.Json(body));

        Assert.Equal(403, answer.Status);
    }

    [Fact]
    public async Task Groups_list_internal_ones_too_unless_asked_by_domain()
    {
        var all = await Rt.GetAsync("/groups");
        var own = await Rt.SearchAsync("groups", """[{"field":"Domain","value":"UserDefined"}]""", "&fields=Name");

        Assert.Equal(5, own.Total);
        Assert.True(all.Total > own.Total);
    }

    [Fact]
    public async Task Members_are_listed_without_links_and_can_be_added()
    {
        var id = (string)(await Rt.SearchAsync("groups", """[{"field":"Name","value":"Agents"}]""")).Items[0]["id"]!;

        var direct = await Rt.GetAsync($"/group/{id}/members");
        var added = await Rt.PutAsync($"/group/{id}/members", "[14, 99999, 14]");
        var users = await Rt.GetAsync($"/group/{id}/members?recursively=1&groups=0");

        Assert.Equal(3, direct.Items.Count);
        Assert.False(direct.Json.AsObject().ContainsKey("pages"));
        Assert.Equal(["Member added: root", "Couldn't find that principal", "Group already has member: root"], added.Sentences);
        Assert.Equal(5, users.Total);       // root, nsuri, and three by way of the teams
    }

    [Fact]
    public async Task Users_are_made_and_changed_in_sentences()
    {
        var made = await Rt.PostAsync("/user", """{"Name":"fresh","EmailAddress":"fresh@fjordlys.example"}""");
        var taken = await Rt.PostAsync("/user", """{"Name":"fresh"}""");
        var changed = await Rt.PutAsync("/user/fresh", """{"RealName":"Fred Resh","EmailAddress":"kmoe@fjordlys.example","Privileged":1,"Disabled":1}""");

        Assert.Equal(201, made.Status);
        Assert.Equal((400, "Name in use"), (taken.Status, taken.Message));
        Assert.Equal(
            ["User fresh: Email address in use", "User fresh: RealName changed from (no value) to 'Fred Resh'", "User disabled", "That user is now privileged"],
            changed.Sentences);
    }

    [Fact]
    public async Task A_queue_names_its_fields_and_a_field_its_values()
    {
        var queue = await Rt.GetAsync("/queue/IT%20Support");
        var listed = await Rt.GetAsync("/queue/2/customfields?fields=Name,Type,LookupType,Values");
        var byName = await Rt.GetAsync("/queue/IT%20Support/customfields");
        var component = (string)listed.Items.Single(i => (string)i["Name"]! == "Component")["id"]!;
        var dependent = await Rt.GetAsync($"/customfield/{component}?category=Network");

        Assert.Contains("Impact", queue.Json["TicketCustomFields"]!.AsArray().Select(f => (string)f!["name"]!));
        Assert.Contains("Travel Note", queue.Json["TicketTransactionCustomFields"]!.AsArray().Select(f => (string)f!["name"]!));
        Assert.Equal(listed.Column("Name").Order(StringComparer.OrdinalIgnoreCase), listed.Column("Name"));
        Assert.All(listed.Items, i => Assert.Equal("", (string)i["Values"]!));
        Assert.Equal(404, byName.Status);
        Assert.Equal(["Wi-Fi", "Remote access", "Switch"], dependent.Json["Values"]!.AsArray().Select(v => (string)v!));
        Assert.Equal("customfield", (string)dependent.Json["BasedOn"]!["type"]!);
    }

    [Fact]
    public async Task A_new_value_is_allowed_at_once()
    {
        var impact = (await Rt.SearchAsync("customfields", """[{"field":"Name","value":"Impact"}]""")).Items[0]["id"];

        var before = await Rt.PutAsync("/ticket/1", """{"CustomFields":{"Impact":"The world"}}""");
        var made = await Rt.PostAsync($"/customfield/{impact}/value", """{"Name":"The world","SortOrder":9}""");
        var after = await Rt.PutAsync("/ticket/1", """{"CustomFields":{"Impact":"The world"}}""");

        Assert.Equal("Invalid value for custom field", before.Sentences.Single());
        Assert.StartsWith("/REST/2.0/customfieldvalue/", made.Location);
        Assert.EndsWith("changed to The world", after.Sentences.Single());
        Assert.Equal(5, (await Rt.GetAsync($"/customfield/{impact}/values")).Total);
    }

    [Fact]
    public async Task Disabled_queues_are_left_out_but_read_by_name()
    {
        Assert.Equal(5, (await Rt.GetAsync("/queues/all")).Total);
        Assert.Equal("1", (string)(await Rt.GetAsync("/queue/Old%20Hotline")).Json["Disabled"]!);
    }
}
