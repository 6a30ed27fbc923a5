using Patchbay.Sandbox.ConnectWisePsa.Companies;
using Patchbay.Sandbox.ConnectWisePsa.Finance;
using Patchbay.Sandbox.ConnectWisePsa.Installation;
using Patchbay.Sandbox.ConnectWisePsa.Tickets;
using Patchbay.Sandbox.ConnectWisePsa.Time;

namespace Patchbay.Sandbox.ConnectWisePsa.Writes;

/// <summary>Which kinds of record have rules of their own.</summary>
static class RuleBook
{
    static readonly Rules None = new();

    static readonly Dictionary<string, Rules> All = new(StringComparer.Ordinal)
    {
        ["/service/tickets"] = TicketRules.Rules,
        ["/service/tickets/{pid}/notes"] = NoteRules.Rules,
        ["/service/boards/{pid}/subtypes"] = BoardRules.SubTypes,
        ["/time/entries"] = TimeEntryRules.Rules,
        ["/schedule/entries"] = ScheduleRules.Rules,
        ["/company/companies"] = CompanyRules.Rules,
        ["/company/contacts"] = ContactRules.Rules,
        ["/company/contacts/{pid}/communications"] = ContactRules.Communications,
        ["/company/configurations"] = ConfigurationRules.Rules,
        ["/finance/agreements"] = FinanceRules.Agreements,
        ["/finance/agreements/{pid}/additions"] = FinanceRules.Additions,
        ["/finance/invoices"] = FinanceRules.Invoices,
        ["/project/projects"] = FinanceRules.Projects,
        ["/expense/entries"] = FinanceRules.Expenses,
        ["/system/callbacks"] = SystemRules.Callbacks,
        ["/system/members"] = SystemRules.Members,
        ["/system/userDefinedFields"] = SystemRules.UserDefinedFields,
    };

    public static Rules Of(string table) => All.GetValueOrDefault(table, None);
}
