# Who may do what once the site runs.
package Seed;
use strict; use warnings;
our (%User, %Group, %Queue, %Catalog, %Class);

sub grant {
    my ($whom, $object, @rights) = @_;
    must($whom->PrincipalObj->GrantRight(Object => $object, Right => $_)) for @rights;
}

my $clients = RT::Group->new(RT->SystemUser);
must($clients->LoadSystemInternalGroup('Unprivileged'));
grant($clients, RT->System, qw(CreateTicket ReplyToTicket));
grant(RT->System->RoleGroup('Requestor'), RT->System, qw(ShowTicket ReplyToTicket));

grant($Group{Technicians}, RT->System, qw(
    SeeQueue ShowTicket ShowTicketComments ShowOutgoingEmail
    CreateTicket ModifyTicket DeleteTicket ReplyToTicket CommentOnTicket ForwardMessage
    OwnTicket TakeTicket StealTicket ReassignTicket Watch WatchAsAdminCc
    SeeCustomField ModifyCustomField SetInitialCustomField
    ShowCatalog ShowAsset CreateAsset ModifyAsset
    SeeClass ShowArticle CreateArticle ModifyArticle ShowArticleHistory
    SeeGroup ShowSavedSearches LoadSavedSearch CreateSavedSearch EditSavedSearches
    ModifySelf ManageAuthTokens));

# The observer sees one queue, one class and (in inventory.pl) one catalog, and changes nothing.
grant($User{observer}, $Queue{Helpdesk}, qw(SeeQueue ShowTicket SeeCustomField));
grant($User{observer}, $Class{'Self Help'}, qw(SeeClass ShowArticle SeeCustomField));

1;
