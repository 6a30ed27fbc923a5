using Patchbay.Sandbox.ConnectWisePsa.Schemas;

namespace Patchbay.Sandbox.ConnectWisePsa.Records;

/// <summary>
/// The collections whose records are kept here: path, schema, kind, and what is out of the ordinary. Kinds: <c>all</c> lists, counts, makes, reads,
/// replaces, patches and deletes; <c>link</c> lists, makes, reads and deletes; <c>kept</c> does all but delete; <c>fixed</c> neither makes nor
/// deletes; <c>read</c> only reads. Lists put together from other records are not here but with the records they are made of.
/// </summary>
static class Collections
{
    const string Text = """
        # Service desk
        /service/tickets                                               Ticket                           all needs:company
        /service/tickets/{pid}/notes                                   ServiceNote                      all parent:ticketId needs:text
        /service/tickets/{pid}/tasks                                   Task                             all parent:ticketId needs:notes
        /service/boards                                                Board                            all
        /service/boards/{pid}/statuses                                 BoardStatus                      all parent:board
        /service/boards/{pid}/types                                    BoardType                        all parent:board
        /service/boards/{pid}/subtypes                                 BoardSubType                     all parent:board
        /service/boards/{pid}/items                                    BoardItem                        all parent:board
        /service/boards/{pid}/typeSubTypeItemAssociations              BoardTypeSubTypeItemAssociation  read parent:board
        /service/boards/{pid}/teams                                    BoardTeam                        all parent:boardId
        /service/priorities                                            Priority                         all
        /service/severities                                            Severity                         fixed
        /service/impacts                                               Impact                           fixed
        /service/sources                                               Source                           all
        /service/locations                                             ServiceLocation                  all
        /service/SLAs                                                  SLA                              all
        /service/SLAs/{pid}/priorities                                 SLAPriority                      all parent:sla
        /service/codes                                                 Code                             all
        /service/templates                                             ServiceTemplate                  read
        /service/ticketLinks                                           ServiceTicketLink                all
        /service/knowledgeBaseArticles                                 KnowledgeBaseArticle             all
        /service/knowledgeBaseCategories                               KnowledgeBaseCategory            all
        /service/knowledgeBaseSubCategories                            KnowledgeBaseSubCategory         all
        /service/surveys                                               ServiceSurvey                    all
        /service/surveys/{pid}/questions                               ServiceSurveyQuestion            all
        /service/surveys/{pid}/results                                 SurveyResult                     all parent:surveyId
        /service/emailTemplates                                        ServiceEmailTemplate             all

        # Time
        /time/entries                                                  TimeEntry                        all needs:chargeToId
        /time/entries/{pid}/audits                                     TimeEntryAudit                   read
        /time/sheets                                                   TimeSheet                        read
        /time/workTypes                                                WorkType                         all
        /time/workRoles                                                WorkRole                         all
        /time/chargeCodes                                              ChargeCode                       all
        /time/accruals                                                 TimeAccrual                      all
        /time/ticketstopwatches                                        TicketStopwatch                  all
        /time/timePeriodSetups                                         TimePeriodSetup                  all

        # Companies, contacts, configurations
        /company/companies                                             Company                          all
        /company/companies/{pid}/sites                                 CompanySite                      all parent:company
        /company/companies/{pid}/notes                                 CompanyNote                      all parent:company
        /company/companies/{pid}/teams                                 CompanyTeam                      all parent:company
        /company/companies/{pid}/groups                                CompanyGroup                     all
        /company/companies/{pid}/typeAssociations                      CompanyTypeAssociation           all parent:company
        /company/companies/statuses                                    CompanyStatus                    all
        /company/companies/types                                       CompanyType                      all
        /company/contacts                                              Contact                          all needs:firstName,company
        /company/contacts/{pid}/communications                         ContactCommunication             all parent:contactId
        /company/contacts/{pid}/notes                                  ContactNote                      all parent:contactId
        /company/contacts/{pid}/groups                                 ContactGroup                     all
        /company/contacts/{pid}/tracks                                 ContactTrack                     link
        /company/contacts/{pid}/typeAssociations                       ContactTypeAssociation           all parent:contact
        /company/contacts/types                                        ContactType                      all
        /company/contacts/departments                                  ContactDepartment                all
        /company/contacts/relationships                                ContactRelationship              all
        /company/communicationTypes                                    CommunicationType                all
        /company/configurations                                        Configuration                    all needs:type,company
        /company/configurations/statuses                               ConfigurationStatus              all
        /company/configurations/types                                  ConfigurationType                all
        /company/configurations/types/{pid}/questions                  ConfigurationTypeQuestion        all parent:configurationType
        /company/configurations/types/{gid}/questions/{pid}/values     ConfigurationTypeQuestionValue   all parent:question
        /company/noteTypes                                             CompanyNoteType                  all
        /company/marketDescriptions                                    MarketDescription                all
        /company/teamRoles                                             TeamRole                         all
        /company/tracks                                                Track                            all

        # Finance
        /finance/agreements                                            Agreement                        all needs:type,company,contact,startDate
        /finance/agreements/{pid}/additions                            Addition                         all parent:agreementId needs:product,quantity,effectiveDate
        /finance/agreements/{pid}/adjustments                          Adjustment                       all
        /finance/agreements/{pid}/configurations                       ConfigurationReference           link
        /finance/agreements/{pid}/sites                                AgreementSite                    all
        /finance/agreements/{pid}/workroles                            AgreementWorkRole                all parent:agreementId
        /finance/agreements/{pid}/worktypes                            AgreementWorkType                all
        /finance/agreements/types                                      AgreementType                    all
        /finance/invoices                                              Invoice                          all needs:company
        /finance/invoices/{pid}/payments                               Payment                          all-uncounted parent:invoice
        /finance/billingCycles                                         BillingCycle                     all
        /finance/billingStatuses                                       BillingStatus                    all
        /finance/billingTerms                                          BillingTerm                      all
        /finance/currencies                                            Currency                         all
        /finance/taxCodes                                              TaxCode                          all
        /finance/accounting/batches                                    AccountingBatch                  link
        /finance/accounting/unpostedinvoices                           UnpostedInvoice                  read

        # Projects
        /project/projects                                              Project                          all needs:board,company
        /project/projects/{pid}/phases                                 ProjectPhase                     all parent:projectId
        /project/projects/{pid}/notes                                  ProjectNote                      all parent:projectId
        /project/projects/{pid}/teamMembers                            ProjectTeamMember                all parent:projectId
        /project/projects/{pid}/contacts                               ProjectContact                   link-uncounted
        /project/tickets                                               ProjectTicket                    all table:/service/tickets
        /project/tickets/{pid}/notes                                   TicketNote                       all parent:ticketId needs:text table:/service/tickets/{pid}/notes
        /project/tickets/{pid}/tasks                                   TicketTask                       all parent:ticketId needs:notes table:/service/tickets/{pid}/tasks
        /project/statuses                                              ProjectStatus                    all
        /project/projectTypes                                          ProjectType                      all
        /project/phaseStatuses                                         PhaseStatus                      all

        # Sales and marketing
        /sales/opportunities                                           Opportunity                      all needs:company,contact,primarySalesRep,expectedCloseDate
        /sales/opportunities/{pid}/notes                               OpportunityNote                  all parent:opportunityId
        /sales/opportunities/{pid}/contacts                            OpportunityContact               all
        /sales/opportunities/{pid}/forecast                            ForecastItem                     all parent:opportunity
        /sales/opportunities/{pid}/team                                Team                             all
        /sales/opportunities/statuses                                  OpportunityStatus                all
        /sales/opportunities/types                                     OpportunityType                  all
        /sales/opportunities/ratings                                   OpportunityRating                all
        /sales/stages                                                  OpportunityStage                 all
        /sales/probabilities                                           SalesProbability                 all
        /sales/activities                                              Activity                         all needs:assignTo
        /sales/activities/statuses                                     ActivityStatus                   all
        /sales/activities/types                                        ActivityType                     all
        /sales/orders                                                  Order                            all
        /sales/orders/statuses                                         OrderStatus                      all
        /sales/roles                                                   Role                             all
        /marketing/campaigns                                           Campaign                         all
        /marketing/groups                                              Group                            all
        /marketing/groups/{pid}/contacts                               MarketingContact                 all

        # Schedule
        /schedule/entries                                              ScheduleEntry                    all needs:objectId,type,member,dateStart,dateEnd
        /schedule/entries/{pid}/details                                ScheduleDetail                   read parent:scheduleEntry
        /schedule/statuses                                             ScheduleStatus                   all
        /schedule/types                                                ScheduleType                     all
        /schedule/calendars                                            Calendar                         all
        /schedule/holidayLists                                         HolidayList                      all
        /schedule/holidayLists/{pid}/holidays                          Holiday                          all parent:holidayList
        /schedule/reminderTimes                                        ScheduleReminderTime             fixed

        # Procurement and expense
        /procurement/catalog                                           CatalogItem                      all
        /procurement/catalog/{pid}/components                          CatalogComponent                 all
        /procurement/catalog/{pid}/inventory                           CatalogInventory                 read
        /procurement/products                                          ProductItem                      all
        /procurement/products/{pid}/components                         ProductComponent                 all
        /procurement/purchaseorders                                    PurchaseOrder                    all
        /procurement/purchaseorders/{pid}/lineitems                    PurchaseOrderLineItem            all parent:purchaseOrderId
        /procurement/purchaseorderstatuses                             PurchaseOrderStatus              all
        /procurement/categories                                        Category                         all
        /procurement/types                                             ProductType                      all
        /procurement/manufacturers                                     Manufacturer                     all
        /procurement/warehouses                                        Warehouse                        all
        /procurement/adjustments                                       ProcurementAdjustment            all
        /expense/entries                                               ExpenseEntry                     all needs:type
        /expense/reports                                               ExpenseReport                    read
        /expense/types                                                 ExpenseType                      all
        /expense/paymentTypes                                          PaymentType                      all
        /expense/classifications                                       Classification                   read

        # System
        /system/members                                                Member                           kept
        /system/members/types                                          MemberType                       all
        /system/callbacks                                              CallbackEntry                    all needs:url,objectId,type,level
        /system/userDefinedFields                                      UserDefinedField                 all
        /system/info/locales                                           LocaleInfo                       read
        /system/locations                                              Location                         all
        /system/departments                                            Department                       all
        /system/securityroles                                          SecurityRole                     link
        /system/timeZoneSetups                                         TimeZoneSetup                    all
        /system/surveys                                                Survey                           all
        /system/standardNotes                                          StandardNote                     all
        /system/menuentries                                            MenuEntry                        all
        /system/myCompany/corporateStructure                           CorporateStructure               fixed
        /system/workflows                                              Workflow                         all
        /system/links                                                  Link                             all
        /system/connectwisehostedsetups                                ConnectWiseHostedSetup           all
        """;

