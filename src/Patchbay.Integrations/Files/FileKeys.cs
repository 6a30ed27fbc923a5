namespace Patchbay.Integrations.Files;

/// <summary>The keys each mapping of the file format knows. The editor schemas have a definition of the same name for each.</summary>
internal static class FileKeys
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Sets { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["integration"] = [.. "integration title summary docs base_url base_path instructions variables credentials headers verify timeout max_concurrent_requests paging rate_limit errors wire idempotency fields".Split(' ')],
        ["variable"] = ["title", "help", "example", "pattern", "required", "secret", "default"],
        ["credential"] = ["title", "help", "fields", "apply"],
        ["apply"] = ["header", "basic", "bearer", "oauth"],
        ["basic"] = ["username", "password"],
        ["oauth"] = ["grant", "token_url", "authorize_url", "scope", "client", "client_id", "client_secret", "parameters"],
        ["paging"] = ["style", "position", "size", "default_size", "max_size", "first_page", "in", "next", "total", "more", "end", "forward", "with"],
        ["forward"] = ["position", "header", "value", "unless"],
        ["rate_limit"] = ["limit", "remaining", "reset", "reset_unit", "retry_after", "text", "documented_limit", "documented_wait"],
        ["errors"] = ["message", "cut_at", "unauthorized", "advice"],
        ["wire"] = ["date_time", "booleans"],
        ["idempotency"] = ["header"],
        ["field_source"] = ["requests", "property"],
        ["field_request"] = ["request", "rows", "each", "first", "applies_to"],
        ["field_property"] = ["name", "id", "label", "description", "type", "subtype", "types", "skip", "where", "except", "nested", "many", "required", "optional_if", "options", "option_value", "option_label", "option_where", "pattern", "max_length", "max_items"],
        ["resource"] = ["resource", "description", "tags"],
        ["method"] = [.. "request query fixed body body_root json_part rows record paging files steps tags annotations tool".Split(' ')],
        ["annotations"] = ["read_only", "destructive", "idempotent", "open_world"],
        ["file"] = ["content", "base64", "name", "type"],
        ["tool"] = ["title", "description", "path", "query", "header", "body", "schema"],
        ["entries"] = ["key", "value", "list"],
        ["file_in_json"] = ["content", "name", "in_body"],
        ["root_schema"] = [.. "$schema $comment $defs allOf anyOf oneOf not if then else dependentRequired dependentSchemas minProperties maxProperties examples".Split(' ')],
        ["property"] = [.. "type description required values as nested format pattern min max min_length max_length max_items default example properties items schema fields_from entries default_from max_mb base64 list".Split(' ')],
    };
}
