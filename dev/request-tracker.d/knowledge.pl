# Article classes, their fields and their articles.
package Seed;
use strict; use warnings; use utf8;
our (%Class, %Field, $Now);

for (['Self Help', 'What clients can do alone'], ['Operations Handbook', 'How we do things here']) {
    my $class = $Class{ $_->[0] } = RT::Class->new(RT->SystemUser);
    must($class->Create(Name => $_->[0], Description => $_->[1], HotList => 1));
    must($class->AddToObject(RT::Queue->new(RT->SystemUser)));
}
my $both = [@Class{sort keys %Class}];
my @about = (LookupType => 'RT::Class-RT::Article');
field('Body' => 'Text', 1, $both, @about);
field('Readers' => 'Select', 1, $both, @about, values => ['Anybody', 'Key contacts', 'Technicians']);

for (
    ['Self Help', 'Anybody', 'Choose a new password', 'Press "I forgot" on the sign-in page. The link in the mail works for one hour.'],
    ['Self Help', 'Anybody', 'Mail on your own phone', "Add an account of the kind Exchange.\nThe server finds itself."],
    ['Self Help', 'Anybody', 'The printer shows grey stripes', 'Open the front, wipe the long glass strip with a dry cloth, print two test pages.'],
    ['Self Help', 'Anybody', 'A strange mail arrived', 'Leave its links alone, forward it as an attachment to the desk, then delete it.'],
    ['Self Help', 'Key contacts', 'Ask for a new laptop', 'Tell us the cost centre and the day by which it is needed.'],
    ['Self Help', 'Key contacts', 'Announce a new colleague', 'Five working days ahead: name, start date, languages, starter kit.'],
    ['Self Help', 'Anybody', 'Wireless at the Old mill – Grüße aus dem Funkloch', 'The thick walls swallow it. Sit near the stairs, or plug in.'],
    ['Operations Handbook', 'Technicians', 'The nightly backup is late', 'Free space first, then the agent, then the tape robot. Never two of them at once.'],
    ['Operations Handbook', 'Technicians', 'Restarting the tunnel concentrator', 'Announce it, wait ten minutes, restart the standby node, swap, restart the other.'],
    ['Operations Handbook', 'Technicians', 'Closing an account', 'Disable, do not delete. Hand the mailbox to the manager. Collect the devices.'],
    ['Operations Handbook', 'Technicians', 'Disk replacement in the file server', 'Blink the bay light, pull, wait for thirty seconds, push, watch the rebuild begin.'],
    ['Operations Handbook', 'Technicians', 'Who may approve what', 'Below 500: the account lead. Above: the Spending Panel.'],
) {
    my ($class, $readers, $name, $body) = @$_;
    $Now += HOUR;
    my $article = RT::Article->new(RT->SystemUser);
    must($article->Create(Class => $Class{$class}->Id, Name => $name, Summary => (split /(?<=\.)\s/, $body)[0],
        'CustomField-' . $Field{Body}->Id => $body, 'CustomField-' . $Field{Readers}->Id => $readers));
}

1;
