using System.Globalization;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>The signs of life that others watch: the service manager, an address, a file. Each trouble is told once.</summary>
internal sealed class LifeSigns : IDisposable
{
    private readonly HeartbeatOptions _options;
    private readonly IServiceContext _context;
    private readonly ServiceManager _manager;
    private readonly DeadManPing _ping;
    private readonly Dictionary<string, string> _troubles = new(StringComparer.Ordinal);
    private bool _saidReady;

    public LifeSigns(HeartbeatOptions options, IServiceContext context)
    {
        _options = options;
        _context = context;
        string socket = options.NotifySocket;
        _manager = new ServiceManager(
            socket.Length > 0 ? socket : Environment.GetEnvironmentVariable("NOTIFY_SOCKET") ?? ""
        );
        _ping = new DeadManPing(options, context.Time);
        CheckWatchdog(Environment.GetEnvironmentVariable("WATCHDOG_USEC"));
    }

    /// <summary>Beats given to the service manager.</summary>
    public long Sent { get; private set; }

    /// <summary>Gives the signs a verdict allows.</summary>
    /// <remarks>
    /// The service manager can start a hung process again, and does nothing for data that stay away: it is told of the
    /// loop alone. The address and the file are for people and want everything to be well.
    /// </remarks>
    public void Give(ProgressVerdict verdict, EngineHealth reading, CancellationToken cancellationToken)
    {
        if (verdict.Loop is null)
        {
            string? refused = _manager.Send(_saidReady ? "WATCHDOG=1" : "READY=1\nWATCHDOG=1");
            Tell("the service manager", refused);
            _saidReady |= refused is null;
            Sent += refused is null && _manager.IsThere ? 1 : 0;
        }

        bool isWell = verdict.Fault is null;
        _ping.Beat(isWell, cancellationToken);
        Tell("the address to call", _ping.Fault);
        if (isWell && _options.BeatFile.Length > 0)
        {
            Tell("the file to write", Touch(reading.Sequence));
        }
    }

    public void Dispose()
    {
        _manager.Dispose();
        _ping.Dispose();
    }

    private string? Touch(long sequence)
    {
        try
        {
            string now = _context.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            File.WriteAllText(_options.BeatFile, FormattableString.Invariant($"{now} {sequence}\n"));
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }

    private void CheckWatchdog(string? microseconds)
    {
        if (
            _manager.IsThere
            && long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out long period)
            && period < _options.IntervalSeconds * 2e6
        )
        {
            _context.Raise(
                FindingSeverity.Warning,
                FormattableString.Invariant(
                    $"the service manager waits {period / 1e6} s for a beat and there is one every {_options.IntervalSeconds} s: give it at least twice as long"
                )
            );
        }
    }

    /// <summary>Tells of a trouble when it begins, and when it is over.</summary>
    private void Tell(string what, string? trouble)
    {
        if (trouble == _troubles.GetValueOrDefault(what))
        {
            return;
        }

        if (trouble is null)
        {
            _troubles.Remove(what);
            _context.Raise(FindingSeverity.Information, $"{what} works again");
        }
        else if (!_troubles.TryAdd(what, trouble))
        {
            _troubles[what] = trouble;
        }
        else
        {
            _context.Raise(FindingSeverity.Warning, $"{what} cannot be reached: {trouble}");
        }
    }
}
