using System.Runtime.InteropServices;

namespace OptiFire.Engine.Events;

/// <summary>How far the writer of a ring is, on cache lines that hold nothing else.</summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal struct RingProgress
{
    /// <summary>Events begun to be written.</summary>
    [FieldOffset(64)]
    public long Begun;

    /// <summary>Events written.</summary>
    [FieldOffset(72)]
    public long Published;

    /// <summary>The first number that must not be written before readers are looked at.</summary>
    [FieldOffset(80)]
    public long Limit;
}
