using Patchbay.Sandbox.ConnectWisePsa.Records;

namespace Patchbay.Sandbox.ConnectWisePsa.Seeding;

/// <summary>What money is made with: catalogue, agreements, lists of sales, projects and expenses.</summary>
static class BusinessSeed
{
    public static void Fill(Seeder seeder)
    {
        Lists(seeder);
        (string Identifier, string Description, decimal Price)[] items = [("M365-BP", "Microsoft 365 Business Premium", 22), ("AV-SEAT", "Endpoint protection", 4), ("LAP-14", "Laptop 14 inch", 1290), ("SRV-HR", "Engineer hour", 120)];
        foreach (var (identifier, description, price) in items)
        {
            seeder.Add("/procurement/catalog", $$"""
                {"identifier":"{{identifier}}","description":"{{description}}","customerDescription":"{{description}}","productClass":"{{(identifier == "LAP-14" ? "Inventory" : "Service")}}","price":{{price}},"cost":{{price * 0.7m}},"type":{"id":1},"category":{"id":1},"taxableFlag":true}
                """);
        }

        for (var agreement = 1; agreement <= 2; agreement++)
        {
            var company = agreement + 1;
            seeder.Add("/finance/agreements", $$"""
                {"name":"{{(agreement == 1 ? "Managed services" : "Block of hours")}}","type":{"id":{{agreement}}},"company":{"id":{{company}}},"contact":{"id":{{agreement}}},"startDate":"{{Database.Stamp(seeder.Now.AddDays(-300))}}",
                 "endDate":"{{Database.Stamp(seeder.Now.AddDays(65))}}","applicationUnits":"Hours","applicationLimit":20,"employeeCompRate":"Actual","invoicingCycle":"CalendarYear","billTime":"Billable","billExpenses":"Billable","billProducts":"Billable",
                 "billingCycle":{"id":1},"billAmount":1500,"agreementStatus":"Active"}
                """);
            seeder.Add("/finance/agreements/{pid}/additions", """{"product":{"id":1},"quantity":25,"unitPrice":22,"unitCost":15.4,"extPrice":550,"billCustomer":"Billable","effectiveDate":"2024-01-01T00:00:00Z","description":"Microsoft 365 Business Premium","agreementStatus":"Active"}""", agreement);
            seeder.Add("/finance/agreements/{pid}/workroles", """{"workRole":{"id":1},"rateType":"Custom","rate":110,"effectiveDate":"2024-01-01T00:00:00Z"}""", agreement);
        }
    }

    static void Lists(Seeder seeder)
    {
        seeder.Names("/finance/agreements/types", null, "Managed services", "Block time");
        seeder.Names("/finance/billingCycles", null, "Monthly", "Quarterly");
        seeder.Names("/finance/billingStatuses", null, "New", "Sent", "Paid");
        seeder.Add("/finance/billingTerms", """{"name":"Net 30","dueDays":30,"defaultFlag":true}""");
        seeder.Names("/finance/currencies", null, "US Dollars");
        seeder.Names("/finance/taxCodes", null, "Standard");
        seeder.Names("/procurement/categories", null, "Software", "Hardware");
        seeder.Names("/procurement/types", null, "Subscription", "Device");
        seeder.Names("/procurement/manufacturers", null, "Dell", "Microsoft");
        seeder.Names("/procurement/warehouses", null, "Main warehouse");
        seeder.Names("/procurement/purchaseorderstatuses", null, "New", "Received");
        seeder.Add("/expense/types", """{"name":"Mileage","amountCaption":"Miles","billExpenses":"Billable","invoiceMarkupOption":"Mile","reimbursementRate":0.6,"mileageFlag":true,"defaultFlag":true}""");
        seeder.Add("/expense/types", """{"name":"Parking","amountCaption":"Amount","billExpenses":"DoNotBill","invoiceMarkupOption":"Amount"}""");
        seeder.Names("/expense/paymentTypes", null, "Cash", "Company card");
        seeder.Names("/expense/classifications", null, "Personal", "Company");
        seeder.Names("/project/statuses", null, "Open", "Closed");
        seeder.Data["/project/statuses"].Find(2)!.Fields["closedFlag"] = true;
        seeder.Names("/project/projectTypes", null, "Infrastructure");
        seeder.Names("/project/phaseStatuses", null, "Open", "Done");
        seeder.Names("/sales/opportunities/statuses", null, "Open", "Won", "Lost");
        seeder.Names("/sales/opportunities/types", null, "Hardware", "Services");
        seeder.Names("/sales/opportunities/ratings", null, "Hot", "Cold");
        seeder.Names("/sales/stages", null, "Qualify", "Quote");
        seeder.Names("/sales/probabilities", null, "25", "50", "75");
        seeder.Names("/sales/activities/statuses", null, "Open", "Closed");
        seeder.Names("/sales/activities/types", null, "Call", "Appointment");
        seeder.Names("/sales/orders/statuses", null, "New");
        seeder.Names("/sales/roles", null, "Decision maker");
        seeder.Names("/marketing/campaigns", null, "Spring mailing");
        seeder.Names("/marketing/groups", null, "Newsletter");
    }
}
