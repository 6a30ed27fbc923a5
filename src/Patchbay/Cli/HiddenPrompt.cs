using System.Text;

namespace Patchbay.Cli;

/// <summary>Reads a secret from the keyboard without showing it.</summary>
internal static class HiddenPrompt
{
    public static string Ask(string prompt)
    {
        Console.Error.Write(prompt); // not to standard output, which may be captured
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
