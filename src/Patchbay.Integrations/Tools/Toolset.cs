using System.Buffers;
using System.Collections.Frozen;

namespace Patchbay.Integrations;

/// <summary>
/// The tools one filter leaves of an account's tools, with the bytes <c>tools/list</c> sends. Immutable and shared by every
/// MCP server with the same integration, filters and field version.
/// </summary>
public sealed class Toolset
{
    private readonly FrozenDictionary<string, Tool> byName;

    public Toolset(IReadOnlyList<Tool> tools)
    {
        Tools = tools;
        var names = new Dictionary<string, Tool>(StringComparer.Ordinal);
        foreach (var tool in tools)
        {
            names[tool.Name] = tool;
            names.TryAdd(tool.LongName, tool);
        }

        byName = names.ToFrozenDictionary(StringComparer.Ordinal);
        ListJson = Join(tools);
    }

    /// <summary>In the order they are listed.</summary>
    public IReadOnlyList<Tool> Tools { get; }

    /// <summary>UTF-8 JSON array of all definitions.</summary>
    public ReadOnlyMemory<byte> ListJson { get; }

    /// <summary>By name or long name; null when this toolset has no such tool.</summary>
    public Tool? Find(string name) => byName.GetValueOrDefault(name);

    private static byte[] Join(IReadOnlyList<Tool> tools)
    {
        var json = new ArrayBufferWriter<byte>(tools.Sum(tool => tool.Definition.Length + 1) + 2);
        json.Write("["u8);
        for (var i = 0; i < tools.Count; i++)
        {
            if (i > 0)
            {
                json.Write(","u8);
            }

            json.Write(tools[i].Definition.Span);
        }

        json.Write("]"u8);
        return json.WrittenSpan.ToArray();
    }
}
