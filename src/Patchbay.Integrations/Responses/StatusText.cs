using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Responses;

internal static partial class StatusText
{
    /// <summary><c>404 Not Found</c>; only the number for a status nobody named.</summary>
    public static string Of(int status) => status switch
    {
        429 => "429 Too Many Requests",
        422 => "422 Unprocessable Content",
        _ when Enum.IsDefined((HttpStatusCode)status) => $"{status.ToString(CultureInfo.InvariantCulture)} {Words().Replace(((HttpStatusCode)status).ToString(), " ")}",
        _ => status.ToString(CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Words();
}