    public static IReadOnlyList<Collection> All { get; } = [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] == '/').Select(Parse)];

    static readonly ILookup<string, Collection> Children = All.ToLookup(
        collection => collection.Path.LastIndexOf("/{pid}", StringComparison.Ordinal) is > 0 and var end ? collection.Path[..end] : "", StringComparer.Ordinal);

    /// <summary>The collections below a record of this one.</summary>
    public static IEnumerable<Collection> ChildrenOf(string path) => Children[path.Replace("{pid}", "{gid}", StringComparison.Ordinal)];

    public static Collection At(string path) => All.First(collection => collection.Path == path);

    static Collection Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? Extra(string name) => words.FirstOrDefault(word => word.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
        var (onCollection, onRecord) = words[2].Split('-')[0] switch
        {
            "all" => ("GET POST", "GET PUT PATCH DELETE"),
            "link" => ("GET POST", "GET DELETE"),
            "kept" => ("GET POST", "GET PUT PATCH"),
            "fixed" => ("GET", "GET PUT PATCH"),
            _ => ("GET", "GET"),
        };
        var child = words[0].LastIndexOf("/{pid}", StringComparison.Ordinal);
        var parent = child < 0 ? null : words[0][..child].Replace("{gid}", "{pid}", StringComparison.Ordinal);
        return new()
        {
            Path = words[0],
            Schema = Schema.Of(words[1]),
            Table = Extra("table:") ?? words[0],
            OnCollection = onCollection.Split(' ').ToHashSet(StringComparer.Ordinal),
            OnRecord = onRecord.Split(' ').ToHashSet(StringComparer.Ordinal),
            Counts = !words[2].EndsWith("-uncounted", StringComparison.Ordinal),
            ParentField = Extra("parent:"),
            Needs = Extra("needs:")?.Split(',') ?? [],
            ParentTable = parent == "/project/tickets" ? "/service/tickets" : parent,
        };
    }
}
