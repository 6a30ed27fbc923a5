# Fills an empty Request Tracker with a year in the life of Lumenfeld, an invented firm that runs other firms' IT.
# Everything but the password and the tokens comes out the same on every run. Started by dev/request-tracker.
package Seed;
use strict; use warnings; use utf8;
use FindBin;

# RT stamps what it writes with time() here and gmtime() there, so the clock is what makes the dates fixed. Both must be
# bent before RT is compiled.
our $Now;
BEGIN {
    *CORE::GLOBAL::time   = sub () { $Now // CORE::time() };
    *CORE::GLOBAL::gmtime = sub (;$) { CORE::gmtime(@_ ? $_[0] : $Now // CORE::time()) };
}

use lib $FindBin::Bin;
use POSIX ();
use RT;
RT->LoadConfig;
RT->Init;

use constant MONDAY => 1_741_564_800; # 2025-03-10T00:00:00Z, the day the firm starts using RT
use constant HOUR   => 3_600;

# What the parts below make, by name, for the parts after them.
our (%User, %Group, %Queue, %Field, %Role, %Catalog, %Class, @Client, @Technician);
our @Ticket; # ids in the order of creation

our $Password = slurp($ENV{SEED_PASSWORD_FILE});

sub slurp { open my $file, '<', $_[0] or die "$_[0]: $!"; local $/; return <$file> }

# RT's methods answer (id, message) and never die.
sub must { my ($id, @message) = @_; return $id || Carp::confess(join ' ', grep { defined } @message) }

# The current user whose name a change is to carry.
sub as { my $who = RT::CurrentUser->new; must($who->Load($_[0]), "no user $_[0]"); return $who }

sub stamp { return POSIX::strftime('%Y-%m-%d %H:%M:%S', gmtime $_[0]) }

# No mail and no automation while filling: both would bring in the real date, and the running server shows them anyway.
{
    no warnings qw(redefine once);
    *RT::Scrips::Prepare = sub { 1 };
    *RT::Scrips::Commit  = sub { 1 };
}

$Now = MONDAY;
require "$_.pl" for qw(people fields knowledge rights);

# Clients and technicians make their own tickets below, without tripping over rights that the web forms would have got
# round; so for as long as it takes, everybody may do everything.
my $everyone = RT::Group->new(RT->SystemUser);
must($everyone->LoadSystemInternalGroup('Everyone'));
must($everyone->PrincipalObj->GrantRight(Object => RT->System, Right => 'SuperUser'));
require "$_.pl" for qw(inventory tickets searches);
must($everyone->PrincipalObj->RevokeRight(Object => RT->System, Right => 'SuperUser'));

undef $Now;
open my $tokens, '>', $ENV{SEED_TOKENS_FILE} or die "$ENV{SEED_TOKENS_FILE}: $!";
chmod 0600, $ENV{SEED_TOKENS_FILE};
for ([RT_TOKEN => 'root'], [RT_TOKEN_AGENT => 'ivo'], [RT_TOKEN_READONLY => 'observer']) {
    my ($setting, $owner) = @$_;
    my ($id, $message, $token) = RT::AuthToken->new(RT->SystemUser)->Create(Owner => as($owner)->Id, Description => 'Patchbay');
    must($id, $message);
    print $tokens "$setting='$token'\n";
}
close $tokens or die $!;
