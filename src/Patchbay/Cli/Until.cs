namespace Patchbay.Cli;

/// <summary>Waiting for the end of a command that runs until stopped.</summary>
internal static class Until
{
    /// <summary>Returns when <paramref name="cancellationToken"/> is cancelled, which is no failure here.</summary>
    public static async Task StoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(stopped.SetResult))
        {
            await stopped.Task;
        }
    }
}
