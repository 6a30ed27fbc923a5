using Patchbay.Bench;

// A child of a run hosts one contestant in a process of its own; without such a verb this is the run itself.
return args switch
{
    ["upstream"] => await Contestants.UpstreamAsync(),
    ["hop", var upstream] => await Contestants.HopAsync(new Uri(upstream)),
    ["sdk", var patchbay] => await Contestants.SdkAsync(new Uri(patchbay)),
    ["patchbay", var upstream] => await Contestants.PatchbayAsync(new Uri(upstream)),
    [] => await new Run(TimeSpan.FromSeconds(3), rounds: 5).AllAsync(),
    ["--seconds", var seconds, "--rounds", var rounds] =>
        await new Run(TimeSpan.FromSeconds(int.Parse(seconds)), int.Parse(rounds)).AllAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench [-- --seconds N --rounds N]");
    return 2;
}
