using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Files;

/// <summary>Reads <c>integration.yaml</c>: everything but the resources.</summary>
internal static partial class IntegrationReader
{
    public const int MaxInstructions = 512;

    public static Integration Read(YamlMap root, string folder, Findings findings)
    {
        var section = new Section(root, "integration", findings);
        var name = section.RequiredText("integration");
        Name(section, name, Path.GetFileName(folder));

        var baseUrl = BaseUrl(section);
        var variables = VariableReader.WithBaseUrl(VariableReader.Read(section, "variables", secretsAllowed: false), baseUrl);
        var names = variables.Select(variable => variable.Name).ToList();
        void Check(string? template, string key) => Templates.Check(template, names, "variables", findings, section.LineOf(key));

        Check(baseUrl, "base_url");
        var basePath = BasePath(section);
        Check(basePath, "base_path");
        var headers = section.TextMap("headers");
        foreach (var template in headers.Values)
        {
            Check(template, "headers");
        }

        var verify = RequestLines.Read(section, "verify");
        Check(verify.Path, "verify");
        return new Integration
        {
            Name = name,
            Title = section.RequiredText("title"),
            Summary = section.RequiredText("summary"),
            Docs = section.Text("docs"),
            Instructions = Instructions(section),
            BaseUrl = baseUrl,
            BasePath = basePath,
            Variables = variables,
            CredentialKinds = CredentialReader.Read(section, variables),
            Verify = verify,
            Headers = headers,
            RateLimit = RateLimit(section),
            Errors = Errors(section),
            Wire = Wire(section),
            IdempotencyHeader = IdempotencyHeader(section),
            FieldSources = FieldSourceReader.Read(section, names),
            Timeout = TimeSpan.FromSeconds(section.Integer("timeout", 1, 300) ?? 30),
            MaxConcurrentRequests = section.Integer("max_concurrent_requests", 1, 1000) ?? 16,
            Resources = [],
            Folder = folder,
        };
    }

    /// <summary>True for snake case.</summary>
    public static bool IsName(string name) => SnakeCase().IsMatch(name);

    /// <summary>The paging its lists inherit; read apart, as it is no property of the integration itself.</summary>
    public static Paging? Paging(YamlMap root, Findings findings)
    {
        // Unknown keys were reported when the file was read.
        return PagingReader.Read(new Section(root, "integration", findings, open: true), inherited: null);
    }

    private static void Name(Section section, string name, string folder)
    {
        if (name.Length == 0)
        {
            return;
        }

        if (!IsName(name))
        {
            section.Error("integration", $"'{name}' is not snake case: lower-case letters, digits and single underscores, a letter first");
        }
        else if (name != folder)
        {
            section.Error("integration", $"'{name}' is not the folder's name, which is '{folder}'");
        }
    }

    private static string? BaseUrl(Section section)
    {
        var url = section.Text("base_url");
        if (url is not null && !Host().IsMatch(url))
        {
            section.Error("base_url", $"'{url}' must be https:// and a host, without a path (that is 'base_path'); leave it out when every account names its own host");
        }

        return url;
    }

    private static string BasePath(Section section)
    {
        var path = section.Text("base_path") ?? "";
        if (path.Length > 0 && (path[0] != '/' || path[^1] == '/' || path.AsSpan().ContainsAny('?', '#', ' ')))
        {
            section.Error("base_path", $"'{path}' must begin with / and not end with it, such as /api/v2");
        }

        return path;
    }

    private static string? Instructions(Section section)
    {
        var text = section.Text("instructions");
        if (text?.Length > MaxInstructions)
        {
            section.Error("instructions", $"'instructions' has {text.Length} characters; clients show at most {MaxInstructions}");
        }

        return text;
    }

    private static RateLimitHeaders RateLimit(Section section) => section.Child("rate_limit", "rate_limit") is not { } headers
        ? new RateLimitHeaders()
        : new RateLimitHeaders
        {
            Limit = headers.Text("limit"),
            Remaining = headers.Text("remaining"),
            Reset = headers.Text("reset"),
            ResetUnit = headers.Choice("reset_unit", ("seconds", ResetUnit.Seconds), ("unix_time", ResetUnit.UnixTime)) ?? ResetUnit.Seconds,
            RetryAfter = headers.Text("retry_after") ?? "Retry-After",
            Text = VariableReader.Pattern(headers, "text"),
            DocumentedLimit = headers.Integer("documented_limit", 1, int.MaxValue),
            DocumentedWait = headers.Integer("documented_wait", 1, 3_600),
        };

    private static ErrorShape Errors(Section section)
    {
        if (section.Child("errors", "errors") is not { } errors)
        {
            return new ErrorShape();
        }

        var unauthorized = errors.Texts("unauthorized").Select(status => Status(status.Text, status.Line, section.Findings)).OfType<int>().ToList();
        var advice = new Dictionary<int, string>();
        foreach (var entry in errors.Entries("advice"))
        {
            if (Status(entry.Key, entry.Line, section.Findings) is { } status && entry.Value is YamlText { IsNull: false } text)
            {
                advice[status] = text.Text;
            }
        }

        return new ErrorShape
        {
            Message = [.. errors.Texts("message").Select(path => path.Text)],
            CutAt = VariableReader.Pattern(errors, "cut_at"),
            Unauthorized = errors.Has("unauthorized") ? unauthorized : [401],
            Advice = advice,
        };
    }

    private static int? Status(string text, int line, Findings findings)
    {
        if (int.TryParse(text, out var status) && status is >= 300 and <= 599)
        {
            return status;
        }

        findings.Error(line, $"'{text}' is no HTTP status from 300 to 599");
        return null;
    }

    private static WireFormat Wire(Section section)
    {
        if (section.Child("wire", "wire") is not { } wire)
        {
            return new WireFormat();
        }

        var format = wire.Text("date_time");
        try
        {
            _ = DateTimeOffset.UnixEpoch.ToString(format);
        }
        catch (FormatException)
        {
            wire.Error("date_time", $"'{format}' is no .NET date format, such as yyyy-MM-dd HH:mm:ss");
        }

        return new WireFormat { DateTime = format, NumericBooleans = wire.Choice("booleans", ("numeric", true)) ?? false };
    }

    private static string? IdempotencyHeader(Section section)
    {
        if (section.Child("idempotency", "idempotency") is not { } idempotency)
        {
            return null;
        }

        var header = idempotency.RequiredText("header");
        if (header.Length > 0 && !HeaderName().IsMatch(header))
        {
            idempotency.Error("header", $"'{header}' is no name of an HTTP header, such as Idempotency-Key");
        }

        return header.Length > 0 ? header : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z")]
    private static partial Regex HeaderName();

    [GeneratedRegex(@"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*\z")]
    private static partial Regex SnakeCase();

    [GeneratedRegex(@"^https://[^/?#\s]+$")]
    private static partial Regex Host();
}
