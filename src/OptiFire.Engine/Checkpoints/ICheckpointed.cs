using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Checkpoints;

/// <summary>A part of a run that a checkpoint holds: it writes and reads its own section.</summary>
/// <remarks>
/// What is saved is everything that a later result can depend on, to the bit and in its order. Both are called between
/// two moments, on the kernel's thread; saving changes nothing.
/// </remarks>
internal interface ICheckpointed
{
    /// <summary>The section's name; never changes.</summary>
    string Section { get; }

    /// <summary>Counts changes of the section's form, from 1; every earlier form can be read.</summary>
    int SectionVersion { get; }

    /// <summary>Whether checkpoints of earlier versions may lack the section: what it holds then begins afresh.</summary>
    bool MayBeMissing => false;

    void Save(PayloadWriter writer);

    /// <summary>Takes the place of what a fresh run begins with.</summary>
    /// <exception cref="PayloadException">The section does not fit this run.</exception>
    void Load(ref PayloadReader reader, in CheckpointScope scope);
}
