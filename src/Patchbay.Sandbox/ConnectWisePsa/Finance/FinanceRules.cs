using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Finance;

/// <summary>What agreements, invoices, projects and expenses fill in by themselves.</summary>
static class FinanceRules
{
    public static Rules Agreements { get; } = new()
    {
        Check = change => change.Fields["agreementStatus"] = change.Flag("cancelledFlag") ? "Cancelled"
            : change.Text("endDate") is { } end && !change.Flag("noEndingDateFlag") && string.CompareOrdinal(end, change.Data.Now) < 0 ? "Expired" : "Active",
        ReadOnly = Rules.Words("agreementStatus"),
    };

    public static Rules Additions { get; } = new()
    {
        Check = change =>
        {
            change.Default("description", change.Target("product")?.Text("description"));
            change.Default("unitPrice", change.Target("product")?.Fields["price"]?.DeepClone() ?? 0);
            change.Default("unitCost", change.Target("product")?.Fields["cost"]?.DeepClone() ?? 0);
            if (change.Fields["quantity"] is not { } quantity)
                return;
            change.Fields["extPrice"] = (decimal)quantity * (decimal)change.Fields["unitPrice"]!;
            change.Fields["extCost"] = (decimal)quantity * (decimal)change.Fields["unitCost"]!;
            change.Fields["agreementStatus"] = change.Parent?.Text("agreementStatus");
        },
        ReadOnly = Rules.Words("agreementId extPrice extCost margin agreementStatus"),
    };

    public static Rules Invoices { get; } = new()
    {
        Begin = change => change.Default("invoiceNumber", $"{change.Data["/finance/invoices"].NextId + 5000}"),
        Check = change =>
        {
            change.Default("date", change.Data.Now);
            change.DefaultReference("status", change.Data["/finance/billingStatuses"].Find(1));
            change.DefaultReference("billToCompany", change.Target("company"));
            change.Default("total", 0);
            change.Default("balance", change.Fields["total"]!.DeepClone());
        },
        ReadOnly = Rules.Words("subtotal total salesTax payments credits balance"),
    };

    public static Rules Projects { get; } = new()
    {
        Check = change =>
        {
            change.DefaultReference("status", change.Data["/project/statuses"].Rows.FirstOrDefault(row => row.Flag("defaultFlag")));
            change.Fields["closedFlag"] = change.Target("status")?.Flag("closedFlag") == true;
        },
        ReadOnly = Rules.Words("closedFlag actualHours actualStart actualEnd"),
    };

    public static Rules Expenses { get; } = new()
    {
        Check = change =>
        {
            if (change.Fields["chargeToId"] is null && change.IdOf("company") is null)
                change.Missing("company");
            change.DefaultReference("member", Installation.SystemRules.MemberByLogin(change.Data, change.Call.Member));
            change.Default("billableOption", change.Target("type")?.Text("billExpenses") ?? "Billable");
            change.Default("status", "Open");
        },
        ReadOnly = Rules.Words("status invoice expenseReport"),
    };
}
