using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Mcp;
using Patchbay.Proxy;
using Patchbay.Tools;

namespace Patchbay.Downloads;

/// <summary>The account with this id; null when there is none.</summary>
delegate Task<IntegratedAccount?> FindAccount(string id, CancellationToken cancellationToken);

/// <summary>What following a download link needs of the rest of the program.</summary>
sealed record DownloadEdge(
    DownloadLinks Links, FindAccount FindAccount, IntegrationCatalog Catalog, AccountTools Tools, ToolCaller Caller, TimeProvider Clock);

static class DownloadEndpoints
{
    /// <summary>The link itself is the permission, as its reader may be a browser without any token.</summary>
    public static RouteHandlerBuilder MapDownloads(this IEndpointRouteBuilder routes, DownloadEdge edge) =>
        routes.MapGet("/download/{sealedCall}", (string sealedCall, CancellationToken cancellationToken) => Get(edge, sealedCall, cancellationToken))
            .AddEndpointFilter((context, next) =>
            {
                PathTokens.LeaveOutOfTrace(context.HttpContext, "/download/{sealedCall}");
                return next(context);
            })
            .ExcludeFromDescription();

    private static async Task<IResult> Get(DownloadEdge edge, string sealedCall, CancellationToken cancellationToken)
    {
        if (edge.Links.Open(sealedCall) is not { } download)
        {
            return Problem(404, "There is no such download.");
        }

        if (download.ExpiresAt <= edge.Clock.GetUtcNow())
        {
            return Problem(410, "This download link has expired. Call the tool again for a new one.");
        }

        if (await edge.FindAccount(download.AccountId, cancellationToken) is not { } account
            || edge.Catalog.Find(account.Integration) is not { } integration
            || await edge.Tools.FindAsync(account, integration, tool => tool.Name == download.Tool, cancellationToken) is not { } tool
            || !tool.Method.Annotations.ReadOnly)
        {
            return Problem(404, "What this link led to is no longer offered.");
        }

        var result = await edge.Caller.CallAsync(account, integration, tool, download.Arguments, CallOrigin.Unknown, trace: null, cancellationToken);
        if (result.Error is not null)
        {
            return new CallAnswer(result);
        }

        return download.FileIndex < result.Files.Count
            ? new FileAnswer(result.Files[download.FileIndex])
            : Problem(404, "The vendor no longer has this file.");
    }

    private static IResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
