namespace Patchbay.Sandbox.RequestTracker.Seed;

/// <summary>What people write about, by queue.</summary>
/// <param name="Subject">The subject line.</param>
/// <param name="Service">The service and component concerned; null outside IT.</param>
/// <param name="Component">See <paramref name="Service"/>.</param>
sealed record TicketTopic(string Subject, string? Service = null, string? Component = null)
{
    public static TicketTopic[] Of(string queue) => queue switch
    {
        "IT Support" =>
        [
            new("Can't open my mailbox since the update", "Mail", "Mailbox"),
            new("Laptop does not wake up from sleep", "Workplace", "Laptop"),
            new("Printer on floor 2 prints blank pages", "Workplace", "Printer"),
            new("VPN asks for the password again and again", "Network", "Remote access"),
            new("Shared calendar shows the wrong time", "Mail", "Calendar"),
            new("New colleague on Monday – account and laptop", "Workplace", "Laptop"),
            new("Screen flickers when docked", "Workplace", "Screen"),
            new("Skjermen er svart på møterom 4", "Workplace", "Screen"),
            new("Access to the folder \"Budget 100%\"", "Workplace", "Laptop"),
        ],
        "Infrastructure" =>
        [
            new("Fan alarm on core switch", "Network", "Switch"),
            new("Wi-Fi is slow in the canteen", "Network", "Wi-Fi"),
            new("Nightly backup of the file shares failed", "Network", "Switch"),
            new("Certificate of the intranet ends soon", "Mail", "Mailbox"),
        ],
        "Facilities" => [new("Key for room 3.12 is missing"), new("Desk is too low"), new("Heating stays cold")],
        "Purchasing" => [new("Two licences for the drawing program"), new("Headsets for the support desk"), new("Renewal of the antivirus contract")],
        _ => [new("Question about the office move"), new("Thank you for the quick help")],
    };
}
