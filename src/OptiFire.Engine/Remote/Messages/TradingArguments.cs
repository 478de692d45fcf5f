using OptiFire.Sdk.Decisions;

namespace OptiFire.Engine.Remote.Messages;

/// <summary>Of <c>trading.set</c>.</summary>
/// <param name="State">What automatic trading may do.</param>
/// <param name="Reason">Why.</param>
internal sealed record TradingArguments(TradingState State, string Reason);
