using System.Text;
using Patchbay.Sandbox.RequestTracker.Articles;
using Patchbay.Sandbox.RequestTracker.Assets;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Tickets;

namespace Patchbay.Sandbox.RequestTracker;

/// <summary>A ticket's state at one moment, for tests to judge by. People are user or group names.</summary>
public sealed record TicketView
{
    public required int Id { get; init; }

    public required string Subject { get; init; }

    public required string Status { get; init; }

    public required string Queue { get; init; }

    public required string Owner { get; init; }

    /// <summary>The ticket this one was merged into; null if it stands for itself.</summary>
    public required int? MergedInto { get; init; }

    /// <summary>Requestor, Cc and AdminCc, each to its members' names.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Roles { get; init; }

    /// <summary>Priority, InitialPriority, FinalPriority; TimeEstimated, TimeWorked, TimeLeft in minutes.</summary>
    public required IReadOnlyDictionary<string, int> Numbers { get; init; }

    /// <summary>Due, Starts, Started, Resolved, Told; only those that are set.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Dates { get; init; }

    /// <summary>Field name to values; only fields that have some.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> CustomFields { get; init; }

    /// <summary>The first message, replies and comments, oldest first.</summary>
    public required IReadOnlyList<MessageView> Messages { get; init; }

    internal static TicketView Of(Tracker tracker, Ticket ticket) => new()
    {
        Id = ticket.Id,
        Subject = ticket.Subject,
        Status = ticket.Status,
        Queue = ticket.Queue.Name,
        Owner = ticket.Owner.Name,
        MergedInto = ticket.MergedInto?.Id,
        Roles = ticket.Roles.ToDictionary(r => r.Key, r => (IReadOnlyList<string>)[.. r.Value.Select(p => p.Name)], StringComparer.Ordinal),
        Numbers = new Dictionary<string, int>(ticket.Numbers, StringComparer.Ordinal),
        Dates = new Dictionary<string, DateTimeOffset>(ticket.Dates, StringComparer.Ordinal),
        CustomFields = CustomFieldsView.Of(tracker, ticket),
        Messages = [.. tracker.Transactions.Where(t => t.About == ticket && t.Kind is ("Create" or "Correspond" or "Comment")).Select(t => MessageView.Of(tracker, t))],
    };
}

/// <summary>One message of a ticket.</summary>
/// <param name="Kind"><c>Create</c>, <c>Correspond</c> (a reply) or <c>Comment</c>.</param>
/// <param name="Creator">The sender's user name.</param>
/// <param name="ContentType">Media type of the text; empty when there is none.</param>
/// <param name="Content">The text.</param>
/// <param name="Files">File name to bytes.</param>
public sealed record MessageView(string Kind, string Creator, string ContentType, string Content, IReadOnlyDictionary<string, byte[]> Files)
{
    internal static MessageView Of(Tracker tracker, History.Transaction transaction)
    {
        var parts = tracker.Attachments.Where(a => a.Transaction == transaction).ToList();
        var body = parts.Find(p => p.Filename.Length == 0 && p.ContentType.StartsWith("text/", StringComparison.Ordinal));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in parts.Where(p => p.Filename.Length > 0))
            files[file.Filename] = file.Content;
        return new(transaction.Kind, transaction.Creator!.Name, body?.ContentType ?? "", body is null ? "" : Encoding.UTF8.GetString(body.Content), files);
    }
}

/// <summary>An asset's state at one moment. People are user or group names.</summary>
public sealed record AssetView(
    int Id, string Name, string Description, string Status, string Catalog, string Owner,
    IReadOnlyList<string> HeldBy, IReadOnlyList<string> Contact, IReadOnlyDictionary<string, IReadOnlyList<string>> CustomFields)
{
    internal static AssetView Of(Tracker tracker, Asset asset) => new(
        asset.Id, asset.Name, asset.Description, asset.Status, asset.Catalog.Name, asset.Owner.Name,
        [.. asset.Roles["HeldBy"].Select(p => p.Name)], [.. asset.Roles["Contact"].Select(p => p.Name)], CustomFieldsView.Of(tracker, asset));
}

/// <summary>An article's state at one moment; its text is among the custom fields.</summary>
public sealed record ArticleView(
    int Id, string Name, string Summary, string Class, bool Disabled, IReadOnlyDictionary<string, IReadOnlyList<string>> CustomFields)
{
    internal static ArticleView Of(Tracker tracker, Article article) =>
        new(article.Id, article.Name, article.Summary, article.Class.Name, article.Disabled, CustomFieldsView.Of(tracker, article));
}

/// <summary>A user's state at one moment.</summary>
public sealed record UserView(int Id, string Name, string RealName, string EmailAddress, bool Privileged, bool Disabled)
{
    internal static UserView Of(User user) => new(user.Id, user.Name, user.RealName, user.EmailAddress, user.Privileged, user.Disabled);
}

static class CustomFieldsView
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(Tracker tracker, Entity entity) =>
        entity.CustomFields.Where(f => f.Value.Count > 0)
            .ToDictionary(f => tracker.CustomFields.Find(f.Key)!.Name, f => (IReadOnlyList<string>)[.. f.Value], StringComparer.Ordinal);
}
