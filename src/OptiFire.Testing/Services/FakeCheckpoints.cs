using System.Globalization;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Services;

/// <summary>Checkpoints that are only counted.</summary>
public sealed class FakeCheckpoints : ICheckpoints
{
    private static readonly Timestamp Start = Timestamp.FromUtc(2024, 1, 2, 15);

    private readonly Lock _gate = new();
    private readonly List<CheckpointInfo> _taken = [];

    /// <inheritdoc />
    public string? Unavailable { get; set; }

    /// <summary>What taking one fails with; null when it does not.</summary>
    public string? Failure { get; set; }

    /// <inheritdoc />
    public Task<CheckpointInfo> TakeAsync(CancellationToken cancellationToken)
    {
        if ((Unavailable ?? Failure) is { } reason)
        {
            return Task.FromException<CheckpointInfo>(new CheckpointException(reason));
        }

        lock (_gate)
        {
            int number = _taken.Count + 1;
            var taken = new CheckpointInfo(
                "checkpoint-" + number.ToString(CultureInfo.InvariantCulture),
                number,
                Start + TimeSpan.FromMinutes(number),
                Start + TimeSpan.FromMinutes(number),
                Bytes: 1024,
                SchemaVersion: 1,
                SettingsVersion: 1,
                Fault: null
            );
            _taken.Add(taken);
            return Task.FromResult(taken);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<CheckpointInfo> List()
    {
        lock (_gate)
        {
            return [.. Enumerable.Reverse(_taken)];
        }
    }
}
