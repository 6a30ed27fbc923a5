namespace Patchbay.Sandbox.ConnectWisePsa.Schemas;

/// <summary>Opportunities and activities. In the notation of <see cref="Schema"/>.</summary>
static class SalesSchemas
{
    public const string Text = """
        Opportunity name*:s100 expectedCloseDate+:d type:>OpportunityType stage:>OpportunityStage status:>OpportunityStatus priority:>OpportunityPriority
          notes:s probability:>OpportunityProbability source:s50 rating:>OpportunityRating campaign:>Campaign primarySalesRep:>Member
          secondarySalesRep:>Member locationId+:n businessUnitId+:n company:>Company contact:>Contact site:>Site customerPO:s25 pipelineChangeDate:d
          dateBecameLead:d closedDate:d closedBy:>Member totalSalesTax:n shipToCompany:>Company shipToContact:>Contact shipToSite:>Site billToCompany:>Company
          billToContact:>Contact billToSite:>Site billingTerms:>BillingTerms taxCode:>TaxCode currency:>Currency companyLocationId:n technicalContact:>Contact
          customFields:CF
        OpportunityNote opportunityId:n type:>NoteType text*:s flagged:b enteredBy:s
        OpportunityStage name*:s50 probability:>OpportunityProbability color:s25 sequenceNumber:n
        OpportunityStatus name*:s30 wonFlag:b lostFlag:b closedFlag:b inactiveFlag:b defaultFlag:b enteredBy:s dateEntered:d
        ForecastItem forecastDescription:s50 opportunity:>Opportunity quantity:n status:>OpportunityStatus catalogItem:>IvItem productDescription:s
          productClass:s revenue:n cost:n margin:n percentage:n includeFlag:b quoteWerksDocNo:s20 quoteWerksDocName:s255 quoteWerksQuantity:n
          forecastType*:Other1|Other2|Agreement|Product|Service linkFlag:b recurringRevenue:n recurringCost:n recurringDateStart:d recurringDateEnd:d
          billCycle:>BillingCycle cycleBasis:s cycles:n recurringFlag:b sequenceNumber:n subNumber:n taxableFlag:b
        Activity name*:s100 type:>ActivityType company:>Company contact:>Contact phoneNumber:s30 email:s250 status:>ActivityStatus opportunity:>Opportunity
          ticket:>Ticket agreement:>Agreement campaign:>Campaign notes:s dateStart:d dateEnd:d assignedBy:>Member assignTo:>Member
          scheduleStatus:>ScheduleStatus reminder:>Reminder where:>ServiceLocation notifyFlag:b currency:>Currency customFields:CF
        ActivityType name*:s50 points:n defaultFlag:b inactiveFlag:b emailFlag:b memoFlag:b historyFlag:b
        ActivityStatus name*:s30 defaultFlag:b inactiveFlag:b spawnFollowupFlag:b closedFlag:b
        """;
}
