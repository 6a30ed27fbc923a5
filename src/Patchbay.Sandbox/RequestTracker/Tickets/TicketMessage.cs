using System.Text;
using Patchbay.Sandbox.RequestTracker.History;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>How a message is kept: one part as it was sent, or with files a container with all parts below it.</summary>
static class TicketMessage
{
    public static void Store(Tracker tracker, Transaction transaction, string subject, string content, string contentType, IReadOnlyList<SentFile> files)
    {
        var by = transaction.Creator!;
        Attachment Part(string type, byte[] bytes, Attachment? parent, string filename = "") => tracker.Create(tracker.Attachments, new Attachment
        {
            Transaction = transaction,
            Parent = parent,
            Subject = parent is null ? subject : "",
            ContentType = type,
            Content = bytes,
            Filename = filename,
        }, by);

        var body = Encoding.UTF8.GetBytes(content);
        if (files.Count == 0)
        {
            Part(contentType, body, null);
            return;
        }
        var container = Part("multipart/mixed", [], null);
        Part(contentType, body, container);
        foreach (var file in files)
            Part(file.ContentType, file.Content, container, file.Name);
    }
}
