namespace Patchbay.Sandbox.ConnectWisePsa.Schemas;

/// <summary>Members, documents, custom fields and the installation itself. In the notation of <see cref="Schema"/>.</summary>
static class SystemSchemas
{
    public const string Text = """
        Member identifier*:s15 firstName*:s30 lastName*:s30 title:s50 licenseClass*:A|C|F|X timeZone:>TimeZoneSetup serviceBoardTeamIds:[n] inactiveDate:d
          inactiveFlag:b officeEmail:s250 officePhone:s15 mobilePhone:s15 defaultEmail*:Office|Mobile|Home primaryEmail:s250 defaultPhone*:Office|Mobile|Home
          securityRole:>SecurityRole securityLocation:>SystemLocation defaultLocation:>SystemLocation defaultDepartment:>SystemDepartment reportsTo:>Member
          workRole:>WorkRole workType:>WorkType timeApprover:>Member expenseApprover:>Member dailyCapacity:n hourlyCost:n hourlyRate:n hireDate*:d
          serviceDefaultBoard:>Board calendar:>Calendar customFields:CF ...
        MemberInfo identifier:s firstName:s middleInitial:s lastName:s fullName:s defaultEmail:s photo:>Document licenseClass:A|C|F|X inactiveFlag:b
        DocumentInfo title:s fileName:s serverFileName:s owner:s linkFlag:b imageFlag:b publicFlag:b htmlTemplateFlag:b readOnlyFlag:b size:n urlFlag:b guid:s
        CallbackEntry description:s100 url+:s objectId+:n type+:s level+:s memberId:n payloadVersion:s inactiveFlag:b isSoapCallbackFlag:b
          isSelfSuppressedFlag:b
        UserDefinedField podId*:n caption*:s25 sequenceNumber*:n helpText:s1000 fieldTypeIdentifier*:FTYPE numberDecimals:n entryTypeIdentifier:ENTRY
          requiredFlag:b displayOnScreenFlag:b readOnlyFlag:b listViewFlag:b buttonUrl:s1000 options:[UserDefinedFieldOption] businessUnitIds:[n]
          locationIds:[n] addAllBusinessUnits:b removeAllBusinessUnits:b addAllLocations:b removeAllLocations:b dateCreated:d
        UserDefinedFieldOption optionValue:s defaultFlag:b inactiveFlag:b sortOrder:n
        CustomFieldValue caption:s type:FTYPE entryMethod:ENTRY numberOfDecimals:n value:any
        AuditTrailEntry text:s enteredDate:d enteredBy:s auditType:s auditSubType:s auditSource:s
        StandardNote name*:s50 contents*:s location:>SystemLocation department:>SystemDepartment board:>Board
        Location ownerLevelId:n structureLevel:>CorporateStructureLevel name*:s50 manager:>Member timeZoneSetup:>TimeZoneSetup calendar:>Calendar
          locationFlag:b clientFlag:b departmentIds:[n] ...
        Department identifier*:s15 name*:s50
        """;
}
