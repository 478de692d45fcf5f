using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Budgets;

/// <summary>Why an instance may not run: each reason stands by itself, and the strongest is the state that is shown.</summary>
/// <remarks>Paused goes before quarantined, quarantined before shed, shed before backing off.</remarks>
internal sealed class InstanceControl
{
    private static readonly InstanceStanding Free = new(InstanceState.Idle, "", null, Timestamp.MaxValue);

    private readonly Dictionary<ActivationShard, int> _failures = [];
    private InstanceStanding _standing = Free;

    /// <summary>What is shown. For any thread.</summary>
    public InstanceStanding Standing => Volatile.Read(ref _standing);

    /// <summary>Why an operator stopped it; null when none did.</summary>
    public string? Paused { get; set; }

    /// <summary>Why it is quarantined; null when it is not.</summary>
    public string? Quarantined { get; private set; }

    /// <summary>Why it is shed; null when it is not.</summary>
    public string? Shed { get; set; }

    /// <summary>Why it backs off; null when it does not.</summary>
    public string? BackingOff { get; private set; }

    /// <summary>When it is tried again after it failed.</summary>
    public Timestamp BackOffUntil { get; private set; } = Timestamp.MinValue;

    /// <summary>Whether a run of it failed and none of the same shard has succeeded since.</summary>
    public bool HasFailures => _failures.Count > 0;

    /// <summary>Whether it has to be asked before each run.</summary>
    public bool IsHeld => Standing.State != InstanceState.Idle;

    public bool MayRun(Timestamp now) =>
        Standing.State switch
        {
            InstanceState.Idle => true,
            InstanceState.BackingOff => now >= BackOffUntil,
            _ => false,
        };

    /// <summary>Counts a failed run.</summary>
    public void Fail(ActivationShard shard, string reason, Timestamp now, bool mayBeQuarantined)
    {
        int failures = _failures.GetValueOrDefault(shard) + 1;
        _failures[shard] = failures;
        if (failures >= RunPolicy.MostFailures && mayBeQuarantined)
        {
            Quarantined ??= reason;
            BackingOff = null;
            return;
        }

        Timestamp until = now + RunPolicy.BackOff(failures);
        if (BackingOff is null || until > BackOffUntil)
        {
            BackingOff = reason;
            BackOffUntil = until;
        }
    }

    /// <summary>Forgets the failures of a shard whose run succeeded.</summary>
    public void Succeed(ActivationShard shard)
    {
        _failures.Remove(shard);
        if (_failures.Count == 0)
        {
            BackingOff = null;
        }
    }

    /// <summary>Lets it be tried at once.</summary>
    public void EndBackOff() => BackingOff = null;

    /// <summary>Forgets everything it did wrong.</summary>
    public void Release()
    {
        Quarantined = null;
        BackingOff = null;
        _failures.Clear();
    }

    /// <summary>Brings what is shown up to date.</summary>
    /// <returns>Whether it changed.</returns>
    public bool Settle(Timestamp now)
    {
        InstanceStanding next =
            Paused is { } paused ? new(InstanceState.Paused, paused, now, Timestamp.MaxValue)
            : Quarantined is { } quarantined ? new(InstanceState.Quarantined, quarantined, now, Timestamp.MaxValue)
            : Shed is { } shed ? new(InstanceState.Shed, shed, now, Timestamp.MaxValue)
            : BackingOff is { } failed ? new(InstanceState.BackingOff, failed, now, BackOffUntil)
            : Free with { Since = now };
        InstanceStanding before = Standing;
        if (next.State == before.State && next.Until == before.Until)
        {
            return false;
        }

        Volatile.Write(ref _standing, next);
        return true;
    }
}
