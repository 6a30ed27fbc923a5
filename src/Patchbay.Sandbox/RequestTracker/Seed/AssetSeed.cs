using System.Globalization;
using Patchbay.Sandbox.RequestTracker.Assets;

namespace Patchbay.Sandbox.RequestTracker.Seed;

/// <summary>Sixty things: two in three are computers with a holder, the rest network devices.</summary>
static class AssetSeed
{
    const int Count = 60;

    static readonly string[] Statuses = ["in-use", "in-use", "in-use", "allocated", "new", "recycled", "stolen"];

    public static void Fill(Tracker tracker)
    {
        var holders = tracker.Users.Where(u => !u.Privileged).ToList();
        var agents = tracker.Users.Where(u => u is { Standing: People.Standing.Agent, Disabled: false }).ToList();
        for (var i = 0; i < Count; i++)
        {
            var isComputer = i % 3 != 2;
            var status = Statuses[i % Statuses.Length];
            var asset = tracker.Create(tracker.Assets, new Asset
            {
                Name = isComputer ? $"{(i % 2 == 0 ? "laptop" : "desktop")}-{i + 1:000}" : $"{(i % 2 == 0 ? "switch" : "ap")}-{i + 1:000}",
                Description = isComputer ? "Standard workplace" : $"Floor {i % 5 + 1}",
                Status = status,
                Catalog = tracker.Catalogs.Find(isComputer ? "Computers" : "Network Devices")!,
                Owner = status == "new" ? tracker.Nobody : agents[i % agents.Count],
            }, agents[i % agents.Count]);
            asset.SetField(tracker, "Serial Number", $"SN{4_100_000 + i * 7919}");
            asset.SetField(tracker, "Warranty Until", tracker.Now.AddDays(-200 + i * 20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (isComputer)
            {
                asset.SetField(tracker, "Manufacturer", i % 2 == 0 ? "Lenovo" : "HP");
                if (i % 4 == 0)
                    asset.SetField(tracker, "Extras", "Dock", "Headset");
                if (status is "in-use" or "allocated")
                    asset.Roles["HeldBy"].Add(holders[i % holders.Count]);
            }
            else
            {
                asset.SetField(tracker, "Manufacturer", i % 2 == 0 ? "Cisco" : "Ubiquiti");
                asset.SetField(tracker, "Management Address", $"10.20.{i % 5}.{i + 1}");
            }
            tracker.Record(asset, asset.Creator!, new() { Kind = "Create" });
        }
    }
}
