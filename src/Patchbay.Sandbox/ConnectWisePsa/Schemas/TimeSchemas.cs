namespace Patchbay.Sandbox.ConnectWisePsa.Schemas;

/// <summary>Time entries, sheets and their kinds of work. In the notation of <see cref="Schema"/>.</summary>
static class TimeSchemas
{
    public const string Text = """
        TimeEntry company:>Company chargeToId:n chargeToType:CHARGE member:>Member locationId:n businessUnitId:n workType:>WorkType workRole:>WorkRole
          agreement:>Agreement timeStart*:d timeEnd:d hoursDeduct:n actualHours:n billableOption+:BILL notes:s internalNotes:s addToDetailDescriptionFlag:b
          addToInternalAnalysisFlag:b addToResolutionFlag:b emailResourceFlag:b emailContactFlag:b emailCcFlag:b emailCc:s hoursBilled:n invoiceHours:n
          enteredBy:s dateEntered:d invoice:>Invoice hourlyRate:n overageRate:n agreementHours:n agreementAmount:n timeSheet:>TimeSheet status:TSTATUS
          ticket:>Ticket project:>Project phase:>ProjectPhase customFields:CF
        TimeSheet member:>Member year:n period:n dateStart:d dateEnd:d status:TSTATUS hours:n deadline:d
        WorkType name*:s50 billTime*:BILL3 rateType*:AdjAmount|Custom|Multiplier rate*:n hoursMin:n hoursMax:n roundBillHoursTo:n
          accrualType:Holiday|PTO|Sick|Vacation inactiveFlag:b overallDefaultFlag:b activityDefaultFlag:b utilizationFlag:b costMultiplier:n
          integrationXRef:s50 addAllAgreementExclusions:b
        WorkRole name*:s50 hourlyRate:n integrationXref:s50 inactiveFlag:b addAllLocations:b removeAllLocations:b addAllAgreementExclusions:b locationIds:[n]
        ChargeCode name*:s50 company:>Company location:>SystemLocation department:>SystemDepartment billTime:BILL expenseEntryFlag:b allowAllExpenseTypeFlag:b
          timeEntryFlag:b workType:>WorkType workRole:>WorkRole integrationXref:s50 expenseTypeIds:[n]
        TicketStopwatch agreement:>Agreement billableOption:BILL businessUnitId:n dateEntered:d endTime:d internalNotes:s locationId:n member:>Member
          notes:s4000 serviceStatus:>ServiceStatus startTime:d status*:Reset|Running|Paused|Stopped ticket:>Ticket ticketMobileGuid:s totalPauseTime:n
          workRole:>WorkRole workType:>WorkType showNotesInDiscussionFlag:b showNotesInInternalFlag:b showNotesInResolutionFlag:b emailNotesToContactFlag:b
          emailNotesToResourcesFlag:b
        """;
}
