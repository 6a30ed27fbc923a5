namespace Patchbay.Sandbox.ConnectWisePsa.Schemas;

/// <summary>Schedule, procurement, expense. In the notation of <see cref="Schema"/>.</summary>
static class OfficeSchemas
{
    public const string Text = """
        ScheduleEntry objectId:n name:s250 member:>Member where:>ServiceLocation dateStart:d dateEnd:d reminder:>Reminder status:>ScheduleStatus
          type:>ScheduleType span:>ScheduleSpan doneFlag:b acknowledgedFlag:b ownerFlag:b meetingFlag:b allowScheduleConflictsFlag:b addMemberToProjectFlag:b
          projectRoleId:n acknowledgedDate:d closeDate:d hours:n
        ScheduleDetail scheduleEntry:>ScheduleEntry dateStart:d dateEnd:d member:>Member
        ScheduleStatus name*:s30 defaultFlag:b showAsTentativeFlag:b
        ScheduleType name*:s50 identifier*:s1 chargeCode:>ChargeCode where:>ServiceLocation systemFlag:b
        Calendar name*:s holidayList:>HolidayList mondayStartTime:s mondayEndTime:s ...
        Holiday name*:s50 allDayFlag:b date*:d timeStart:s timeEnd:s holidayList:>HolidayList
        CatalogItem identifier*:s60 description*:s60 inactiveFlag:b subcategory:>ProductSubCategory type:>ProductType
          productClass:Agreement|Bundle|Inventory|NonInventory|Service serializedFlag:b serializedCostFlag:b phaseProductFlag:b unitOfMeasure:>UnitOfMeasure
          minStockLevel:n price:n cost:n priceAttribute:FixedFee|NotToExceed|OverrideRate|TimeAndMaterials taxableFlag:b dropShipFlag:b specialOrderFlag:b
          customerDescription*:s6000 manufacturer:>Manufacturer manufacturerPartNumber:s50 vendor:>Company vendorSku:s50 notes:s integrationXRef:s50 sla:>SLA
          entityType:>EntityType recurringFlag:b recurringRevenue:n recurringCost:n recurringOneTimeFlag:b recurringBillCycle:>BillingCycle
          recurringCycleType:ContractYear|CalendarYear dateEntered:d calculatedPriceFlag:b calculatedCostFlag:b category:>ProductCategory calculatedPrice:n
          calculatedCost:n customFields:CF
        ProductItem catalogItem:>CatalogItem description:s2000 quantity:n price:n cost:n discount:n billableOption*:BILL3 agreement:>Agreement locationId+:n
          businessUnitId+:n vendor:>Company taxableFlag:b dropshipFlag:b specialOrderFlag:b cancelledFlag:b customerDescription+:s6000 internalNotes:s1000
          ticket:>Ticket project:>Project phase:>ProjectPhase salesOrder:>SalesOrder opportunity:>Opportunity invoice:>Invoice listPrice:n company:>Company
          productClass:Agreement|Bundle|Inventory|NonInventory|Service customFields:CF ...
        PurchaseOrder businessUnitId:n closedFlag:b customerCompany:>Company freightCost:n internalNotes:s locationId:n poDate+:d poNumber+:s50 salesTax:n
          shipmentMethod:>ShipmentMethod status:>PurchaseOrderStatus subTotal:n terms:>BillingTerms total:n trackingNumber:s50 vendorCompany:>Company
          vendorContact:>Contact vendorOrderNumber:s50 vendorSite:>Site warehouse:>Warehouse customFields:CF ...
        PurchaseOrderLineItem canceledFlag:b closedFlag:b description*:s6000 expectedShipDate:d lineNumber*:n product:>IvItem purchaseOrderId:n quantity*:n
          receivedQuantity:n trackingNumber:s50 unitCost:n unitOfMeasure:>UnitOfMeasure
          receivedStatus:Waiting|FullyReceived|PartiallyReceiveCancelRest|PartiallyReceiveCloneRest ...
        ExpenseEntry expenseReport:>ExpenseReport company:>Company chargeToId:n chargeToType:CHARGE type:>ExpenseType member:>Member
          paymentMethod:>PaymentMethod classification:>Classification amount*:n billableOption:BILL date*:s locationId:n businessUnitId:n notes:s
          agreement:>Agreement invoiceAmount:n taxes:[ExpenseTax] invoice:>Invoice currency:>Currency status:TSTATUS billAmount:n agreementAmount:n
          odometerStart:n odometerEnd:n ticket:>Ticket project:>Project phase:>ProjectPhase customFields:CF
        ExpenseReport member:>Member year:n period:n dateStart:d dateEnd:d status:TSTATUS total:n dueDate:d
        ExpenseType name*:s30 amountCaption*:s reimbursementRate:n billExpenses*:BILL invoiceMarkupOption*:Amount|Mile|Percent invoiceMarkupAmount:n
          advancedAmountFlag:b mileageFlag:b quantityFlag:b inactiveFlag:b maxAmount:n integrationXRef:s50 defaultFlag:b
        """;
}
