using System.Text.Json.Nodes;
using Patchbay.Integrations;

namespace Patchbay.Tests.Integrations;

/// <summary>
/// Holds every method against a table of the product's operations that was written apart from the integration, so that a wrong
/// path or parameter is found even where a method's own golden case repeats it.
/// </summary>
public sealed class OperationTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "integrations");

    private static readonly Lazy<IntegrationCatalog> Catalog = new(() => IntegrationLoader.Load(Shipped).Catalog);

    public static TheoryData<string> Products() =>
        [.. Directory.GetFiles(Operations.Folder, "*.tsv").Select(path => Path.GetFileNameWithoutExtension(path)).Where(product => Catalog.Value.Find(product) is not null).Order(StringComparer.Ordinal)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Products))]
    public void Every_method_is_an_operation_of_the_product_with_parameters_it_has(string product)
    {
        var operations = Operations.Read(product);
        var integration = Catalog.Value.Find(product)!;

        var problems = integration.Methods.SelectMany(method => Problems(method, operations)).ToList();

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Products))]
    public void Every_request_of_a_golden_case_is_an_operation_of_the_product_with_parameters_it_has(string product)
    {
        var operations = Operations.Read(product);

        var problems = Directory.GetFiles(Path.Combine(Shipped, product, "cases"), "*.case")
            .SelectMany(path => CaseFile.Read(path).Sends.SelectMany(request => Problems(Path.GetFileName(path), request, operations))).ToList();

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static IEnumerable<string> Problems(Method method, Operations operations)
    {
        var path = method.Request.Path.Split('?')[0];
        if (operations.Find(method.Request.Verb, path) is not { } operation)
        {
            return [$"{method.Source}: the product has no {method.Request.Verb} {path}"];
        }

        // What a step gathers is sent under other names: golden cases show those.
        return method.Steps.Count > 0 ? []
            : [.. operation.UnknownQuery(Names(method, ParameterLocation.Query).Concat(method.FixedQuery.Keys)).Select(name => $"{method.Source}: {method.Request} takes no query parameter '{name}'"),
               .. method.BodyRoot is null ? operation.UnknownBody(Names(method, ParameterLocation.Body)).Select(name => $"{method.Source}: {method.Request} takes no body member '{name}'") : []];
    }

    private static IEnumerable<string> Names(Method method, ParameterLocation location) => method.Properties
        .Where(property => property.Location == location)
        .Select(property => property.Nested ? property.WireName.Split('.')[0] : property.WireName);

    private static IEnumerable<string> Problems(string file, CaseRequest request, Operations operations)
    {
        var path = request.PathAndQuery.Split('?');
        if (operations.Find(request.Verb, path[0]) is not { } operation)
        {
            return [$"{file}: the product has no {request.Verb} {path[0]}"];
        }

        var query = path.Length < 2 ? [] : path[1].Split('&').Select(pair => Uri.UnescapeDataString(pair.Split('=')[0]));
        var body = request.Body is JsonObject members ? members.Select(member => member.Key) : [];
        return [.. operation.UnknownQuery(query).Select(name => $"{file}: {request.Verb} {path[0]} takes no query parameter '{name}'"),
                .. operation.UnknownBody(body).Select(name => $"{file}: {request.Verb} {path[0]} takes no body member '{name}'")];
    }
}
