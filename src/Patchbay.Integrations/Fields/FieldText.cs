namespace Patchbay.Integrations.Fields;

/// <summary>
/// Words of an account's own fields, which anybody who may set up the vendor's account wrote and every model reads in a tool's
/// schema: nothing hidden in them, on one line, and no longer than a word of that kind is.
/// </summary>
internal static class FieldText
{
    private const int LongestWord = 200;
    private const int LongestSentence = 500;

    /// <summary>A name, an option, or what one is called.</summary>
    public static string Word(string text) => HiddenText.Line(text, LongestWord);

    /// <summary>A label or description; null stays null.</summary>
    public static string? Sentence(string? text) => text is null ? null : HiddenText.Line(text, LongestSentence);

    /// <summary>What the vendor's own spelling of a field's name, or of one of its options, is kept under.</summary>
    public static string Key(string shown, string? field) => field is null ? shown : $"{field}\n{shown}";
}
