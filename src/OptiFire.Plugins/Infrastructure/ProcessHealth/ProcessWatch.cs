using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>One service's work: reads, judges, reports, and asks for plugins to be shed.</summary>
internal sealed class ProcessWatch(ProcessHealthOptions options, IServiceContext context)
{
    private const double Megabyte = 1 << 20;
    private static readonly string[] Shed =
    [
        "nothing",
        "reports and diagnostics",
        "learning and features nobody trades on too",
        "all that is not critical",
    ];

    private readonly ControlGroups _groups = new(options.RootFolder);
    private readonly LoadWindow _window = new(TimeSpan.FromSeconds(options.WindowSeconds));
    private readonly LoadHistory _history = new();
    private readonly ShedLadder _ladder = new(
        options.MaxShedLevel,
        TimeSpan.FromSeconds(options.ForSeconds),
        TimeSpan.FromSeconds(options.RecoverSeconds)
    );
    private readonly long _start = context.Time.GetTimestamp();
    private string _reason = "";
    private int _asked;
    private bool _isOver;
    private bool _diskIsLow;

    public void Look()
    {
        ProcessReading reading = ProcessReading.Take(context.Time.GetElapsedTime(_start));
        _window.Add(in reading);
        MachineLimits limits = _groups.Read(Environment.ProcessorCount);
        double megabytes = reading.ResidentBytes / Megabyte;
        double maxMegabytes = Math.Min(
            options.MaxMemoryMegabytes,
            options.MaxMemoryShare * (limits.GroupMemoryBytes / Megabyte) ?? double.PositiveInfinity
        );
        double? free = ReadDisk();
        if (_window.CpuPercent(limits.Cores) is not { } cpu)
        {
            context.Report(new ServiceReport(RunResult.NotReady("one reading says nothing of processor use")));
            return;
        }

        Judge(cpu, megabytes, maxMegabytes, reading.At);
        _history.Add(Timestamp.From(context.Time.GetUtcNow()), cpu, megabytes);
        List<ServiceFigure> figures = Figures(cpu, limits, maxMegabytes, free);
        context.Report(
            new ServiceReport(RunResult.Ok)
            {
                Figures = figures,
                Charts = [_history.Draw(options.MaxCpuPercent, maxMegabytes)],
                Tables = [FigureTable.Of("process", "What the process uses", figures)],
            }
        );
    }

    /// <summary>Nobody watches any more: what was shed may come back.</summary>
    public void End()
    {
        if (_asked > 0 && context.Commands.IsOpen)
        {
            context.Commands.Shed(0, "process health is not watched any more");
        }
    }

    private void Judge(double cpu, double megabytes, double maxMegabytes, TimeSpan now)
    {
        double cpuLoad = cpu / options.MaxCpuPercent;
        double memoryLoad = megabytes / maxMegabytes;
        _reason =
            cpuLoad >= memoryLoad
                ? FormattableString.Invariant($"processor use {cpu:0.#} %, limit {options.MaxCpuPercent} %")
                : FormattableString.Invariant($"memory {megabytes:0} MB, limit {maxMegabytes:0} MB");
        double load = Math.Max(cpuLoad, memoryLoad);
        bool changed = _ladder.Take(load, options.RecoverShare, now);
        if (load > 1 != _isOver && (load > 1 || load <= options.RecoverShare))
        {
            _isOver = load > 1;
            context.Raise(
                _isOver ? FindingSeverity.Warning : FindingSeverity.Information,
                (_isOver ? "too much: " : "enough less again: ") + _reason
            );
        }

        bool canAsk = !context.IsVirtual && context.Commands.IsOpen;
        if (canAsk && _asked != _ladder.Level)
        {
            _asked = _ladder.Level;
            context.Commands.Shed(_asked, _reason);
            Announce($"shed level {_asked}, {Shed[_asked]}: {_reason}");
        }
        else if (changed && !canAsk)
        {
            Announce(
                $"shed level {_ladder.Level} is due and nothing is shed, for the engine takes no commands: {_reason}"
            );
        }
    }

    private void Announce(string message) =>
        context.Raise(_ladder.Level > 0 ? FindingSeverity.Warning : FindingSeverity.Information, message);

    /// <summary>Megabytes free on the disk that is watched; null when none is, or it cannot be read.</summary>
    private double? ReadDisk()
    {
        if (options.DataFolder.Length == 0)
        {
            return null;
        }

        double free;
        try
        {
            free = new DriveInfo(Path.GetFullPath(options.DataFolder)).AvailableFreeSpace / Megabyte;
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            free = double.NaN;
        }

        bool isLow = !(free >= options.MinFreeMegabytes);
        if (isLow != _diskIsLow)
        {
            _diskIsLow = isLow;
            context.Raise(
                isLow ? FindingSeverity.Warning : FindingSeverity.Information,
                double.IsNaN(free)
                    ? $"the disk of '{options.DataFolder}' cannot be read"
                    : FormattableString.Invariant(
                        $"{free:0} MB are free on the disk of '{options.DataFolder}', limit {options.MinFreeMegabytes} MB"
                    )
            );
        }

        return double.IsNaN(free) ? null : free;
    }

    private List<ServiceFigure> Figures(double cpu, MachineLimits limits, double maxMegabytes, double? free)
    {
        ProcessReading reading = _window.Newest;
        List<ServiceFigure> figures =
        [
            new("cpu_percent", cpu, "% of cores available"),
            new("cores_available", limits.Cores),
            new("memory", reading.ResidentBytes / Megabyte, "MB"),
            new("memory_limit", maxMegabytes, "MB"),
            new("heap", reading.HeapBytes / Megabyte, "MB"),
            new("gen2_collections", reading.Gen2Collections),
            new("pause_percent", _window.PausePercent() ?? 0, "% of time"),
            new("threads", reading.Threads),
            new("pool_queue", reading.PoolQueue),
            new("open_handles", reading.Handles),
            new("shed_level", _ladder.Level),
        ];
        Add("group_memory_limit", limits.GroupMemoryBytes / Megabyte);
        Add("group_memory_used", limits.GroupUsedBytes / Megabyte);
        Add("machine_memory", limits.MachineMemoryBytes / Megabyte);
        Add("disk_free", free);
        return figures;

        void Add(string name, double? megabytes)
        {
            if (megabytes is { } known)
            {
                figures.Add(new ServiceFigure(name, known, "MB"));
            }
        }
    }
}
