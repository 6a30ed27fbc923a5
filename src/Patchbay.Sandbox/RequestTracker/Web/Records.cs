using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.History;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>Answers about one record: reading it, and the checks before changing it.</summary>
static class Records
{
    /// <summary>The record, with its ETag; 404 when there is none, 403 when the caller may not see it.</summary>
    public static JsonAnswer Get<T>(Call call, T? entity, Func<T, JsonObject> toJson) where T : Entity
    {
        if (entity is null)
            return Answers.NotFound;
        if (!Access.CanSee(call, entity))
            return Answers.Forbidden;
        // Both conditions on dates crash the product, which writes dates that nothing parses.
        if (call.Request.Headers.IfModifiedSince.Count > 0 || call.Request.Headers.IfUnmodifiedSince.Count > 0)
            return Answers.Crash;
        if (entity is Transaction or Attachment)
            return new(200, toJson(entity)); // what never changes has no version
        var etag = ETag(call, entity);
        var answer = call.Request.Headers.IfNoneMatch.Contains(etag) ? new JsonAnswer(304) : new JsonAnswer(200, toJson(entity));
        return answer.With("ETag", etag).With("Last-Modified", ((Time)entity.LastUpdated).ToString());
    }

    /// <summary>The record to change.</summary>
    /// <exception cref="Refusal">There is none, it is hidden, or If-Match names another version.</exception>
    public static T ToChange<T>(Call call, T? entity) where T : Entity
    {
        if (entity is null)
            throw new Refusal(Answers.Message(404, "Resource does not exist; use POST to create"));
        if (!Access.CanSee(call, entity))
            throw new Refusal(Answers.Forbidden);
        CheckMatch(call, entity);
        return entity;
    }

    /// <summary>Deleting only hides. Without the right, or a second time, the product fails inside.</summary>
    public static JsonAnswer Delete<T>(Call call, T? entity, bool allowed, Func<T, bool> hide) where T : Entity
    {
        if (entity is null)
            return Answers.NotFound;
        if (!Access.CanSee(call, entity))
            return Answers.Forbidden;
        if (!allowed || !hide(entity))
            return Answers.Message(500, "Internal Server Error");
        call.Tracker.Touch(entity, call.Caller);
        return Answers.NoContent;
    }

    public static JsonAnswer AlreadyThere(Entity? entity) =>
        entity is null ? Answers.NotFound : Answers.Message(409, "Resource already exists; use PUT to update");

    static void CheckMatch(Call call, Entity entity)
    {
        if (call.Request.Headers.IfMatch is not [{ } wanted] || wanted == "*")
            return;
        if (wanted.Trim('"') != ETag(call, entity).Trim('"'))
            throw new Refusal(Answers.Message(412, "Precondition Failed"));
    }

    static string ETag(Call call, Entity entity) =>
        call.Tracker.Transactions.LastOrDefault(t => t.About == entity) is { } newest ? $"\"{newest.Id}\"" : $"\"{(Time)entity.LastUpdated}\"";
}
