using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Patchbay.Sessions;

namespace Patchbay.Api;

/// <summary>Says of a route that a 200 may also be of this type, when the caller asks for it.</summary>
sealed record AlsoAnswers(Type Type);

/// <summary>What the OpenAPI document says beyond the routes: who may call, and what every error looks like.</summary>
static class OpenApiDescription
{
    private const string Scheme = "api_token";
    private const string SessionScheme = "session";

    // Of answers that a route says it gives.
    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["401"] = "Not a right token or code",
        ["403"] = "Not allowed",
        ["404"] = "There is nothing by that id",
        ["429"] = "Too many wrong tokens came from this address",
    };

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Patchbay management API";
            document.Info.Description =
                "Connect customers' accounts of IT service products and hand out MCP servers for them. "
                + "JSON in snake_case, times in UTC; every list has result and next_cursor; every error is application/problem+json, "
                + "with errors by field where a request has problems.";
            document.Servers = [new OpenApiServer { Url = "/" }]; // wherever the document was read
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "An API token (pb_…), made by POST /api-token.",
                },
                [SessionScheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Cookie,
                    Name = SessionCookie.Name,
                    Description = $"A browser's session, begun by POST /session. Whatever is not a GET also needs the header {SessionCookie.CsrfHeader}.",
                },
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            TypeStrings(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancellationToken) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AlsoAnswers>().FirstOrDefault() is { } also)
            {
                var schema = await context.GetOrCreateSchemaAsync(also.Type, null, cancellationToken);
                context.Document!.AddComponent(also.Type.Name, schema);
                foreach (var content in operation.Responses!["200"].Content!.Values.OfType<OpenApiMediaType>())
                {
                    content.Schema = new OpenApiSchema { AnyOf = [new OpenApiSchema(), new OpenApiSchemaReference(also.Type.Name, context.Document)] };
                }
            }

            foreach (var (status, meaning) in Meanings)
            {
                if (operation.Responses!.ContainsKey(status))
                {
                    Problem(operation, status, meaning);
                }
            }

            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
            {
                operation.Security =
                [
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] },
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SessionScheme, context.Document)] = [] },
                ];
                Problem(operation, "401", "No API token, or not a right one");
                Problem(operation, "403", "The API token lacks the scope, or the session's CSRF token is missing");
            }

            Problem(operation, "400", "Every problem of the request, by field, in errors");
        });
    }

    /// <summary>Our converters write times and enums as strings, which the description cannot see by itself.</summary>
    private static void TypeStrings(OpenApiSchema schema, Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        if (value == typeof(DateTimeOffset) || value.IsEnum)
        {
            schema.Type = value == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        }
    }

    private static void Problem(OpenApiOperation operation, string status, string description)
    {
        var errors = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Messages by field; only with 400.",
            AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        };
        operation.Responses![status] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
                            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
                            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
                            ["errors"] = errors,
                        },
                    },
                },
            },
        };
    }
}
