using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.CustomFields;

/// <summary>The allowed values of a field.</summary>
static class CustomFieldValueEndpoints
{
    static readonly Shape<CustomFieldValue> Shape = new Shape<CustomFieldValue>()
        .Add("Name", v => v.Name)
        .Add("Description", v => v.Description)
        .Add("SortOrder", v => v.SortOrder)
        .Add("Category", v => v.Category)
        .Add("CustomField", v => Reference.To(v.Field))
        .Add("_hyperlinks", (v, call) => new Hyperlinks(call)
            .Add("self", $"/customfield/{v.Field.Id}/value/{v.Id}", ("type", v.Type), ("id", v.Id))
            .ToJson(), Use.Record | Use.Lists);

    static readonly TextAttributes<CustomFieldValue> Attributes = new("CustomFieldValue", '"',
    [
        new("Name", v => v.Name, (v, n) => v.Name = n),
        new("Description", v => v.Description, (v, n) => v.Description = n),
        new("SortOrder", v => $"{v.SortOrder}", (v, n) => v.SortOrder = Fields.Number(n) ?? 0),
        new("Category", v => v.Category, (v, n) => v.Category = n),
    ]);

    public static void Map(Routes routes)
    {
        routes.At("/customfield/{id}/values").Get(List).Post(List);
        routes.At("/customfield/{id}/value").Post(Create);
        // Whatever field the path names, the value is found by its own number.
        routes.At("/customfield/{id}/value/{value}")
            .Get(call => Records.Get(call, Find(call), v => Shape.Record(v, call)))
            .Put(call =>
            {
                var value = Records.ToChange(call, Find(call));
                return Access.CanAdminister(call) ? Answers.Sentences(Attributes.Update(call, value, call.Fields())) : Answers.Forbidden;
            })
            .Delete(call => Records.Delete(call, Find(call), Access.CanAdminister(call), v => v.Disabled = true));
    }

    static CustomFieldValue? Find(Call call) => call.Tracker.CustomFieldValues.Find(call.RouteId("value")) is { Disabled: false } value ? value : null;

    static JsonAnswer List(Call call) => SubList.Of(
        call, call.Tracker.CustomFieldValues.Where(v => v.Field.Id == call.RouteId() && !v.Disabled).OrderBy(v => v.SortOrder), withNames: true);

    static JsonAnswer Create(Call call)
    {
        var field = Records.ToChange(call, call.Tracker.CustomFields.Find(call.RouteId()));
        var fields = call.Fields();
        if (!Access.CanAdminister(call))
            return Answers.Forbidden;
        if (fields.Text("Name") is not { Length: > 0 } name)
            return Answers.Message(400, "Can't add a custom field value without a name");
        var value = Attributes.Fill(new CustomFieldValue { Field = field, Name = name }, fields);
        return Answers.Created(call, call.Tracker.Create(call.Tracker.CustomFieldValues, value, call.Caller));
    }
}
