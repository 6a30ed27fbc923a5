# Saved searches: two for the whole site, one of a technician.
package Seed;
use strict; use warnings;

for (
    ['root', 'RT::System-1', 'Helpdesk: everything open',   "Queue = 'Helpdesk' AND Status = '__Active__'"],
    ['root', 'RT::System-1', 'Whole firm stopped, unowned', "CF.{Impact} = 'Whole firm' AND Owner = 'Nobody'"],
    ['ivo',  undef,          'My purchases',                "Queue = 'Procurement' AND Owner = '__CurrentUser__'"],
) {
    my ($owner, $privacy, $name, $query) = @$_;
    my $whose = as($owner);
    must(RT::SavedSearch->new($whose)->Save(Privacy => $privacy // 'RT::User-' . $whose->Id, Type => 'Ticket', Name => $name,
        SearchParams => { Query => $query, OrderBy => 'id', Order => 'ASC', RowsPerPage => 15,
            Format => q{'__id__','__Subject__','__Status__','__OwnerName__'} }));
}

1;
