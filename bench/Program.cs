using Patchbay.Bench;

// A child of a run hosts one contestant in a process of its own; without such a verb this is the run itself.
return args switch
{
    ["upstream"] => await Contestants.UpstreamAsync(),
    ["hop", var upstream] => await Contestants.HopAsync(new Uri(upstream)),
    ["patchbay", var upstream] => await Contestants.PatchbayAsync(new Uri(upstream)),
    [] => await Run.AllAsync(TimeSpan.FromSeconds(4), rounds: 5),
    ["--seconds", var seconds, "--rounds", var rounds] =>
        await Run.AllAsync(TimeSpan.FromSeconds(int.Parse(seconds)), int.Parse(rounds)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench [-- --seconds N --rounds N]");
    return 2;
}
