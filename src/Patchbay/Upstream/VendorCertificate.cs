using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Patchbay.Integrations;

namespace Patchbay.Upstream;

/// <summary>Whether a host's TLS certificate is accepted is the platform's decision; this says why it was not.</summary>
static class VendorCertificate
{
    private const int MostNames = 3;
    private const int LongestName = 100;

    /// <summary>The validation callback of a <see cref="SocketsHttpHandler"/>.</summary>
    /// <exception cref="RefusedCertificateException">There is something wrong with it.</exception>
    public static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
            ? true
            : throw new RefusedCertificateException(Problems(((SslStream)sender).TargetHostName, certificate as X509Certificate2, chain, errors));

    private static string Problems(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return "it shows none";
        }

        var problems = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            problems.Add($"it is for {Names(certificate)}, not for {host}");
        }

        // Every certificate of the chain has its own flags; the whole chain has them all.
        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            problems.Add(Times(certificate));
        }

        const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
        if ((status & Untrusted) != X509ChainStatusFlags.NoError)
        {
            problems.Add(certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
                ? "it is self-signed, and not among the certificates that Patchbay's machine trusts"
                : $"its issuer, {Word(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true))}, is not among the authorities that Patchbay's machine trusts");
        }

        var others = status & ~(Untrusted | X509ChainStatusFlags.NotTimeValid);
        if (others != X509ChainStatusFlags.NoError)
        {
            problems.Add($"its chain is not valid ({others})");
        }

        return problems.Count > 0 ? string.Join("; ", problems) : $"it is not valid ({errors})";
    }

    private static string Times(X509Certificate2 certificate)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime; // the clock that the platform judged by
        return now > certificate.NotAfter.ToUniversalTime() ? $"it expired on {Day(certificate.NotAfter)}"
            : now < certificate.NotBefore.ToUniversalTime() ? $"it is valid only from {Day(certificate.NotBefore)} on"
            : "a certificate of its issuers has expired or is not valid yet";
    }

    private static string Names(X509Certificate2 certificate)
    {
        var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        string[] names = alternatives is null
            ? [certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)]
            : [.. alternatives.EnumerateDnsNames(), .. alternatives.EnumerateIPAddresses().Select(address => address.ToString())];
        return names.Length == 0 ? "no host"
            : string.Join(", ", names.Take(MostNames).Select(Word)) + (names.Length > MostNames ? $" and {names.Length - MostNames} more" : "");
    }

    // Anybody can write anything into a certificate, and this is read by a model.
    private static string Word(string text) => HiddenText.Line(text, LongestName);

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A host's certificate was refused; the message tells what is wrong with it, as the end of a sentence.</summary>
sealed class RefusedCertificateException(string message) : AuthenticationException(message);
