using Patchbay.Storage;

namespace Patchbay.Hosting;

static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => new HealthView("ok")).WithTags("Health").WithSummary("The process runs");
        routes.MapGet("/readyz", Ready).WithTags("Health").WithSummary("The process can do its work: the database answers");
    }

    private static async Task<IResult> Ready(Database database, GracefulStop stop, CancellationToken cancellationToken)
    {
        if (stop.Begun)
        {
            return TypedResults.Problem("Patchbay is stopping.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            await database.FindAsync<long>("SELECT version FROM change_latest WHERE one = 1", null, cancellationToken);
            return TypedResults.Ok(new HealthView("ok"));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return TypedResults.Problem("The database does not answer.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <param name="Status"><c>ok</c></param>
sealed record HealthView(string Status);
