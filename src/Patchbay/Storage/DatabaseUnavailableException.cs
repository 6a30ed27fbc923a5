namespace Patchbay.Storage;

/// <summary>The database cannot be reached, or cannot do what it is asked for now. Nothing was written. Trying again later helps.</summary>
sealed class DatabaseUnavailableException(Exception inner) : Exception("The database does not answer.", inner)
{
    /// <summary>What a caller is told.</summary>
    public const string Advice = "Patchbay's database does not answer at the moment, so this could not be done. Try again in a few seconds.";
}
