# What tickets are about: per queue, subjects with the custom fields they bring. {firm} becomes the client's name.
package Seed;
use strict; use warnings; use utf8;

sub device  { my ($component, @more) = @_; return (Area => 'Devices',  Component => $component, @more) }
sub program { my ($component, @more) = @_; return (Area => 'Programs', Component => $component, @more) }
sub network { my ($component, @more) = @_; return (Area => 'Network',  Component => $component, @more) }
sub account { my ($component, @more) = @_; return (Area => 'Accounts', Component => $component, @more) }

our %Story = (
    Helpdesk => [
        ["Can't sign in after the holidays", account('Sign-in'), Impact => 'One person', Labels => ['password', 'holidays']],
        ['Label printer eats labels', device('Printer'), Impact => 'One team', Sites => ['Harbour']],
        ['Calendar shows everything one hour late', program('Calendar'), Impact => 'Whole firm', Sites => ['Head office', 'Airport']],
        ['Folder "Quotes 100%_final" will not open', account('Shared folder'), Impact => 'One team', Labels => ['quotes']],
        ['Bildschirm flackert – nur nachmittags, merkwürdig', device('Laptop'), Impact => 'Nobody'],
        ['Mail to {firm} bounces', program('Mail'), Impact => 'Whole firm', Workaround => "Use the phone.\nOr walk over.", Sites => ['Head office']],
        ['Scanner sends blank <pages>', device('Scanner'), Impact => 'One person', Labels => ['scanner', 'blank']],
        ['Month closing takes four hours', program('Bookkeeping'), Impact => 'One team', Workaround => 'Close at night.'],
        ['Tunnel drops when the kettle is on', network('Tunnel'), Impact => 'One person', Sites => ['Home office']],
        ['予約システムが遅い', program('Calendar'), Impact => 'One team'],
        ['Coffee in the keyboard', device('Laptop'), Impact => 'One person', Labels => ['coffee']],
        ['Wireless dies at platform 3', network('Wireless'), Impact => 'One team', Sites => ['Airport', 'Harbour']],
    ],
    Infrastructure => [
        ['Fan 2 of the file server is loud', device('Server'), Impact => 'Nobody', 'Device Address' => '10.40.5.2'],
        ['Uplink of {firm} loses packets', network('Cabling'), Impact => 'Whole firm', Sites => ['Old mill', 'Harbour'], 'Device Address' => '10.40.10.2'],
        ['Tunnel concentrator wants an update', network('Tunnel'), Impact => 'Nobody', Sites => ['Head office', 'Home office']],
        ['Backup of Tuesday is missing', program('Backup'), Impact => 'One team', 'Device Address' => '2001:db8:40::2'],
        ['Access point at the Old mill is mute', network('Wireless'), Impact => 'One team', Sites => ['Old mill']],
        ['Certificate runs out in 14 days', account('Sign-in'), Impact => 'Whole firm'],
        ['Move {firm} to the new mail cluster', program('Mail'), Impact => 'Whole firm', Sites => ['Head office']],
    ],
    Procurement => [
        ['Three laptops for {firm}', 'Cost Centre' => 'KF-200'],
        ['Toner for a quarter', 'Cost Centre' => 'OD-310'],
        ['A longer ladder', 'Cost Centre' => 'LF-001'],
        ['Renew the licence of the bookkeeping program', 'Cost Centre' => 'TF-120'],
        ['Headsets, 12 pieces', 'Cost Centre' => 'KF-210'],
    ],
    Onboarding => [
        ['New driver starts at {firm}', 'Starter Kit' => 'Driver', Languages => ['English', 'Polski']],
        ['New dentist starts at {firm}', 'Starter Kit' => 'Dentist', Languages => ['Deutsch'], Briefing => "*Bring* the badge.\n\n_Room_ is open."],
        ['Apprentice changes to the night bakery', 'Starter Kit' => 'Baker', Languages => ['Dansk', 'Svenska', 'Ελληνικά']],
        ['Last day of a colleague at {firm}', 'Starter Kit' => 'Desk worker'],
    ],
);

1;
