namespace OptiFire.Plugins.Risk;

/// <summary>What happens to open positions when the drawdown stop latches.</summary>
public enum StopAction
{
    /// <summary>They are closed at once: the loss ends at the stop, apart from the slippage of getting out.</summary>
    Flatten,

    /// <summary>They stay, and only orders that reduce them pass: the loss may go on beyond the stop.</summary>
    Hold,
}
