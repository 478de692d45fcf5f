namespace OptiFire.Engine.Tests.Health;

/// <summary>Holds up whoever comes until it is opened.</summary>
internal sealed class Door : IDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private volatile bool _isReached;

    public bool IsReached => _isReached;

    public void Open() => _open.Set();

    public void Pass()
    {
        _isReached = true;
        _open.Wait(TimeSpan.FromSeconds(15));
    }

    public void Dispose() => _open.Dispose();
}
