using System.Globalization;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Budgets;

/// <summary>Reads the load once a second on real time, and asks for plugins to be shed at the limits.</summary>
/// <remarks>The limits are read each time, so that a change of settings counts from the next reading on.</remarks>
internal sealed class LoadWatch(ILoadProbe probe, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly ShedDecision _decision = new();
    private ITimer? _timer;
    private Func<SystemSettings>? _limits;
    private Action<int, string>? _shed;
    private LoadReading _before;
    private long _began;
    private long _readAt;

    /// <summary>Begins to read; once.</summary>
    /// <param name="level">The level in force: an earlier life of the run may have left one.</param>
    /// <param name="limits">The limits in force; asked from any thread.</param>
    /// <param name="shed">Is told a new level and why; from any thread.</param>
    public void Start(int level, Func<SystemSettings> limits, Action<int, string> shed)
    {
        _decision.Begin(level);
        _limits = limits;
        _shed = shed;
        _began = _readAt = time.GetTimestamp();
        _before = probe.Read();
        _timer = time.CreateTimer(static state => ((LoadWatch)state!).Read(), this, Period, Period);
    }

    public void Dispose() => _timer?.Dispose();

    private void Read()
    {
        lock (_gate)
        {
            long at = time.GetTimestamp();
            TimeSpan passed = time.GetElapsedTime(_readAt, at);
            if (passed <= TimeSpan.Zero)
            {
                return;
            }

            LoadReading now = probe.Read();
            double percent =
                100 * (now.ProcessorTime - _before.ProcessorTime).TotalSeconds / (passed.TotalSeconds * now.Processors);
            double megabytes = now.MemoryBytes / (1024.0 * 1024.0);
            _before = now;
            _readAt = at;
            SystemSettings limits = _limits!();
            double load = Math.Max(percent / limits.MaxCpuPercent, megabytes / limits.MaxRamMb);
            if (_decision.Take(load, time.GetElapsedTime(_began, at)))
            {
                _shed!(_decision.Level, Describe(percent, megabytes, limits));
            }
        }
    }

    private static string Describe(double percent, double megabytes, SystemSettings limits) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"processor {percent:F0} % of {limits.MaxCpuPercent} %, memory {megabytes:F0} MB of {limits.MaxRamMb} MB"
        );
}
