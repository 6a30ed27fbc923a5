using Patchbay.Bench;

// A child of a run hosts one contestant in a process of its own; without such a verb this is the run itself.
return args switch
{
    ["upstream"] => await Contestants.UpstreamAsync(),
    ["hop", var upstream] => await Contestants.HopAsync(new Uri(upstream)),
    ["sdk", var patchbay] => await Contestants.SdkAsync(new Uri(patchbay)),
    ["patchbay", var upstream, var database] => await Contestants.PatchbayAsync(new Uri(upstream), database),
    [] => await new Run(TimeSpan.FromSeconds(3), rounds: 5).AllAsync(),
    ["--seconds", var seconds, "--rounds", var rounds] =>
        await new Run(TimeSpan.FromSeconds(int.Parse(seconds)), int.Parse(rounds)).AllAsync(),
    ["faults"] => await Faults.ServeAsync(),
    ["soak", var minutes] => await new Soak(TimeSpan.FromMinutes(double.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture))).RunAsync(),
    ["--only", var title] => await new Run(TimeSpan.FromSeconds(3), rounds: 5, title).AllAsync(),
    ["fill", var data, var accounts, var servers] => await FillAsync(data, int.Parse(accounts), int.Parse(servers)),
    ["growth", var folder, var accounts, var servers, var streams, .. var program] =>
        await Growth.RunAsync(folder, int.Parse(accounts), int.Parse(servers), int.Parse(streams), program is [] ? ["dotnet", typeof(Patchbay.Hosting.PatchbayApp).Assembly.Location] : program),
    _ => Usage(),
};

static async Task<int> FillAsync(string data, int accounts, int servers)
{
    await GrownDatabase.FillAsync(data, accounts, servers);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench [-- --seconds N --rounds N | --only TITLE]");
    Console.Error.WriteLine("       … -- soak MINUTES                                         calls at 70 % load to a vendor that fails now and then");
    Console.Error.WriteLine("       … -- growth FOLDER ACCOUNTS SERVERS STREAMS [program …]   fills FOLDER once, then compares small and grown");
    Console.Error.WriteLine("       … -- fill FOLDER ACCOUNTS SERVERS                         a grown data folder");
    return 2;
}
