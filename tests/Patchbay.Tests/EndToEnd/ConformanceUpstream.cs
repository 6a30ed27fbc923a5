using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Patchbay.Tests.EndToEnd;

/// <summary>The vendor behind the conformance fixtures: one path for each kind of answer.</summary>
static class ConformanceUpstream
{
    private const string Picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <param name="change">Runs at each POST /change: something outside the call that makes the list of tools a different one.</param>
    public static async Task<WebApplication> StartAsync(Func<Task> change)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/ok", () => Results.Json(new { ok = true }));
        app.Map("/text", () => Results.Json(new { text = "This is a simple text response for testing." }));
        app.MapPost("/change", async () =>
        {
            await change();
            return Results.Json(new { changed = true });
        });
        app.MapGet("/extras", () => Results.Json(Array.Empty<object>()));
        app.MapGet("/image", () => Results.Bytes(Convert.FromBase64String(Picture), "image/png"));
        app.MapGet("/audio", () => Results.Bytes(Silence(), "audio/wav"));
        app.MapGet("/document", () => Results.Text("This is an embedded resource content.", "text/plain"));
        app.MapGet("/mixed", () => Results.Json(new
        {
            text = "Multiple content types test:",
            picture = new { name = "dot.png", type = "image/png", data = Picture },
            document = new { name = "data.json", type = "application/json", data = """{"test":"data","value":123}""" },
        }));
        app.MapGet("/error", () => Results.Json(new { message = "This tool intentionally returns an error for testing" }, statusCode: 400));
        app.MapGet("/slow", async (CancellationToken cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(3.6), cancellationToken);
            return Results.Json(new { done = true });
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>A WAV header and eight samples of silence.</summary>
    private static byte[] Silence()
    {
        using var wav = new MemoryStream();
        using var writer = new BinaryWriter(wav);
        writer.Write("RIFF"u8);
        writer.Write(36 + 8);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8_000);
        writer.Write(8_000);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(8);
        writer.Write(Encoding.ASCII.GetBytes("\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f"));
        return wav.ToArray();
    }
}
