using System.Text.Json.Nodes;

namespace Patchbay.Integrations;

public enum MethodKind { List, Get, Create, Update, Delete, Custom }

public enum BodyKind { None, Json, Form, Multipart }

/// <summary>One operation of a resource: the request it sends, how its answer is read, and its documentation record.</summary>
public sealed record Method
{
    /// <summary><c>list get create update delete</c>, or a custom name such as <c>search</c>.</summary>
    public required string Name { get; init; }

    public required string Integration { get; init; }

    public required string Resource { get; init; }

    public required MethodKind Kind { get; init; }

    /// <summary>True when the answer is a page of rows: every <c>list</c>, and a custom method that says where its rows stand.</summary>
    public bool IsList { get => field || Kind == MethodKind.List; init; }

    public required RequestLine Request { get; init; }

    /// <summary>Query parameters sent with every call; a call's own argument of the same wire name replaces one.</summary>
    public IReadOnlyDictionary<string, string> FixedQuery { get; init; } = new Dictionary<string, string>();

    /// <summary>Body members sent with every call; a call's own argument of the same wire name replaces one.</summary>
    public JsonObject? FixedBody { get; init; }

    public required BodyKind BodyKind { get; init; }

    /// <summary>Dotted path the body's members are put under, such as <c>ticket</c>; null puts them at the root.</summary>
    public string? BodyRoot { get; init; }

    /// <summary>
    /// Name of the one multipart part that carries all non-file members as JSON; null gives each member a part of its own.
    /// A JSON method with file arguments becomes multipart only when a call brings a file.
    /// </summary>
    public string? JsonPart { get; init; }

    /// <summary>Dotted path of the rows in a list's answer; empty when the answer is the array itself.</summary>
    public string Rows { get; init; } = "";

    /// <summary>Dotted path of the record in a single-record answer; empty when the answer is the record itself.</summary>
    public string Record { get; init; } = "";

    /// <summary>How a list is paged; null when all rows come at once.</summary>
    public Paging? Paging { get; init; }

    /// <summary>The files an answer holds; empty when the answer is plain JSON.</summary>
    public IReadOnlyList<FileOut> Files { get; init; } = [];

    /// <summary>Named steps in C#, run in order, for what the description alone cannot say.</summary>
    public IReadOnlyList<StepUse> Steps { get; init; } = [];

    /// <summary>The method's own tags, or else its resource's.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public required Annotations Annotations { get; init; }

    /// <summary>All documented parameters, those of the path first; placeholders of the path are among them even without documentation.</summary>
    public IReadOnlyList<Property> Properties { get; init; } = [];

    /// <summary>Null when the method is not documented: it is then no tool, but the proxy API offers it.</summary>
    public Documentation? Tool { get; init; }

    /// <summary>Where the method is described, for messages.</summary>
    public required SourceLocation Source { get; init; }

    /// <summary>True when calling it twice makes two of something: a create, and a custom POST that is neither read only nor idempotent.</summary>
    public bool Creates => Kind == MethodKind.Create
        || (Kind == MethodKind.Custom && Request.Verb == "POST" && Annotations is { ReadOnly: false, Idempotent: false });
}

/// <summary>What a model reads to choose a tool.</summary>
/// <param name="Title">Display name; null derives one from the tool's name.</param>
public sealed record Documentation(string Description, string? Title)
{
    /// <summary>
    /// JSON Schema keywords for the root of the input schema, sent word for word beside those made from the parameters; null for
    /// none. They are told to clients only: a call is not checked against them.
    /// </summary>
    public JsonObject? RootSchema { get; init; }
}

/// <summary>MCP tool annotations; always all four.</summary>
public sealed record Annotations(bool ReadOnly, bool Destructive, bool Idempotent, bool OpenWorld);

public enum ParameterLocation { Path, Query, Header, Body }

public enum ListStyle { Comma, Repeat, Brackets }

/// <summary>One documented parameter of a method.</summary>
public sealed record Property
{
    /// <summary>Argument name before the collision rule: <c>^[a-zA-Z0-9_.-]{1,64}$</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The vendor's spelling, <c>filter[name]</c>; a dotted path such as <c>company.id</c> nests a body member when <see cref="Nested"/>.</summary>
    public required string WireName { get; init; }

    /// <summary>True when the dots of <see cref="WireName"/> nest.</summary>
    public bool Nested { get; init; }

    public required ParameterLocation Location { get; init; }

    public bool Required { get; init; }

    /// <summary>JSON Schema 2020-12 of the value, description included. For a file: the schema of a file argument.</summary>
    public required JsonObject Schema { get; init; }

    /// <summary>Field source whose fields become the members of this object; null for an ordinary parameter.</summary>
    public string? FieldsFrom { get; init; }

    /// <summary>How an object of custom fields is sent as an array of entries; null sends the object itself.</summary>
    public FieldEntries? Entries { get; init; }

    /// <summary>Variable of the account whose value is sent when the argument is left out; null when there is none.</summary>
    public string? DefaultFrom { get; init; }

    /// <summary>Null for an ordinary parameter.</summary>
    public FileIn? File { get; init; }

    /// <summary>How an array is written in a query. Default comma-separated.</summary>
    public ListStyle ListStyle { get; init; } = ListStyle.Comma;
}

/// <summary>An array with an object for each custom field: <c>[{"id": 12, "value": "Gold"}]</c>.</summary>
/// <param name="Key">Member that names the field. <c>id</c> takes the field's id, which its source must tell; any other takes its name.</param>
/// <param name="Value">Member with the value.</param>
public sealed record FieldEntries(string Key, string Value)
{
    /// <summary>True when a value that is a list of plain values is sent as one text with commas.</summary>
    public bool Joined { get; init; }

    /// <summary>True when a field is named by its id.</summary>
    public bool ById => Key == "id";
}

/// <summary>A parameter that takes one file or several.</summary>
/// <param name="Many">True when the argument is an array of files.</param>
/// <param name="MaxBytes">Largest file accepted.</param>
/// <param name="Json">How the file goes into a JSON body; null sends it as a part of a multipart body.</param>
public sealed record FileIn(bool Many, long MaxBytes, FileInJson? Json = null);

/// <summary>A file as members of a JSON body: <c>{"filename": "a.pdf", "data_base64": "…"}</c>.</summary>
/// <param name="Content">Member with the base64.</param>
/// <param name="Name">Member with the file's name; null sends none.</param>
/// <param name="InBody">True puts them beside the other members of the body instead of into an object of their own.</param>
public sealed record FileInJson(string Content, string? Name, bool InBody);

/// <summary>
/// A file inside an answer. All null: the answer's raw bytes are the file, named by its own headers.
/// <see cref="Content"/> is the dotted path of base64 (or plain, if <see cref="Base64"/> is false) text; the other two are paths of its name and media type.
/// </summary>
public sealed record FileOut(string? Content, bool Base64, string? FileName, string? ContentType);

/// <summary>A use of a named step with its parameters (JSON made from the YAML mapping).</summary>
public sealed record StepUse(string Name, JsonObject Parameters, SourceLocation Source);

/// <summary>File relative to the integrations folder, line from 1.</summary>
public readonly record struct SourceLocation(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
