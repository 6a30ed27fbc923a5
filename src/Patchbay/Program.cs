using Patchbay.Access;
using Patchbay.Hosting;
using Patchbay.Storage;

try
{
    await using var app = PatchbayApp.Build(PatchbayOptions.Read());
    if (await AdminToken.CreateFirstAsync(app.Services, CancellationToken.None) is { } token)
    {
        Console.WriteLine($"Admin token (shown this once): {token}");
    }

    await app.RunAsync();
    return 0;
}
catch (StartupException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
