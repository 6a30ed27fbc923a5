namespace Patchbay.Sandbox.ConnectWisePsa.Schemas;

/// <summary>Companies, contacts, configurations. In the notation of <see cref="Schema"/>.</summary>
static class CompanySchemas
{
    public const string Text = """
        Company identifier*:s25 name*:s50 status:>CompanyStatus addressLine1:s50 addressLine2:s50 city:s50 state:s50 zip:s12 country:>Country phoneNumber:s30
          faxNumber:s30 website:s255 territory:>SystemLocation market:>MarketDescription accountNumber:s defaultContact:>Contact dateAcquired:d
          sicCode:>SicCode parentCompany:>Company annualRevenue:n numberOfEmployees:n yearEstablished:n revenueYear:n ownershipType:>OwnershipType
          timeZoneSetup:>TimeZoneSetup leadSource:s50 leadFlag:b unsubscribeFlag:b calendar:>Calendar userDefinedField1:s50 userDefinedField2:s50
          userDefinedField3:s50 userDefinedField4:s50 userDefinedField5:s50 userDefinedField6:s50 userDefinedField7:s50 userDefinedField8:s50
          userDefinedField9:s50 userDefinedField10:s50 vendorIdentifier:s taxIdentifier:s taxCode:>TaxCode billingTerms:>BillingTerms
          invoiceTemplate:>InvoiceTemplate pricingSchedule:>PricingSchedule companyEntityType:>EntityType billToCompany:>Company billingSite:>Site
          billingContact:>Contact invoiceDeliveryMethod:>BillingDelivery invoiceToEmailAddress:s invoiceCCEmailAddress:s deletedFlag:b dateDeleted:d
          deletedBy:s facebookUrl:s twitterUrl:s linkedInUrl:s currency:>Currency territoryManager:>Member resellerIdentifier:s isVendorFlag:b
          types:[>CompanyType] site:>Site integratorTags:[s] customFields:CF
        CompanySite name*:s50 addressLine1:s50 addressLine2:s50 city:s50 stateReference:>State zip:s12 country:>Country addressFormat:s phoneNumber:s30
          faxNumber:s30 taxCode:>TaxCode entityType:>EntityType expenseReimbursement:n primaryAddressFlag:b defaultShippingFlag:b defaultBillingFlag:b
          defaultMailingFlag:b inactiveFlag:b billSeparateFlag:b calendar:>Calendar timeZone:>TimeZoneSetup company:>Company
        CompanyNote text*:s type:>NoteType flagged:b enteredBy:s company:>Company
        CompanyTeam company:>Company teamRole:>TeamRole location:>SystemLocation department:>SystemDepartment contact:>Contact member:>Member
          accountManagerFlag:b techFlag:b salesFlag:b
        CompanyStatus name*:s50 defaultFlag:b inactiveFlag:b notifyFlag:b disallowSavingFlag:b notificationMessage:s500 customNoteFlag:b
          cancelOpenTracksFlag:b track:>Track
        CompanyType name*:s50 defaultFlag:b vendorFlag:b serviceAlertFlag:b serviceAlertMessage:s150
        Contact firstName:s lastName:s company:>Company site:>Site addressLine1:s addressLine2:s city:s state:s zip:s country:>Country
          relationship:>Relationship relationshipOverride:s department:>ContactDepartment inactiveFlag:b defaultMergeContactId:n securityIdentifier:s
          managerContact:>Contact assistantContact:>Contact title:s school:s nickName:s marriedFlag:b childrenFlag:b children:s significantOther:s
          portalPassword:s portalSecurityLevel:n disablePortalLoginFlag:b unsubscribeFlag:b gender:Female|Male birthDay:d anniversary:d
          presence:NoAgent|Online|DoNotDisturb|Away|Offline facebookUrl:s twitterUrl:s linkedInUrl:s defaultPhoneType:s defaultPhoneNbr:s
          defaultPhoneExtension:s defaultBillingFlag:b defaultFlag:b userDefinedField1:s50 userDefinedField2:s50 userDefinedField3:s50 userDefinedField4:s50
          userDefinedField5:s50 userDefinedField6:s50 userDefinedField7:s50 userDefinedField8:s50 userDefinedField9:s50 userDefinedField10:s50
          companyLocation:>SystemLocation communicationItems:[ContactCommunicationItem] types:[>ContactType] integratorTags:[s] customFields:CF
          photo:>Document ignoreDuplicates:b typeIds:[n]
        ContactCommunication contactId:n type:>CommunicationType value*:s250 extension:s15 defaultFlag:b communicationType:Email|Fax|Phone domain:s
        ContactNote contactId:n text*:s type:>NoteType flagged:b enteredBy:s
        ContactType description*:s50 defaultFlag:b serviceAlertFlag:b serviceAlertMessage:s150
        CommunicationType description*:s phoneFlag:b faxFlag:b emailFlag:b defaultFlag:b exchangeXref:s50 iphoneXref*:s50 androidXref*:s50 googleXref:s50
        Configuration name*:s100 type:>ConfigurationType status:>ConfigurationStatus company:>Company contact:>Contact site:>Site locationId:n
          businessUnitId:n deviceIdentifier:s100 serialNumber:s250 modelNumber:s50 tagNumber:s50 purchaseDate:d installationDate:d installedBy:>Member
          warrantyExpirationDate:d vendorNotes:s notes:s macAddress:s25 lastLoginName:s100 billFlag:b backupSuccesses:n backupIncomplete:n backupFailed:n
          backupRestores:n lastBackupDate:d backupServerName:s50 backupBillableSpaceGb:n backupProtectedDeviceList:s backupYear:n backupMonth:n ipAddress:s50
          defaultGateway:s50 osType:s250 osInfo:s250 cpuSpeed:s100 ram:s25 localHardDrives:s parentConfigurationId:n vendor:>Company
          manufacturer:>Manufacturer questions:[ConfigurationQuestion] activeFlag:b managementLink:s1000 remoteLink:s1000 sla:>SLA displayVendorFlag:b
          companyLocationId:n showRemoteFlag:b showAutomateFlag:b needsRenewalFlag:b manufacturerPartNumber:s50 customFields:CF
        ConfigurationQuestion answerId:n questionId:n question:s answer:any sequenceNumber:n numberOfDecimals:n fieldType:QTYPE requiredFlag:b
        ConfigurationType name*:s50 inactiveFlag:b systemFlag:b
        ConfigurationTypeQuestion configurationType:>ConfigurationType fieldType*:QTYPE entryType*:ENTRY sequenceNumber*:n question*:s1000 numberOfDecimals:n
          requiredFlag:b inactiveFlag:b
        ConfigurationTypeQuestionValue configurationType:>ConfigurationType question:>ConfigurationTypeQuestion value*:s1000 defaultFlag:b inactiveFlag:b
        ConfigurationStatus description*:s50 closedFlag:b defaultFlag:b
        ContactCommunicationItem type:>CommunicationType value:s250 extension:s15 defaultFlag:b communicationType:Email|Fax|Phone domain:s
        CompanyTypeAssociation type:>CompanyType company:>Company
        ContactTypeAssociation type:>ContactType contact:>Contact
        ConfigurationReference deviceIdentifier:s
        """;
}
