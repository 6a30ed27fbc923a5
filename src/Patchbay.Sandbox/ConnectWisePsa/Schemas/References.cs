namespace Patchbay.Sandbox.ConnectWisePsa.Schemas;

/// <summary>What a kind of reference points to and how it is told.</summary>
/// <param name="Table">Where the record is kept: the path of its collection.</param>
/// <param name="Names">The reference's properties beside <c>id</c>, each with the record's properties it is made of.</param>
/// <param name="Scope">The property that says whose child the record must be, such as <c>board</c> for a status; null for none.</param>
sealed record ReferenceTarget(string Table, IReadOnlyDictionary<string, string[]> Names, string? Scope);

/// <summary>The kinds of reference. One nowhere written down, such as a country, has no collection here: it is kept as given.</summary>
static class References
{
    // kind, collection, told properties (name=description+… where the record calls it otherwise), scope
    const string Text = """
        Board                      /service/boards                        name
        ProjectBoard               /service/boards                        name
        ServiceStatus              /service/boards/{pid}/statuses         name                          board
        ServiceType                /service/boards/{pid}/types            name                          board
        ServiceSubType             /service/boards/{pid}/subtypes         name                          board
        ServiceItem                /service/boards/{pid}/items            name                          board
        ServiceTeam                /service/boards/{pid}/teams            name                          board
        Priority                   /service/priorities                    name,sort=sortOrder
        ServiceSource              /service/sources                       name
        ServiceLocation            /service/locations                     name
        ServiceCode                /service/codes                         name
        ServiceEmailTemplate       /service/emailTemplates                name
        SLA                        /service/SLAs                          name
        Ticket                     /service/tickets                       summary
        Company                    /company/companies                     identifier,name
        CompanyStatus              /company/companies/statuses            name
        CompanyType                /company/companies/types               name
        Site                       /company/companies/{pid}/sites         name                          company
        Contact                    /company/contacts                      name=firstName+lastName       company
        ContactType                /company/contacts/types                name=description
        ContactDepartment          /company/contacts/departments          name
        Relationship               /company/contacts/relationships        name
        CommunicationType          /company/communicationTypes            name=description
        Configuration              /company/configurations                deviceIdentifier
        ConfigurationType          /company/configurations/types          name
        ConfigurationStatus        /company/configurations/statuses       name=description
        ConfigurationTypeQuestion  /company/configurations/types/{pid}/questions name=question
        NoteType                   /company/noteTypes                     name
        MarketDescription          /company/marketDescriptions            name
        TeamRole                   /company/teamRoles                     name
        Track                      /company/tracks                        name
        WorkType                   /time/workTypes                        name
        WorkRole                   /time/workRoles                        name
        ChargeCode                 /time/chargeCodes                      name
        TimeSheet                  /time/sheets                           name=dateStart+dateEnd
        Agreement                  /finance/agreements                    name                          company
        AgreementType              /finance/agreements/types              name
        Invoice                    /finance/invoices                      identifier=invoiceNumber
        BillingCycle               /finance/billingCycles                 name
        BillingStatus              /finance/billingStatuses               name
        BillingTerms               /finance/billingTerms                  name
        Currency                   /finance/currencies                    name
        TaxCode                    /finance/taxCodes                      name
        Project                    /project/projects                      name
        ProjectPhase               /project/projects/{pid}/phases         name=description              project
        ProjectStatus              /project/statuses                      name
        ProjectType                /project/projectTypes                  name
        PhaseStatus                /project/phaseStatuses                 name
        Opportunity                /sales/opportunities                   name
        OpportunityStatus          /sales/opportunities/statuses          name
        OpportunityType            /sales/opportunities/types             name
        OpportunityRating          /sales/opportunities/ratings           name
        OpportunityStage           /sales/stages                          name
        OpportunityProbability     /sales/probabilities                   name
        ActivityType               /sales/activities/types                name
        ActivityStatus             /sales/activities/statuses             name
        Order                      /sales/orders                          identifier
        SalesOrder                 /sales/orders                          identifier
        Campaign                   /marketing/campaigns                   name
        ScheduleEntry              /schedule/entries                      name
        ScheduleStatus             /schedule/statuses                     name
        ScheduleType               /schedule/types                        identifier,name
        Calendar                   /schedule/calendars                    name
        HolidayList                /schedule/holidayLists                 name
        Reminder                   /schedule/reminderTimes                name
        CatalogItem                /procurement/catalog                   identifier
        IvItem                     /procurement/catalog                   identifier
        PurchaseOrderStatus        /procurement/purchaseorderstatuses     name
        ProductCategory            /procurement/categories                name
        ProductType                /procurement/types                     name
        Manufacturer               /procurement/manufacturers             name
        Warehouse                  /procurement/warehouses                name
        ExpenseReport              /expense/reports                       name=dateStart+dateEnd
        ExpenseType                /expense/types                         name
        PaymentMethod              /expense/paymentTypes                  name
        Classification             /expense/classifications               name
        Member                     /system/members                        identifier,name=firstName+lastName
        SystemLocation             /system/locations                      name
        SystemDepartment           /system/departments                    identifier,name
        TimeZoneSetup              /system/timeZoneSetups                 name
        SecurityRole               /system/securityroles                  name
        """;

    static readonly Dictionary<string, ReferenceTarget> All = Text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(
        words => words[0],
        words => new ReferenceTarget(words[1], Names(words[2]), words.ElementAtOrDefault(3)),
        StringComparer.Ordinal);

    public static ReferenceTarget? Of(string kind) => All.GetValueOrDefault(kind);

    static Dictionary<string, string[]> Names(string text) => text.Split(',').Select(word => word.Split('='))
        .ToDictionary(pair => pair[0], pair => pair[^1].Split('+'), StringComparer.Ordinal);
}
