namespace OptiFire.Sdk.Time;

/// <summary>When a datum or event of a name arrives: <c>on(bar)</c>, <c>on(quote)</c>. It has no times of its own.</summary>
public sealed record EventSchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="name">A letter, then letters, digits and <c>_ - . /</c>; case-sensitive.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public EventSchedule(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (FaultOf(name) is { } fault)
        {
            throw new ArgumentException(fault, nameof(name));
        }

        Name = name;
    }

    /// <summary>The name of the datum kind or event.</summary>
    public string Name { get; }

    /// <inheritdoc />
    public override string ToString() => $"on({Name})";

    /// <summary>What is wrong with a name, or null.</summary>
    internal static string? FaultOf(string name) =>
        name.Length > 0
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/')
            ? null
            : $"'{name}' is not an event name: a letter, then letters, digits and _ - . /";
}
