using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.History;

/// <summary>The keys of an attachment. Its content is base64 in lines of 76; lists know the length instead.</summary>
static class AttachmentShape
{
    const int LineLength = 76;

    public static Shape<Attachment> Instance { get; } = new Shape<Attachment>()
        .Remove("LastUpdated")
        .Remove("LastUpdatedBy")
        .Add("TransactionId", a => Reference.To(a.Transaction), Use.Record | Use.Search)
        .Add("TransactionId", a => a.Transaction.Id, Use.Lists)
        .Add("Parent", a => a.Parent is null ? "0" : Reference.To(a.Parent), Use.Record)
        .Add("Parent", _ => throw new Refusal(Answers.Crash), Use.Lists)
        .Add("Subject", a => a.Subject)
        .Add("Filename", a => a.Filename.Length == 0 ? null : a.Filename)
        .Add("ContentType", a => a.ContentType)
        .Add("ContentLength", a => a.Content.Length, Use.Lists)
        .Add("MessageId", a => a.MessageId)
        .Add("Headers", a => Headers(a))
        .Add("Content", a => Wrapped(a.Content), Use.Record)
        .Add("_hyperlinks", (a, call) => Hyperlinks.Self(call, a).ToJson(), Use.Record | Use.Lists);

    static string Headers(Attachment attachment)
    {
        var disposition = attachment.Filename.Length > 0 ? $"attachment; filename=\"{attachment.Filename}\"" : "inline";
        var charset = attachment.ContentType.StartsWith("text/", StringComparison.Ordinal) ? "; charset=\"utf-8\"" : "";
        return $"MIME-Version: 1.0\nSubject: {attachment.Subject}\nContent-Type: {attachment.ContentType}{charset}\nContent-Disposition: {disposition}\nContent-Length: {attachment.Content.Length}";
    }

    static string Wrapped(byte[] content) =>
        string.Concat(Convert.ToBase64String(content).Chunk(LineLength).Select(line => new string(line) + "\n"));
}
