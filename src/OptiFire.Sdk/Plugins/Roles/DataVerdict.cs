using System.Numerics;
using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>What a data filter says of a datum: the rules it breaks, all at once; none by default.</summary>
/// <remarks>A set of bits: building one up allocates nothing.</remarks>
public readonly record struct DataVerdict
{
    private DataVerdict(uint bits) => Bits = bits;

    /// <summary>The datum breaks no rule.</summary>
    public static DataVerdict Accept => default;

    /// <summary>Bit n stands for the reason with the number n.</summary>
    public uint Bits { get; }

    /// <summary>Whether the datum breaks no rule.</summary>
    public bool Accepts => Bits == 0;

    /// <summary>The rules it breaks, by number.</summary>
    public IEnumerable<QuarantineReason> Broken
    {
        get
        {
            for (uint rest = Bits; rest != 0; rest &= rest - 1)
            {
                yield return (QuarantineReason)BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    /// <summary>The verdict that a stored set of bits stands for.</summary>
    public static DataVerdict FromBits(uint bits) => new(bits);

    /// <summary>The verdict with one more rule.</summary>
    public DataVerdict With(QuarantineReason rule) => new(Bits | (1u << (int)rule));

    /// <summary>The verdict with one more rule where a condition holds.</summary>
    public DataVerdict With(QuarantineReason rule, bool isBroken) => isBroken ? With(rule) : this;

    /// <summary>The rules of both.</summary>
    public DataVerdict And(DataVerdict other) => new(Bits | other.Bits);

    /// <summary>Whether a rule is among those broken.</summary>
    public bool Has(QuarantineReason rule) => (Bits & (1u << (int)rule)) != 0;

    /// <inheritdoc />
    public override string ToString() => Accepts ? "accepted" : string.Join(", ", Broken);
}
