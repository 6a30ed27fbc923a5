using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.Sql;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>Collections that take both a query language and the JSON search: assets and transactions.</summary>
static class SqlSearch
{
    public static JsonAnswer Answer<T>(Call call, Shape<T> shape, IEnumerable<T> rows, SqlFields<T> fields, bool totalKnown) where T : Entity
    {
        var query = call.Parameter("query") ?? "";
        if (call.Body.MediaType == "application/json" || query.TrimStart().StartsWith('['))
            return JsonSearch.Answer(call, shape, rows, totalKnown);
        if (query.Length == 0)
            return Listing.Page(call, shape, Array.Empty<T>());
        try
        {
            return Listing.Page(call, shape, rows.Where(fields.Compile(query)), totalKnown);
        }
        catch (SqlException e)
        {
            return Refuse(e);
        }
    }

    /// <summary>The parser's text, ending in the place in the product's own source that noticed.</summary>
    public static JsonAnswer Refuse(SqlException e) =>
        Answers.Message(400, $"{e.Message} at /usr/share/request-tracker5/lib/RT/Tickets.pm line 3187.\n");
}
