namespace Patchbay.Sandbox.RequestTracker.People;

/// <summary>Finding people by what bodies call them.</summary>
static class Principals
{
    /// <summary>
    /// A watcher by name, number or address. An address nobody has makes a new user with that name;
    /// null for a name nobody has.
    /// </summary>
    public static Entity? FindOrCreate(Tracker tracker, string text, User by)
    {
        if (tracker.Users.FirstOrDefault(u => u.EmailAddress.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        if (tracker.Users.FindByIdOrName(text) is { } named)
            return named;
        if (int.TryParse(text, out var id))
            return tracker.Groups.Find(id);
        return text.Contains('@', StringComparison.Ordinal)
            ? tracker.Create(tracker.Users, new User { Name = text, EmailAddress = text }, by)
            : null;
    }
}
