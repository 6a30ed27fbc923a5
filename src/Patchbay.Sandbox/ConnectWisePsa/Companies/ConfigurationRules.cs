using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.ConnectWisePsa.Writes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Companies;

/// <summary>Configurations: the type asks questions, and only an action of its own changes the type.</summary>
static class ConfigurationRules
{
    public const string Table = "/company/configurations";

    const string Questions = "/company/configurations/types/{pid}/questions";

    public static Rules Rules { get; } = new()
    {
        Check = Check,
        Tell = (data, row, told, _) => told["questions"] = new JsonArray([.. data[Questions].Of(row.IdOf("type")).Select(question => Told(question, row))]),
    };

    public static void Map(Routes routes)
    {
        var collection = Collections.At(Table);
        routes.Add("PATCH", Table + "/{id}/changeType", call =>
        {
            if (call.Data[Table].Find(call.Id("id")) is not { } row)
                return Answers.NotFound("Configuration");
            return new(200, new Shape(call.Data, call.Root).Of(collection, Writer.Patch(call, collection, row, null, call.Operations)));
        });
        routes.Add("POST", Table + "/bulk", call => Bulk(call, item => Writer.Create(call, collection, null, item).Id, 201));
        routes.Add("PUT", Table + "/bulk", call => Bulk(call, item => Writer.Replace(call, collection, Existing(call, item), null, item).Id, 200));
        routes.Add("DELETE", Table + "/bulk", call => Bulk(call, item =>
        {
            var row = Existing(call, item);
            call.Data[Table].Remove(row);
            return row.Id;
        }, 204));
    }

    /// <summary>Each item has an answer of its own.</summary>
    static JsonAnswer Bulk(Call call, Func<JsonObject, int> act, int done)
    {
        var results = new JsonArray();
        foreach (var item in call.Operations)
        {
            try
            {
                results.Add(new JsonObject { ["id"] = act(item), ["success"] = true, ["statusCode"] = done });
            }
            catch (Refusal refusal)
            {
                results.Add(new JsonObject { ["success"] = false, ["statusCode"] = refusal.Answer.Status, ["error"] = refusal.Answer.Body?.DeepClone() });
            }
        }

        return new(207, results);
    }

    static Row Existing(Call call, JsonObject item) =>
        call.Data[Table].Find(item["id"] is JsonValue value && value.TryGetValue<int>(out var id) ? id : null) ?? throw new Refusal(Answers.NotFound("Configuration"));

    static void Check(Change change)
    {
        if (change.Before is { } before && before.IdOf("type") != change.IdOf("type") && !change.Call.Path.EndsWith("/changeType", StringComparison.OrdinalIgnoreCase))
            change.Invalid("type", "The type of a configuration is changed with changeType.");
        change.DefaultReference("status", change.Data["/company/configurations/statuses"].Rows.FirstOrDefault(row => row.Flag("defaultFlag")));
        change.DefaultReference("site", CompanyRules.PrimarySite(change.Data, change.IdOf("company")));
        if (change.IsNew && !change.Given.ContainsKey("activeFlag"))
            change.Fields["activeFlag"] = true;
        CheckAnswers(change);
    }

    static void CheckAnswers(Change change)
    {
        var questions = change.Data[Questions].Of(change.IdOf("type")).ToList();
        var answers = change.Fields["questions"] as JsonArray ?? [];
        foreach (var answer in answers.Where(answer => !questions.Exists(question => question.Id == (int?)answer!["questionId"])))
            change.Errors.Add(new("InvalidReference", "questions", $"Question {answer!["questionId"]} is not asked of this type."));
        foreach (var question in questions.Where(question => change.IsNew && question.Flag("requiredFlag") && AnswerTo(question.Id, change.Fields) is null))
            change.Errors.Add(new("MissingRequiredField", "questions", $"The question {question.Text("question")} must be answered."));
        change.Fields["questions"] = new JsonArray([.. answers.Select(answer => new JsonObject { ["questionId"] = answer!["questionId"]?.DeepClone(), ["answer"] = answer["answer"]?.DeepClone() })]);
    }

    static JsonNode? AnswerTo(int question, JsonObject fields) => (fields["questions"] as JsonArray)?.FirstOrDefault(answer => (int?)answer!["questionId"] == question)?["answer"];

    static JsonObject Told(Row question, Row configuration)
    {
        var told = new JsonObject
        {
            ["answerId"] = (configuration.Id * 100) + question.Id, ["questionId"] = question.Id, ["question"] = question.Text("question"), ["sequenceNumber"] = question.Fields["sequenceNumber"]?.DeepClone(),
            ["numberOfDecimals"] = question.Fields["numberOfDecimals"]?.DeepClone() ?? 0, ["fieldType"] = question.Text("fieldType"), ["requiredFlag"] = question.Flag("requiredFlag"),
        };
        if (AnswerTo(question.Id, configuration.Fields) is { } answer)
            told["answer"] = answer.DeepClone();
        return told;
    }
}
