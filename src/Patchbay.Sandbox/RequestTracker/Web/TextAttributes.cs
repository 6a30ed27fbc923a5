using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>A plain text key that can be set.</summary>
sealed record TextAttribute<T>(string Name, Func<T, string> Get, Action<T, string> Set);

/// <summary>Sets the plain text keys of a record and tells each change in the product's sentence.</summary>
/// <param name="Label">What the sentence calls the record, for example <c>Queue</c>.</param>
/// <param name="Quote">The quotation mark around values, which differs between kinds of records.</param>
/// <param name="Attributes">The keys.</param>
sealed record TextAttributes<T>(string Label, char Quote, TextAttribute<T>[] Attributes) where T : Entity
{
    public List<string> Update(Call call, T entity, JsonObject fields)
    {
        var sentences = new List<string>();
        foreach (var attribute in Attributes)
        {
            if (fields.Text(attribute.Name) is not { } value || value == attribute.Get(entity))
                continue;
            if (Refused(call, entity, attribute, value) is { } refused)
            {
                sentences.Add(refused);
                continue;
            }
            sentences.Add($"{Subject(entity)}: {attribute.Name} changed from {Quoted(attribute.Get(entity))} to {Quoted(value)}");
            call.Tracker.Record(entity, call.Caller, new()
            {
                Kind = "Set",
                Field = attribute.Name,
                OldValue = attribute.Get(entity),
                NewValue = value,
            });
            attribute.Set(entity, value);
        }
        if (fields.Text("Disabled") is "0" or "1" && entity.Disabled != (fields.Text("Disabled") == "1"))
        {
            entity.Disabled = !entity.Disabled;
            call.Tracker.Touch(entity, call.Caller);
            sentences.Add($"{Label} {(entity.Disabled ? "disabled" : "enabled")}");
        }
        return sentences;
    }

    /// <summary>Why a value may not be set, as a sentence; null if it may.</summary>
    public Func<Call, T, TextAttribute<T>, string, string?> Refused { get; init; } = (_, _, _, _) => null;

    /// <summary>Sets what was sent at creation.</summary>
    public T Fill(T entity, JsonObject fields)
    {
        foreach (var attribute in Attributes)
        {
            if (fields.Text(attribute.Name) is { } value)
                attribute.Set(entity, value);
        }
        return entity;
    }

    string Subject(T entity) => $"{Label} {(entity.Name.Length > 0 ? entity.Name : entity.ReferenceId)}";

    string Quoted(string value) => value.Length == 0 ? "(no value)" : $"{Quote}{value}{Quote}";
}
