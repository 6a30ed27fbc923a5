# Catalogs, their fields and forty assets.
package Seed;
use strict; use warnings; use utf8;
our (%User, %Catalog, %Field, @Client, @Technician, $Now);

for (['Client Devices', 'What stands on desks'], ['Server Room', 'What stands in racks']) {
    my $catalog = $Catalog{ $_->[0] } = RT::Catalog->new(RT->SystemUser);
    must($catalog->Create(Name => $_->[0], Description => $_->[1]));
}
grant($User{observer}, $Catalog{'Client Devices'}, qw(ShowCatalog ShowAsset SeeCustomField));

my @about = (LookupType => 'RT::Catalog-RT::Asset');
my $both = [@Catalog{sort keys %Catalog}];
my $racks = [$Catalog{'Server Room'}];
field('Serial'         => 'Freeform', 1, $both, @about);
field('Maker'          => 'Select',   1, $both, @about, values => ['Arkwright', 'Bluestone', 'Cormorant', 'Dovetail']);
field('Warranty Until' => 'Date',     1, $both, @about);
field('Extras'         => 'Select',   0, [$Catalog{'Client Devices'}], @about, values => ['Dock', 'Second screen', 'Headset', 'Privacy film']);
field('Management Address' => 'IPAddress', 1, $racks, @about);
field('Serves' => 'IPAddressRange', 1, $racks, @about);

my @status = ('in-use', 'allocated', 'in-use', 'new', 'in-use', 'recycled', 'stolen');
my @maker  = map { $_->Name } @{ $Field{Maker}->Values->ItemsArrayRef };
for my $n (1 .. 40) {
    $Now += HOUR;
    my $racked = $n % 5 == 0;
    my $holder = $Client[$n * 3 % @Client];
    my %value = (
        'Serial' => sprintf('LF-%05d', 40_000 + $n * 173),
        'Maker' => $maker[$n * 7 % @maker],
        'Warranty Until' => sprintf('20%02d-%02d-%02d', 26 + $n % 3, 1 + $n * 5 % 12, 1 + $n * 11 % 28),
        $racked ? ('Management Address' => "10.40.$n.2", 'Serves' => "10.40.$n.0/24") : (),
        !$racked && $n % 3 == 0 ? ('Extras' => ['Dock', $n % 2 ? 'Headset' : 'Second screen']) : (),
    );
    my $asset = RT::Asset->new(as('teo'));
    must($asset->Create(
        Catalog => $Catalog{ $racked ? 'Server Room' : 'Client Devices' }->Id,
        Name => sprintf($racked ? 'rack-%02d' : 'desk-%02d', $n),
        Description => $racked ? "Switch for $holder->{firm}" : "Laptop of $holder->{name}",
        Owner => $User{ $Technician[$n % @Technician] }->Id,
        Contact => $User{ $holder->{login} }->Id,
        $racked ? () : (HeldBy => $User{ $holder->{login} }->Id),
        map { 'CustomField-' . $Field{$_}->Id => $value{$_} } sort keys %value));
    # An asset begins as new, and has to have been used before it can be lost.
    my $status = $status[$n % @status];
    must($asset->SetStatus('in-use')) if $status =~ /recycled|stolen/;
    must($asset->SetStatus($status)) unless $status eq 'new';
}

1;
