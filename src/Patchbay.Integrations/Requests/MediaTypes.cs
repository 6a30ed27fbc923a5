namespace Patchbay.Integrations.Requests;

/// <summary>The media types people attach to tickets, by file extension and back.</summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";

    private static readonly (string Extension, string Type)[] Known =
    [
        (".txt", "text/plain"), (".log", "text/plain"), (".md", "text/markdown"), (".csv", "text/csv"), (".html", "text/html"), (".htm", "text/html"),
        (".xml", "application/xml"), (".json", "application/json"), (".pdf", "application/pdf"), (".zip", "application/zip"), (".gz", "application/gzip"),
        (".png", "image/png"), (".jpg", "image/jpeg"), (".jpeg", "image/jpeg"), (".gif", "image/gif"), (".webp", "image/webp"), (".svg", "image/svg+xml"),
        (".mp3", "audio/mpeg"), (".wav", "audio/wav"), (".mp4", "video/mp4"), (".eml", "message/rfc822"), (".rtf", "application/rtf"),
        (".doc", "application/msword"), (".xls", "application/vnd.ms-excel"), (".ppt", "application/vnd.ms-powerpoint"),
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];

    public static string OfFile(string fileName) =>
        Array.Find(Known, known => fileName.EndsWith(known.Extension, StringComparison.OrdinalIgnoreCase)).Type ?? Unknown;

    /// <summary>With its dot; <c>.bin</c> for an unknown type.</summary>
    public static string ExtensionOf(string? mediaType) =>
        Array.Find(Known, known => string.Equals(known.Type, mediaType, StringComparison.OrdinalIgnoreCase)).Extension ?? ".bin";
}
