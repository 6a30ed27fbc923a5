namespace Patchbay.Sandbox.ConnectWisePsa.Schemas;

/// <summary>Tickets, boards and what hangs on them. In the notation of <see cref="Schema"/>.</summary>
static class ServiceDeskSchemas
{
    public const string Text = """
        Ticket summary*:s100 recordType:ProjectIssue|ProjectTicket|ServiceTicket board:>Board status:>ServiceStatus workRole:>WorkRole workType:>WorkType
          company:>Company site:>Site siteName:s50 addressLine1:s50 addressLine2:s50 city:s50 stateIdentifier:s50 zip:s12 country:>Country contact:>Contact
          contactName:s62 contactPhoneNumber:s20 contactPhoneExtension:s15 contactEmailAddress:s250 type:>ServiceType subType:>ServiceSubType
          item:>ServiceItem team:>ServiceTeam owner:>Member priority:>Priority serviceLocation:>ServiceLocation source:>ServiceSource requiredDate:d
          budgetHours:n opportunity:>Opportunity agreement:>Agreement severity+:Low|Medium|High impact+:Low|Medium|High externalXRef:s100 poNumber:s50
          knowledgeBaseCategoryId:n knowledgeBaseSubCategoryId:n allowAllClientsPortalView:b customerUpdatedFlag:b automaticEmailContactFlag:b
          automaticEmailResourceFlag:b automaticEmailCcFlag:b automaticEmailCc:s1000 initialDescription:s initialInternalAnalysis:s initialResolution:s
          initialDescriptionFrom:s contactEmailLookup:s processNotifications:b skipCallback:b closedDate:d closedBy:s closedFlag:b actualHours:n approved:b
          estimatedExpenseCost:n estimatedExpenseRevenue:n estimatedProductCost:n estimatedProductRevenue:n estimatedTimeCost:n estimatedTimeRevenue:n
          billingMethod:METHOD billingAmount:n hourlyRate:n subBillingMethod:METHOD subBillingAmount:n subDateAccepted:d dateResolved:d dateResplan:d
          dateResponded:d resolveMinutes:n resPlanMinutes:n respondMinutes:n isInSla:b knowledgeBaseLinkId:n resources:s parentTicketId:n hasChildTicket:b
          hasMergedChildTicketFlag:b knowledgeBaseLinkType:Activity|ProjectIssue|KnowledgeBaseArticle|ProjectTicket|ServiceTicket|Time billTime:BILL
          billExpenses:BILL billProducts:BILL predecessorType:Ticket|Phase predecessorId:n predecessorClosedFlag:b lagDays:n lagNonworkingDaysFlag:b
          estimatedStartDate:d duration:n location:>SystemLocation department:>SystemDepartment sla:>SLA slaStatus:s currency:>Currency
          mergedParentTicket:>Ticket integratorTags:[s] customFields:CF
        ServiceNote ticketId:n text:s detailDescriptionFlag:b internalAnalysisFlag:b resolutionFlag:b issueFlag:b member:>Member contact:>Contact
          customerUpdatedFlag:b processNotifications:b dateCreated:d createdBy:s internalFlag:b externalFlag:b
        ServiceTicketNote noteType:TicketNote|TimeEntryNote|MeetingNote ticket:>Ticket text:s isMarkdownFlag:b detailDescriptionFlag:b internalAnalysisFlag:b
          resolutionFlag:b timeStart:d timeEnd:d bundledFlag:b mergedFlag:b issueFlag:b originalAuthor:s member:>Member contact:>Contact
        Task ticketId:n notes:s closedFlag:b priority:n schedule:>ScheduleEntry code:>ServiceCode resolution:s childScheduleAction:Transfer|Delete|Done
          childTicketId:n
        Board name*:s50 location:>SystemLocation department:>SystemDepartment inactiveFlag:b projectFlag:b dispatchMember:>Member serviceManagerMember:>Member
          workRole:>WorkRole workType:>WorkType billTime:BILL billExpense:BILL billProduct:BILL autoCloseStatus:>ServiceStatus autoAssignNewTicketsFlag:b
          discussionsLockedFlag:b timeEntryLockedFlag:b markFirstNoteIssueFlag:b ...
        BoardStatus name*:s50 board:>Board sortOrder:n displayOnBoard:b inactive:b closedStatus:b timeEntryNotAllowed:b defaultFlag:b
          escalationStatus:NotResponded|Responded|ResolutionPlan|Resolved|NoEscalation customerPortalDescription:s500 customerPortalFlag:b
          emailTemplate:>ServiceEmailTemplate statusIndicator:>StatusIndicator customStatusIndicatorName:s30
        BoardType name*:s50 category:Reactive|Proactive defaultFlag:b inactiveFlag:b requestForChangeFlag:b integrationXref:s50 board:>Board
          location:>SystemLocation department:>SystemDepartment
        BoardSubType name*:s50 inactiveFlag:b typeAssociationIds:[n] addAllTypesFlag:b removeAllTypesFlag:b board:>Board
        BoardItem name*:s50 inactiveFlag:b board:>Board
        BoardTeam name*:s30 teamLeader:>Member members:[n] defaultFlag:b notifyOnTicketDelete:b boardId:n locationId:n businessUnitId:n
        BoardTypeSubTypeItemAssociation type:>ServiceType subType:>ServiceSubType item:>ServiceItem board:>Board
        Priority name*:s50 color*:Black|Blue|Cyan|Gray|Green|Lime|Orange|Pink|Purple|Red|White|Yellow|Custom sortOrder:n defaultFlag:b imageLink:s
        Source name*:s50 defaultFlag:b enteredBy:s dateEntered:d
        Impact name:s description*:s200 defaultFlag:b
        Severity name:s description*:s200 defaultFlag:b
        SLA name*:s25 basedOn*:AllHours|Customer|MyCalendar|Custom customCalendar:>Calendar defaultFlag:b applicationOrder:n hiImpactHiUrgency:>Priority
          hiImpactMedUrgency:>Priority hiImpactLowUrgency:>Priority medImpactHiUrgency:>Priority medImpactMedUrgency:>Priority medImpactLowUrgency:>Priority
          lowImpactHiUrgency:>Priority lowImpactMedUrgency:>Priority lowImpactLowUrgency:>Priority respondHours:n respondPercent:n planWithin:n
          planWithinPercent:n resolutionHours:n resolutionPercent:n
        SLAPriority priority:>Priority respondHours:n respondPercent:n planWithin:n planWithinPercent:n resolutionHours:n resolutionPercent:n sla:>SLA
        KnowledgeBaseArticle title*:s issue*:s resolution*:s locationId:n businessUnitId:n board:>Board categoryId:n subCategoryId:n dateCreated:d createdBy:s
        ServiceSurvey name*:s50 inactiveFlag:b headerIncludeLogoFlag:b headerText:s4000 headerTextVisibleFlag:b footerText:s500 footerTextVisibleFlag:b
          thankYouText:s4000 notifyWho:>GenericIdIdentifier notifyWhoVisibleFlag:b notifyMember:>Member
        SurveyResult ticketId*:n emailAddress:s footerResponse:s contactMeFlag:b contact:>Contact results:[SurveyResultDetail] totalPoints:n company:>Company
          surveyId:n
        """;
}
