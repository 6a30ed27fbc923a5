# dev/request-tracker puts the @WORDS@ in.
use utf8;

Set($rtname, 'rt.lumenfeld.test');
Set($Organization, 'lumenfeld.test');
Set($CorrespondAddress, 'desk@rt.lumenfeld.test');
Set($CommentAddress, 'desk-notes@rt.lumenfeld.test');
Set($Timezone, 'UTC');

Set($WebDomain, '127.0.0.1');
Set($WebPort, @PORT@);
Set($WebPath, '');
Set($CanonicalizeRedirectURLs, 0);

Set($DatabaseType, 'Pg');
Set($DatabaseHost, '127.0.0.1');
Set($DatabasePort, @DATABASE_PORT@);
Set($DatabaseName, 'rt5');
Set($DatabaseUser, 'rt');
Set($DatabasePassword, 'rt');

# Mail ends up in files under the data folder; nobody outside hears from this site.
Set($MailCommand, 'mbox');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
Set(%FullTextSearch, Enable => 1, Indexed => 0);

Set($WebSessionClass, 'Apache::Session::File');
$RT::VarPath         = '@FOLDER@/var';
$RT::MasonDataDir    = '@FOLDER@/mason';
$RT::MasonSessionDir = '@FOLDER@/session';

1;
