using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Patchbay.Tests.Upstream;

/// <summary>A certificate authority of one test, with a file that a process can be told to trust.</summary>
sealed class TestAuthority : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-tls-").FullName;
    private readonly X509Certificate2 root;

    public TestAuthority(string name)
    {
        using var key = RSA.Create(2048);
        var request = Request($"CN={name}", key, isAuthority: true);
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(1));
        File.WriteAllText(TrustFile, root.ExportCertificatePem());
    }

    /// <summary>What <c>SSL_CERT_FILE</c> says.</summary>
    public string TrustFile => Path.Combine(folder, "authority.pem");

    /// <summary>A certificate for this host that is valid today.</summary>
    public X509Certificate2 Issue(string host) => Issue(host, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

    public X509Certificate2 Issue(string host, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        using var issued = Request($"CN={host}", key, isAuthority: false, host)
            .Create(root, from, until, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>A certificate for this host that nobody vouches for.</summary>
    public static X509Certificate2 SelfSigned(string host)
    {
        using var key = RSA.Create(2048);
        return Request($"CN={host}", key, isAuthority: false, host).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public void Dispose()
    {
        root.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static CertificateRequest Request(string subject, RSA key, bool isAuthority, string? host = null)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            if (IPAddress.TryParse(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }

            request.CertificateExtensions.Add(names.Build());
        }

        return request;
    }
}
