using System.Net.Sockets;
using System.Security.Authentication;
using Patchbay.Integrations;

namespace Patchbay.Upstream;

/// <summary>What the network did instead of an answer, in one sentence that names host and port and holds no secret.</summary>
static class NetworkFailure
{
    /// <summary>Null for an exception that is no failure of the network.</summary>
    public static (ToolError Error, string Message)? Describe(Exception exception, string host)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case FileTooLargeException tooLarge:
                    return (ToolError.FileFailed, tooLarge.Message);
                case RefusedAddressException refused:
                    return (ToolError.Unavailable, refused.Message);
                case RefusedCertificateException certificate:
                    return (ToolError.Unavailable, $"The TLS certificate of {host} is refused: {certificate.Message}.");
                case AuthenticationException:
                    return (ToolError.Unavailable, $"{host} did not complete a TLS handshake: it speaks no TLS there, or no version of it that is accepted.");
                case SocketException socket:
                    return (ToolError.Unavailable, Sentence(socket.SocketErrorCode, host));
                case TimeoutException:
                    return (ToolError.TimedOut, $"{host} did not accept a connection in time.");
            }
        }

        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                (ToolError.Unavailable, Sentence(SocketError.HostNotFound, host)),
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or IOException =>
                (ToolError.Unavailable, $"{host} closed the connection before its answer was complete."),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                (ToolError.TooLarge, $"{host} sent larger response headers than are accepted."),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError } =>
                (ToolError.Malformed, $"{host} answered with something that is not HTTP."),
            HttpRequestException => (ToolError.Unavailable, $"The request to {host} failed."),
            InvalidDataException => (ToolError.Malformed, $"{host} sent a compressed answer that cannot be decompressed."),
            _ => null,
        };
    }

    /// <summary>True when it failed before the request could leave: no address, no connection, no trusted handshake.</summary>
    public static bool IsBeforeSending(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is RefusedAddressException or AuthenticationException or TimeoutException
                or HttpRequestException
                {
                    HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
                })
            {
                return true;
            }
        }

        return false;
    }

    private static string Sentence(SocketError error, string host) => error switch
    {
        SocketError.ConnectionRefused => $"{host} refused the connection: nothing listens there.",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => $"The host name of {host} was not found.",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => $"{host} cannot be reached from here.",
        SocketError.ConnectionReset or SocketError.ConnectionAborted => $"{host} closed the connection before its answer was complete.",
        SocketError.TimedOut => $"{host} did not accept a connection in time.",
        _ => $"The connection to {host} failed ({error}).",
    };
}
