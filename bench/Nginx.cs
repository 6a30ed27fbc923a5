using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Patchbay.Bench;

/// <summary>nginx with <c>proxy_pass</c> to the same upstream: what a mature proxy does on this machine at this moment.</summary>
sealed class Nginx : IAsyncDisposable
{
    private readonly Process process;
    private readonly string folder;

    private Nginx(Process process, string folder, Uri url) => (this.process, this.folder, Url) = (process, folder, url);

    public Uri Url { get; }

    /// <summary>The workers, which do the work.</summary>
    public int[] ProcessIds => Usage.ChildrenOf(process.Id);

    public static async Task<Nginx> StartAsync(Uri upstream)
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-nginx-").FullName;
        var port = FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), $$"""
            daemon off;
            worker_processes 2;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log;
            events { worker_connections 2048; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
              keepalive_requests 1000000;
              upstream vendor { server {{upstream.Authority}}; keepalive 256; keepalive_requests 1000000; }
              server {
                listen 127.0.0.1:{{port}} reuseport;
                location / { proxy_pass http://vendor; proxy_http_version 1.1; proxy_set_header Connection ""; }
              }
            }
            """);
        var process = Process.Start(new ProcessStartInfo("nginx", ["-c", Path.Combine(folder, "nginx.conf"), "-p", folder]))!;
        var url = new Uri($"http://127.0.0.1:{port}");
        await WaitAsync(port);
        return new Nginx(process, folder, url);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task WaitAsync(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }
}
