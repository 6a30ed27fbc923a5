namespace Patchbay.Api;

static class Texts
{
    public const int MaxLength = 200;

    /// <summary>A name or id given by an operator: 1 to 200 characters, none of them a control character, not only spaces.</summary>
    public static void Check(string field, string value, Problems problems)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > MaxLength || value.Any(char.IsControl))
        {
            problems.Add(field, $"Must be 1 to {MaxLength} characters without line breaks or other control characters.");
        }
    }
}
