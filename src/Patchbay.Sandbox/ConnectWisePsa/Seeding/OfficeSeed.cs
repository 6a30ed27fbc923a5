using Patchbay.Sandbox.ConnectWisePsa.Records;

namespace Patchbay.Sandbox.ConnectWisePsa.Seeding;

/// <summary>Invoices, opportunities, activities, products, orders, expenses: a few of each, some tied to tickets.</summary>
static class OfficeSeed
{
    public static void Fill(Seeder seeder)
    {
        for (var i = 1; i <= 6; i++)
        {
            seeder.Add("/finance/invoices", $$"""
                {"invoiceNumber":"{{5000 + i}}","type":"{{(i % 2 == 0 ? "Agreement" : "Standard")}}","status":{"id":{{1 + (i % 3)}}},"company":{"id":{{1 + i}}},"billToCompany":{"id":{{1 + i}}},"date":"{{Database.Stamp(seeder.Now.AddDays(-30 * i))}}","dueDate":"{{Database.Stamp(seeder.Now.AddDays(30 - (30 * i)))}}",
                 "locationId":1,"total":{{i * 250}},"balance":{{(i % 3 == 2 ? 0 : i * 250)}},"billingTerms":{"id":1} }
                """);
            seeder.Add("/sales/opportunities", $$"""
                {"name":"Upgrade for {{CompanySeed.Companies[i].Name}}","expectedCloseDate":"{{Database.Stamp(seeder.Now.AddDays(10 * i))}}","type":{"id":1},"stage":{"id":1},"status":{"id":1},"probability":{"id":2},"rating":{"id":1},"primarySalesRep":{"id":1},
                 "locationId":1,"businessUnitId":2,"company":{"id":{{1 + i}}},"contact":{"id":{{i}} } }
                """);
            seeder.Add("/sales/activities", $$"""
                {"name":"Call about the upgrade","type":{"id":1},"status":{"id":1},"company":{"id":{{1 + i}}},"contact":{"id":{{i}}},"opportunity":{"id":{{i}}},"assignTo":{"id":1},"dateStart":"{{Database.Stamp(seeder.Now.AddDays(i))}}","dateEnd":"{{Database.Stamp(seeder.Now.AddDays(i).AddHours(1))}}"}
                """);
        }

        seeder.Add("/finance/invoices/{pid}/payments", """{"type":"Check","amount":250}""", 1);
        seeder.Add("/sales/opportunities/{pid}/notes", """{"text":"Budget confirmed.","type":{"id":1}}""", 1);
        seeder.Add("/sales/opportunities/{pid}/forecast", """{"forecastType":"Product","forecastDescription":"Laptops","quantity":5,"revenue":6450,"cost":4515,"includeFlag":true}""", 1);
        seeder.Add("/procurement/products", """{"catalogItem":{"id":3},"description":"Laptop 14 inch","quantity":1,"price":1290,"cost":903,"billableOption":"Billable","locationId":1,"businessUnitId":1,"customerDescription":"Laptop 14 inch","ticket":{"id":1105},"company":{"id":3}}""");
        seeder.Add("/procurement/purchaseorders", $$"""{"poNumber":"PO-1","poDate":"{{Database.Stamp(seeder.Now.AddDays(-2))}}","status":{"id":1},"vendorCompany":{"id":8},"warehouse":{"id":1},"total":903,"subTotal":903}""");
        seeder.Add("/procurement/purchaseorders/{pid}/lineitems", """{"description":"Laptop 14 inch","lineNumber":1,"quantity":1,"unitCost":903,"product":{"id":3},"receivedStatus":"Waiting"}""", 1);
        seeder.Add("/expense/reports", $$"""{"member":{"id":1},"year":{{seeder.Now.Year}},"period":1,"dateStart":"{{Database.Stamp(seeder.Now.AddDays(-7))}}","dateEnd":"{{Database.Stamp(seeder.Now)}}","status":"Open","total":24}""");
        seeder.Add("/expense/entries", $$"""{"company":{"id":2},"type":{"id":1},"amount":24,"date":"{{Database.Stamp(seeder.Now.AddDays(-3))}}","member":{"id":1},"billableOption":"Billable","status":"Open","expenseReport":{"id":1} }""");
    }
}
