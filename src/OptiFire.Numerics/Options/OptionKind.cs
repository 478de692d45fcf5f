namespace OptiFire.Numerics.Options;

/// <summary>Which right a European option gives.</summary>
public enum OptionKind
{
    /// <summary>The right to buy at the strike.</summary>
    Call,

    /// <summary>The right to sell at the strike.</summary>
    Put,
}
