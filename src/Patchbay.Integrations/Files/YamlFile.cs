using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Patchbay.Integrations.Files;

/// <summary>
/// One parsed file. Built on the parser's events and not on YamlDotNet's own tree, which stops at the first duplicate key
/// and forgets where a key stood.
/// </summary>
internal sealed class YamlFile
{
    private const int MaxDepth = 40;

    private readonly Dictionary<AnchorName, YamlValue> anchors = [];
    private readonly Parser parser;
    private int depth;
    private int lastLine = 1;

    private YamlFile(string path, string name)
    {
        Path = path;
        Findings = new Findings(name);
        using var reader = File.OpenText(path);
        parser = new Parser(reader);
        try
        {
            Root = Document();
        }
        catch (YamlException malformed)
        {
            Findings.Error(Math.Max(1, (int)malformed.Start.Line), $"not YAML (column {malformed.Start.Column}): {Reason(malformed)}");
            TellTabs();
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet 16 throws, without a position, where plain text in an unclosed [ or { meets the next key.
            Findings.Error(lastLine, "not YAML: a [, { or quote that starts here or above is not closed");
        }
    }

    public string Path { get; }

    public Findings Findings { get; }

    /// <summary>Null when the file holds no mapping; a problem then says why.</summary>
    public YamlMap? Root { get; }

    /// <param name="name">The path for messages.</param>
    public static YamlFile Parse(string path, string name) => new(path, name);

    private YamlMap? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            Findings.Error(1, "the file is empty");
            return null;
        }

        var value = Read();
        parser.Consume<DocumentEnd>();
        if (parser.Current is DocumentStart second)
        {
            Findings.Error((int)second.Start.Line, "a second document: a file holds one");
        }

        if (value is not YamlMap map)
        {
            Findings.Error(value.Line, $"expected a mapping of keys, found {value.Kind}");
            return null;
        }

        return map;
    }

    private YamlValue Read()
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return anchors.TryGetValue(alias.Value, out var known)
                ? known
                : throw new YamlException(alias.Start, alias.End, $"the alias *{alias.Value} has no anchor before it");
        }

        if (++depth > MaxDepth)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"nested deeper than {MaxDepth} levels");
        }

        lastLine = (int)parser.Current!.Start.Line;
        var anchor = ((NodeEvent)parser.Current).Anchor;
        YamlValue value = parser.Current switch
        {
            Scalar => Text(),
            SequenceStart => Sequence(),
            _ => Mapping(),
        };
        depth--;
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = value;
        }

        return value;
    }

    private YamlText Text()
    {
        var scalar = parser.Consume<Scalar>();
        return new YamlText((int)scalar.Start.Line, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlList Sequence()
    {
        var line = (int)parser.Consume<SequenceStart>().Start.Line;
        var items = new List<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Read());
        }

        return new YamlList(line, items);
    }

    private YamlMap Mapping()
    {
        var line = (int)parser.Consume<MappingStart>().Start.Line;
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.Current is not Scalar)
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key must be plain text");
            }

            var key = Text();
            var value = Read();
            if (lines.TryAdd(key.Text, key.Line))
            {
                entries.Add(new YamlEntry(key.Text, key.Line, key.Plain, value));
            }
            else
            {
                Findings.Error(key.Line, $"duplicate key '{key.Text}': it already stands in line {lines[key.Text]}");
            }
        }

        return new YamlMap(line, entries);
    }

    // A tab as indentation is told where its mapping starts, which may be the first line of the file.
    private void TellTabs()
    {
        var number = 0;
        foreach (var line in File.ReadLines(Path))
        {
            number++;
            if (line.AsSpan(0, line.Length - line.AsSpan().TrimStart(" \t").Length).Contains('\t'))
            {
                Findings.Error(number, "a tab indents this line: use spaces");
                return;
            }
        }
    }

    // The parser's exceptions repeat the position in front of the reason.
    private static string Reason(YamlException malformed)
    {
        var at = malformed.Message.IndexOf("): ", StringComparison.Ordinal);
        return at >= 0 && malformed.Message.StartsWith('(') ? malformed.Message[(at + 3)..] : malformed.Message;
    }
}
