namespace Patchbay.Integrations.Files;

/// <summary>A YAML value with the line (from 1) it starts on.</summary>
internal abstract record YamlValue(int Line)
{
    /// <summary>For messages: what stands there.</summary>
    public abstract string Kind { get; }
}

/// <param name="Plain">True when written without quotes, so that <c>30</c> may be a number and <c>true</c> a boolean.</param>
internal sealed record YamlText(int Line, string Text, bool Plain) : YamlValue(Line)
{
    public override string Kind => IsNull ? "nothing" : $"the text '{(Text.Length > 40 ? Text[..40] + "…" : Text)}'";

    public bool IsNull => Plain && Text is "" or "~" or "null";
}

internal sealed record YamlList(int Line, IReadOnlyList<YamlValue> Items) : YamlValue(Line)
{
    public override string Kind => "a list";
}

internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlValue(Line)
{
    public override string Kind => "a mapping";

    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

/// <param name="Line">The key's line.</param>
/// <param name="PlainKey">True when the key was written without quotes.</param>
internal sealed record YamlEntry(string Key, int Line, bool PlainKey, YamlValue Value);
