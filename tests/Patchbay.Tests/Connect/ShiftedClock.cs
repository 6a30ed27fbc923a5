namespace Patchbay.Tests.Connect;

/// <summary>The real clock, set forward by a test; timers run as they do.</summary>
sealed class ShiftedClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
