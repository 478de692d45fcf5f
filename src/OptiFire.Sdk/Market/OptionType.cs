namespace OptiFire.Sdk.Market;

/// <summary>What an option gives the right to do.</summary>
public enum OptionType
{
    /// <summary>To buy the underlying at the strike.</summary>
    Call,

    /// <summary>To sell the underlying at the strike.</summary>
    Put,
}
