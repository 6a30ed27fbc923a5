namespace Patchbay.Tests.Sandbox.RequestTracker;

public class AssetAndArticleTests : SandboxTests
{
    [Theory]
    [InlineData("Catalog = 'Computers' AND Status = '__Active__'", true)]
    [InlineData("Owner.Name = 'hlind'", true)]
    [InlineData("CF.{Manufacturer} = 'HP'", true)]
    [InlineData("Owner = 'hlind'", false)]          // only .Name compares names
    [InlineData("Catalog = 'Nope'", false)]
    public async Task Assets_have_their_own_query_language(string sql, bool finds)
    {
        var list = await Rt.GetAsync($"/assets?query={Uri.EscapeDataString(sql)}");

        Assert.Equal(200, list.Status);
        Assert.Equal(finds, list.Total > 0);
    }

    [Fact]
    public async Task An_unknown_asset_field_is_400()
    {
        var answer = await Rt.GetAsync("/assets?query=Bogus%3D1");

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("No dispatch method for class ''", answer.Message);
    }

    [Theory]
    [InlineData("""{"Name":"x"}""", 400, "Invalid Catalog")]
    [InlineData("""{"Name":"x","Catalog":"Nope"}""", 403, "Permission Denied")]
    [InlineData("""{"Name":"x","Catalog":"Computers","Status":"recycled"}""", 400, "New assets cannot have status 'recycled'.")]
    public async Task A_new_asset_needs_a_catalog_and_a_first_status(string body, int status, string message)
    {
        var answer = await Rt.PostAsync("/asset", body);

        Assert.Equal((status, message), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("""{"Name":"new"}""", "Asset new: Name changed from 'thing' to 'new'")]
    [InlineData("""{"Status":"in-use"}""", "Asset thing: Status changed from 'new' to 'in-use'")]
    [InlineData("""{"Status":"recycled"}""", "Asset thing: You can't change status from 'new' to 'recycled'.")]
    [InlineData("""{"Status":"bogus"}""", "Asset thing: Status 'bogus' isn't a valid status for this asset.")]
    [InlineData("""{"Owner":"kpark"}""", "Owner set to kpark")]
    [InlineData("""{"Owner":"ghost"}""", "Could not find or create user 'ghost'")]
    [InlineData("""{"HeldBy":["abakke"]}""", "Member added: abakke")]
    [InlineData("""{"Contact":[]}""", "Member deleted")]
    [InlineData("""{"Catalog":"Nope"}""", "Asset thing: Catalog Nope does not exist")]
    [InlineData("""{"CustomFields":{"Serial Number":"S1"}}""", "Serial Number S1 added")]
    [InlineData("""{"CustomFields":{"Extras":["bogus"]}}""", "Invalid value for custom field|Dock is no longer a value for custom field Extras")]
    public async Task Asset_updates_are_told_in_sentences(string body, string sentences)
    {
        var made = await Rt.PostAsync("/asset", """{"Name":"thing","Catalog":"Computers","Contact":"kmoe","CustomFields":{"Extras":["Dock"]}}""");

        var answer = await Rt.PutAsync($"/asset/{made.Json["id"]}", body);

        Assert.Equal(sentences, string.Join("|", answer.Sentences));
    }

    [Fact]
    public async Task Assets_cannot_be_deleted_even_by_root()
    {
        Assert.Equal(500, (await Rt.DeleteAsync("/asset/1")).Status);
        Assert.Equal(60, Rt.State.Assets.Count);
    }

    [Fact]
    public async Task Articles_are_made_changed_and_hidden()
    {
        var made = await Rt.PostAsync("/article", """{"Name":"How to","Class":"Procedures","CustomFields":{"Content":"Like this."}}""");
        var path = $"/article/{made.Json["id"]}";
        var changed = await Rt.PutAsync(path, """{"Summary":"Short","Class":"General","CustomFields":{"Content":"Like that."}}""");
        var deleted = await Rt.DeleteAsync(path);

        Assert.Equal(
            ["Article How to: Summary changed from (no value) to \"Short\"", "Article How to: Class could not be set to General.", "Content Like this. changed to Like that."],
            changed.Sentences);
        Assert.Equal(204, deleted.Status);
        Assert.Equal("1", (string)(await Rt.GetAsync(path)).Json["Disabled"]!);
        Assert.Empty((await Rt.SearchAsync("articles", """[{"field":"Name","value":"How to"}]""")).Items);
        Assert.Single((await Rt.SearchAsync("articles", """[{"field":"Name","value":"How to"}]""", "&find_disabled_rows=1")).Items);
    }

    [Theory]
    [InlineData("""{"Name":"x"}""", 400, "Invalid Class")]
    [InlineData("""{"Name":"x","Class":"Nope"}""", 403, "Permission Denied")]
    [InlineData("""{"Name":"Sharing a calendar","Class":"General"}""", 400, "Create failed for unknown reason")]
    public async Task An_article_needs_a_class_and_a_free_name(string body, int status, string message)
    {
        var answer = await Rt.PostAsync("/article", body);

        Assert.Equal((status, message), (answer.Status, answer.Message));
    }
}
