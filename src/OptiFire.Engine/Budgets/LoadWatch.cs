using System.Globalization;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Budgets;

/// <summary>Reads the load once a second on real time, and asks for plugins to be shed at the limits.</summary>
internal sealed class LoadWatch(ILoadProbe probe, TimeProvider time, SystemSettings limits) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly ShedDecision _decision = new();
    private ITimer? _timer;
    private Action<int, string>? _shed;
    private LoadReading _before;
    private long _began;
    private long _readAt;

    /// <summary>Begins to read.</summary>
    /// <param name="shed">Is told a new level and why; from any thread.</param>
    public void Start(Action<int, string> shed)
    {
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
            double load = Math.Max(percent / limits.MaxCpuPercent, megabytes / limits.MaxRamMb);
            if (_decision.Take(load, time.GetElapsedTime(_began, at)))
            {
                _shed!(_decision.Level, Describe(percent, megabytes));
            }
        }
    }

    private string Describe(double percent, double megabytes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"processor {percent:F0} % of {limits.MaxCpuPercent} %, memory {megabytes:F0} MB of {limits.MaxRamMb} MB"
        );
}
