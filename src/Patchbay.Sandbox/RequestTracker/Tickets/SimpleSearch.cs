using System.Text.RegularExpressions;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>What people type into the search box, as TicketSQL.</summary>
static partial class SimpleSearch
{
    public static string ToSql(string words, Tracker tracker)
    {
        var conditions = new List<string>();
        var anyStatus = false;
        foreach (Match match in Word().Matches(words))
        {
            var key = match.Groups["key"].Value.ToLowerInvariant();
            var word = match.Groups["phrase"].Success ? match.Groups["phrase"].Value : match.Groups["word"].Value;
            var condition = key.Length > 0 ? Keyed(key, word) : match.Groups["phrase"].Success ? Like("Subject", word) : Guessed(word, tracker);
            anyStatus |= condition.Length == 0 || condition.StartsWith("Status", StringComparison.Ordinal) || condition.StartsWith("id", StringComparison.Ordinal);
            if (condition.Length > 0)
                conditions.Add(condition);
        }
        if (!anyStatus)
            conditions.Add("Status = '__Active__'");
        return conditions.Count == 0 ? "id > 0" : string.Join(" AND ", conditions.Select(c => $"({c})"));
    }

    static string Keyed(string key, string word) => key switch
    {
        "fulltext" => Like("Content", word),
        "status" when word.Equals("any", StringComparison.OrdinalIgnoreCase) => "",
        "status" => $"Status = {Quoted(word)}",
        "queue" => $"Queue = {Quoted(word)}",
        "owner" => $"Owner = {Quoted(word)}",
        "requestor" => $"Requestor = {Quoted(word)}",
        "id" => $"id = {Quoted(word)}",
        _ => Like("Subject", word),
    };

    static string Guessed(string word, Tracker tracker)
    {
        if (int.TryParse(word.TrimStart('#'), out var id))
            return $"id = {id}";
        if (word.Contains('@', StringComparison.Ordinal))
            return $"Requestor = {Quoted(word)}";
        if (word is "active" or "inactive")
            return word == "active" ? "Status = '__Active__'" : "Status = '__Inactive__'";
        if (Lifecycle.Tickets.Has(word.ToLowerInvariant()))
            return $"Status = {Quoted(word)}";
        if (tracker.Queues.Find(word) is not null)
            return $"Queue = {Quoted(word)}";
        return tracker.Users.Find(word) is { Privileged: true } ? $"Owner = {Quoted(word)}" : Like("Subject", word);
    }

    static string Like(string field, string word) => $"{field} LIKE {Quoted(word)}";

    static string Quoted(string word) => $"'{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    [GeneratedRegex("""((?<key>\w+):)?("(?<phrase>[^"]*)"|'(?<phrase>[^']*)'|(?<word>\S+))""", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
