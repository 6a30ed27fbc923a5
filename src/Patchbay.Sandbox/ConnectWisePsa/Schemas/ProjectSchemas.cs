namespace Patchbay.Sandbox.ConnectWisePsa.Schemas;

/// <summary>Projects and their tickets. In the notation of <see cref="Schema"/>.</summary>
static class ProjectSchemas
{
    public const string Text = """
        Project actualEnd:d actualHours:n actualStart:d agreement:>Agreement billExpenses+:BILL billingAmount:n billingAttention:s50 billingMethod*:METHOD
          billingRateType+:StaffMember|WorkRole billingTerms:>BillingTerms billProducts+:BILL billProjectAfterClosedFlag:b billTime+:BILL
          billToCompany:>Company billToContact:>Contact billToSite:>Site billUnapprovedTimeAndExpense:b board:>ProjectBoard
          budgetAnalysis+:ActualHours|BillableHours budgetFlag:b budgetHours:n company:>Company contact:>Contact customerPO:s50 description:s
          currency:>Currency downpayment:n estimatedEnd*:d percentComplete:n estimatedExpenseRevenue:n estimatedHours:n estimatedProductRevenue:n
          estimatedStart*:d estimatedTimeRevenue:n expenseApprover:>Member includeDependenciesFlag:b includeEstimatesFlag:b location:>SystemLocation
          department:>SystemDepartment manager:>Member name*:s100 opportunity:>Opportunity projectTemplateId:n restrictDownPaymentFlag:b scheduledEnd:d
          scheduledHours:n scheduledStart:d shipToCompany:>Company shipToContact:>Contact shipToSite:>Site site:>Site status:>ProjectStatus closedFlag:b
          timeApprover:>Member type:>ProjectType doNotDisplayInPortalFlag:b billingStartDate:d estimatedTimeCost:n estimatedExpenseCost:n
          estimatedProductCost:n taxCode:>TaxCode companyLocation:>SystemLocation customFields:CF
        ProjectPhase projectId:n description*:s100 board:>ProjectBoard status:>PhaseStatus agreement:>Agreement opportunity:>Opportunity
          parentPhase:>ProjectPhase wbsCode:s50 billTime+:BILL billExpenses+:BILL billProducts+:BILL markAsMilestoneFlag:b notes:s deadlineDate:d
          billSeparatelyFlag:b billingMethod:METHOD scheduledHours:n scheduledStart:d scheduledEnd:d actualHours:n actualStart:d actualEnd:d budgetHours:n
          locationId:n businessUnitId:n hourlyRate:n billingStartDate:d billPhaseClosedFlag:b billProjectClosedFlag:b downpayment:n poNumber:s25 poAmount:n
          estimatedTimeCost:n estimatedExpenseCost:n estimatedProductCost:n estimatedTimeRevenue:n estimatedExpenseRevenue:n estimatedProductRevenue:n
          currency:>Currency billToCompany:>Company billToContact:>Contact billToSite:>Site shipToCompany:>Company shipToContact:>Contact shipToSite:>Site
          customFields:CF
        ProjectTicket summary*:s100 isIssueFlag:b board:>Board status:>ServiceStatus project:>Project phase:>ProjectPhase wbsCode:s50 company:>Company
          contact:>Contact type:>ServiceType subType:>ServiceSubType item:>ServiceItem owner:>Member priority:>Priority requiredDate:d budgetHours:n
          closedDate:d closedFlag:b predecessorType:Ticket|Phase predecessorId:n duration:n initialDescription:s customFields:CF ...
        ProjectNote projectId:n text*:s type:>NoteType flagged:b
        ProjectTeamMember projectId:n hours:n member:>Member projectRole:>ProjectRole workRole:>WorkRole startDate:d endDate:d
        ProjectStatus name*:s30 defaultFlag:b inactiveFlag:b noTimeFlag:b closedFlag:b statusIndicator:>StatusIndicator customStatusIndicatorName:s30
        TicketNote ticketId:n text:s detailDescriptionFlag:b internalAnalysisFlag:b resolutionFlag:b issueFlag:b member:>Member contact:>Contact
          customerUpdatedFlag:b processNotifications:b internalFlag:b externalFlag:b
        """;
}
