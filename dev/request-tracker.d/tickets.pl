# 140 tickets over 35 weeks. What happens is first put on a calendar and then done in the calendar's order, so that ids,
# histories and dates agree as they do where people work.
package Seed;
use strict; use warnings; use utf8;
use MIME::Base64 qw(decode_base64);
use MIME::Entity;
our (%User, %Queue, %Field, %Role, @Client, @Technician, @Ticket, $Now);

require 'stories.pl';
our %Story;

my @order = (('Helpdesk') x 5, 'Infrastructure', 'Procurement', 'Helpdesk', 'Infrastructure', 'Onboarding');
my %ending = (
    Helpdesk       => [qw(new open resolved resolved stalled resolved open resolved)],
    Infrastructure => [qw(open resolved new stalled resolved)],
    Procurement    => [qw(new resolved rejected open)],
    Onboarding     => [qw(open new stalled resolved)],
);
# One grey pixel.
my $picture = decode_base64('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCBd81ytgAAAABJRU5ErkJggg==');

my (@calendar, %count);
sub at { my ($when, $what) = @_; push @calendar, [$when, scalar @calendar, $what] }

for my $n (0 .. 139) {
    my $queue = $order[$n % @order];
    my $k = $count{$queue}++;
    my %ticket = (
        n => $n, queue => $queue, client => $Client[$n * 7 % @Client], technician => $Technician[$n * 5 % @Technician],
        story => $Story{$queue}[$k % @{ $Story{$queue} }],
        ending => $ending{$queue}[$k % @{ $ending{$queue} }],
        born => MONDAY + (7 * 24 * HOUR) + $n * 41 * HOUR + $n % 9 * 600,
    );
    at($ticket{born}, sub { open_ticket(\%ticket) });
    at($ticket{born} + 2 * HOUR, sub { take_up(\%ticket) }) unless $ticket{ending} eq 'new';
    at($ticket{born} + 5 * HOUR, sub { note_down(\%ticket) }) if $n % 3 == 0;
    at($ticket{born} + 26 * HOUR, sub { answer_back(\%ticket) }) if $n % 4 == 1;
    at($ticket{born} + (30 + $n % 50) * HOUR, sub { close_up(\%ticket) }) unless $ticket{ending} =~ /new|open/;
}
# Links between tickets, by order of creation.
for ([12, DependsOn => 5], [31, RefersTo => 18], [44, MemberOf => 40], [47, MemberOf => 40], [90, RefersTo => 'https://status.cormorant.test/incident/88']) {
    my ($from, $kind, $to) = @$_;
    at(MONDAY + 36 * 7 * 24 * HOUR, sub {
        my $ticket = load($Ticket[$from], 'ivo');
        must($ticket->AddLink(Type => $kind, Target => $to =~ /^\d+$/ ? $Ticket[$to] : $to));
    });
}

for (sort { $a->[0] <=> $b->[0] || $a->[1] <=> $b->[1] } @calendar) {
    my ($when, undef, $what) = @$_;
    $Now = $when if $when > $Now; # the clock never runs backwards: RT's caches measure age by it
    $what->();
}

sub load { my ($id, $whose) = @_; my $ticket = RT::Ticket->new(as($whose)); must($ticket->Load($id)); return $ticket }

