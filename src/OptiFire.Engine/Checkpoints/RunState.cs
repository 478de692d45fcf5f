using OptiFire.Engine.Kernel;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Checkpoints;

/// <summary>All parts of a run that a checkpoint holds, in the order they are read.</summary>
internal sealed class RunState(EngineParts run, IReadOnlyList<ICheckpointed> parts)
{
    /// <summary>The state of a run.</summary>
    /// <param name="run">What the run is made of.</param>
    /// <param name="settings">What is read first: the settings say which plugins and windows there are.</param>
    /// <param name="kernel">What its kernel holds beside that.</param>
    public static RunState Of(EngineParts run, ICheckpointed settings, IEnumerable<ICheckpointed> kernel)
    {
        ICheckpointed[] shared =
        [
            settings,
            run.Log,
            run.View,
            run.Store,
            run.PutAside,
            run.Ledger,
            run.Curve,
            run.Signals,
            run.Paper,
            run.Controls,
            run.Trading,
            run.Targets,
            run.Orders,
        ];
        // The broker comes last: it outlives an attempt, and a part before it that does not fit ends the attempt.
        return new RunState(
            run,
            [
                .. shared,
                .. kernel,
                new PluginStates(run),
                .. run.Tape is null ? [] : new[] { run.Tape },
                new BrokerSection(run.OwnBroker),
            ]
        );
    }

    /// <summary>Why such a run cannot be stored; null when it can.</summary>
    public string? Obstacle => parts.OfType<BrokerSection>().Select(broker => broker.Obstacle).FirstOrDefault();

    /// <summary>Copies every part.</summary>
    public void Save(PayloadWriter body)
    {
        foreach (ICheckpointed part in parts)
        {
            int lengthAt = Checkpoint.BeginSection(body, part.Section, part.SectionVersion);
            part.Save(body);
            Checkpoint.EndSection(body, lengthAt);
        }
    }

    /// <summary>Puts a checkpoint in the place of what a fresh run begins with.</summary>
    /// <exception cref="CheckpointException">It does not fit; the parts are half changed and must not be used.</exception>
    public void Load(Checkpoint checkpoint)
    {
        foreach (CheckpointSection section in checkpoint.Sections)
        {
            if (!parts.Any(part => part.Section == section.Name))
            {
                throw new CheckpointException($"It holds '{section.Name}', which this run does not have.");
            }
        }

        foreach (ICheckpointed part in parts)
        {
            if (!part.MayBeMissing || checkpoint.Sections.Any(section => section.Name == part.Section))
            {
                Load(part, checkpoint);
            }
        }
    }

    private void Load(ICheckpointed part, Checkpoint checkpoint)
    {
        try
        {
            CheckpointSection section = checkpoint.Find(part.Section);
            if (section.Version < 1 || section.Version > part.SectionVersion)
            {
                throw new PayloadException(
                    $"It has version {section.Version}; this version reads 1 to {part.SectionVersion}."
                );
            }

            var reader = new PayloadReader(section.Content.Span);
            part.Load(ref reader, new CheckpointScope(section.Version, run.Graph));
            if (reader.Remaining > 0)
            {
                throw new PayloadException($"{reader.Remaining} bytes are left over.");
            }
        }
#pragma warning disable CA1031 // a plugin's value may throw anything: this checkpoint cannot be used then
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new CheckpointException(
                $"Its section '{part.Section}' does not fit this run: {exception.Message}",
                exception
            );
        }
    }
}
