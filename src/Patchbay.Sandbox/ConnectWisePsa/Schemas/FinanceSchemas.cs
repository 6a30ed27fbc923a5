namespace Patchbay.Sandbox.ConnectWisePsa.Schemas;

/// <summary>Agreements and invoices. In the notation of <see cref="Schema"/>.</summary>
static class FinanceSchemas
{
    public const string Text = """
        Agreement name*:s100 type:>AgreementType company:>Company contact:>Contact site:>Site subContractCompany:>Company subContractContact:>Contact
          parentAgreement:>Agreement customerPO:s50 location:>SystemLocation department:>SystemDepartment restrictLocationFlag:b restrictDepartmentFlag:b
          startDate:d endDate:d noEndingDateFlag:b opportunity:>Opportunity cancelledFlag:b dateCancelled:d reasonCancelled:s100 sla:>SLA workOrder:s20
          internalNotes:s applicationUnits:Amount|Hours|Incidents applicationLimit:n
          applicationCycle:Contract2Weeks|Contract4Weeks|ContractYear|CalendarMonth|CalendarQuarter|CalendarWeek|ContractQuarter|CalendarYear
          applicationUnlimitedFlag:b oneTimeFlag:b coverAgreementTime:b coverAgreementProduct:b coverAgreementExpense:b coverSalesTax:b carryOverUnused:b
          allowOverruns:b expiredDays:n limit:n expireWhenZero:b chargeToFirm:b employeeCompRate+:Actual|Hourly employeeCompNotExceed:Billing|Amount|Percent
          compHourlyRate:n compLimitAmount:n billingCycle:>BillingCycle billOneTimeFlag:b billingTerms:>BillingTerms invoicingCycle+:ContractYear|CalendarYear
          billToCompany:>Company billToContact:>Contact billToSite:>Site billAmount:n taxable:b prorateFirstBill:n billStartDate:d taxCode:>TaxCode
          restrictDownPayment:b prorateFlag:b invoiceDescription:s topComment:b bottomComment:b workRole:>WorkRole workType:>WorkType projectType:>ProjectType
          invoiceTemplate:>InvoiceTemplate billTime+:BILL billExpenses+:BILL billProducts+:BILL billableTimeInvoice:b billableExpenseInvoice:b
          billableProductInvoice:b currency:>Currency periodType:Current|Future|Both|Undefined autoInvoiceFlag:b nextInvoiceDate:d
          companyLocation:>SystemLocation agreementStatus:Active|Cancelled|Expired|Inactive customFields:CF
        Addition product:>IvItem quantity:n lessIncluded:n unitPrice:n unitCost:n billCustomer*:BILL3 effectiveDate:d cancelledDate:d taxableFlag:b
          serialNumber:s50 invoiceDescription:s6000 purchaseItemFlag:b specialOrderFlag:b agreementId:n description:s billedQuantity:n uom:s extPrice:n
          extCost:n sequenceNumber:n margin:n prorateCost:n proratePrice:n extendedProrateCost:n extendedProratePrice:n prorateCurrentPeriodFlag:b
          opportunity:>Opportunity agreementStatus:Active|Cancelled|Expired|Inactive invoiceGrouping:>InvoiceGrouping customFields:CF
        AgreementWorkRole workRole:>WorkRole locationId:n rateType*:AdjAmount|Custom|Multiplier rate:n limitTo:n effectiveDate:d endingDate:d agreementId:n
        Invoice invoiceNumber+:s15 type*:Agreement|CreditMemo|DownPayment|Miscellaneous|Progress|Standard status:>BillingStatus company:>Company
          billToCompany:>Company shipToCompany:>Company accountNumber:s applyToType:All|Agreement|Project|ProjectPhase|SalesOrder|Ticket applyToId:n
          attention:s60 shipToAttention:s60 billingSite:>Site billingSiteAddressLine1:s billingSiteAddressLine2:s billingSiteCity:s billingSiteState:s
          billingSiteZip:s billingSiteCountry:s shippingSite:>Site shippingSiteAddressLine1:s shippingSiteAddressLine2:s shippingSiteCity:s
          shippingSiteState:s shippingSiteZip:s shippingSiteCountry:s billingTerms:>BillingTerms reference:s50 customerPO:s50 templateSetupId:n
          invoiceTemplate:>InvoiceTemplateDetail emailTemplateId:n addToBatchEmailList:b date:s restrictDownpaymentFlag:b locationId+:n departmentId:n
          territoryId:n topComment:s bottomComment:s taxableFlag:b taxCode:>TaxCode internalNotes:s downpaymentPreviouslyTaxedFlag:b serviceTotal:n
          overrideDownPaymentAmountFlag:b currency:>Currency dueDate:d expenseTotal:n productTotal:n previousProgressApplied:n serviceAdjustmentAmount:n
          agreementAmount:n downpaymentApplied:n subtotal:n total:n remainingDownpayment:n salesTax:n adjustmentReason:s adjustedBy:s payments:n credits:n
          balance:n specialInvoiceFlag:b billingSetupReference:>BillingSetup ticket:>Ticket project:>Project phase:>ProjectPhase salesOrder:>SalesOrder
          agreement:>Agreement customFields:CF
        Payment type:s invoice:>Invoice credit:>Invoice amount:n paymentDate:d appliedBy:s
        BillingTerm name*:s50 defaultFlag:b dueDays*:n termsXref:s50
        """;
}