sub open_ticket {
    my ($t) = @_;
    my ($n, $client) = @$t{qw(n client)};
    my ($subject, %value) = @{ $t->{story} };
    $subject =~ s/\{firm\}/$client->{firm}/;
    $value{Customer} = $client->{firm};
    $value{'Vendor Case'} = sprintf 'QX-%05d', 20_000 + $n if $n % 6 == 1 && $t->{queue} =~ /Helpdesk|Infra/;
    $value{'Room'} = 'Room ' . (101 + $n % 30) if $t->{queue} eq 'Helpdesk' && $n % 2;
    $value{'Needed By'} = stamp($t->{born} + 20 * 24 * HOUR) =~ s/ .*//r if $t->{queue} =~ /Procurement|Onboarding/;
    $value{'Maintenance Start'} = stamp($t->{born} + 90 * HOUR) if $t->{queue} eq 'Infrastructure' && $n % 2;
    my %role;
    $role{'Account Lead'} = $User{ivo}->Id if $t->{queue} eq 'Procurement' || ($t->{queue} eq 'Helpdesk' && $n % 10 == 0);
    $role{'Field Engineers'} = [$User{sana}->Id, $User{teo}->Id] if $t->{queue} eq 'Infrastructure' && $n % 3 == 2;

    my $ticket = RT::Ticket->new(as($client->{login}));
    my ($id, undef, $message) = $ticket->Create(
        Queue => $Queue{ $t->{queue} }->Id, Subject => $subject, Requestor => [$User{ $client->{login} }->Id],
        Priority => (10, 40, 70, 90)[$n % 4], TimeEstimated => $n % 5 * 15, MIMEObj => letter($t, $subject),
        $n % 8 == 3 ? (Cc => [$User{ $Client[($n + 1) % @Client]{login} }->Id]) : (),
        $n % 5 == 0 ? (Due => stamp($t->{born} + 7 * 24 * HOUR)) : (),
        (map { 'CustomField-' . $Field{$_}->Id => $value{$_} } sort keys %value),
        (map { 'RT::CustomRole-' . $Role{$_}->Id => $role{$_} } sort keys %role));
    push @Ticket, $t->{id} = must($id, $message);
    return unless $t->{queue} eq 'Helpdesk' && $n % 20 == 4;
    must($ticket->AddCustomFieldValue(Field => $Field{Photo}->Id, Value => 'desk.png', LargeContent => $picture, ContentType => 'image/png'));
}

# The first message: plain or HTML, some with a log file, some with a picture.
sub letter {
    my ($t, $subject) = @_;
    my ($n, $client) = @$t{qw(n client)};
    my $html = $n % 7 == 2;
    my $text = $html
        ? "<p>Hello,</p><p>we at <b>$client->{firm}</b> have had this for <i>@{[1 + $n % 6]}</i> days.</p><p>$client->{name}</p>"
        : "Hello,\n\nwe have had this for @{[1 + $n % 6]} days. Please call before noon.\n\n$client->{name}\n";
    my $letter = MIME::Entity->build(From => $User{ $client->{login} }->EmailAddress, Subject => Encode::encode('UTF-8', $subject),
        Type => $html ? 'text/html' : 'text/plain', Charset => 'UTF-8', Encoding => '-SUGGEST', Data => [Encode::encode('UTF-8', $text)]);
    $letter->attach(Type => 'text/plain', Charset => 'UTF-8', Encoding => 'base64', Filename => 'trace.log',
        Data => [Encode::encode('UTF-8', join '', map { "hop $_ – @{[($_ * 13 + $n) % 80]} ms\n" } 1 .. 24)]) if $n % 10 == 5;
    $letter->attach(Type => 'image/png', Encoding => 'base64', Filename => 'screen.png', Data => [$picture]) if $n % 14 == 3;
    return $letter;
}

sub take_up {
    my ($t) = @_;
    my $ticket = load($t->{id}, $t->{technician});
    must($ticket->SetOwner($User{ $t->{technician} }->Id));
    must($ticket->Correspond(Content => "We have it and will write again today.\n\n$t->{technician}", TimeTaken => 5 + $t->{n} % 4 * 5));
    must($ticket->SetStatus('open'));
}

sub note_down {
    my ($t) = @_;
    must(load($t->{id}, $t->{technician})->Comment(Content => "Nothing odd in the logs of $t->{client}{firm}; ask about the weather.", TimeTaken => 10));
}

sub answer_back {
    my ($t) = @_;
    must(load($t->{id}, $t->{client}{login})->Correspond(Content => "It happened again this morning.\n"));
}

sub close_up {
    my ($t) = @_;
    my $ticket = load($t->{id}, $t->{technician});
    must($ticket->SetStatus($t->{ending})) unless $ticket->Status eq $t->{ending};
}

1;
