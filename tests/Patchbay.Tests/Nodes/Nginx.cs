using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Nodes;

/// <summary>nginx in front of some nodes, on a port and with files of its own.</summary>
sealed class Nginx : IAsyncDisposable
{
    private static readonly string? Program = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx" }.FirstOrDefault(File.Exists);

    private readonly Process process;
    private readonly string folder;

    private Nginx(Process process, string folder, int port) => (this.process, this.folder, Url) = (process, folder, new Uri($"http://127.0.0.1:{port}"));

    public Uri Url { get; }

    public static void SkipUnlessInstalled() => Assert.SkipWhen(Program is null, "needs nginx: run dev/test, or apt-get install nginx-light");

    public static async Task<Nginx> StartAsync(params IEnumerable<string> nodes)
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-nginx-").FullName;
        var port = Loopback.FreePort();
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, $$"""
            daemon off;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log;
            worker_processes 1;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
                upstream patchbay {
                    {{string.Concat(nodes.Select(node => $"server {new Uri(node).Authority} max_fails=1 fail_timeout=1s; "))}}
                    keepalive 32;
                    keepalive_timeout 1s; # shorter than the nodes' stop delay: no idle connection is left for a stopping node to close
                }
                server {
                    listen 127.0.0.1:{{port}};
                    location / {
                        proxy_pass http://patchbay;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_set_header Host $host;
                        proxy_buffering off;
                    }
                }
            }
            """);
        var process = Process.Start(new ProcessStartInfo(Program!, ["-p", folder, "-c", file]) { UseShellExecute = false, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        while (true)
        {
            Assert.False(process.HasExited, "nginx did not start");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return new Nginx(process, folder, port);
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
