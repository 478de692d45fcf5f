namespace OptiFire.Plugins.Infrastructure;

/// <summary>A part of an order's way.</summary>
public enum LatencyStage
{
    /// <summary>From the data of the decision to the order's intent.</summary>
    DecisionToIntent,

    /// <summary>From the intent to the hand-over to the broker; with real money the journal reaches the disk between.</summary>
    IntentToSent,

    /// <summary>From the hand-over to the broker's first answer: an acknowledgement, a fill, or a refusal.</summary>
    SentToAcknowledged,

    /// <summary>From the first answer to the first fill; a matter of the market as much as of the broker.</summary>
    AcknowledgedToFilled,

    /// <summary>From the data of the decision to the first fill.</summary>
    DecisionToFilled,
}
