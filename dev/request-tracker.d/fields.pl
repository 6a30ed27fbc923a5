# Queues, and the custom fields and custom roles on them: most of the kinds RT has, each on some queues only.
package Seed;
use strict; use warnings; use utf8;
our (%Queue, %Field, %Role);

for (
    ['Helpdesk',        'Something does not work',         'desk'],
    ['Infrastructure',  'Servers, networks and their moods', 'infra'],
    ['Procurement',     'Something has to be bought',      'buy'],
    ['Onboarding',      'Somebody starts or leaves',       'people'],
) {
    my ($name, $description, $mailbox) = @$_;
    my $queue = $Queue{$name} = RT::Queue->new(RT->SystemUser);
    must($queue->Create(Name => $name, Description => $description,
        CorrespondAddress => "$mailbox\@rt.lumenfeld.test", CommentAddress => "$mailbox-notes\@rt.lumenfeld.test"));
}
my $fax = RT::Queue->new(RT->SystemUser);
must($fax->Create(Name => 'Fax Support', Description => 'Closed with the last fax machine'));
$fax->SetDisabled(1);

# field(Name => Type, MaxValues, [objects it applies to], values => [...], more RT arguments)
sub field {
    my ($name, $type, $most, $objects, %more) = @_;
    my $values = delete $more{values} || [];
    my $field = RT::CustomField->new(RT->SystemUser);
    must($field->Create(Name => $name, Type => $type, MaxValues => $most, LookupType => 'RT::Queue-RT::Ticket', %more));
    my $order = 0;
    must($field->AddValue(ref $_ ? %$_ : (Name => $_), SortOrder => ++$order)) for @$values;
    must($field->AddToObject($_)) for @$objects;
    return $Field{$name} = $field;
}

my $everywhere = [RT::Queue->new(RT->SystemUser)];
my $desk = [$Queue{Helpdesk}];
my $infra = [$Queue{Infrastructure}];
my $technical = [@$desk, @$infra];
my $buying = [$Queue{Procurement}];
my $people = [$Queue{Onboarding}];

field('Customer' => 'Select', 1, $everywhere, Description => 'The firm that pays for the work',
    values => ['Bergson Bakery', 'Kestrel Freight', 'Osprey Dental', 'Tallow & Finch']);
field('Impact' => 'Select', 1, $technical, Description => 'How many people it stops',
    values => [{ Name => 'Nobody', Description => 'annoying at most' }, 'One person', 'One team', 'Whole firm']);
field('Area' => 'Select', 1, $technical, values => ['Devices', 'Programs', 'Network', 'Accounts']);
my %component = (
    Devices  => ['Laptop', 'Printer', 'Scanner', 'Server'],
    Programs => ['Mail', 'Calendar', 'Bookkeeping', 'Backup'],
    Network  => ['Cabling', 'Wireless', 'Tunnel'],
    Accounts => ['Sign-in', 'Shared folder'],
);
field('Component' => 'Select', 1, $technical, BasedOn => $Field{Area}->Id, Description => 'Depends on the area',
    values => [map { my $area = $_; map { { Name => $_, Category => $area } } @{ $component{$area} } } sort keys %component]);
field('Sites' => 'Select', 0, $technical, Description => 'Every place that is affected',
    values => ['Head office', 'Harbour', 'Old mill', 'Airport', 'Home office']);
field('Vendor Case' => 'Freeform', 1, $technical, Pattern => '(?#two letters and five digits, such as AB-12345)^(?:[A-Z]{2}-\d{5})?$');
field('Labels' => 'Freeform', 0, $desk, Description => 'Loose words');
field('Workaround' => 'Text', 1, $desk);
field('Photo' => 'Image', 1, $desk);
field('Room' => 'Select', 1, $desk, Description => 'More values than one page holds', values => [map { "Room $_" } 101 .. 130]);
field('Maintenance Start' => 'DateTime', 1, $infra);
field('Device Address' => 'IPAddress', 1, $infra);
field('Cost Centre' => 'Freeform', 1, $buying, Pattern => '(?#Mandatory).');
field('Needed By' => 'Date', 1, [@$buying, @$people]);
field('Starter Kit' => 'Combobox', 1, $people, Description => 'One of these, or anything else', values => ['Desk worker', 'Driver', 'Dentist']);
field('Languages' => 'Autocomplete', 0, $people, values => ['Dansk', 'Deutsch', 'English', 'Polski', 'Svenska']);
field('Briefing' => 'Wikitext', 1, $people);
field('Contract' => 'Binary', 1, $people);
field('Travel Minutes' => 'Freeform', 1, $desk, LookupType => 'RT::Queue-RT::Ticket-RT::Transaction');

for (['Account Lead', 'Talks to the client about money', 1, 'Helpdesk', 'Procurement'], ['Field Engineers', 'Drive there', 0, 'Infrastructure']) {
    my ($name, $description, $most, @queues) = @$_;
    my $role = $Role{$name} = RT::CustomRole->new(RT->SystemUser);
    must($role->Create(Name => $name, Description => $description, MaxValues => $most));
    must($role->AddToObject($Queue{$_}->Id)) for @queues;
}

1;
