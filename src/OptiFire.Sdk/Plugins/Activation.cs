namespace OptiFire.Sdk.Plugins;

/// <summary>One kind of work of a plugin: its role, when it runs, and what it reads and writes.</summary>
public sealed record Activation
{
    /// <summary>Makes an activation.</summary>
    /// <param name="role">What it does.</param>
    /// <param name="scope">How runs are split.</param>
    /// <param name="triggers">What makes it run; inline roles are called by the kernel and need none.</param>
    public Activation(Role role, Scope scope, params IReadOnlyList<Trigger> triggers)
    {
        Role = role;
        Scope = scope;
        Triggers = triggers;
    }

    /// <summary>What it does.</summary>
    public Role Role { get; init; }

    /// <summary>How runs are split.</summary>
    public Scope Scope { get; init; }

    /// <summary>What makes it run.</summary>
    public IReadOnlyList<Trigger> Triggers { get; init; }

    /// <summary>What must be there before it is called: below warm-up the engine answers NotReady in its place.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];

    /// <summary>The ports it writes.</summary>
    public IReadOnlyList<OutputPort> Outputs { get; init; } = [];

    /// <summary>What one run may cost.</summary>
    public Budget Budget { get; init; } = new();

    /// <summary>Whether a replay runs it again.</summary>
    public Determinism Determinism { get; init; } = Determinism.Pure;

    /// <summary>The stage of the decision pipeline a sizing or risk activation acts in.</summary>
    public Decisions.Stage Stage { get; init; } = Decisions.Stage.Scale;
}
