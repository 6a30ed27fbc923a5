# Who works at Lumenfeld, whom it works for, and the groups they are in.
package Seed;
use strict; use warnings; use utf8;
our (%User, %Group, @Client, @Technician, $Password);

sub person {
    my ($name, %about) = @_;
    my $user = RT::User->new(RT->SystemUser);
    must($user->Create(Name => $name, %about));
    return $User{$name} = $user;
}

@Technician = qw(ivo sana teo);
person(ivo  => RealName => 'Ivo Brandt',    EmailAddress => 'ivo@lumenfeld.test',  City => 'Bremen',    WorkPhone => '+49 421 555 0110');
person(sana => RealName => 'Sana Malik',    EmailAddress => 'sana@lumenfeld.test', City => 'Leeds',     WorkPhone => '+44 113 555 0111');
person(teo  => RealName => 'Teo Lindqvist', EmailAddress => 'teo@lumenfeld.test',  City => 'Göteborg',  WorkPhone => '+46 31 555 0112');
person(observer => RealName => 'Olive Server', EmailAddress => 'observer@lumenfeld.test', Comments => 'Audits the helpdesk and nothing else');
for (sort keys %User) {
    must($User{$_}->SetOrganization('Lumenfeld'));
    must($User{$_}->SetPrivileged(1));
    must($User{$_}->SetPassword($Password)); # clients get none: making thirty takes longer than all the tickets
}

person(leaver => RealName => 'Pim Vertrokken', EmailAddress => 'leaver@lumenfeld.test', Privileged => 1)->SetDisabled(1);

my %staff = (
    'Bergson Bakery'  => ['Agnes Bergson', 'Milo Crust', 'Zoë Ferreira', 'Hugo Rye', 'Tilda Spelt', 'Łukasz Nowak'],
    'Kestrel Freight' => ['Dara Quill', 'Juno Haul', 'Sam Pallet', 'Rhea Dock', 'Otis Crane', 'Ana María Vega', 'Finn Tarp'],
    'Tallow & Finch'  => ['Beatrix Tallow', 'Ned Finch', "Siobhan O'Dell", 'Cyril Writ', 'Maud Codicil'],
    'Osprey Dental'   => ['Iris Molar', 'Jonas Crown', 'Nia Floss', 'Basil Enamel', '水野 恵', 'Greta Bridge', 'Rolf Plaque'],
);
my $number = 0;
for my $firm (sort keys %staff) {
    (my $domain = lc $firm) =~ s/[^a-z]+/-/g;
    for my $name (@{ $staff{$firm} }) {
        my $login = sprintf 'client%02d', ++$number;
        person($login => RealName => $name, EmailAddress => "$login\@$domain.test", Organization => $firm, Privileged => 0);
        push @Client, { login => $login, name => $name, firm => $firm };
    }
}

sub group {
    my ($name, $description, @members) = @_;
    my $group = RT::Group->new(RT->SystemUser);
    must($group->CreateUserDefinedGroup(Name => $name, Description => $description));
    must($group->AddMember($_->PrincipalId)) for @members;
    return $Group{$name} = $group;
}

group('Front Line',     'Answers the phone',                 @User{qw(ivo sana)});
group('Server Crew',    'Owns what hums in the basement',    @User{qw(teo)});
group('Spending Panel', 'Says yes or no to purchases',       @User{qw(ivo teo)});
group('Technicians',    'Everybody who works on tickets',    @Group{'Front Line', 'Server Crew'});
# More members than one page holds.
group('Client Contacts', 'All clients we may write to',      map { $User{ $_->{login} } } @Client);
group('Night Shift',    'Ended in 2024')->SetDisabled(1);

1;
