namespace OptiFire.Numerics.Information;

/// <summary>What an ensemble of classifiers does not know about one sample; entropies in nats.</summary>
/// <param name="PredictiveEntropy">Entropy of the mean prediction: all the uncertainty there is.</param>
/// <param name="ExpectedEntropy">Mean entropy of the members: the part that lies in the data.</param>
/// <param name="MutualInformation">Their difference, ≥ 0 (BALD): the part on which the members disagree.</param>
/// <param name="NormalizedEntropy">Predictive entropy over ln K, in [0, 1]; 0 with one class.</param>
/// <param name="MaximumProbability">The mean prediction's highest probability.</param>
/// <param name="Margin">Highest less second-highest probability; the highest itself with one class.</param>
public readonly record struct PredictiveUncertainty(
    double PredictiveEntropy,
    double ExpectedEntropy,
    double MutualInformation,
    double NormalizedEntropy,
    double MaximumProbability,
    double Margin
);
